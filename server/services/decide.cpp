#include "server/services/decide.h"

#include <algorithm>

#include "server/log.h"
#include "server/services/evidence_log.h"
#include "server/services/lodgement.h"
#include "server/services/progress.h"
#include "server/services/read_submissions.h"
#include "server/services/receipts.h"
#include "server/services/signers.h"
#include "server/services/submit.h"
#include "server/services/withdrawals.h"
#include "shared/rules/rule.h"

namespace quayside::services {
namespace {

using store::DecisionRecord;
using store::SubmissionRecord;
using wire::Status;

Error not_found() { return {"not_found", "no such submission", "Check the address."}; }

Error not_awaiting_approval() {
  return {"not_awaiting_approval", "the submission does not wait for an approval",
          "Load the page again."};
}

Error mandate_expired() {
  return {"mandate_expired", "the last day of the mandate is over",
          "Refuse the declaration, and ask the client for a new mandate."};
}

Error already_left() {
  return {"already_left", "the submission has left for customs",
          "Ask customs to invalidate the declaration."};
}

/// The approver's key, once the signature holds for these bytes.
Result<store::KeyRecord> approving_key(const Environment& environment, const Identity& identity,
                                       const SubmissionRecord& record, const std::string& jws) {
  auto key = verify_by_key(environment, identity, seal::Purpose::approval, {record.payload, jws});
  if (!key) return key.error();
  if (key->member != identity.member) return no_right_to_act();
  return key;
}

/// Days may lie between signature and approval, and the rules of that day count.
Result<Done> still_holds(const Environment& environment, const SubmissionRecord& record) {
  const auto content = wire::read_signed_content(record.payload);
  if (!content) return content.error();
  const Verdict verdict = validate(content->declaration, utc_date(environment.clock.now_ms()));
  if (wire::lodges_declaration(record.request) && verdict.has_errors()) {
    return Error{"declaration_has_errors", "the rules of today find errors",
                 "Withdraw the declaration, correct it and sign it again."};
  }
  return Done{};
}

/// A key that was replaced has a successor; one that was reported lost before it signed, and a
/// person who has left or may not declare any more, speak for nobody.
bool may_still_declare(store::Reader& reader, const SubmissionRecord& record,
                       const store::KeyRecord& signer) {
  const auto member = reader.member(signer.member);
  if (was_lost_by(signer, record.received_at) || !member || !wire::may_declare(member->role))
    return false;
  const auto keys = reader.keys_of(record.eori);
  return std::any_of(keys.begin(), keys.end(), [&](const store::KeyRecord& key) {
    return key.member == signer.member && key.status == store::KeyStatus::active;
  });
}

Result<Done> check_persons(store::Reader& reader, const SubmissionRecord& record,
                           const store::KeyRecord& approver, const Identity& identity) {
  const auto member = reader.member(approver.member);
  if (!member || !wire::may_approve(member->role)) return role_missing();
  const auto signer = reader.key(record.kid);
  if (!signer || signer->member == approver.member) {
    return Error{"self_approval", "the one who signed cannot approve",
                 "Ask another person of the organisation."};
  }
  if (!may_still_declare(reader, record, *signer)) {
    return Error{"signer_no_longer_acts", "the one who signed may not declare any more",
                 "Refuse the declaration; somebody who may declare signs it anew."};
  }
  const auto jws = seal::peek_signer(record.signature);
  if (!jws || jws->level != seal::SignatureLevel::certificate) return Done{};
  return check_certificate(reader, jws->header.kid, identity);
}

Result<Done> approve(const Environment& environment, const Identity& identity,
                     const SubmissionRecord& record, const wire::Decision& decision) {
  const auto key = approving_key(environment, identity, record, decision.signature);
  if (!key) return key.error();
  if (const auto holds = still_holds(environment, record); !holds) return holds;
  const Receipt receipt = receipt_for(environment, record, {key->kid, *key}, wire::kApproval);
  return environment.store.write([&](store::Transaction& t) -> Result<Done> {
    if (const auto active = active_key(t, key->kid, identity); !active) return active.error();
    const auto persons = check_persons(t, record, *key, identity);
    if (!persons) return persons;
    if (t.any_submission(record.id)->status != Status::awaiting_approval) {
      return not_awaiting_approval();
    }
    const auto content = wire::read_signed_content(record.payload);
    if (const auto holds = check_mandate_here(t, content->header); !holds) return holds;
    if (has_expired_mandate(t, record, environment.clock.now_ms())) return mandate_expired();
    DecisionRecord approved;
    approved.submission_id = record.id;
    approved.event = "approved";
    approved.kid = key->kid;
    approved.signature = decision.signature;
    approved.receipt = receipt.bytes;
    approved.receipt_signature = receipt.signature;
    approved.log_index = static_cast<std::int64_t>(append_to_log(t, receipt.bytes));
    approved.at = environment.clock.now_ms();
    t.add_decision(approved);
    let_go(environment, t, record.id);
    return Done{};
  });
}

/// Whether nothing of it may be at customs; only then it can be taken back.
bool is_here(store::Reader& reader, const SubmissionRecord& record) {
  if (record.status == Status::awaiting_approval) return true;
  const auto outbox = reader.outbox(record.id);
  if (!outbox || outbox->state != store::OutboxState::queued) return false;
  const auto documents = reader.document_deliveries(record.id);
  return std::all_of(documents.begin(), documents.end(), [](const auto& document) {
    return document.state == wire::DocumentState::waiting;
  });
}

/// Refused by who could approve it; withdrawn by who signed, or by an owner.
bool may_take_back(store::Reader& reader, const SubmissionRecord& record, const Identity& identity,
                   bool is_refusal) {
  const auto member = reader.member(identity.member);
  if (!member) return false;
  const auto signer = reader.key(record.kid);
  const bool is_signer = signer && signer->member == identity.member;
  if (is_refusal) return wire::may_approve(member->role) && !is_signer;
  return (is_signer && wire::may_declare(member->role)) || wire::may_manage(member->role);
}

Result<Done> take_back(const Environment& environment, const Identity& identity,
                       const SubmissionRecord& stored, const wire::Decision& decision) {
  const bool is_refusal = decision.verb == wire::Verb::refuse;
  return environment.store.write([&](store::Transaction& t) -> Result<Done> {
    const auto record = t.any_submission(stored.id);
    if (!may_take_back(t, *record, identity, is_refusal)) return role_missing();
    if (is_refusal && record->status != Status::awaiting_approval) return not_awaiting_approval();
    if (record->status == Status::withdrawn) return Done{};
    if (!is_here(t, *record)) return already_left();
    const std::int64_t now = environment.clock.now_ms();
    DecisionRecord taken_back;
    taken_back.submission_id = record->id;
    taken_back.event = is_refusal ? "approval_refused" : "withdrawn";
    taken_back.kid = identity.kid;
    taken_back.reason = decision.reason;
    taken_back.at = now;
    t.unqueue_submission(record->id);
    t.add_decision(taken_back);
    refresh_progress(t, record->id, now);
    return Done{};
  });
}

}  // namespace

Result<wire::SubmissionView> decide(const Environment& environment, const Identity& identity,
                                    std::string_view submission_id, std::string_view body) {
  const auto decision = wire::decision_from_json(body);
  if (!decision) return decision.error();
  std::optional<SubmissionRecord> record;
  environment.store.read(
      [&](store::Reader& reader) { record = reader.submission(identity.eori, submission_id); });
  if (!record) return not_found();
  const auto done = decision->verb == wire::Verb::approve
                        ? approve(environment, identity, *record, *decision)
                        : take_back(environment, identity, *record, *decision);
  log_event("decided", {{"submission", record->id},
                        {"decision", decision->verb == wire::Verb::approve ? "approve" : "end"},
                        {"code", done ? "" : done.error().code}});
  if (!done) return done.error();
  return *read_submission(environment, identity, submission_id);
}

}  // namespace quayside::services
