#include "server/store/sqlite_transaction.h"

namespace quayside::store {

template <class Base>
std::optional<SubmissionPlace> SqliteReads<Base>::submission_after(std::string_view eori,
                                                                   std::int64_t seq) {
  auto query = connection_.prepare(
      "SELECT seq, id FROM submissions WHERE eori = ? AND seq > ? ORDER BY seq LIMIT 1");
  query.text(eori).number(seq);
  if (!query.step()) return std::nullopt;
  return SubmissionPlace{query.number_at(0), query.text_at(1)};
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
  forget_loose_documents(now);
}

void SqliteTransaction::forget_loose_documents(std::int64_t now) {
  constexpr std::int64_t kDayMs = 86'400'000;
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
template std::string SqliteReads<Reader>::document_after(std::string_view, std::string_view);
template std::string SqliteReads<Transaction>::document_after(std::string_view, std::string_view);
template std::vector<EndedSubmission> SqliteReads<Reader>::ended_submissions(std::string_view,
                                                                             std::int64_t, int);
template std::vector<EndedSubmission> SqliteReads<Transaction>::ended_submissions(std::string_view,
                                                                                  std::int64_t,
                                                                                  int);

}  // namespace quayside::store
