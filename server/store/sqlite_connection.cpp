#include "server/store/sqlite_connection.h"

#include <sqlite3.h>

namespace quayside::store {
namespace {

[[noreturn]] void fail(sqlite3* database, int code, const char* statement) {
  throw SqliteError{database ? sqlite3_extended_errcode(database) : code, statement};
}

void check(sqlite3* database, int code, const char* statement) {
  if (code != SQLITE_OK) fail(database, code, statement);
}

}  // namespace

bool SqliteError::is_full() const { return (code & 0xff) == SQLITE_FULL; }

bool SqliteError::is_damaged() const {
  return (code & 0xff) == SQLITE_CORRUPT || (code & 0xff) == SQLITE_NOTADB;
}

bool SqliteError::is_constraint() const {
  const int primary = code & 0xff;
  return primary == SQLITE_CONSTRAINT || primary == SQLITE_TOOBIG || primary == SQLITE_MISMATCH;
}

Statement::~Statement() {
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
}

Statement& Statement::text(std::string_view value) {
  check(sqlite3_db_handle(statement_),
        sqlite3_bind_text64(statement_, ++bound_, value.data() ? value.data() : "", value.size(),
                            SQLITE_TRANSIENT, SQLITE_UTF8),
        "bind");
  return *this;
}

Statement& Statement::blob(std::string_view value) {
  check(sqlite3_db_handle(statement_),
        sqlite3_bind_blob64(statement_, ++bound_, value.data() ? value.data() : "", value.size(),
                            SQLITE_TRANSIENT),
        "bind");
  return *this;
}

Statement& Statement::number(std::int64_t value) {
  check(sqlite3_db_handle(statement_), sqlite3_bind_int64(statement_, ++bound_, value), "bind");
  return *this;
}

bool Statement::step() {
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  fail(sqlite3_db_handle(statement_), code, sqlite3_sql(statement_));
}

std::string Statement::text_at(int column) const {
  const void* bytes = sqlite3_column_blob(statement_, column);
  const int size = sqlite3_column_bytes(statement_, column);
  return bytes ? std::string(static_cast<const char*>(bytes), static_cast<std::size_t>(size)) : "";
}

std::int64_t Statement::number_at(int column) const {
  return sqlite3_column_int64(statement_, column);
}

Connection::Connection(const std::string& path, Mode mode) {
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  flags |= mode == Mode::read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  if (mode == Mode::create) flags |= SQLITE_OPEN_CREATE;
  const int code = sqlite3_open_v2(path.c_str(), &database_, flags, nullptr);
  if (code != SQLITE_OK) {
    sqlite3_close_v2(database_);
    throw SqliteError{code, "open"};
  }
  sqlite3_busy_timeout(database_, 5000);
  sqlite3_db_config(database_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(database_, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  try {
    execute("PRAGMA mmap_size=0");
    execute("PRAGMA foreign_keys=ON");
    if (mode == Mode::read_only) return;
    execute("PRAGMA journal_mode=WAL");
    execute("PRAGMA synchronous=FULL");
    execute("PRAGMA wal_autocheckpoint=0");
    execute("PRAGMA secure_delete=ON");  // what is removed does not stay in free pages
  } catch (const SqliteError&) {
    sqlite3_close_v2(database_);
    throw;
  }
  sqlite3_wal_hook(
      database_,
      [](void* pages, sqlite3*, const char*, int count) {
        *static_cast<int*>(pages) = count;
        return SQLITE_OK;
      },
      &wal_pages_);
}

Connection::~Connection() {
  for (const auto& [sql, statement] : statements_)
    sqlite3_finalize(statement);
  sqlite3_close_v2(database_);
}

Statement Connection::prepare(const char* sql) {
  const auto known = statements_.find(sql);
  if (known != statements_.end()) return Statement(known->second);
  sqlite3_stmt* statement = nullptr;
  check(database_,
        sqlite3_prepare_v3(database_, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr),
        sql);
  statements_.emplace(sql, statement);
  return Statement(statement);
}

void Connection::execute(const char* sql) {
  check(database_, sqlite3_exec(database_, sql, nullptr, nullptr, nullptr), sql);
}

int Connection::changes() const { return sqlite3_changes(database_); }

void Connection::checkpoint(bool truncate) {
  const int mode = truncate ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE;
  const int code = sqlite3_wal_checkpoint_v2(database_, nullptr, mode, nullptr, nullptr);
  // Busy means that a reader still uses old pages: the next checkpoint gets them.
  if (code != SQLITE_OK && (code & 0xff) != SQLITE_BUSY) fail(database_, code, "checkpoint");
  wal_pages_ = 0;
}

void Connection::keep_wal_on_close() {
  sqlite3_db_config(database_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
}

}  // namespace quayside::store
