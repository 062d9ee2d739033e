// Connection and Statement: the thinnest layer over sqlite3 that the store needs. Internal to the
// SQLite store; each connection is used by one thread at a time.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

struct sqlite3;
struct sqlite3_stmt;

namespace quayside::store {

/// Thrown inside the SQLite store only; never leaves it.
struct SqliteError {
  int code = 0;           ///< extended result code
  std::string statement;  ///< our own SQL, never a value
  bool is_full() const;
  bool is_damaged() const;
  /// A value broke a constraint: the statement failed, the database is sound.
  bool is_constraint() const;
};

/// A prepared statement in use; it is reset when this object goes away. Text and blobs are copied.
class Statement {
 public:
  explicit Statement(sqlite3_stmt* statement) : statement_(statement) {}
  ~Statement();
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  Statement& text(std::string_view value);
  Statement& blob(std::string_view value);
  Statement& number(std::int64_t value);

  /// True when there is a row.
  bool step();
  void run() {
    while (step()) {
    }
  }

  std::string text_at(int column) const;
  std::int64_t number_at(int column) const;

 private:
  sqlite3_stmt* statement_;
  int bound_ = 0;
};

class Connection {
 public:
  enum class Mode { read_only, read_write, create };
  Connection(const std::string& path, Mode mode);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  /// Statements are prepared once per connection and kept; `sql` is a constant of ours.
  Statement prepare(const char* sql);
  void execute(const char* sql);
  int changes() const;

  /// Copies what the write-ahead log holds into the database; `truncate` also empties the log.
  void checkpoint(bool truncate);
  /// Pages in the write-ahead log after the last commit.
  int wal_pages() const { return wal_pages_; }
  /// Leaves the log for others when this connection closes.
  void keep_wal_on_close();

 private:
  sqlite3* database_ = nullptr;
  std::unordered_map<const char*, sqlite3_stmt*> statements_;
  int wal_pages_ = 0;
};

}  // namespace quayside::store
