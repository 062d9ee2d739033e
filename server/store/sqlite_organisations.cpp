// What server/store/organisations.h asks of the SQLite store.
#include "server/store/sqlite_transaction.h"

namespace quayside::store {
namespace {

#define KEYS                                                                          \
  "SELECT kid, eori, organisation, person, x, status, created_at, member, active_at," \
  " revoked_at, distrusted_from FROM keys"
#define MEMBERS "SELECT id, eori, person, role, created_at FROM members"
#define INVITATIONS "SELECT id, eori, person, role, until FROM invitations"
#define MANDATES                                                                 \
  "SELECT s.payload, s.signature, k.x, m.given_at, m.revoked_at FROM mandates m" \
  " JOIN statements s ON s.hash = m.statement JOIN keys k ON k.kid = s.kid"

KeyRecord read_key(const Statement& row) {
  KeyRecord key;
  key.kid = row.text_at(0);
  key.eori = row.text_at(1);
  key.organisation = row.text_at(2);
  key.person = row.text_at(3);
  key.x = row.text_at(4);
  key.status = key_status_from_name(row.text_at(5));
  key.created_at = row.number_at(6);
  key.member = row.text_at(7);
  key.active_at = row.number_at(8);
  key.revoked_at = row.number_at(9);
  key.distrusted_from = row.text_at(10);
  return key;
}

wire::Role read_role(const std::string& name) {
  wire::Role role{};
  ensure(wire::role_from_name(name, role), "a stored role is not known");
  return role;
}

MemberRecord read_member(const Statement& row) {
  return {row.text_at(0), row.text_at(1), row.text_at(2), read_role(row.text_at(3)),
          row.number_at(4)};
}

InvitationRecord read_invitation(const Statement& row) {
  return {row.text_at(0), row.text_at(1), row.text_at(2), read_role(row.text_at(3)),
          row.text_at(4)};
}

MandateRecord read_mandate(const Statement& row) {
  MandateRecord record;
  record.carried = {row.text_at(0), row.text_at(1), row.text_at(2)};
  record.given_at = row.number_at(3);
  record.revoked_at = row.number_at(4);
  auto mandate = wire::mandate_from_json(record.carried.payload);
  ensure(mandate.has_value(), "a stored mandate cannot be read");
  record.mandate = std::move(*mandate);
  return record;
}

template <class T, class Read>
std::vector<T> all(Statement& query, Read read) {
  std::vector<T> found;
  while (query.step())
    found.push_back(read(query));
  return found;
}

template <class T, class Read>
std::optional<T> first(Statement& query, Read read) {
  if (!query.step()) return std::nullopt;
  return read(query);
}

}  // namespace

template <class Base>
std::optional<KeyRecord> SqliteReads<Base>::key(std::string_view kid) {
  auto query = connection_.prepare(KEYS " WHERE kid = ?");
  return first<KeyRecord>(query.text(kid), read_key);
}

template <class Base>
std::vector<KeyRecord> SqliteReads<Base>::keys_of(std::string_view eori) {
  auto query = connection_.prepare(KEYS " WHERE eori = ? ORDER BY created_at, kid");
  return all<KeyRecord>(query.text(eori), read_key);
}

template <class Base>
std::vector<KeyRecord> SqliteReads<Base>::pending_keys() {
  auto query = connection_.prepare(KEYS " WHERE status = 'pending' ORDER BY created_at, kid");
  return all<KeyRecord>(query, read_key);
}

template <class Base>
std::vector<KeyRecord> SqliteReads<Base>::admitted_keys(std::string_view after_kid, int limit) {
  auto query =
      connection_.prepare(KEYS " WHERE status <> 'pending' AND kid > ? ORDER BY kid LIMIT ?");
  return all<KeyRecord>(query.text(after_kid).number(limit), read_key);
}

template <class Base>
std::optional<MemberRecord> SqliteReads<Base>::member(std::string_view id) {
  auto query = connection_.prepare(MEMBERS " WHERE id = ?");
  return first<MemberRecord>(query.text(id), read_member);
}

template <class Base>
std::vector<MemberRecord> SqliteReads<Base>::members(std::string_view eori) {
  auto query = connection_.prepare(MEMBERS " WHERE eori = ? ORDER BY created_at, id");
  return all<MemberRecord>(query.text(eori), read_member);
}

template <class Base>
std::optional<InvitationRecord> SqliteReads<Base>::invitation(std::string_view id) {
  auto query = connection_.prepare(INVITATIONS " WHERE id = ?");
  return first<InvitationRecord>(query.text(id), read_invitation);
}

template <class Base>
std::vector<InvitationRecord> SqliteReads<Base>::invitations(std::string_view eori) {
  auto query = connection_.prepare(INVITATIONS " WHERE eori = ? ORDER BY until, id");
  return all<InvitationRecord>(query.text(eori), read_invitation);
}

template <class Base>
bool SqliteReads<Base>::knows_statement(std::string_view hash) {
  auto query = connection_.prepare("SELECT 1 FROM statements WHERE hash = ?");
  return query.text(hash).step();
}

template <class Base>
std::string SqliteReads<Base>::newest_statement(std::string_view eori, std::string_view purpose) {
  auto query = connection_.prepare(
      "SELECT payload FROM statements WHERE eori = ? AND purpose = ? ORDER BY seq DESC LIMIT 1");
  query.text(eori).text(purpose);
  return query.step() ? query.text_at(0) : std::string();
}

template <class Base>
std::vector<StatementRecord> SqliteReads<Base>::statements_with(std::string_view eori,
                                                                std::string_view purpose,
                                                                std::string_view text) {
  auto query = connection_.prepare(
      "SELECT hash, payload, signature, kid, at FROM statements"
      " WHERE eori = ? AND purpose = ? AND instr(CAST(payload AS TEXT), ?) > 0 ORDER BY seq");
  query.text(eori).text(purpose).text(text);
  std::vector<StatementRecord> found;
  while (query.step()) {
    found.push_back({query.text_at(0), std::string(eori), std::string(purpose), query.text_at(1),
                     query.text_at(2), query.text_at(3), query.number_at(4)});
  }
  return found;
}

template <class Base>
std::optional<MandateRecord> SqliteReads<Base>::mandate(std::string_view id) {
  auto query = connection_.prepare(MANDATES " WHERE m.id = ?");
  return first<MandateRecord>(query.text(id), read_mandate);
}

template <class Base>
std::vector<MandateRecord> SqliteReads<Base>::mandates_of(std::string_view eori) {
  auto query =
      connection_.prepare(MANDATES " WHERE m.client = ?1 OR m.broker = ?1 ORDER BY s.seq DESC");
  return all<MandateRecord>(query.text(eori), read_mandate);
}

template <class Base>
std::vector<DecisionRecord> SqliteReads<Base>::decisions(std::string_view submission_id) {
  auto query = connection_.prepare(
      "SELECT submission_id, event, kid, reason, signature, receipt, receipt_signature, log_index,"
      " at FROM decisions WHERE submission_id = ? ORDER BY position");
  return all<DecisionRecord>(query.text(submission_id), [](const Statement& row) {
    return DecisionRecord{row.text_at(0), row.text_at(1),   row.text_at(2),
                          row.text_at(3), row.text_at(4),   row.text_at(5),
                          row.text_at(6), row.number_at(7), row.number_at(8)};
  });
}

// Submissions that have not left for customs.
#define UNSENT                                                                  \
  "SELECT s.id FROM submissions s LEFT JOIN outbox o ON o.submission_id = s.id" \
  " WHERE s.status <> 'withdrawn' AND (o.state IS NULL OR o.state = 'queued') AND "

template <class Base>
std::vector<std::string> SqliteReads<Base>::unsent_signed_by(std::string_view kid,
                                                             std::int64_t since) {
  auto query = connection_.prepare(UNSENT "s.kid = ? AND s.received_at >= ? ORDER BY s.seq");
  return all<std::string>(query.text(kid).number(since),
                          [](const Statement& row) { return row.text_at(0); });
}

template <class Base>
std::vector<std::string> SqliteReads<Base>::unsent_under(std::string_view mandate_id) {
  auto query = connection_.prepare(UNSENT "s.mandate = ? AND s.mandate <> '' ORDER BY s.seq");
  return all<std::string>(query.text(mandate_id),
                          [](const Statement& row) { return row.text_at(0); });
}

void SqliteTransaction::add_member(const MemberRecord& member) {
  connection_
      .prepare("INSERT INTO members(id, eori, person, role, created_at) VALUES (?, ?, ?, ?, ?)")
      .text(member.id)
      .text(member.eori)
      .text(member.person)
      .text(wire::role_name(member.role))
      .number(member.created_at)
      .run();
}

void SqliteTransaction::set_role(std::string_view member, wire::Role role) {
  connection_.prepare("UPDATE members SET role = ? WHERE id = ?")
      .text(wire::role_name(role))
      .text(member)
      .run();
}

void SqliteTransaction::activate_key(std::string_view kid, std::string_view member,
                                     std::int64_t at) {
  connection_.prepare("UPDATE keys SET status = 'active', member = ?, active_at = ? WHERE kid = ?")
      .text(member)
      .number(at)
      .text(kid)
      .run();
  add_key_log(kid, KeyStatus::active, at);
}

void SqliteTransaction::revoke_key(std::string_view kid, std::string_view distrusted_from,
                                   std::int64_t at) {
  connection_
      .prepare(
          "UPDATE keys SET status = 'revoked', revoked_at = ?, distrusted_from = ? WHERE kid = ?")
      .number(at)
      .text(distrusted_from)
      .text(kid)
      .run();
  connection_.prepare("DELETE FROM sessions WHERE kid = ?").text(kid).run();
  add_key_log(kid, KeyStatus::revoked, at);
}

void SqliteTransaction::add_invitation(const InvitationRecord& invitation) {
  connection_
      .prepare("INSERT INTO invitations(id, eori, person, role, until) VALUES (?, ?, ?, ?, ?)")
      .text(invitation.id)
      .text(invitation.eori)
      .text(invitation.person)
      .text(wire::role_name(invitation.role))
      .text(invitation.until)
      .run();
}

void SqliteTransaction::remove_invitation(std::string_view id) {
  connection_.prepare("DELETE FROM invitations WHERE id = ?").text(id).run();
}

void SqliteTransaction::add_statement(const StatementRecord& statement) {
  connection_
      .prepare(
          "INSERT INTO statements(hash, eori, purpose, payload, signature, kid, at)"
          " VALUES (?, ?, ?, ?, ?, ?, ?)")
      .text(statement.hash)
      .text(statement.eori)
      .text(statement.purpose)
      .blob(statement.payload)
      .text(statement.signature)
      .text(statement.kid)
      .number(statement.at)
      .run();
}

void SqliteTransaction::add_mandate(const MandateRecord& record, std::string_view statement_hash) {
  connection_
      .prepare(
          "INSERT INTO mandates(id, client, broker, statement, given_at, revoked_at)"
          " VALUES (?, ?, ?, ?, ?, 0)")
      .text(record.mandate.id)
      .text(record.mandate.client)
      .text(record.mandate.broker)
      .text(statement_hash)
      .number(record.given_at)
      .run();
}

void SqliteTransaction::revoke_mandate(std::string_view id, std::int64_t at) {
  connection_.prepare("UPDATE mandates SET revoked_at = ? WHERE id = ?").number(at).text(id).run();
}

void SqliteTransaction::add_decision(const DecisionRecord& decision) {
  connection_
      .prepare(
          "INSERT INTO decisions(submission_id, position, event, kid, reason, signature, receipt,"
          " receipt_signature, log_index, at)"
          " SELECT ?1, count(*), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9 FROM decisions"
          " WHERE submission_id = ?1")
      .text(decision.submission_id)
      .text(decision.event)
      .text(decision.kid)
      .text(decision.reason)
      .text(decision.signature)
      .text(decision.receipt)
      .text(decision.receipt_signature)
      .number(decision.log_index)
      .number(decision.at)
      .run();
}

void SqliteTransaction::queue_submission(std::string_view submission_id,
                                         std::string_view message_id, std::int64_t at) {
  connection_
      .prepare(
          "INSERT INTO outbox(submission_id, message_id, state, attempts, next_attempt_at,"
          " first_attempt_at, sent_at, last_outcome, profile, seq)"
          " SELECT id, ?, 'queued', 0, ?, 0, 0, '', profile, seq FROM submissions WHERE id = ?")
      .text(message_id)
      .number(at)
      .text(submission_id)
      .run();
}

void SqliteTransaction::unqueue_submission(std::string_view submission_id) {
  connection_.prepare("DELETE FROM outbox WHERE submission_id = ? AND state = 'queued'")
      .text(submission_id)
      .run();
}

#define QUAYSIDE_READS_OF(Base)                                                                 \
  template std::optional<KeyRecord> SqliteReads<Base>::key(std::string_view);                   \
  template std::vector<KeyRecord> SqliteReads<Base>::keys_of(std::string_view);                 \
  template std::vector<KeyRecord> SqliteReads<Base>::pending_keys();                            \
  template std::vector<KeyRecord> SqliteReads<Base>::admitted_keys(std::string_view, int);      \
  template std::vector<StatementRecord> SqliteReads<Base>::statements_with(                     \
      std::string_view, std::string_view, std::string_view);                                    \
  template std::optional<MemberRecord> SqliteReads<Base>::member(std::string_view);             \
  template std::vector<MemberRecord> SqliteReads<Base>::members(std::string_view);              \
  template std::optional<InvitationRecord> SqliteReads<Base>::invitation(std::string_view);     \
  template std::vector<InvitationRecord> SqliteReads<Base>::invitations(std::string_view);      \
  template bool SqliteReads<Base>::knows_statement(std::string_view);                           \
  template std::string SqliteReads<Base>::newest_statement(std::string_view, std::string_view); \
  template std::optional<MandateRecord> SqliteReads<Base>::mandate(std::string_view);           \
  template std::vector<MandateRecord> SqliteReads<Base>::mandates_of(std::string_view);         \
  template std::vector<DecisionRecord> SqliteReads<Base>::decisions(std::string_view);          \
  template std::vector<std::string> SqliteReads<Base>::unsent_under(std::string_view);          \
  template std::vector<std::string> SqliteReads<Base>::unsent_signed_by(std::string_view,       \
                                                                        std::int64_t);

QUAYSIDE_READS_OF(Reader)
QUAYSIDE_READS_OF(Transaction)
#undef QUAYSIDE_READS_OF
#undef KEYS
#undef MEMBERS
#undef INVITATIONS
#undef MANDATES
#undef UNSENT

}  // namespace quayside::store
