// What only the SQLite store promises.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <thread>

#include "server/store/migrations.h"
#include "server/store/sqlite_connection.h"
#include "server/store/sqlite_store.h"
#include "tests/support/temporary_folder.h"

namespace quayside::store {
namespace {

TEST(SqliteStore, DoesNotCreateWhatShallExist) {
  const testing::TemporaryFolder folder;
  const auto opened = open_sqlite_store(folder.path() + "/none.db", {.may_create = false});
  ASSERT_FALSE(opened.has_value());
  EXPECT_EQ(opened.error().code, "store_not_opened");
}

TEST(SqliteStore, SaysThatTheFileIsDamaged) {
  const testing::TemporaryFolder folder;
  const std::string path = folder.path() + "/quayside.db";
  std::ofstream(path) << std::string(8192, 'x');
  const auto opened = open_sqlite_store(path);
  ASSERT_FALSE(opened.has_value());
  EXPECT_EQ(opened.error().code, "store_not_opened");
  EXPECT_EQ(opened.error().message, "quayside.db is damaged or is no database (SQLite code 26)");
}

TEST(SqliteStore, EmptiesItsLogWhenItCloses) {
  const testing::TemporaryFolder folder;
  const std::string path = folder.path() + "/quayside.db";
  {
    auto opened = open_sqlite_store(path);
    ASSERT_TRUE(opened.has_value());
    ASSERT_TRUE((*opened)->write([](Transaction& t) -> Result<Done> {
      t.add_challenge({"h", "k", 1}, 0);
      return Done{};
    }));
    EXPECT_GT(std::filesystem::file_size(path + "-wal"), 0U);
  }
  EXPECT_FALSE(std::filesystem::exists(path + "-wal"));
}

// What waited when the authority and the order of a row still stood in another table.
TEST(SqliteStore, SendsWhatAnOlderVersionLeftWaiting) {
  constexpr std::size_t kOlder = 5;
  const testing::TemporaryFolder folder;
  const std::string path = folder.path() + "/quayside.db";
  {
    Connection older(path, Connection::Mode::create);
    for (std::size_t step = 0; step < kOlder; ++step)
      older.execute(std::string(sqlite_migrations()[step]).c_str());
    older.execute("PRAGMA user_version=5");
    older.execute("INSERT INTO organisations VALUES ('GB1', 'Ship Ltd', 1)");
    older.execute("INSERT INTO keys VALUES ('k1', 'GB1', 'Ship Ltd', 'Bo', 'x', 'active', 1)");
    for (const std::string id : {"z", "a"}) {
      older.execute(("INSERT INTO submissions VALUES (NULL, '" + id +
                     "', 'GB1', 'L', 'H1', x'', '',"
                     " 'k1', '', '" +
                     id +
                     "', '', '', '', '', '', 1000, 'submitted', '', '', 1000,"
                     " 'gb', '', '')")
                        .c_str());
      older.execute(("INSERT INTO outbox VALUES ('" + id + "', '" + id +
                     "', 'queued', 0, 1000, 0, 0,"
                     " '')")
                        .c_str());
    }
  }
  auto opened = open_sqlite_store(path);
  ASSERT_TRUE(opened.has_value());
  std::vector<std::string> claimed;
  ASSERT_TRUE((*opened)->write([&](Transaction& t) -> Result<Done> {
    EXPECT_FALSE(t.claim_outbox("dk", 1000).has_value());
    while (const auto row = t.claim_outbox("gb", 1000))
      claimed.push_back(row->submission_id);
    return Done{};
  }));
  EXPECT_EQ(claimed, (std::vector<std::string>{"z", "a"}));  // in the order of their arrival
}

TEST(SqliteStore, KeepsItsLogSmallUnderManyWrites) {
  const testing::TemporaryFolder folder;
  const std::string path = folder.path() + "/quayside.db";
  auto opened = open_sqlite_store(path);
  ASSERT_TRUE(opened.has_value());
  const std::string bytes(200'000, 'x');
  for (int i = 0; i < 120; ++i) {
    ASSERT_TRUE((*opened)->write([&](Transaction& t) -> Result<Done> {
      t.add_message({"dk", "", bytes, "hash " + std::to_string(i)}, i);
      return Done{};
    }));
  }
  EXPECT_LT(std::filesystem::file_size(path + "-wal"), 12'000'000U);
}

TEST(SqliteStore, LetsASecondProcessWriteBesideIt) {
  const testing::TemporaryFolder folder;
  const std::string path = folder.path() + "/quayside.db";
  auto server = open_sqlite_store(path);
  ASSERT_TRUE(server.has_value());
  {
    auto second = open_sqlite_store(path, {.may_create = false, .checkpoints = false});
    ASSERT_TRUE(second.has_value());
    ASSERT_TRUE((*second)->write([](Transaction& t) -> Result<Done> {
      t.add_key({"k1", "DK1", "Ship A/S", "Bo", "x", KeyStatus::active, 1});
      return Done{};
    }));
  }
  bool seen = false;
  (*server)->read([&](Reader& reader) { seen = reader.key("k1").has_value(); });
  EXPECT_TRUE(seen);
}

}  // namespace
}  // namespace quayside::store
