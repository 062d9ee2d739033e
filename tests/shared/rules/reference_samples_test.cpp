// The sample messages that customs publishes: what is right there is right here too, or
// tests/vectors/samples_*.csv explain the disagreement.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <set>
#include <sstream>

#include "shared/rules/rule.h"
#include "shared/wire/message.h"
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

bool is_any(std::string_view) { return true; }

// Answers of customs lie there too.
bool is_no_answer(std::string_view name) { return name.find("_RES_") == std::string_view::npos; }

// What customs accepted; what it refused is gb_refusals_test.cpp's.
bool is_accepted(std::string_view name) {
  const auto has = [&](const char* word) { return name.find(word) != std::string_view::npos; };
  return name.starts_with("hmrc_") && has("ccepted") && !has("otification");
}

struct Authority {
  const char* folder;  ///< of the reference material
  const char* table;   ///< of tests/vectors
  bool (*is_sample)(std::string_view name);
};
constexpr Authority kDenmark = {"/eu/skat_dms-public/testcases/", "samples_dk.csv", &is_any};
constexpr Authority kUnitedKingdom = {"/gb/samples_curated/", "samples_gb.csv", &is_no_answer};
constexpr Authority kTradeTest = {"/gb/", "samples_gb_2018.csv", &is_accepted};

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

class ReferenceSamples : public ::testing::TestWithParam<Authority> {
 protected:
  void SetUp() override {
    folder_ = std::string(QUAYSIDE_REFERENCE_DIR) + GetParam().folder;
    if (!std::filesystem::exists(folder_)) GTEST_SKIP() << "no reference material at " << folder_;
    table_ = read_csv(std::string(QUAYSIDE_SOURCE_DIR) + "/tests/vectors/" + GetParam().table);
    table_.erase(table_.begin());
  }

  std::string folder_;
  std::vector<CsvRow> table_;
};

TEST_P(ReferenceSamples, HaveNoErrorButThoseThatAreExplained) {
  int new_declarations = 0;
  for (const CsvRow& row : table_) {
    ASSERT_EQ(row.size(), 4U) << row[0];
    const auto read = wire::read_declaration(filled(text_of(folder_ + row[0])));
    ASSERT_TRUE(read.has_value()) << row[0] << " " << read.error().message;
    const bool is_new = read->rest.request.kind.empty();
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

TEST_P(ReferenceSamples, AreAllInTheTable) {
  std::set<std::string> listed;
  for (const CsvRow& row : table_)
    listed.insert(row[0]);
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_)) {
    const std::string name = std::filesystem::relative(entry.path(), folder_).string();
    if (entry.path().extension() != ".xml" || !GetParam().is_sample(name)) continue;
    EXPECT_TRUE(listed.count(name)) << entry.path();
  }
}

INSTANTIATE_TEST_SUITE_P(Of, ReferenceSamples,
                         ::testing::Values(kDenmark, kUnitedKingdom, kTradeTest));

}  // namespace
}  // namespace quayside::testing
