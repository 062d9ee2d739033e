#include "server/store/sqlite_transaction.h"

namespace quayside::store {

void SqliteTransaction::add_key(const KeyRecord& key) {
  connection_
      .prepare(
          "INSERT INTO organisations(eori, name, created_at) VALUES (?, ?, ?)"
          " ON CONFLICT(eori) DO NOTHING")
      .text(key.eori)
      .text(key.organisation)
      .number(key.created_at)
      .run();
  connection_
      .prepare(
          "INSERT INTO keys(kid, eori, organisation, person, x, status, created_at)"
          " VALUES (?, ?, ?, ?, ?, ?, ?)")
      .text(key.kid)
      .text(key.eori)
      .text(key.organisation)
      .text(key.person)
      .text(key.x)
      .text(key_status_name(KeyStatus::pending))
      .number(key.created_at)
      .run();
  add_key_log(key.kid, KeyStatus::pending, key.created_at);
}

void SqliteTransaction::add_key_log(std::string_view kid, KeyStatus status, std::int64_t at) {
  connection_.prepare("INSERT INTO key_log(kid, status, at) VALUES (?, ?, ?)")
      .text(kid)
      .text(key_status_name(status))
      .number(at)
      .run();
}

void SqliteTransaction::set_organisation_name(std::string_view eori, std::string_view name,
                                              std::int64_t at) {
  connection_
      .prepare(
          "INSERT INTO organisations(eori, name, created_at) VALUES (?, ?, ?)"
          " ON CONFLICT(eori) DO UPDATE SET name = excluded.name")
      .text(eori)
      .text(name)
      .number(at)
      .run();
}

void SqliteTransaction::add_certificate(const CertificateRecord& certificate) {
  connection_
      .prepare(
          "INSERT INTO certificates(kid, eori, person_kid, registration, added_at, revoked_at)"
          " VALUES (?, ?, ?, ?, ?, ?)")
      .text(certificate.kid)
      .text(certificate.eori)
      .text(certificate.person_kid)
      .text(certificate.registration)
      .number(certificate.added_at)
      .number(certificate.revoked_at)
      .run();
}

void SqliteTransaction::revoke_certificate(std::string_view kid, std::int64_t at) {
  connection_.prepare("UPDATE certificates SET revoked_at = ? WHERE kid = ? AND revoked_at = 0")
      .number(at)
      .text(kid)
      .run();
}

void SqliteTransaction::add_challenge(const ChallengeRecord& challenge, std::int64_t now) {
  connection_.prepare("DELETE FROM challenges WHERE expires_at < ?").number(now).run();
  connection_.prepare("INSERT INTO challenges(challenge_hash, kid, expires_at) VALUES (?, ?, ?)")
      .text(challenge.challenge_hash)
      .text(challenge.kid)
      .number(challenge.expires_at)
      .run();
}

std::optional<ChallengeRecord> SqliteTransaction::take_challenge(std::string_view challenge_hash) {
  auto query = connection_.prepare(
      "DELETE FROM challenges WHERE challenge_hash = ? RETURNING kid, expires_at");
  query.text(challenge_hash);
  if (!query.step()) return std::nullopt;
  ChallengeRecord taken{std::string(challenge_hash), query.text_at(0), query.number_at(1)};
  query.run();
  return taken;
}

void SqliteTransaction::add_session(const SessionRecord& session, std::int64_t now) {
  connection_.prepare("DELETE FROM sessions WHERE expires_at < ?").number(now).run();
  connection_.prepare("INSERT INTO sessions(token_hash, kid, expires_at) VALUES (?, ?, ?)")
      .text(session.token_hash)
      .text(session.kid)
      .number(session.expires_at)
      .run();
}

void SqliteTransaction::remove_session(std::string_view token_hash) {
  connection_.prepare("DELETE FROM sessions WHERE token_hash = ?").text(token_hash).run();
}

void SqliteTransaction::add_submission(const SubmissionRecord& s) {
  connection_
      .prepare(
          "INSERT INTO submissions(id, eori, lrn, data_set, payload, signature, kid,"
          " payload_hash, envelope_hash, receipt, receipt_signature, server_key_x, verdict,"
          " supersedes, received_at, status, mrn, view_details, updated_at, profile,"
          " request, about, log_index, client, mandate, batch)"
          " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
      .text(s.id)
      .text(s.eori)
      .text(s.lrn)
      .text(s.data_set)
      .blob(s.payload)
      .text(s.signature)
      .text(s.kid)
      .text(s.payload_hash)
      .text(s.envelope_hash)
      .text(s.receipt)
      .text(s.receipt_signature)
      .text(s.server_key_x)
      .text(s.verdict)
      .text(s.supersedes)
      .number(s.received_at)
      .text(wire::status_name(s.status))
      .text(s.mrn)
      .text(s.view_details)
      .number(s.updated_at)
      .text(s.profile)
      .text(s.request)
      .text(s.about)
      .number(s.log_index)
      .text(s.client)
      .text(s.mandate)
      .text(s.batch)
      .run();
}

void SqliteTransaction::set_progress(std::string_view submission_id, wire::Status status,
                                     std::string_view mrn, std::string_view view_details,
                                     std::int64_t at) {
  connection_
      .prepare(
          "UPDATE submissions SET status = ?, mrn = ?, view_details = ?, updated_at = ?"
          " WHERE id = ?")
      .text(wire::status_name(status))
      .text(mrn)
      .text(view_details)
      .number(at)
      .text(submission_id)
      .run();
}

void SqliteTransaction::set_timeline(std::string_view submission_id,
                                     const std::vector<wire::TimelineEntry>& entries) {
  connection_.prepare("DELETE FROM timeline WHERE submission_id = ?").text(submission_id).run();
  std::int64_t position = 0;
  for (const auto& entry : entries) {
    connection_
        .prepare(
            "INSERT INTO timeline(submission_id, position, at, event)"
            " VALUES (?, ?, ?, ?)")
        .text(submission_id)
        .number(position++)
        .text(entry.at)
        .text(entry.event)
        .run();
  }
}

void SqliteTransaction::add_log_node(int level, std::int64_t index, std::string_view hash) {
  connection_.prepare("INSERT INTO log_nodes(level, position, hash) VALUES (?, ?, ?)")
      .number(level)
      .number(index)
      .blob(hash)
      .run();
}

void SqliteTransaction::set_log_index(std::string_view submission_id, std::int64_t index) {
  connection_.prepare("UPDATE submissions SET log_index = ? WHERE id = ?")
      .number(index)
      .text(submission_id)
      .run();
}

void SqliteTransaction::add_event(std::string_view eori, std::string_view submission_id) {
  connection_
      .prepare(
          "INSERT INTO events(eori, seq, submission_id) VALUES"
          " (?1, (SELECT coalesce(max(seq), 0) + 1 FROM events WHERE eori = ?1), ?2)")
      .text(eori)
      .text(submission_id)
      .run();
  added_events_ = true;
}

std::optional<OutboxRecord> SqliteTransaction::claim_outbox(std::string_view profile,
                                                            std::int64_t now) {
  constexpr std::int64_t kHourMs = 3'600'000;
  constexpr std::int64_t kLeaseMs = 120'000;  // far longer than any delivery takes
  std::optional<OutboxRecord> claimed;
  {
    auto query = connection_.prepare(
        "SELECT o.submission_id, o.message_id, o.state, o.attempts, o.next_attempt_at,"
        " o.first_attempt_at, o.sent_at, o.last_outcome"
        " FROM outbox o JOIN submissions s ON s.id = o.submission_id"
        " WHERE o.state IN ('queued', 'unknown', 'sending') AND o.next_attempt_at <= ?1"
        " AND o.profile = ?3"
        " AND NOT EXISTS"
        " (SELECT 1 FROM submissions other JOIN outbox sent ON sent.submission_id = other.id"
        "  WHERE o.first_attempt_at = 0 AND other.lrn = s.lrn AND other.eori <> s.eori"
        "  AND other.profile = s.profile AND other.about = ''"
        "  AND other.mrn = '' AND other.status NOT IN ('rejected', 'invalidated')"
        "  AND sent.state <> 'queued' AND sent.first_attempt_at > ?2)"
        " ORDER BY o.next_attempt_at, o.seq LIMIT 1");
    query.number(now).number(now - kHourMs).text(profile);
    if (query.step()) claimed = read_outbox_row(query);
  }
  if (!claimed) return std::nullopt;
  // Its worker could not write down what came of it.
  if (claimed->state == OutboxState::sending) claimed->state = OutboxState::unknown;
  OutboxRecord sending = *claimed;
  sending.state = OutboxState::sending;
  sending.next_attempt_at = now + kLeaseMs;
  if (sending.first_attempt_at == 0) sending.first_attempt_at = now;
  set_outbox(sending);
  claimed->first_attempt_at = sending.first_attempt_at;
  return claimed;
}

void SqliteTransaction::set_outbox(const OutboxRecord& row) {
  connection_
      .prepare(
          "UPDATE outbox SET state = ?, attempts = ?, next_attempt_at = ?,"
          " first_attempt_at = ?, sent_at = ?, last_outcome = ? WHERE submission_id = ?")
      .text(outbox_state_name(row.state))
      .number(row.attempts)
      .number(row.next_attempt_at)
      .number(row.first_attempt_at)
      .number(row.sent_at)
      .text(row.last_outcome)
      .text(row.submission_id)
      .run();
}

int SqliteTransaction::recover_outbox(std::string_view profile, std::int64_t at) {
  connection_
      .prepare(
          "UPDATE outbox SET state = 'unknown', next_attempt_at = ? WHERE state = 'sending'"
          " AND profile = ?")
      .number(at)
      .text(profile)
      .run();
  return connection_.changes();
}

void SqliteTransaction::add_conversation(std::string_view conversation,
                                         std::string_view submission_id) {
  connection_
      .prepare(
          "INSERT INTO conversations(conversation, submission_id) VALUES (?, ?)"
          " ON CONFLICT DO NOTHING")
      .text(conversation)
      .text(submission_id)
      .run();
}

std::int64_t SqliteTransaction::take_call(std::string_view profile, std::int64_t now,
                                          std::int64_t gap_ms) {
  auto query = connection_.prepare(
      "INSERT INTO customs_calls(profile, next_at) VALUES (?1, ?2 + ?3)"
      " ON CONFLICT(profile) DO UPDATE SET next_at = max(next_at, ?2) + ?3"
      " RETURNING next_at - ?3");
  query.text(profile).number(now).number(gap_ms);
  const std::int64_t at = query.step() ? query.number_at(0) : now;
  query.run();
  return at;
}

void SqliteTransaction::hold_calls(std::string_view profile, std::int64_t until) {
  connection_
      .prepare(
          "INSERT INTO customs_calls(profile, next_at) VALUES (?, ?)"
          " ON CONFLICT(profile) DO UPDATE SET next_at = max(next_at, excluded.next_at)")
      .text(profile)
      .number(until)
      .run();
}

void SqliteTransaction::set_grant(std::string_view profile, std::string_view holder,
                                  const GrantRecord& grant) {
  connection_
      .prepare(
          "INSERT INTO customs_grants(profile, holder, sealed, leased_until) VALUES (?, ?, ?, ?)"
          " ON CONFLICT(profile, holder) DO UPDATE SET sealed = excluded.sealed,"
          " leased_until = excluded.leased_until")
      .text(profile)
      .text(holder)
      .blob(grant.sealed)
      .number(grant.leased_until)
      .run();
}

void SqliteTransaction::add_pulled(std::string_view id, std::int64_t at) {
  connection_
      .prepare("INSERT INTO pulled_notifications(id, at) VALUES (?, ?) ON CONFLICT DO NOTHING")
      .text(id)
      .number(at)
      .run();
}

bool SqliteTransaction::add_message(const IncomingMessage& message, std::int64_t at) {
  auto query = connection_.prepare(
      "INSERT INTO notifications(content_hash, raw, received_at, copies, state, profile,"
      " conversation) VALUES (?, ?, ?, 1, 'stored', ?, ?)"
      " ON CONFLICT(content_hash) DO UPDATE SET copies = copies + 1 RETURNING copies");
  query.text(message.content_hash)
      .blob(message.raw)
      .number(at)
      .text(message.profile)
      .text(message.conversation);
  const bool is_new = query.step() && query.number_at(0) == 1;
  query.run();
  return is_new;
}

void SqliteTransaction::set_message_state(std::int64_t seq, MessageState state) {
  connection_.prepare("UPDATE notifications SET state = ? WHERE seq = ?")
      .text(message_state_name(state))
      .number(seq)
      .run();
}

bool SqliteTransaction::link_message(std::int64_t seq, std::string_view submission_id) {
  connection_
      .prepare(
          "INSERT INTO notification_links(submission_id, notification_seq) VALUES (?, ?)"
          " ON CONFLICT DO NOTHING")
      .text(submission_id)
      .number(seq)
      .run();
  return connection_.changes() == 1;
}

void SqliteTransaction::set_message_entry(const MessageLink& link) {
  connection_
      .prepare(
          "UPDATE notification_links SET number = ?, log_index = ?, logged_at = ?"
          " WHERE submission_id = ? AND notification_seq = ?")
      .number(link.number)
      .number(link.log_index)
      .number(link.logged_at)
      .text(link.submission_id)
      .number(link.seq)
      .run();
}

bool SqliteTransaction::add_applied(const AppliedNotification& n) {
  connection_
      .prepare(
          "INSERT INTO applied_notifications(notification_key, submission_id, type,"
          " issued_at, mrn, details) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")
      .text(n.notification_key)
      .text(n.submission_id)
      .text(n.type)
      .text(n.issued_at)
      .text(n.mrn)
      .text(n.details)
      .run();
  return connection_.changes() == 1;
}

void SqliteTransaction::add_document(std::string_view eori, std::string_view sha256,
                                     std::string_view media_type, std::string_view bytes,
                                     std::int64_t at) {
  forget_loose_documents(at);
  connection_
      .prepare(
          "INSERT INTO documents(eori, sha256, media_type, bytes, added_at) VALUES (?, ?, ?, ?, ?)"
          " ON CONFLICT DO UPDATE SET added_at = excluded.added_at")
      .text(eori)
      .text(sha256)
      .text(media_type)
      .blob(bytes)
      .number(at)
      .run();
}

void SqliteTransaction::add_document_delivery(const DocumentDelivery& delivery) {
  connection_
      .prepare(
          "INSERT INTO submission_documents(submission_id, position, eori, sha256, state,"
          " reference, outcome) VALUES (?, ?, ?, ?, ?, ?, ?)")
      .text(delivery.submission_id)
      .number(delivery.position)
      .text(delivery.eori)
      .text(delivery.sha256)
      .text(wire::document_state_name(delivery.state))
      .text(delivery.reference)
      .text(delivery.text)
      .run();
}

void SqliteTransaction::set_document_delivery(const DocumentDelivery& delivery) {
  connection_
      .prepare(
          "UPDATE submission_documents SET state = ?, reference = ?, outcome = ?"
          " WHERE submission_id = ? AND position = ?")
      .text(wire::document_state_name(delivery.state))
      .text(delivery.reference)
      .text(delivery.text)
      .text(delivery.submission_id)
      .number(delivery.position)
      .run();
}

}  // namespace quayside::store
