// The sample messages of HMRC: what customs publishes as right is right here too, or
// tests/vectors/samples_gb.csv explains the disagreement; and what customs published as refused is
// refused here, with the code and at the place that customs named.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <regex>
#include <set>
#include <sstream>
#include <utility>

#include "shared/rules/rule.h"
#include "shared/wire/cds.h"
#include "tests/support/csv.h"

namespace quayside::testing {
namespace {

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

struct Refusal {
  std::string code;     ///< "DMS12050", of later years "CDS12050"
  std::string pointer;  ///< "42A/67A[1]/68A[1]/70A/166"
};

// The first error of an answer; behind the XML the examples have lines of a log.
Refusal refusal_in(const std::string& answer) {
  const std::regex element(
      "<(?:\\w+:)?(ValidationCode|DocumentSectionCode|SequenceNumeric|TagID)\\b[^>]*>([^<]+)<");
  Refusal refusal;
  std::string number;
  for (std::sregex_iterator it(answer.begin(), answer.end(), element), end; it != end; ++it) {
    const std::string name = (*it)[1];
    const std::string value = (*it)[2];
    const std::string separator = refusal.pointer.empty() ? "" : "/";
    if (name == "ValidationCode") {
      if (!refusal.code.empty()) break;
      refusal.code = value;
    } else if (name == "SequenceNumeric") {
      number = "[" + value + "]";
    } else {
      refusal.pointer += separator + value + (name == "TagID" ? "" : std::exchange(number, ""));
    }
  }
  return refusal;
}

std::filesystem::path only_file_in(const std::filesystem::path& folder) {
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".xml") return entry.path();
  }
  return {};
}

bool cites(const Rule& rule, const std::string& code) {
  const std::string current = "CDS" + code.substr(3);
  return std::find(rule.sources.begin(), rule.sources.end(), current) != rule.sources.end();
}

bool finds(const Verdict& verdict, const std::string& rule, const FieldPointer& place) {
  return std::any_of(verdict.issues.begin(), verdict.issues.end(), [&](const Issue& issue) {
    if (issue.rule->id != rule) return false;
    return std::any_of(issue.at.begin(), issue.at.end(),
                       [&](const FieldPointer& at) { return at.is_within(place); });
  });
}

// The examples are of the first version of the tariff, from 2018.
constexpr Date kRefused{2018, 6, 1};

TEST(RefusalsOfTheUnitedKingdom, ArePredicted) {
  const std::filesystem::path folder = std::filesystem::path(QUAYSIDE_REFERENCE_DIR) / "gb";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no reference material at " << folder;
  auto table = read_csv(std::string(QUAYSIDE_SOURCE_DIR) + "/tests/vectors/rejections_gb.csv");
  table.erase(table.begin());
  std::set<std::filesystem::path> listed;
  for (const CsvRow& row : table) {
    ASSERT_EQ(row.size(), 6U) << row[0];
    SCOPED_TRACE(row[0]);
    const std::filesystem::path path = folder / row[0];
    listed.insert(path);
    const bool is_case = std::filesystem::is_directory(path);
    const Refusal refusal =
        refusal_in(text_of(is_case ? only_file_in(path / "Example Notification") : path));
    EXPECT_EQ(refusal.code, row[1]);
    EXPECT_EQ(refusal.pointer, row[2]);
    EXPECT_TRUE(!row[3].empty() || !row[5].empty()) << "no rule and no reason";
    if (row[3].empty()) continue;
    const Rule* rule = find_rule(row[3]);
    ASSERT_NE(rule, nullptr) << row[3];
    EXPECT_TRUE(cites(*rule, refusal.code) || !row[5].empty()) << row[3];
    ASSERT_TRUE(is_case);
    const auto read = wire::read_cds_declaration(text_of(only_file_in(path / "Declaration")));
    ASSERT_TRUE(read.has_value()) << read.error().message;
    const FieldPointer place(row[4]);
    ASSERT_FALSE(place.is_root());
    EXPECT_TRUE(finds(validate(read->declaration, kRefused), row[3], place)) << place.text();
  }
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_directory() && entry.path().parent_path().filename() == "Rejected") {
      EXPECT_TRUE(listed.count(entry.path())) << entry.path();
    }
  }
}

}  // namespace
}  // namespace quayside::testing
