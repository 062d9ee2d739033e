// The refusals that Danish customs publishes as examples: those whose cause lies in the declaration
// are predicted here; tests/vectors/rejections_dk.csv.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "shared/rules/rule.h"
#include "tests/support/csv.h"
#include "tests/support/h7_declaration.h"

namespace quayside::testing {
namespace {

std::vector<CsvRow> table() {
  return read_table(std::string(QUAYSIDE_SOURCE_DIR) + "/tests/vectors/rejections_dk.csv");
}

TEST(RefusalsOfDenmark, ArePredicted) {
  int predicted = 0;
  for (const CsvRow& row : table()) {
    ASSERT_EQ(row.size(), 6U) << row[0];
    EXPECT_EQ(row[3].empty(), !row[5].empty()) << row[0];
    if (row[3].empty()) continue;
    const Verdict verdict = validate(with({{row[4], row[2]}}), kToday);
    const bool found =
        std::any_of(verdict.issues.begin(), verdict.issues.end(), [&](const Issue& issue) {
          return issue.rule->id == row[3] && issue.severity == Severity::error &&
                 issue.at.front().text() == row[4];
        });
    EXPECT_TRUE(found) << row[0] << " " << row[3];
    ++predicted;
  }
  EXPECT_GT(predicted, 0);
}

TEST(RefusalsOfDenmark, StandInTheTableWithTheirCode) {
  const std::filesystem::path folder =
      std::filesystem::path(QUAYSIDE_REFERENCE_DIR) / "eu/skat_dms-public/notification_examples";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no reference material at " << folder;
  const std::vector<CsvRow> rows = table();
  int examples = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (!name.starts_with("CWMREJ")) continue;
    ++examples;
    std::ifstream file(entry.path());
    std::ostringstream text;
    text << file.rdbuf();
    const auto row =
        std::find_if(rows.begin(), rows.end(), [&](const CsvRow& one) { return one[0] == name; });
    ASSERT_NE(row, rows.end()) << name;
    EXPECT_NE(text.str().find((*row)[1]), std::string::npos) << name << " " << (*row)[1];
    EXPECT_NE(text.str().find((*row)[2]), std::string::npos) << name << " " << (*row)[2];
  }
  EXPECT_GT(examples, 0);
}

}  // namespace
}  // namespace quayside::testing
