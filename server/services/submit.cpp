#include "server/services/submit.h"

#include "server/log.h"
#include "server/services/connections.h"
#include "server/services/documents.h"
#include "server/services/evidence_log.h"
#include "server/services/lodgement.h"
#include "server/services/organisation.h"
#include "server/services/progress.h"
#include "server/services/read_submissions.h"
#include "server/services/receipts.h"
#include "server/services/signers.h"
#include "server/services/statements.h"
#include "shared/base/text.h"

namespace quayside::services {
namespace {

struct Checked {
  wire::Envelope envelope;
  wire::SignedContent content;
  Signer signer;
  std::string verdict;
};

/// Everything that needs no transaction: signature, right to act, rules, what a request asks.
Result<Checked> check(const Environment& environment, const Identity& identity,
                      wire::Envelope envelope, std::string& verdict_of_refusal) {
  if (!wire::may_declare(identity.role)) return role_missing();
  auto signer = verify_signer(environment, identity, envelope);
  if (!signer) return signer.error();

  auto content = wire::read_signed_content(envelope.payload);
  if (!content) return content.error();
  Judgement judgement = judge(environment, identity, *content);
  if (!judgement.problems.empty()) {
    const Error& first = judgement.problems.front();
    if (first.code == "declaration_has_errors") verdict_of_refusal = std::move(judgement.verdict);
    return first;
  }
  return Checked{std::move(envelope), std::move(*content), std::move(*signer),
                 std::move(judgement.verdict)};
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
  if (checked.envelope.batch) record.batch = wire::log_proof_to_json(*checked.envelope.batch);
  record.kid = checked.signer.key.kid;
  record.payload_hash = hash_text(record.payload);
  record.envelope_hash = envelope_hash;
  record.verdict = checked.verdict;
  const bool is_signed = checked.signer.level != wire::Level::session;
  const Receipt receipt = receipt_for(environment, record, checked.signer,
                                      is_signed ? "" : wire::level_name(wire::Level::session));
  record.receipt = receipt.bytes;
  record.receipt_signature = receipt.signature;
  record.server_key_x = seal::base64url(environment.server_key.public_key().bytes);
  if (const auto mandate = wire::open_mandate(checked.content.header.mandate)) {
    record.client = mandate->client;
    record.mandate = mandate->id;
  }
  record.supersedes = checked.content.header.supersedes;
  record.request = checked.content.header.request.kind;
  record.about = checked.content.header.request.about;
  record.received_at = now;
  record.updated_at = now;
  return record;
}

Result<Done> store_new(const Environment& environment, store::Transaction& t,
                       store::SubmissionRecord record, const Identity& identity,
                       const wire::SignedContent& content, wire::Level signature) {
  // The key or the certificate may have been revoked since it was looked up.
  if (const auto usable = check_signer(t, record, identity); !usable) return usable.error();
  if (const auto fits = check_against_store(t, identity, content); !fits) return fits.error();
  record.log_index = static_cast<std::int64_t>(append_to_log(t, record.receipt));
  t.add_submission(record);
  add_deliveries(t, record, content.header.request);
  const auto wanted = policy_of(t, identity.eori).level_of(record.profile, record.data_set);
  if (!wire::is_enough(signature, wanted)) {
    return Error{"signature_too_weak",
                 "the organisation asks for a stronger signature for this declaration",
                 "Sign with what it asks for; an owner of the organisation can change that."};
  }
  // The receipt says what was asked; it was signed before this transaction.
  if (wire::receipt_from_json(record.receipt)->level != wire::level_name(wanted)) {
    return Error{"policy_changed", "the organisation has just changed what it asks of a signature",
                 "Send the declaration again."};
  }
  if (wanted == wire::Level::approval) {
    refresh_progress(t, record.id, record.received_at);
  } else {
    let_go(environment, t, record.id);
  }
  return Done{};
}

/// The answer about the envelope, if it is stored. It signs the head of the log, so it is made
/// outside of writes: others need not wait for it.
std::optional<wire::SubmissionAnswer> answer_to(const Environment& environment,
                                                const Identity& identity,
                                                std::string_view envelope_hash) {
  std::optional<wire::SubmissionAnswer> answer;
  environment.store.read([&](store::Reader& reader) {
    const auto record = reader.submission_by_envelope(identity.eori, envelope_hash);
    if (!record) return;
    answer = wire::SubmissionAnswer{record->receipt, record->receipt_signature,
                                    record->server_key_x,
                                    log_proof_of(environment, reader, *record),
                                    wire::submission_view_to_json(view_of(reader, *record))};
  });
  return answer;
}

}  // namespace

void let_go(const Environment& environment, store::Transaction& transaction,
            const std::string& submission_id) {
  const std::int64_t now = environment.clock.now_ms();
  transaction.queue_submission(submission_id, seal::random_uuid(), now);
  refresh_progress(transaction, submission_id, now);
  note_connection(environment, transaction, submission_id);
}

SubmitOutcome submit(const Environment& environment, const Identity& identity,
                     std::string_view body) {
  SubmitOutcome outcome{Error{}, false, ""};
  auto envelope = wire::envelope_from_json(body);
  if (!envelope) {
    outcome.answer = envelope.error();
    return outcome;
  }
  const std::string envelope_hash = hash_of(*envelope);
  if (auto earlier = answer_to(environment, identity, envelope_hash)) {
    outcome.answer = std::move(*earlier);
    return outcome;
  }

  const auto checked = check(environment, identity, std::move(*envelope), outcome.verdict);
  if (!checked) {
    log_event("submission_refused", {{"code", checked.error().code}});
    outcome.answer = checked.error();
    return outcome;
  }
  const auto record = new_record(environment, identity, *checked, envelope_hash);
  const auto written = environment.store.write([&](store::Transaction& t) -> Result<Done> {
    // The same envelope may have come over a second connection in the meantime.
    if (t.submission_by_envelope(identity.eori, envelope_hash)) return Done{};
    const auto stored =
        store_new(environment, t, record, identity, checked->content, checked->signer.level);
    if (!stored) return stored.error();
    outcome.created = true;
    return Done{};
  });
  if (written) {
    outcome.answer = *answer_to(environment, identity, envelope_hash);
  } else {
    outcome.created = false;
    outcome.answer = written.error();
  }
  log_event(outcome.created ? "submission_stored" : "submission_not_stored",
            {{"id", record.id}, {"code", written ? "" : written.error().code}});
  return outcome;
}

}  // namespace quayside::services
