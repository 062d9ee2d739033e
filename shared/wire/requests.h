// Messages that ask customs for something about a declaration which it has: to amend it, to
// invalidate it, to repay or remit duty, to take the supplementary declaration, to take note that
// the goods are presented.
//
// Denmark: DMS Import and Export XML Guide (FunctionCode, TypeCode, Amendment). United Kingdom: the
// amendments, cancellation and goods presentation of hmrc/customs-declarations.
#pragma once

#include <span>

#include "shared/domain/fields.h"
#include "shared/wire/message.h"

namespace quayside::wire {

enum class RequestName { amendment, invalidation, presentation, repayment, supplementary };
/// The name in Request::kind: "amendment".
std::string_view name_of(RequestName name);
bool request_from_name(std::string_view text, RequestName& name);
bool is_amendment(std::string_view kind);  ///< Request::kind
/// Whether customs is to take the declaration as it stands: a new one (no kind), an amendment, a
/// supplementary one. Only then do the rules decide; an invalidation does not wait for them.
bool lodges_declaration(std::string_view kind);

/// Lodged before the goods are there, which are presented later (11 02: D, E, F; in the United
/// Kingdom K, too).
bool is_pre_lodged(const Declaration& declaration);

/// Whether customs wants to know why: of an amendment and an invalidation.
bool needs_reason(RequestName name);
/// What a declarant may give as reason_code of that request; empty where the authority publishes no
/// list, and where no reason is asked for.
std::span<const std::string_view> reason_codes(std::string_view profile, RequestName name);

struct Ask {
  RequestName name = RequestName::amendment;
  std::string mrn;          ///< of the declaration
  std::string reason_code;  ///< of an amendment or an invalidation: CL10057, CL10187; HMRC's codes
  std::string reason_text;
  RepaymentApplication repayment = {};  ///< of a repayment, or with an invalidation
};

struct Message {
  Declaration declaration;
  MessageRest rest;
};

std::string write_message(const Message& message);

/// The request about `declaration`: what of it the request holds, no more. An amendment is made by
/// amendment_of().
/// Error codes: request_not_of_profile, mrn_malformed, reason_malformed, application_missing,
/// not_pre_lodged.
Result<Message> request_of(const Declaration& declaration, const Ask& ask);

/// A change that the authority does not take as an amendment; the declaration has to be invalidated
/// and lodged anew.
struct FixedPlace {
  FieldPointer at;        ///< in `after`
  std::string_view code;  ///< of its rule, "DK3040"; empty: it has none
};
/// `changes` are the differences of the two.
std::vector<FixedPlace> fixed_places(const Declaration& before, const Declaration& after,
                                     std::span<const Difference> changes);

/// The amendment, before acceptance called correction, that makes `after` of `before`. To Denmark
/// goes the declaration as it is to be; to the United Kingdom what has changed, with a pointer to
/// each change and with the sections around it.
/// Error codes: those of request_of(), nothing_changed, not_amendable.
Result<Message> amendment_of(const Declaration& before, const Declaration& after, const Ask& ask);

}  // namespace quayside::wire
