#include "server/services/submit.h"

#include "server/log.h"
#include "server/services/connections.h"
#include "server/services/documents.h"
#include "server/services/progress.h"
#include "server/services/read_submissions.h"
#include "server/services/requests.h"
#include "shared/base/text.h"
#include "shared/rules/data_set.h"
#include "shared/rules/rule.h"
#include "shared/wire/json.h"
#include "shared/wire/submission.h"

namespace quayside::services {
namespace {

Error no_right_to_act() {
  return {"no_right_to_act", "this organisation may not lodge this declaration",
          "Sign with a key of the declarant or of its representative."};
}

Error key_pending() {
  return {"key_pending", "the key is not confirmed yet",
          "Ask the operator of the server to confirm your key."};
}

Error header_mismatch() {
  return {"header_mismatch", "the signed header does not fit the declaration",
          "Sign the declaration again."};
}

bool is_uuid(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    const char c = text[i];
    const bool hexadecimal = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    if (dash ? c != '-' : !hexadecimal) return false;
  }
  return true;
}

Result<Done> check_key(const std::optional<store::KeyRecord>& key, const Identity& identity) {
  if (!key || key->eori != identity.eori) return no_right_to_act();
  if (key->status == store::KeyStatus::pending) return key_pending();
  if (key->status != store::KeyStatus::active) return no_right_to_act();
  return Done{};
}

Result<Done> check_right(const wire::SignedContent& content, const Identity& identity) {
  const auto& [header, declaration] = content;
  const bool is_party = declaration.declarant.identification_number == identity.eori ||
                        declaration.representative.identification_number == identity.eori;
  if (header.declarant != identity.eori || !is_party) return no_right_to_act();
  return Done{};
}

Result<Done> check_header(const wire::SignedContent& content) {
  const auto& [header, declaration] = content;
  if (!is_uuid(header.submission_id) || header.profile != declaration.profile ||
      header.data_set != declaration.data_set ||
      (!header.supersedes.empty() && !is_uuid(header.supersedes))) {
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

struct Checked {
  wire::Envelope envelope;
  wire::SignedContent content;
  std::string kid;
  std::string verdict;
};

/// Everything that needs no transaction: signature, right to act, rules.
Result<Checked> check(const Environment& environment, const Identity& identity,
                      wire::Envelope envelope, std::string& verdict_of_refusal) {
  const auto header = seal::peek_header(envelope.signature);
  if (!header) return header.error();
  std::optional<store::KeyRecord> key;
  environment.store.read([&](store::Reader& reader) { key = reader.key(header->kid); });
  if (const auto usable = check_key(key, identity); !usable) return usable.error();
  const auto public_key = seal::PublicKey::from_jwk_x(key->x);
  if (!public_key) return public_key.error();
  const auto verified = seal::verify_detached(envelope.signature, seal::Purpose::declaration,
                                              *public_key, envelope.payload);
  if (!verified) return verified.error();

  auto content = wire::read_signed_content(envelope.payload);
  if (!content) return content.error();
  if (const auto right = check_right(*content, identity); !right) return right.error();
  if (const auto fits = check_header(*content); !fits) return fits.error();
  const auto day = verdict_day(content->header, environment.clock.now_ms());
  if (!day) return day.error();
  const Verdict verdict = validate(content->declaration, *day);
  std::string verdict_json = wire::verdict_to_json(verdict, content->declaration, "en");
  // An invalidation must not wait for a declaration without errors.
  const std::string& request = content->header.request.kind;
  const bool changes_it = request.empty() || request == name_of(wire::RequestName::amendment);
  if (changes_it && verdict.has_errors()) {
    verdict_of_refusal = std::move(verdict_json);
    return Error{"declaration_has_errors", "the rules found errors",
                 "Correct the errors and sign the declaration again."};
  }
  return Checked{std::move(envelope), std::move(*content), header->kid, std::move(verdict_json)};
}

store::SubmissionRecord new_record(const Environment& environment, const Identity& identity,
                                   const Checked& checked, const std::string& envelope_hash) {
  const std::int64_t now = environment.clock.now_ms();
  store::SubmissionRecord record;
  record.id = checked.content.header.submission_id;
  record.eori = identity.eori;
  record.lrn = trimmed(checked.content.declaration.lrn);
  record.profile = checked.content.header.profile;
  record.data_set = checked.content.header.data_set;
  record.payload = checked.envelope.payload;
  record.signature = checked.envelope.signature;
  record.kid = checked.kid;
  record.payload_hash = hash_text(record.payload);
  record.envelope_hash = envelope_hash;
  record.receipt = wire::receipt_bytes(
      {record.id, record.payload_hash, record.kid, utc_text(now), std::string(rule_set_hash())});
  record.receipt_signature = seal::sign_detached(environment.server_key, seal::Purpose::receipt,
                                                 now / 1000, record.receipt);
  record.server_key_x = seal::base64url(environment.server_key.public_key().bytes);
  record.verdict = checked.verdict;
  record.supersedes = checked.content.header.supersedes;
  record.request = checked.content.header.request.kind;
  record.about = checked.content.header.request.about;
  record.received_at = now;
  record.updated_at = now;
  return record;
}

Result<Done> store_new(const Environment& environment, store::Transaction& t,
                       const store::SubmissionRecord& record, const Identity& identity,
                       const wire::SignedContent& content) {
  // The key may have been revoked since it was looked up.
  if (const auto usable = check_key(t.key(record.kid), identity); !usable) return usable.error();
  if (t.submission_id_taken(record.id)) {
    return Error{"submission_id_taken", "another submission has this id",
                 "Sign the declaration again."};
  }
  if (!record.about.empty()) {
    if (const auto fits = check_request(t, identity, content); !fits) return fits.error();
  } else if (t.lrn_in_use(record.eori, record.lrn)) {
    return Error{"lrn_already_used", "another declaration of this organisation has this LRN",
                 "Give the declaration a new LRN and sign it again."};
  }
  t.add_submission(record, seal::random_uuid());
  add_deliveries(t, record, content.header.request);
  t.set_timeline(record.id, {{utc_text(record.received_at), "submitted"}});
  if (hands_in_documents(record)) refresh_progress(t, record.id, record.received_at);
  note_connection(environment, t, record.id);
  return Done{};
}

wire::SubmissionAnswer answer_of(store::Reader& reader, const store::SubmissionRecord& record) {
  return {record.receipt, record.receipt_signature, record.server_key_x,
          wire::submission_view_to_json(view_of(reader, record))};
}

std::string hash_of(const wire::Envelope& envelope) {
  return hash_text(seal::sha256(envelope.payload) + envelope.signature);
}

}  // namespace

SubmitOutcome submit(const Environment& environment, const Identity& identity,
                     std::string_view body) {
  SubmitOutcome outcome{Error{}, false, ""};
  auto envelope = wire::envelope_from_json(body);
  if (!envelope) {
    outcome.answer = envelope.error();
    return outcome;
  }
  const std::string envelope_hash = hash_of(*envelope);
  bool known = false;
  environment.store.read([&](store::Reader& reader) {
    const auto earlier = reader.submission_by_envelope(identity.eori, envelope_hash);
    if (!earlier) return;
    known = true;
    outcome.answer = answer_of(reader, *earlier);
  });
  if (known) return outcome;

  const auto checked = check(environment, identity, std::move(*envelope), outcome.verdict);
  if (!checked) {
    log_event("submission_refused", {{"code", checked.error().code}});
    outcome.answer = checked.error();
    return outcome;
  }
  const auto record = new_record(environment, identity, *checked, envelope_hash);
  const auto written = environment.store.write([&](store::Transaction& t) -> Result<Done> {
    // The same envelope may have come over a second connection in the meantime.
    if (const auto earlier = t.submission_by_envelope(identity.eori, envelope_hash)) {
      outcome.answer = answer_of(t, *earlier);
      return Done{};
    }
    const auto stored = store_new(environment, t, record, identity, checked->content);
    if (!stored) return stored.error();
    outcome.answer = answer_of(t, *t.any_submission(record.id));
    outcome.created = true;
    return Done{};
  });
  if (!written) {
    outcome.created = false;
    outcome.answer = written.error();
  }
  log_event(outcome.created ? "submission_stored" : "submission_not_stored",
            {{"id", record.id}, {"code", written ? "" : written.error().code}});
  return outcome;
}

}  // namespace quayside::services
