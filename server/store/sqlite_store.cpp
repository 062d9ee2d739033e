#include <condition_variable>
#include <cstdlib>
#include <deque>
#include <exception>
#include <mutex>
#include <thread>

#include "server/log.h"
#include "server/store/migrations.h"
#include "server/store/sqlite_store.h"
#include "server/store/sqlite_transaction.h"

namespace quayside::store {
namespace {

constexpr std::size_t kGroupMax = 256;     // writes that share one commit
constexpr std::size_t kReadersMax = 16;    // connections kept for reading
constexpr int kPagesPerCheckpoint = 1000;  // 4 MB of log
constexpr int kPagesBeforeTruncation = 16'000;

[[noreturn]] void stop_process(const char* what, const SqliteError& error) {
  log_problem("store_failed", {{"what", what},
                               {"sqlite_code", std::to_string(error.code)},
                               {"action", "the process stops; start it again to recover"}});
  spdlog::default_logger()->flush();
  std::_Exit(70);
}

/// One call of write() that waits for its commit.
struct PendingWrite {
  const std::function<Result<Done>(Transaction&)>* work = nullptr;
  Result<Done> result = Error{"storage_failed", "the write did not run", ""};
  bool finished = false;
};

Error storage_full() {
  return {"storage_full", "the disk of the store is full", "Try again later."};
}

// For whoever starts the server.
Error not_opened(const SqliteError& error) {
  const std::string code = " (SQLite code " + std::to_string(error.code) + ")";
  if (error.is_full()) {
    return {"store_not_opened", "the disk of the data folder is full" + code,
            "Free some space on it, then start again. Nothing that was accepted is lost."};
  }
  if (error.is_damaged()) {
    return {"store_not_opened", "quayside.db is damaged or is no database" + code,
            "Keep the file, and start with a copy of the data folder from a backup."};
  }
  return {"store_not_opened", "the store cannot be opened" + code,
          "Check that the data folder exists and that this user may write to it."};
}

Error storage_failed(std::string message) {
  return {"storage_failed", std::move(message), "Try again later."};
}

class SqliteStore final : public Store {
 public:
  SqliteStore(const std::string& path, const SqliteOptions& options)
      : path_(path),
        options_(options),
        writer_(path,
                options.may_create ? Connection::Mode::create : Connection::Mode::read_write) {
    if (!options.checkpoints) writer_.keep_wal_on_close();
  }

  ~SqliteStore() override {
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    wake_writer_.notify_all();
    if (thread_.joinable()) thread_.join();
    idle_readers_.clear();
    if (!options_.checkpoints) return;
    try {
      writer_.checkpoint(true);
    } catch (const SqliteError& error) {
      log_problem("checkpoint_failed", {{"sqlite_code", std::to_string(error.code)}});
    }
  }

  /// Brings the schema up to date and starts the writing thread.
  Result<Done> start();

  Result<Done> write(const std::function<Result<Done>(Transaction&)>& work) override;
  void read(const std::function<void(Reader&)>& work) override;
  void on_events(std::function<void()> listener) override {
    const std::lock_guard lock(listener_mutex_);
    listener_ = std::move(listener);
  }

 private:
  void run_writer();
  bool write_group(const std::vector<PendingWrite*>& group);
  Result<Done> run_one(const PendingWrite& pending, SqliteTransaction& transaction);
  void refuse_group(const std::vector<PendingWrite*>& group);
  void call_listener();
  void checkpoint_if_due();
  std::unique_ptr<Connection> take_reader();
  void give_back_reader(std::unique_ptr<Connection> reader);

  const std::string path_;
  const SqliteOptions options_;
  Connection writer_;
  int pages_at_checkpoint_ = 0;

  std::mutex mutex_;
  std::condition_variable wake_writer_;
  std::condition_variable write_finished_;
  std::deque<PendingWrite*> queue_;
  bool stopping_ = false;

  std::mutex listener_mutex_;
  std::function<void()> listener_;

  std::mutex readers_mutex_;
  std::condition_variable reader_free_;
  std::vector<std::unique_ptr<Connection>> idle_readers_;
  std::size_t readers_in_use_ = 0;

  std::thread thread_;
};

Result<Done> SqliteStore::start() {
  const auto migrations = sqlite_migrations();
  writer_.execute("BEGIN IMMEDIATE");
  std::int64_t version = 0;
  {
    auto query = writer_.prepare("PRAGMA user_version");
    if (query.step()) version = query.number_at(0);
  }
  if (version > static_cast<std::int64_t>(migrations.size())) {
    writer_.execute("ROLLBACK");
    return Error{"store_too_new", "the data folder was written by a newer version",
                 "Start the newer version again."};
  }
  for (auto step = static_cast<std::size_t>(version); step < migrations.size(); ++step) {
    writer_.execute(std::string(migrations[step]).c_str());
    writer_.execute(("PRAGMA user_version=" + std::to_string(step + 1)).c_str());
  }
  writer_.execute("COMMIT");
  thread_ = std::thread([this] { run_writer(); });
  return Done{};
}

Result<Done> SqliteStore::write(const std::function<Result<Done>(Transaction&)>& work) {
  PendingWrite pending;
  pending.work = &work;
  std::unique_lock lock(mutex_);
  if (stopping_) return storage_failed("the store is stopping");
  queue_.push_back(&pending);
  wake_writer_.notify_one();
  write_finished_.wait(lock, [&] { return pending.finished; });
  return pending.result;
}

void SqliteStore::run_writer() {
  for (;;) {
    std::vector<PendingWrite*> group;
    {
      std::unique_lock lock(mutex_);
      wake_writer_.wait(lock, [&] { return stopping_ || !queue_.empty(); });
      if (queue_.empty()) return;
      while (!queue_.empty() && group.size() < kGroupMax) {
        group.push_back(queue_.front());
        queue_.pop_front();
      }
    }
    const bool added_events = write_group(group);
    {
      const std::lock_guard lock(mutex_);
      for (auto* pending : group)
        pending->finished = true;
    }
    write_finished_.notify_all();
    if (added_events) call_listener();
    checkpoint_if_due();
  }
}

// Under its own lock, so that after on_events(nullptr) no earlier listener is still running.
void SqliteStore::call_listener() {
  const std::lock_guard lock(listener_mutex_);
  if (listener_) listener_();
}

bool SqliteStore::write_group(const std::vector<PendingWrite*>& group) {
  try {
    writer_.execute("BEGIN IMMEDIATE");
    SqliteTransaction transaction(writer_);
    for (auto* pending : group)
      pending->result = run_one(*pending, transaction);
    writer_.execute("COMMIT");
    return transaction.added_events();
  } catch (const SqliteError& error) {
    // A full disk is the one failure that SQLite undoes cleanly. After any other nobody knows what
    // the disk holds, and a second try may report success for lost data.
    if (!error.is_full()) stop_process("commit", error);
    refuse_group(group);
    return false;
  }
}

Result<Done> SqliteStore::run_one(const PendingWrite& pending, SqliteTransaction& transaction) {
  writer_.execute("SAVEPOINT one");
  Result<Done> result = storage_failed("the write was undone");
  try {
    result = (*pending.work)(transaction);
  } catch (const SqliteError& error) {
    if (!error.is_constraint()) throw;
    log_problem("write_refused", {{"sqlite_code", std::to_string(error.code)}});
    result = storage_failed("a value broke a constraint of the store");
  } catch (const std::exception&) {
    log_problem("write_undone");
    result = storage_failed("the write threw an exception");
  }
  if (!result) writer_.execute("ROLLBACK TO one");
  writer_.execute("RELEASE one");
  return result;
}

void SqliteStore::refuse_group(const std::vector<PendingWrite*>& group) {
  log_problem("store_full", {{"writes_refused", std::to_string(group.size())}});
  try {
    writer_.execute("ROLLBACK");
  } catch (const SqliteError&) {
    // SQLite has already rolled back by itself.
  }
  for (auto* pending : group)
    pending->result = storage_full();
}

void SqliteStore::checkpoint_if_due() {
  if (!options_.checkpoints) return;
  const int pages = writer_.wal_pages();
  if (pages < pages_at_checkpoint_) pages_at_checkpoint_ = 0;  // the log began anew
  if (pages - pages_at_checkpoint_ < kPagesPerCheckpoint) return;
  try {
    writer_.checkpoint(pages > kPagesBeforeTruncation);
    pages_at_checkpoint_ = pages;
  } catch (const SqliteError& error) {
    if (!error.is_full()) stop_process("checkpoint", error);
    log_problem("store_full", {{"what", "checkpoint"}});
  }
}

std::unique_ptr<Connection> SqliteStore::take_reader() {
  std::unique_lock lock(readers_mutex_);
  reader_free_.wait(lock, [&] { return readers_in_use_ < kReadersMax; });
  ++readers_in_use_;
  if (idle_readers_.empty()) return nullptr;
  auto reader = std::move(idle_readers_.back());
  idle_readers_.pop_back();
  return reader;
}

void SqliteStore::give_back_reader(std::unique_ptr<Connection> reader) {
  {
    const std::lock_guard lock(readers_mutex_);
    --readers_in_use_;
    if (reader) idle_readers_.push_back(std::move(reader));
  }
  reader_free_.notify_one();
}

void SqliteStore::read(const std::function<void(Reader&)>& work) {
  auto connection = take_reader();
  try {
    if (!connection) {
      connection = std::make_unique<Connection>(path_, Connection::Mode::read_only);
    }
    connection->execute("BEGIN");
    SqliteReads<Reader> reader(*connection);
    work(reader);
    connection->execute("COMMIT");
  } catch (const SqliteError& error) {
    log_problem("read_failed", {{"sqlite_code", std::to_string(error.code)}});
    give_back_reader(nullptr);
    throw std::runtime_error("the store could not be read");
  } catch (...) {
    give_back_reader(nullptr);
    throw;
  }
  give_back_reader(std::move(connection));
}

}  // namespace

Result<std::unique_ptr<Store>> open_sqlite_store(const std::string& path,
                                                 const SqliteOptions& options) {
  try {
    auto store = std::make_unique<SqliteStore>(path, options);
    auto started = store->start();
    if (!started) return started.error();
    return std::unique_ptr<Store>(std::move(store));
  } catch (const SqliteError& error) {
    return not_opened(error);
  }
}

}  // namespace quayside::store
