#include "server/store/sqlite_transaction.h"

namespace quayside::store {
namespace {

constexpr std::int64_t kDayMs = 86'400'000;
constexpr std::int64_t kDaysMarked = 90;  // that a draft was removed

}  // namespace

template <class Base>
std::optional<SubmissionPlace> SqliteReads<Base>::submission_after(std::string_view eori,
                                                                   std::int64_t seq) {
  auto query = connection_.prepare(
      "SELECT seq, id FROM (SELECT seq, id FROM submissions WHERE eori = ?1 AND seq > ?2"
      "  ORDER BY seq LIMIT 1)"
      " UNION ALL SELECT seq, id FROM (SELECT seq, id FROM submissions WHERE client = ?1"
      "  AND client <> '' AND seq > ?2 ORDER BY seq LIMIT 1)"
      " ORDER BY seq LIMIT 1");
  query.text(eori).number(seq);
  if (!query.step()) return std::nullopt;
  return SubmissionPlace{query.number_at(0), query.text_at(1)};
}

template <class Base>
std::optional<StatementPlace> SqliteReads<Base>::statement_after(std::string_view eori,
                                                                 std::int64_t seq) {
  auto query = connection_.prepare(
      "SELECT seq, hash, eori, purpose, payload, signature, kid, at FROM statements"
      " WHERE eori = ? AND seq > ? ORDER BY seq LIMIT 1");
  query.text(eori).number(seq);
  if (!query.step()) return std::nullopt;
  return StatementPlace{query.number_at(0),
                        {query.text_at(1), query.text_at(2), query.text_at(3), query.text_at(4),
                         query.text_at(5), query.text_at(6), query.number_at(7)}};
}

template <class Base>
std::optional<CertificateRecord> SqliteReads<Base>::certificate_after(std::string_view eori,
                                                                      std::string_view kid) {
  std::string next;
  {
    auto query = connection_.prepare(
        "SELECT kid FROM certificates WHERE eori = ? AND kid > ? ORDER BY kid LIMIT 1");
    query.text(eori).text(kid);
    if (!query.step()) return std::nullopt;
    next = query.text_at(0);
  }
  return this->certificate(next);
}

template <class Base>
std::string SqliteReads<Base>::document_after(std::string_view eori, std::string_view sha256) {
  auto query = connection_.prepare(
      "SELECT sha256 FROM documents WHERE eori = ? AND sha256 > ? ORDER BY sha256 LIMIT 1");
  query.text(eori).text(sha256);
  return query.step() ? query.text_at(0) : std::string();
}

template <class Base>
std::vector<EndedSubmission> SqliteReads<Base>::ended_submissions(std::string_view profile,
                                                                  std::int64_t before, int limit) {
  auto query = connection_.prepare(
      "SELECT s.id, s.eori, s.received_at FROM submissions s"
      " WHERE s.profile = ?1 AND s.received_at < ?2 AND NOT EXISTS"
      " (SELECT 1 FROM submissions d WHERE d.id = s.about AND d.received_at >= ?2)"
      " AND NOT EXISTS (SELECT 1 FROM submissions r WHERE r.about <> '' AND r.received_at >= ?2"
      "  AND r.about = CASE s.about WHEN '' THEN s.id ELSE s.about END)"
      " ORDER BY s.seq LIMIT ?3");
  query.text(profile).number(before).number(limit);
  std::vector<EndedSubmission> found;
  while (query.step())
    found.push_back({query.text_at(0), query.text_at(1), query.number_at(2)});
  return found;
}

void SqliteTransaction::remove_submission(std::string_view submission_id) {
  const std::vector<DocumentDelivery> documents = document_deliveries(submission_id);
  std::vector<std::int64_t> messages;
  {
    auto query = connection_.prepare(
        "SELECT notification_seq FROM notification_links WHERE submission_id = ?");
    query.text(submission_id);
    while (query.step())
      messages.push_back(query.number_at(0));
  }
  for (const char* sql :
       {"DELETE FROM submission_documents WHERE submission_id = ?",
        "DELETE FROM decisions WHERE submission_id = ?",
        "DELETE FROM notification_links WHERE submission_id = ?",
        "DELETE FROM applied_notifications WHERE submission_id = ?",
        "DELETE FROM conversations WHERE submission_id = ?",
        "DELETE FROM events WHERE submission_id = ?",
        "DELETE FROM timeline WHERE submission_id = ?",
        "DELETE FROM outbox WHERE submission_id = ?", "DELETE FROM submissions WHERE id = ?"}) {
    connection_.prepare(sql).text(submission_id).run();
  }
  for (const DocumentDelivery& document : documents) {
    connection_
        .prepare(
            "DELETE FROM documents WHERE eori = ?1 AND sha256 = ?2 AND NOT EXISTS"
            " (SELECT 1 FROM submission_documents WHERE eori = ?1 AND sha256 = ?2)")
        .text(document.eori)
        .text(document.sha256)
        .run();
  }
  for (const std::int64_t seq : messages) {
    connection_
        .prepare(
            "DELETE FROM notifications WHERE seq = ?1 AND NOT EXISTS"
            " (SELECT 1 FROM notification_links WHERE notification_seq = ?1)")
        .number(seq)
        .run();
  }
}

int SqliteTransaction::remove_lost_messages(std::string_view profile, std::int64_t before) {
  connection_
      .prepare(
          "DELETE FROM notifications AS n WHERE n.profile = ? AND n.received_at < ? AND NOT EXISTS"
          " (SELECT 1 FROM notification_links l WHERE l.notification_seq = n.seq)")
      .text(profile)
      .number(before)
      .run();
  return connection_.changes();
}

void SqliteTransaction::forget_expired(std::int64_t now) {
  connection_.prepare("DELETE FROM challenges WHERE expires_at < ?").number(now).run();
  connection_.prepare("DELETE FROM sessions WHERE expires_at < ?").number(now).run();
  connection_.prepare("DELETE FROM draft_copies WHERE length(bytes) = 0 AND at < ?")
      .number(now - kDaysMarked * kDayMs)
      .run();
  // Whoever lost the device and has the key file somewhere else may still come for them.
  for (const char* sql :
       {"DELETE FROM draft_copies WHERE kid IN"
        " (SELECT kid FROM keys WHERE status = 'revoked' AND revoked_at < ?)",
        "DELETE FROM recovery_files WHERE kid IN"
        " (SELECT kid FROM keys WHERE status = 'revoked' AND revoked_at < ?)"}) {
    connection_.prepare(sql).number(now - kDaysMarked * kDayMs).run();
  }
  forget_loose_documents(now);
}

template <class Base>
std::vector<std::string> SqliteReads<Base>::forgettable_people(std::int64_t waiting_since,
                                                               std::int64_t signed_since,
                                                               std::string_view today) {
  auto query = connection_.prepare(
      "WITH people AS (SELECT DISTINCT eori, CASE member WHEN '' THEN kid ELSE member END AS id"
      "  FROM keys WHERE person <> ''"
      "  AND (status = 'revoked' OR (status = 'pending' AND created_at < ?1)))"
      " SELECT p.id FROM people p WHERE NOT EXISTS"
      " (SELECT 1 FROM keys k WHERE k.eori = p.eori AND (k.kid = p.id OR k.member = p.id) AND"
      "  (k.status = 'active'"
      "  OR EXISTS (SELECT 1 FROM submissions s WHERE s.kid = k.kid)"
      "  OR EXISTS (SELECT 1 FROM decisions d WHERE d.kid = k.kid)"
      "  OR EXISTS (SELECT 1 FROM statements t LEFT JOIN mandates m ON m.statement = t.hash"
      "   WHERE t.kid = k.kid AND t.purpose <> ?3 AND (t.at >= ?2"
      "    OR (m.revoked_at = 0 AND json_extract(CAST(t.payload AS TEXT), '$.until') >= ?4)"
      "    OR EXISTS (SELECT 1 FROM submissions s WHERE s.mandate <> '' AND s.mandate = m.id)))))"
      " ORDER BY p.id");
  query.number(waiting_since)
      .number(signed_since)
      .text(seal::typ(seal::Purpose::enrolment))
      .text(today);
  std::vector<std::string> found;
  while (query.step())
    found.push_back(query.text_at(0));
  return found;
}

void SqliteTransaction::forget_person(std::string_view id) {
  connection_
      .prepare(
          "UPDATE statements SET payload = zeroblob(0) WHERE purpose = ?2 AND kid IN"
          " (SELECT kid FROM keys WHERE kid = ?1 OR member = ?1)")
      .text(id)
      .text(seal::typ(seal::Purpose::enrolment))
      .run();
  for (const char* sql :
       {"DELETE FROM certificates WHERE person_kid IN (SELECT kid FROM keys WHERE member = ?)",
        "UPDATE members SET person = '' WHERE id = ?",
        "UPDATE keys SET person = '', organisation = '' WHERE ?1 IN (kid, member)",
        "DELETE FROM statements WHERE kid IN"
        " (SELECT kid FROM keys WHERE kid = ? AND status = 'pending')",
        "DELETE FROM key_log WHERE kid IN"
        " (SELECT kid FROM keys WHERE kid = ? AND status = 'pending')",
        "DELETE FROM keys WHERE kid = ? AND status = 'pending'"}) {
    connection_.prepare(sql).text(id).run();
  }
}

void SqliteTransaction::forget_invitations(std::string_view today) {
  connection_.prepare("DELETE FROM invitations WHERE until < ?").text(today).run();
  connection_
      .prepare(
          "WITH invited AS (SELECT seq, eori, json_extract(CAST(payload AS TEXT), '$.id') AS id"
          "  FROM statements WHERE purpose = ?1 AND length(payload) > 0"
          "  AND json_extract(CAST(payload AS TEXT), '$.event') = 'invite')"
          " UPDATE statements SET payload = zeroblob(0) WHERE seq IN (SELECT i.seq FROM invited i"
          "  WHERE NOT EXISTS (SELECT 1 FROM invitations o WHERE o.id = i.id)"
          "  AND NOT EXISTS (SELECT 1 FROM statements e WHERE e.eori = i.eori AND e.purpose = ?2"
          "   AND length(e.payload) > 0"
          "   AND json_extract(CAST(e.payload AS TEXT), '$.invitation') = i.id))")
      .text(seal::typ(seal::Purpose::key_event))
      .text(seal::typ(seal::Purpose::enrolment))
      .run();
}

void SqliteTransaction::forget_loose_documents(std::int64_t now) {
  connection_
      .prepare(
          "DELETE FROM documents AS d WHERE d.added_at < ? AND NOT EXISTS"
          " (SELECT 1 FROM submission_documents s WHERE s.eori = d.eori AND s.sha256 = d.sha256)")
      .number(now - kDayMs)
      .run();
}

template std::optional<SubmissionPlace> SqliteReads<Reader>::submission_after(std::string_view,
                                                                              std::int64_t);
template std::optional<SubmissionPlace> SqliteReads<Transaction>::submission_after(std::string_view,
                                                                                   std::int64_t);
template std::optional<StatementPlace> SqliteReads<Reader>::statement_after(std::string_view,
                                                                            std::int64_t);
template std::optional<StatementPlace> SqliteReads<Transaction>::statement_after(std::string_view,
                                                                                 std::int64_t);
template std::optional<CertificateRecord> SqliteReads<Reader>::certificate_after(std::string_view,
                                                                                 std::string_view);
template std::optional<CertificateRecord> SqliteReads<Transaction>::certificate_after(
    std::string_view, std::string_view);
template std::string SqliteReads<Reader>::document_after(std::string_view, std::string_view);
template std::string SqliteReads<Transaction>::document_after(std::string_view, std::string_view);
template std::vector<EndedSubmission> SqliteReads<Reader>::ended_submissions(std::string_view,
                                                                             std::int64_t, int);
template std::vector<EndedSubmission> SqliteReads<Transaction>::ended_submissions(std::string_view,
                                                                                  std::int64_t,
                                                                                  int);
template std::vector<std::string> SqliteReads<Reader>::forgettable_people(std::int64_t,
                                                                          std::int64_t,
                                                                          std::string_view);
template std::vector<std::string> SqliteReads<Transaction>::forgettable_people(std::int64_t,
                                                                               std::int64_t,
                                                                               std::string_view);

}  // namespace quayside::store
