// The sample messages of HMRC: what customs publishes as right is right here too, or
// tests/vectors/samples_gb.csv explains the disagreement; and what customs published as refused is
// refused here, with the code and at the place that customs named.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <sstream>

#include "shared/rules/rule.h"
#include "shared/wire/cds.h"
#include "tests/support/csv.h"

namespace quayside::testing {
namespace {

constexpr Date kPublished{2026, 6, 25};

std::string text_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

// The ids of the rules that find an error, each once, separated by blanks; "none".
std::string errors_of(const Verdict& verdict) {
  std::set<std::string_view> ids;
  for (const Issue& issue : verdict.issues) {
    if (issue.severity == Severity::error) ids.insert(issue.rule->id);
  }
  std::string text;
  for (const std::string_view id : ids)
    text += (text.empty() ? "" : " ") + std::string(id);
  return text.empty() ? "none" : text;
}

class SamplesOfTheUnitedKingdom : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::path(QUAYSIDE_REFERENCE_DIR) / "gb" / "samples_curated";
    if (!std::filesystem::exists(folder_)) GTEST_SKIP() << "no reference material at " << folder_;
    table_ = read_csv(std::string(QUAYSIDE_SOURCE_DIR) + "/tests/vectors/samples_gb.csv");
    table_.erase(table_.begin());
  }

  std::filesystem::path folder_;
  std::vector<CsvRow> table_;
};

TEST_F(SamplesOfTheUnitedKingdom, HaveNoErrorButThoseThatAreExplained) {
  for (const CsvRow& row : table_) {
    ASSERT_EQ(row.size(), 4U) << row[0];
    const auto read = wire::read_cds_declaration(text_of(folder_ / row[0]));
    ASSERT_TRUE(read.has_value()) << row[0] << " " << read.error().message;
    const std::optional<Date> as_of = Date::parse(row[1]);
    ASSERT_TRUE(as_of) << row[0];
    EXPECT_EQ(errors_of(validate(read->declaration, *as_of)), row[2]) << row[0];
    EXPECT_EQ(row[2] == "none", row[3].empty()) << row[0];
  }
}

// New declarations: the files from 30 on change an earlier one or are answers of customs.
TEST_F(SamplesOfTheUnitedKingdom, AreAllInTheTable) {
  std::set<std::string> listed;
  for (const CsvRow& row : table_)
    listed.insert(row[0]);
  for (const auto& entry : std::filesystem::directory_iterator(folder_)) {
    const std::string name = entry.path().filename().string();
    if (entry.path().extension() != ".xml" || name >= "30") continue;
    EXPECT_TRUE(listed.count(name)) << name;
  }
}

}  // namespace
}  // namespace quayside::testing
