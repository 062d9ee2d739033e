// Lodgement: what must hold before a declaration, or a request about one, is stored, besides its
// signature. Submissions and trials ask the same.
#pragma once

#include <string>
#include <vector>

#include "server/services/environment.h"
#include "shared/wire/submission.h"

namespace quayside::services {

struct Judgement {
  /// Error codes: no_right_to_act, those of wire::check_mandate(), header_mismatch,
  /// data_set_not_supported, as_of_not_today, declaration_has_errors, those of check_request().
  std::vector<Error> problems;
  std::string verdict;  ///< JSON; empty if the rules could not be asked
};
/// Everything that stands in the signed content itself, and what a request asks.
Judgement judge(const Environment& environment, const Identity& identity,
                const wire::SignedContent& content);

Error no_right_to_act();

/// The key is an active one of somebody in this organisation. Error codes: no_right_to_act,
/// key_pending.
Result<store::KeyRecord> active_key(store::Reader& reader, std::string_view kid,
                                    const Identity& identity);
/// The key that a JWS names. Error codes besides: jws_malformed.
Result<store::KeyRecord> signing_key(const Environment& environment, const Identity& identity,
                                     std::string_view jws);
/// Somebody with this key may declare for this organisation. Error codes besides: role_missing.
Result<Done> check_key(store::Reader& reader, std::string_view kid, const Identity& identity);

/// The mandate in the header was given here and is not revoked. Error codes: mandate_unknown,
/// mandate_revoked.
Result<Done> check_mandate_here(store::Reader& reader, const wire::SubmissionHeader& header);

/// What others have stored does not stand in the way. Error codes: submission_id_taken,
/// lrn_already_used, mandate_unknown, mandate_revoked, those of may_ask().
Result<Done> check_against_store(store::Reader& reader, const Identity& identity,
                                 const wire::SignedContent& content);

}  // namespace quayside::services
