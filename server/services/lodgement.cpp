#include "server/services/lodgement.h"

#include "server/services/requests.h"
#include "server/services/withdrawals.h"
#include "shared/base/text.h"
#include "shared/rules/data_set.h"
#include "shared/rules/rule.h"
#include "shared/wire/json.h"

namespace quayside::services {
namespace {

Error key_pending() {
  return {"key_pending", "the key is not confirmed yet",
          "Ask an owner of your organisation, or the operator of the server, to confirm your key."};
}

Error header_mismatch() {
  return {"header_mismatch", "the signed header does not fit the declaration",
          "Sign the declaration again."};
}

Result<Done> check_right(const wire::SignedContent& content, const Identity& identity) {
  const auto& [header, declaration] = content;
  const bool is_party = declaration.declarant.identification_number == identity.eori ||
                        declaration.representative.identification_number == identity.eori;
  if (header.declarant != identity.eori || !is_party) return no_right_to_act();
  return wire::check_mandate(header, declaration);
}

Result<Done> check_header(const wire::SignedContent& content) {
  const auto& [header, declaration] = content;
  if (!seal::is_uuid(header.submission_id) || header.profile != declaration.profile ||
      header.data_set != declaration.data_set ||
      (!header.supersedes.empty() && !seal::is_uuid(header.supersedes))) {
    return header_mismatch();
  }
  // Without this a declaration that no rule speaks of would pass for want of rules.
  if (find_data_set(declaration.profile, declaration.data_set) == nullptr) {
    return Error{"data_set_not_supported", "no such profile and data set",
                 "Choose another kind of declaration."};
  }
  return Done{};
}

// Where the trader lives it may already be tomorrow (UTC+14 at most), and what was signed before
// midnight may arrive after it: a day is right if it is today somewhere or was yesterday in UTC.
Result<Date> verdict_day(const wire::SubmissionHeader& header, std::int64_t now) {
  constexpr std::int64_t kHourMs = 3'600'000;
  const auto day = Date::parse(header.as_of);
  if (!day || *day < utc_date(now - 24 * kHourMs) || *day > utc_date(now + 14 * kHourMs)) {
    return Error{"as_of_not_today", "the declaration was checked for another day",
                 "Check the declaration for today and sign it again."};
  }
  return *day;
}

}  // namespace

Judgement judge(const Environment& environment, const Identity& identity,
                const wire::SignedContent& content) {
  Judgement judgement;
  const auto& [header, declaration] = content;
  const auto holds = [&](const auto& result) {
    if (!result) judgement.problems.push_back(result.error());
    return result.has_value();
  };
  holds(check_right(content, identity));
  if (!holds(check_header(content))) return judgement;
  const auto day = verdict_day(header, environment.clock.now_ms());
  if (!holds(day)) return judgement;
  const Verdict verdict = validate(declaration, *day);
  judgement.verdict = wire::verdict_to_json(verdict, declaration, "en");
  if (wire::lodges_declaration(header.request.kind) && verdict.has_errors()) {
    judgement.problems.push_back({"declaration_has_errors", "the rules found errors",
                                  "Correct the errors and sign the declaration again."});
  }
  if (header.request.kind.empty()) return judgement;
  environment.store.read(
      [&](store::Reader& reader) { holds(check_request(reader, identity, content)); });
  return judgement;
}

Error no_right_to_act() {
  return {"no_right_to_act", "this organisation may not lodge this declaration",
          "Sign with a key of the declarant or of its representative."};
}

Result<store::KeyRecord> active_key(store::Reader& reader, std::string_view kid,
                                    const Identity& identity) {
  auto key = reader.key(kid);
  if (!key || key->eori != identity.eori) return no_right_to_act();
  if (key->status == store::KeyStatus::pending) return key_pending();
  if (key->status != store::KeyStatus::active) return no_right_to_act();
  return std::move(*key);
}

Result<store::KeyRecord> signing_key(const Environment& environment, const Identity& identity,
                                     std::string_view jws) {
  const auto header = seal::peek_header(jws);
  if (!header) return header.error();
  Result<store::KeyRecord> key = no_right_to_act();
  environment.store.read(
      [&](store::Reader& reader) { key = active_key(reader, header->kid, identity); });
  return key;
}

Result<Done> check_key(store::Reader& reader, std::string_view kid, const Identity& identity) {
  const auto key = active_key(reader, kid, identity);
  if (!key) return key.error();
  const auto member = reader.member(key->member);
  if (!member || !wire::may_declare(member->role)) return role_missing();
  return Done{};
}

Result<Done> check_mandate_here(store::Reader& reader, const wire::SubmissionHeader& header) {
  if (header.mandate.empty()) return Done{};
  const auto carried = wire::open_mandate(header.mandate);
  if (!carried) return carried.error();
  const auto known = reader.mandate(carried->id);
  if (!known || known->carried != header.mandate) {
    return Error{"mandate_unknown", "the client has not given this mandate here",
                 "Ask the client to give it, then sign the declaration again."};
  }
  const auto key = reader.key(seal::PublicKey::from_jwk_x(known->carried.public_key_x)->kid());
  // The client's key may have been lost before the mandate was signed with it.
  if (known->revoked_at > 0 || !key || was_lost_by(*key, known->given_at)) {
    return Error{"mandate_revoked", "the client has revoked the mandate",
                 "Ask the client for a new mandate."};
  }
  return Done{};
}

Result<Done> check_against_store(store::Reader& reader, const Identity& identity,
                                 const wire::SignedContent& content) {
  const auto& [header, declaration] = content;
  if (reader.submission_id_taken(header.submission_id)) {
    return Error{"submission_id_taken", "another submission has this id",
                 "Sign the declaration again."};
  }
  if (const auto holds = check_mandate_here(reader, header); !holds) return holds;
  if (!header.request.about.empty()) return may_ask(reader, identity, content);
  if (reader.lrn_in_use(identity.eori, trimmed(declaration.lrn))) {
    return Error{"lrn_already_used", "another declaration of this organisation has this LRN",
                 "Give the declaration a new LRN and sign it again."};
  }
  return Done{};
}

}  // namespace quayside::services
