// What server/store/draft_copies.h asks of the SQLite store.
#include "server/store/sqlite_transaction.h"

namespace quayside::store {

template <class Base>
std::vector<DraftCopyRecord> SqliteReads<Base>::draft_copies(std::string_view kid) {
  auto query = connection_.prepare(
      "SELECT id, version, length(bytes) FROM draft_copies WHERE kid = ? ORDER BY id");
  query.text(kid);
  std::vector<DraftCopyRecord> found;
  while (query.step())
    found.push_back({query.text_at(0), query.number_at(1), query.number_at(2)});
  return found;
}

template <class Base>
std::string SqliteReads<Base>::draft_copy_bytes(std::string_view kid, std::string_view id) {
  auto query = connection_.prepare("SELECT bytes FROM draft_copies WHERE kid = ? AND id = ?");
  query.text(kid).text(id);
  return query.step() ? query.text_at(0) : std::string();
}

template <class Base>
std::string SqliteReads<Base>::recovery_file(std::string_view lookup_hash) {
  auto query = connection_.prepare("SELECT file FROM recovery_files WHERE lookup_hash = ?");
  query.text(lookup_hash);
  return query.step() ? query.text_at(0) : std::string();
}

void SqliteTransaction::keep_recovery_file(std::string_view kid, std::string_view lookup_hash,
                                           std::string_view file, std::int64_t at) {
  connection_
      .prepare(
          "INSERT OR REPLACE INTO recovery_files(kid, lookup_hash, file, at) VALUES (?, ?, ?, ?)")
      .text(kid)
      .text(lookup_hash)
      .text(file)
      .number(at)
      .run();
}

void SqliteTransaction::remove_recovery_file(std::string_view kid) {
  connection_.prepare("DELETE FROM recovery_files WHERE kid = ?").text(kid).run();
}

void SqliteTransaction::keep_draft_copy(std::string_view kid, const DraftCopyRecord& copy,
                                        std::string_view bytes, std::int64_t at) {
  connection_
      .prepare(
          "INSERT OR REPLACE INTO draft_copies(kid, id, version, bytes, at)"
          " VALUES (?, ?, ?, ?, ?)")
      .text(kid)
      .text(copy.id)
      .number(copy.version)
      .blob(bytes)
      .number(at)
      .run();
}

void SqliteTransaction::remove_draft_copies(std::string_view kid) {
  connection_.prepare("DELETE FROM draft_copies WHERE kid = ?").text(kid).run();
}

void SqliteTransaction::move_draft_copies(std::string_view from, std::string_view to) {
  connection_.prepare("UPDATE OR IGNORE draft_copies SET kid = ?2 WHERE kid = ?1")
      .text(from)
      .text(to)
      .run();
}

#define QUAYSIDE_READS_OF(Base)                                                                 \
  template std::vector<DraftCopyRecord> SqliteReads<Base>::draft_copies(std::string_view);      \
  template std::string SqliteReads<Base>::draft_copy_bytes(std::string_view, std::string_view); \
  template std::string SqliteReads<Base>::recovery_file(std::string_view);

QUAYSIDE_READS_OF(Reader)
QUAYSIDE_READS_OF(Transaction)
#undef QUAYSIDE_READS_OF

}  // namespace quayside::store
