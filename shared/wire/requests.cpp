#include "shared/wire/requests.h"

#include <algorithm>
#include <array>

#include "shared/base/text.h"
#include "shared/domain/fields.h"
#include "shared/domain/identifiers.h"
#include "shared/wire/cds_amendment.h"
#include "shared/wire/verdict_text.h"

namespace quayside::wire {
namespace {

constexpr std::size_t kReasonTextMin = 10;  // DMS XML guides, Amendment
constexpr std::size_t kReasonTextMax = 512;

// What a declarant may give: CL10057 and CL10187 of Danish customs; the codes of cancellations that
// HMRC's CANCEL.xsd is used with. HMRC publishes no list of those of amendments.
constexpr std::string_view kDanishAmendment[] = {"5",  "7",  "8",  "21", "22", "23", "24",
                                                 "25", "26", "27", "28", "29", "30", "31"};
constexpr std::string_view kDanishInvalidation[] = {"122", "123", "124", "125", "126",
                                                    "127", "129", "130", "131", "134",
                                                    "135", "138", "139", "145", "148"};
constexpr std::string_view kBritishInvalidation[] = {"1", "2", "3"};

bool has_form_of_reason(std::string_view code) {
  if (code.empty() || code.size() > 3) return false;
  return std::all_of(code.begin(), code.end(),
                     [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'); });
}

Result<Done> check_reason(const MessageForm& form, const Ask& ask) {
  const bool is_danish = form.profile == dms_form().profile;
  const std::span<const std::string_view> codes = reason_codes(form.profile, ask.name);
  const bool is_listed =
      codes.empty() || std::find(codes.begin(), codes.end(), ask.reason_code) != codes.end();
  if (!has_form_of_reason(ask.reason_code) || !is_listed) {
    std::string hint = "Give a code that customs lists";
    for (const std::string_view code : codes)
      hint += (code == codes.front() ? ": " : ", ") + std::string(code);
    return Error{"reason_malformed", "'" + ask.reason_code + "' is no reason for this request",
                 hint + "."};
  }
  const std::size_t length = trimmed(ask.reason_text).size();
  if (length < (is_danish ? kReasonTextMin : 1) || length > kReasonTextMax) {
    return Error{
        "reason_malformed", "the reason in words is too short or too long",
        is_danish ? "Write between 10 and 512 characters." : "Write between 1 and 512 characters."};
  }
  return Done{};
}

Result<Done> check_ask(const MessageForm& form, const Ask& ask) {
  if (find_request(form, name_of(ask.name)) == nullptr) {
    return Error{"request_not_of_profile",
                 "there is no message of this kind for this customs authority",
                 "Amendment, invalidation and presentation exist for both; repayment and "
                 "supplementary for Denmark."};
  }
  if (!has_form_of_mrn(ask.mrn)) {
    return Error{"mrn_malformed", "'" + ask.mrn + "' is not an MRN",
                 "Give the MRN of the declaration: 18 capital letters and digits, as in "
                 "26DK0123456789ABR0."};
  }
  if (ask.name == RequestName::repayment && ask.repayment.type.empty()) {
    return Error{"application_missing", "the application for repayment or remission is missing",
                 "Give it as JSON, with the type REP or REM."};
  }
  return needs_reason(ask.name) ? check_reason(form, ask) : Result<Done>(Done{});
}

const RequestKind& kind_for(const MessageForm& form, const Declaration& declaration,
                            RequestName name) {
  const std::string_view variant = form.variant_of(declaration);
  const RequestKind* found = nullptr;
  for (const RequestKind& kind : form.requests) {
    if (kind.name != name_of(name)) continue;
    const bool fits = kind.variants.find(variant) != std::string_view::npos;
    if (found == nullptr || fits) found = &kind;
  }
  return *found;
}

bool is_carried(const RequestKind& kind, const FieldPointer& at) {
  if (kind.carries.empty()) return true;
  return std::any_of(kind.carries.begin(), kind.carries.end(), [&](std::string_view place) {
    return at.is_within(FieldPointer(std::string(place)));
  });
}

// A supplementary declaration is written under the data set of the simplified one.
std::string simplified_data_set(const Declaration& declaration) {
  const std::string& set = declaration.data_set;
  if (set == "B1") return "C1";
  return set == "H1" ? "I1" : set;
}

Request request_for(const MessageForm& form, const Ask& ask) {
  Request request;
  request.kind = name_of(ask.name);
  request.mrn = ask.mrn;
  request.repayment = ask.repayment;
  if (!needs_reason(ask.name)) return request;
  if (form.profile == dms_form().profile) {
    request.amendments.push_back({ask.reason_code, ask.reason_text, {}});
  } else if (ask.name == RequestName::invalidation) {
    request.amendments.push_back({ask.reason_code, "", {}});
    request.statements.push_back({ask.reason_text, {{"1", "42A", ""}, {"1", "06A", ""}}});
  }
  return request;
}

bool is_head(const FieldPointer& at) { return at.text() == "/lrn" || at.text() == "/profile"; }

}  // namespace

std::string_view name_of(RequestName name) {
  constexpr std::array<std::string_view, 5> kNames = {"amendment", "invalidation", "presentation",
                                                      "repayment", "supplementary"};
  return kNames[static_cast<std::size_t>(name)];
}

bool request_from_name(std::string_view text, RequestName& name) {
  for (const RequestName one :
       {RequestName::amendment, RequestName::invalidation, RequestName::presentation,
        RequestName::repayment, RequestName::supplementary}) {
    if (name_of(one) != text) continue;
    name = one;
    return true;
  }
  return false;
}

bool is_amendment(std::string_view kind) { return kind == name_of(RequestName::amendment); }

bool lodges_declaration(std::string_view kind) {
  return kind.empty() || is_amendment(kind) || kind == name_of(RequestName::supplementary);
}

bool is_pre_lodged(const Declaration& declaration) {
  constexpr std::string_view kTypes = "DEFK";
  const std::string& type = declaration.additional_declaration_type;
  return type.size() == 1 && kTypes.find(type[0]) != std::string_view::npos;
}

bool needs_reason(RequestName name) {
  return name == RequestName::amendment || name == RequestName::invalidation;
}

std::span<const std::string_view> reason_codes(std::string_view profile, RequestName name) {
  const bool is_danish = profile == dms_form().profile;
  if (is_danish && name == RequestName::amendment) return kDanishAmendment;
  if (is_danish && name == RequestName::invalidation) return kDanishInvalidation;
  if (name == RequestName::invalidation) return kBritishInvalidation;
  return {};
}

std::string write_message(const Message& message) {
  return write_message(message.declaration, message.rest);
}

Result<Message> request_of(const Declaration& declaration, const Ask& ask) {
  const MessageForm& form = form_of(declaration);
  if (const Result<Done> checked = check_ask(form, ask); !checked) return checked.error();
  if (ask.name == RequestName::presentation && !is_pre_lodged(declaration)) {
    return Error{"not_pre_lodged", "only goods of a pre-lodged declaration are presented later",
                 "This one was lodged for goods that are there; nothing need be sent."};
  }
  Message message{declaration, {request_for(form, ask), {}}};
  if (ask.name == RequestName::supplementary) {
    message.declaration.data_set = simplified_data_set(declaration);
  }
  const RequestKind& kind = kind_for(form, declaration, ask.name);
  std::vector<FieldPointer> left_out;
  for_each_leaf(declaration, [&](const Place& leaf) {
    if (!is_carried(kind, leaf.pointer)) left_out.push_back(leaf.pointer);
  });
  for (const FieldPointer& at : left_out)
    set_text(message.declaration, at, "");
  prune_empty_elements(message.declaration);
  return message;
}

Result<Message> amendment_of(const Declaration& before, const Declaration& after, const Ask& ask) {
  const MessageForm& form = form_of(after);
  if (const Result<Done> checked = check_ask(form, ask); !checked) return checked.error();
  const std::vector<Difference> all = differences(before, after);
  for (const Difference& difference : all) {
    const std::string& at = difference.at.text();
    if (at != "/profile" && at != "/dataSet") continue;
    // The British data set follows from the rest.
    if (at == "/dataSet" && form.derives_data_set) continue;
    return Error{"not_amendable", "an amendment cannot change " + at,
                 "Invalidate the declaration and lodge a new one."};
  }
  if (const std::vector<FixedPlace> fixed = fixed_places(before, after, all); !fixed.empty()) {
    const std::string code(fixed.front().code);
    return Error{"not_amendable",
                 "an amendment cannot change " + field_label(after, fixed.front().at, "en") +
                     (code.empty() ? "" : ": " + code),
                 "Invalidate the declaration and lodge a new one."};
  }
  if (std::all_of(all.begin(), all.end(), [](const Difference& one) { return is_head(one.at); })) {
    return Error{"nothing_changed", "the amendment changes nothing",
                 "Change at least one element; customs rejects an amendment without a change."};
  }
  Message message{after, {request_for(form, ask), {}}};
  if (form.profile == cds_form().profile) {
    return cds_amendment(before, after, {ask.reason_code, ask.reason_text, {}},
                         std::move(message.rest.request));
  }
  return message;
}

}  // namespace quayside::wire
