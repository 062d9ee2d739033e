// tests/vectors/coverage_gb.csv against HMRC's error codes and our own tables of rules.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "shared/rules/rule.h"
#include "shared/rules/together.h"
#include "tests/support/csv.h"

namespace quayside::testing {
namespace {

std::vector<CsvRow> table() {
  return read_table(std::string(QUAYSIDE_SOURCE_DIR) + "/tests/vectors/coverage_gb.csv");
}

TEST(CoverageGb, NamesTheRulesThatCiteTheCode) {
  for (const CsvRow& row : table()) {
    ASSERT_EQ(row.size(), 3U) << row[0];
    EXPECT_FALSE(row[1].empty() && row[2].empty()) << row[0];
    EXPECT_NE(row[2], "not yet") << row[0];
    for (const std::string& id : words_of(row[1])) {
      const Rule* rule = find_rule(id);
      ASSERT_NE(rule, nullptr) << row[0] << " " << id;
      EXPECT_EQ(std::count(rule->sources.begin(), rule->sources.end(), row[0]), 1) << id;
    }
  }
}

TEST(CoverageGb, NamesEveryRuleThatCitesACode) {
  std::map<std::string, std::set<std::string>> named;
  for (const CsvRow& row : table())
    named[row[0]] = words_of(row[1]);
  const auto look = [&](const Rule& rule) {
    for (const std::string_view source : rule.sources) {
      // Every rule about formats cites CDS10010; the table names some.
      if (!source.starts_with("CDS") || source == "CDS10010") continue;
      EXPECT_EQ(named[std::string(source)].count(std::string(rule.id)), 1U) << source << rule.id;
    }
  };
  for (const Rule& rule : all_rules())
    look(rule);
  for (const Rule& rule : together_rules())
    look(rule);
}

TEST(CoverageGb, HasALineForEveryCode) {
  const std::string path =
      std::string(QUAYSIDE_REFERENCE_DIR) + "/gb/derived/error_code_decidability.csv";
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "no reference material at " << path;
  std::set<std::string> listed;
  for (const CsvRow& row : table())
    listed.insert(row[0]);
  for (const CsvRow& row : read_csv(path)) {
    if (row[0].starts_with("CDS")) {
      EXPECT_TRUE(listed.count(row[0])) << row[0];
    }
  }
}

}  // namespace
}  // namespace quayside::testing
