// The sample messages of Danish customs: what customs publishes as right is right here too, or
// tests/vectors/samples_dk.csv explains the disagreement.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <set>
#include <sstream>

#include "shared/rules/rule.h"
#include "shared/wire/dms.h"
#include "tests/support/csv.h"

namespace quayside::testing {
namespace {

std::string filled(std::string text) {
  const std::pair<std::string, std::string> values[] = {
      {"{{LRN}}", "QS-2026-1"},
      {"{{CVR}}", "12345678"},
      {"{{DeclarantEORI}}", "DK12345678"},
      {"{{ImporterEORI}}", "DK87654321"},
      {"{{ExporterEORI}}", "DK87654321"},
      {"{{SDEAuthorisation}}", "DKSDE123456789"},
  };
  for (const auto& [name, value] : values) {
    for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at)) {
      text.replace(at, name.size(), value);
    }
  }
  return text;
}

constexpr const char* kFolder = "/eu/skat_dms-public/testcases/";

std::string text_of(const std::string& path) {
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

class ReferenceSamples : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::string(QUAYSIDE_REFERENCE_DIR) + kFolder;
    if (!std::filesystem::exists(folder_)) GTEST_SKIP() << "no reference material at " << folder_;
    table_ = read_csv(std::string(QUAYSIDE_SOURCE_DIR) + "/tests/vectors/samples_dk.csv");
    table_.erase(table_.begin());
  }

  std::string folder_;
  std::vector<CsvRow> table_;
};

TEST_F(ReferenceSamples, HaveNoErrorButThoseThatAreExplained) {
  int new_declarations = 0;
  for (const CsvRow& row : table_) {
    ASSERT_EQ(row.size(), 4U) << row[0];
    const auto read = wire::read_dms_declaration(filled(text_of(folder_ + row[0])));
    ASSERT_TRUE(read.has_value()) << row[0] << " " << read.error().message;
    const bool is_new = std::none_of(
        read->not_carried.begin(), read->not_carried.end(),
        [](const wire::NotCarried& part) { return part.path == "Declaration/FunctionCode"; });
    EXPECT_EQ(is_new, row[2] != "another message") << row[0];
    EXPECT_EQ(row[2] == "none", row[3].empty()) << row[0];
    if (!is_new) continue;
    ++new_declarations;
    const std::optional<Date> as_of = Date::parse(row[1]);
    ASSERT_TRUE(as_of) << row[0];
    EXPECT_EQ(errors_of(validate(read->declaration, *as_of)), row[2]) << row[0];
  }
  std::cout << new_declarations << " new declarations of " << table_.size() << " samples\n";
}

TEST_F(ReferenceSamples, AreAllInTheTable) {
  std::set<std::string> listed;
  for (const CsvRow& row : table_)
    listed.insert(row[0]);
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_)) {
    if (entry.path().extension() != ".xml") continue;
    EXPECT_TRUE(listed.count(std::filesystem::relative(entry.path(), folder_).string()))
        << entry.path();
  }
}

}  // namespace
}  // namespace quayside::testing
