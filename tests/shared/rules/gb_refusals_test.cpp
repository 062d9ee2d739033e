// What HMRC published as refused is refused here too, with its code and at the place that customs
// named; tests/vectors/rejections_gb.csv.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
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
  const auto table =
      read_table(std::string(QUAYSIDE_SOURCE_DIR) + "/tests/vectors/rejections_gb.csv");
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
