#include "server/store/sqlite_reads.h"

#include <array>

namespace quayside::store {
namespace {

constexpr std::array<std::string_view, 3> kKeyStatusNames{"pending", "active", "revoked"};
constexpr std::array<std::string_view, 5> kOutboxStateNames{"queued", "sending", "unknown", "sent",
                                                            "refused"};
constexpr std::array<std::string_view, 4> kMessageStateNames{"stored", "applied", "unmatched",
                                                             "unparsed"};

// The schema's CHECK constraints hold the same names, so one that is not found is a bug.
template <class Enum, std::size_t Count>
Enum from_name(const std::array<std::string_view, Count>& names, std::string_view name) {
  for (std::size_t i = 0; i < Count; ++i) {
    if (names[i] == name) return static_cast<Enum>(i);
  }
  ensure(false, "the store holds a name it does not know");
  return static_cast<Enum>(0);
}

// Everything but the payload, which lists do not need.
#define QUAYSIDE_SUBMISSION_COLUMNS                                                          \
  "s.id, s.eori, s.lrn, s.data_set, s.signature, s.kid, s.payload_hash, s.envelope_hash, "   \
  "s.receipt, s.receipt_signature, s.server_key_x, s.verdict, s.supersedes, s.received_at, " \
  "s.status, s.mrn, s.view_details, s.updated_at, s.profile, s.request, "                    \
  "s.about, s.log_index, s.client, s.mandate, s.batch"
constexpr int kPayloadColumn = 25;

SubmissionRecord read_submission_row(const Statement& row) {
  SubmissionRecord s;
  s.id = row.text_at(0);
  s.eori = row.text_at(1);
  s.lrn = row.text_at(2);
  s.data_set = row.text_at(3);
  s.signature = row.text_at(4);
  s.kid = row.text_at(5);
  s.payload_hash = row.text_at(6);
  s.envelope_hash = row.text_at(7);
  s.receipt = row.text_at(8);
  s.receipt_signature = row.text_at(9);
  s.server_key_x = row.text_at(10);
  s.verdict = row.text_at(11);
  s.supersedes = row.text_at(12);
  s.received_at = row.number_at(13);
  ensure(wire::status_from_name(row.text_at(14), s.status), "a stored status is not known");
  s.mrn = row.text_at(15);
  s.view_details = row.text_at(16);
  s.updated_at = row.number_at(17);
  s.profile = row.text_at(18);
  s.request = row.text_at(19);
  s.about = row.text_at(20);
  s.log_index = row.number_at(21);
  s.client = row.text_at(22);
  s.mandate = row.text_at(23);
  s.batch = row.text_at(24);
  return s;
}

std::optional<SubmissionRecord> one_submission(Statement& query) {
  if (!query.step()) return std::nullopt;
  auto submission = read_submission_row(query);
  submission.payload = query.text_at(kPayloadColumn);
  return submission;
}

std::vector<SubmissionRecord> all_submissions(Statement& query) {
  std::vector<SubmissionRecord> found;
  while (query.step())
    found.push_back(read_submission_row(query));
  return found;
}

std::vector<MessageLink> all_links(Statement& query) {
  std::vector<MessageLink> found;
  while (query.step()) {
    found.push_back({query.number_at(0), query.text_at(1), query.text_at(2),
                     query.number_at(3) != 0, query.number_at(4), query.number_at(5),
                     query.number_at(6)});
  }
  return found;
}

std::string one_text(Statement& query) { return query.step() ? query.text_at(0) : std::string(); }

}  // namespace

std::string_view key_status_name(KeyStatus status) {
  return kKeyStatusNames.at(static_cast<std::size_t>(status));
}
KeyStatus key_status_from_name(std::string_view name) {
  return from_name<KeyStatus>(kKeyStatusNames, name);
}
std::string_view outbox_state_name(OutboxState state) {
  return kOutboxStateNames.at(static_cast<std::size_t>(state));
}
std::string_view message_state_name(MessageState state) {
  return kMessageStateNames.at(static_cast<std::size_t>(state));
}

OutboxRecord read_outbox_row(const Statement& row) {
  OutboxRecord r;
  r.submission_id = row.text_at(0);
  r.message_id = row.text_at(1);
  r.state = from_name<OutboxState>(kOutboxStateNames, row.text_at(2));
  r.attempts = static_cast<int>(row.number_at(3));
  r.next_attempt_at = row.number_at(4);
  r.first_attempt_at = row.number_at(5);
  r.sent_at = row.number_at(6);
  r.last_outcome = row.text_at(7);
  return r;
}

template <class Base>
std::string SqliteReads<Base>::organisation_name(std::string_view eori) {
  auto query = connection_.prepare("SELECT name FROM organisations WHERE eori = ?");
  return one_text(query.text(eori));
}

template <class Base>
std::optional<SessionRecord> SqliteReads<Base>::session(std::string_view token_hash) {
  auto query =
      connection_.prepare("SELECT token_hash, kid, expires_at FROM sessions WHERE token_hash = ?");
  query.text(token_hash);
  if (!query.step()) return std::nullopt;
  return SessionRecord{query.text_at(0), query.text_at(1), query.number_at(2)};
}

template <class Base>
std::optional<CertificateRecord> SqliteReads<Base>::certificate(std::string_view kid) {
  auto query = connection_.prepare(
      "SELECT kid, eori, person_kid, registration, added_at, revoked_at FROM certificates"
      " WHERE kid = ?");
  query.text(kid);
  if (!query.step()) return std::nullopt;
  return CertificateRecord{query.text_at(0), query.text_at(1),   query.text_at(2),
                           query.text_at(3), query.number_at(4), query.number_at(5)};
}

template <class Base>
int SqliteReads<Base>::certificate_count(std::string_view eori) {
  auto query = connection_.prepare("SELECT count(*) FROM certificates WHERE eori = ?");
  query.text(eori);
  return query.step() ? static_cast<int>(query.number_at(0)) : 0;
}

template <class Base>
std::optional<SubmissionRecord> SqliteReads<Base>::submission(std::string_view eori,
                                                              std::string_view id) {
  auto query = connection_.prepare("SELECT " QUAYSIDE_SUBMISSION_COLUMNS
                                   ", s.payload FROM submissions s WHERE s.eori = ? AND s.id = ?");
  return one_submission(query.text(eori).text(id));
}

template <class Base>
std::optional<SubmissionRecord> SqliteReads<Base>::submission_by_envelope(std::string_view eori,
                                                                          std::string_view hash) {
  auto query = connection_.prepare(
      "SELECT " QUAYSIDE_SUBMISSION_COLUMNS
      ", s.payload FROM submissions s WHERE s.eori = ? AND s.envelope_hash = ?");
  return one_submission(query.text(eori).text(hash));
}

template <class Base>
std::vector<SubmissionRecord> SqliteReads<Base>::submissions(std::string_view eori, int limit) {
  auto query = connection_.prepare("SELECT " QUAYSIDE_SUBMISSION_COLUMNS
                                   " FROM submissions s WHERE s.eori = ?1 OR s.client = ?1"
                                   " ORDER BY s.seq DESC LIMIT ?2");
  return all_submissions(query.text(eori).number(limit));
}

template <class Base>
bool SqliteReads<Base>::submission_id_taken(std::string_view id) {
  auto query = connection_.prepare("SELECT 1 FROM submissions WHERE id = ?");
  return query.text(id).step();
}

template <class Base>
bool SqliteReads<Base>::lrn_in_use(std::string_view eori, std::string_view lrn) {
  auto query = connection_.prepare(
      "SELECT 1 FROM submissions WHERE lrn = ? AND eori = ?"
      " AND status NOT IN ('rejected', 'withdrawn') AND about = '' LIMIT 1");
  return query.text(lrn).text(eori).step();
}

template <class Base>
std::optional<SubmissionRecord> SqliteReads<Base>::any_submission(std::string_view id) {
  auto query = connection_.prepare("SELECT " QUAYSIDE_SUBMISSION_COLUMNS
                                   ", s.payload FROM submissions s WHERE s.id = ?");
  return one_submission(query.text(id));
}

template <class Base>
std::string SqliteReads<Base>::submission_of_notification(std::string_view notification_key) {
  auto query = connection_.prepare(
      "SELECT submission_id FROM applied_notifications WHERE notification_key = ?");
  return one_text(query.text(notification_key));
}

template <class Base>
std::string SqliteReads<Base>::submission_with_mrn(std::string_view mrn) {
  auto query = connection_.prepare("SELECT id FROM submissions WHERE mrn = ? AND mrn <> ''");
  return one_text(query.text(mrn));
}

template <class Base>
std::vector<LrnCandidate> SqliteReads<Base>::submissions_with_lrn(std::string_view profile,
                                                                  std::string_view lrn) {
  auto query = connection_.prepare(
      "SELECT s.id, s.mrn, o.first_attempt_at FROM submissions s"
      " JOIN outbox o ON o.submission_id = s.id"
      " WHERE s.lrn = ? AND s.profile = ? AND s.about = '' AND o.first_attempt_at > 0"
      " ORDER BY o.first_attempt_at DESC, s.seq DESC LIMIT 100");
  query.text(lrn).text(profile);
  std::vector<LrnCandidate> found;
  while (query.step())
    found.push_back({query.text_at(0), query.text_at(1), query.number_at(2)});
  return found;
}

template <class Base>
std::vector<SubmissionRecord> SqliteReads<Base>::requests_about(std::string_view submission_id) {
  auto query = connection_.prepare("SELECT " QUAYSIDE_SUBMISSION_COLUMNS
                                   " FROM submissions s WHERE s.about = ? AND s.about <> ''"
                                   " ORDER BY s.seq");
  return all_submissions(query.text(submission_id));
}

template <class Base>
std::string SqliteReads<Base>::submission_of_conversation(std::string_view conversation) {
  auto query =
      connection_.prepare("SELECT submission_id FROM conversations WHERE conversation = ?");
  return one_text(query.text(conversation));
}

template <class Base>
std::vector<std::string> SqliteReads<Base>::queued_submissions() {
  auto query = connection_.prepare(
      "SELECT s.id FROM submissions s JOIN outbox o ON o.submission_id = s.id"
      " WHERE o.state = 'queued' ORDER BY s.seq");
  std::vector<std::string> found;
  while (query.step())
    found.push_back(query.text_at(0));
  return found;
}

template <class Base>
std::optional<GrantRecord> SqliteReads<Base>::grant(std::string_view profile,
                                                    std::string_view holder) {
  auto query = connection_.prepare(
      "SELECT sealed, leased_until FROM customs_grants WHERE profile = ? AND holder = ?");
  query.text(profile).text(holder);
  if (!query.step()) return std::nullopt;
  return GrantRecord{query.text_at(0), query.number_at(1)};
}

template <class Base>
bool SqliteReads<Base>::is_pulled(std::string_view id) {
  auto query = connection_.prepare("SELECT 1 FROM pulled_notifications WHERE id = ?");
  return query.text(id).step();
}

template <class Base>
std::vector<AppliedNotification> SqliteReads<Base>::applied_notifications(
    std::string_view submission_id) {
  auto query = connection_.prepare(
      "SELECT submission_id, notification_key, type, issued_at, mrn, details"
      " FROM applied_notifications WHERE submission_id = ?");
  query.text(submission_id);
  std::vector<AppliedNotification> found;
  while (query.step()) {
    found.push_back({query.text_at(0), query.text_at(1), query.text_at(2), query.text_at(3),
                     query.text_at(4), query.text_at(5)});
  }
  return found;
}

template <class Base>
std::optional<OutboxRecord> SqliteReads<Base>::outbox(std::string_view submission_id) {
  auto query = connection_.prepare(
      "SELECT submission_id, message_id, state, attempts, next_attempt_at, first_attempt_at,"
      " sent_at, last_outcome FROM outbox WHERE submission_id = ?");
  query.text(submission_id);
  if (!query.step()) return std::nullopt;
  return read_outbox_row(query);
}

template <class Base>
std::vector<wire::TimelineEntry> SqliteReads<Base>::timeline(std::string_view submission_id) {
  auto query = connection_.prepare(
      "SELECT at, event FROM timeline WHERE submission_id = ? ORDER BY position");
  query.text(submission_id);
  std::vector<wire::TimelineEntry> entries;
  while (query.step())
    entries.push_back({query.text_at(0), query.text_at(1)});
  return entries;
}

template <class Base>
std::vector<CustomsMessage> SqliteReads<Base>::messages_in(MessageState state, std::int64_t after,
                                                           int limit) {
  auto query = connection_.prepare(
      "SELECT seq, profile, conversation, raw, received_at FROM notifications WHERE state = ? AND "
      "seq > ?"
      " ORDER BY seq LIMIT ?");
  query.text(message_state_name(state)).number(after).number(limit);
  std::vector<CustomsMessage> found;
  while (query.step()) {
    found.push_back({query.number_at(0), query.text_at(1), query.text_at(2), query.text_at(3),
                     query.number_at(4), state});
  }
  return found;
}

template <class Base>
std::vector<MessageLink> SqliteReads<Base>::messages_of(std::string_view submission_id) {
  // A message that also speaks of another organisation would show it to this one.
  auto query = connection_.prepare(
      "SELECT n.seq, l.submission_id, n.raw, n.state = 'applied' AND NOT EXISTS"
      " (SELECT 1 FROM notification_links other JOIN submissions s ON s.id = other.submission_id"
      "  WHERE other.notification_seq = n.seq AND s.eori <> mine.eori),"
      " l.number, l.log_index, l.logged_at"
      " FROM notification_links l JOIN notifications n ON n.seq = l.notification_seq"
      " JOIN submissions mine ON mine.id = l.submission_id"
      " WHERE l.submission_id = ? ORDER BY l.number, n.seq");
  return all_links(query.text(submission_id));
}

template <class Base>
std::vector<MessageLink> SqliteReads<Base>::messages_not_in_log(int limit) {
  auto query = connection_.prepare(
      "SELECT n.seq, l.submission_id, n.raw, 0, l.number, l.log_index, l.logged_at"
      " FROM notification_links l JOIN notifications n ON n.seq = l.notification_seq"
      " WHERE l.log_index < 0 ORDER BY l.submission_id, l.notification_seq LIMIT ?");
  return all_links(query.number(limit));
}

template <class Base>
std::int64_t SqliteReads<Base>::messages_in_log(std::string_view submission_id) {
  auto query = connection_.prepare(
      "SELECT count(*) FROM notification_links WHERE submission_id = ? AND log_index >= 0");
  return query.text(submission_id).step() ? query.number_at(0) : 0;
}

template <class Base>
std::int64_t SqliteReads<Base>::log_size() {
  auto query = connection_.prepare("SELECT max(position) + 1 FROM log_nodes WHERE level = 0");
  return query.step() ? query.number_at(0) : 0;
}

template <class Base>
std::string SqliteReads<Base>::log_node(int level, std::int64_t index) {
  auto query = connection_.prepare("SELECT hash FROM log_nodes WHERE level = ? AND position = ?");
  return one_text(query.number(level).number(index));
}

template <class Base>
std::int64_t SqliteReads<Base>::log_index_of(std::string_view leaf) {
  auto query = connection_.prepare(
      "SELECT min(position) FROM log_nodes WHERE level = 0 AND hash = ?"
      " HAVING min(position) IS NOT NULL");
  query.blob(leaf);
  return query.step() ? query.number_at(0) : -1;
}

template <class Base>
std::vector<SubmissionRecord> SqliteReads<Base>::submissions_not_in_log(int limit) {
  auto query = connection_.prepare("SELECT " QUAYSIDE_SUBMISSION_COLUMNS
                                   " FROM submissions s WHERE s.log_index < 0"
                                   " ORDER BY s.seq LIMIT ?");
  return all_submissions(query.number(limit));
}

template <class Base>
std::int64_t SqliteReads<Base>::last_event(std::string_view eori) {
  auto query = connection_.prepare("SELECT max(seq) FROM events WHERE eori = ?");
  return query.text(eori).step() ? query.number_at(0) : 0;
}

template <class Base>
std::vector<EventRecord> SqliteReads<Base>::events_after(std::string_view eori, std::int64_t seq,
                                                         int limit) {
  auto query = connection_.prepare(
      "SELECT seq, submission_id FROM events WHERE eori = ? AND seq > ? ORDER BY seq LIMIT ?");
  query.text(eori).number(seq).number(limit);
  std::vector<EventRecord> found;
  while (query.step())
    found.push_back({query.number_at(0), query.text_at(1)});
  return found;
}

template <class Base>
std::optional<DocumentRecord> SqliteReads<Base>::document(std::string_view eori,
                                                          std::string_view sha256) {
  auto query = connection_.prepare(
      "SELECT media_type, length(bytes) FROM documents WHERE eori = ? AND sha256 = ?");
  query.text(eori).text(sha256);
  if (!query.step()) return std::nullopt;
  return DocumentRecord{query.text_at(0), query.number_at(1)};
}

template <class Base>
std::optional<std::string> SqliteReads<Base>::document_bytes(std::string_view eori,
                                                             std::string_view sha256) {
  auto query = connection_.prepare("SELECT bytes FROM documents WHERE eori = ? AND sha256 = ?");
  query.text(eori).text(sha256);
  if (!query.step()) return std::nullopt;
  return query.text_at(0);
}

template <class Base>
int SqliteReads<Base>::loose_documents(std::string_view eori) {
  auto query = connection_.prepare(
      "SELECT count(*) FROM documents d WHERE d.eori = ? AND NOT EXISTS"
      " (SELECT 1 FROM submission_documents s WHERE s.eori = d.eori AND s.sha256 = d.sha256)");
  query.text(eori);
  return query.step() ? static_cast<int>(query.number_at(0)) : 0;
}

template <class Base>
std::optional<SubmissionRecord> SqliteReads<Base>::readable_submission(std::string_view eori,
                                                                       std::string_view id) {
  auto query = connection_.prepare(
      "SELECT " QUAYSIDE_SUBMISSION_COLUMNS
      ", s.payload FROM submissions s WHERE s.id = ?1 AND (s.eori = ?2 OR s.client = ?2)");
  return one_submission(query.text(id).text(eori));
}

template <class Base>
std::vector<DocumentDelivery> SqliteReads<Base>::document_deliveries(
    std::string_view submission_id) {
  auto query = connection_.prepare(
      "SELECT submission_id, position, eori, sha256, state, reference, outcome"
      " FROM submission_documents WHERE submission_id = ? ORDER BY position");
  query.text(submission_id);
  std::vector<DocumentDelivery> found;
  while (query.step()) {
    DocumentDelivery delivery{query.text_at(0),
                              static_cast<int>(query.number_at(1)),
                              query.text_at(2),
                              query.text_at(3),
                              {},
                              query.text_at(5),
                              query.text_at(6)};
    ensure(wire::document_state_from_name(query.text_at(4), delivery.state),
           "a stored state of a document is not known");
    found.push_back(std::move(delivery));
  }
  return found;
}

#undef QUAYSIDE_SUBMISSION_COLUMNS

template class SqliteReads<Reader>;
template class SqliteReads<Transaction>;

}  // namespace quayside::store
