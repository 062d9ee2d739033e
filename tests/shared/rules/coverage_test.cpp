// tests/vectors/coverage_dk_h7.csv against the catalogue of Danish customs and our own table.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "shared/rules/rule.h"
#include "shared/wire/rule_search.h"
#include "tests/support/csv.h"

namespace quayside::testing {
namespace {

using Row = CsvRow;

std::vector<Row> table(const char* name) {
  return read_table(std::string(QUAYSIDE_SOURCE_DIR) + "/tests/vectors/" + name);
}

std::vector<Row> coverage() { return table("coverage_dk_h7.csv"); }

std::set<std::string> first_cells(const std::vector<Row>& rows) {
  std::set<std::string> cells;
  for (const Row& row : rows)
    cells.insert(row[0]);
  return cells;
}

TEST(Coverage, NamesRulesThatExist) {
  for (const Row& row : coverage()) {
    ASSERT_EQ(row.size(), 6U) << row[0];
    std::istringstream ids(row[4]);
    int count = 0;
    for (std::string id; ids >> id; ++count) {
      EXPECT_NE(find_rule(id), nullptr) << row[0] << " " << id;
    }
    EXPECT_EQ(count == 0, row[3] == "customs") << row[0];
    EXPECT_FALSE(row[3] != "here" && row[5].empty()) << row[0] << " gives no reason";
  }
}

TEST(Coverage, HasALineForEveryRowOfTheCatalogue) {
  const std::string path = std::string(QUAYSIDE_REFERENCE_DIR) +
                           "/eu/skat_dms-public/rules/validation_rules_H7_H1_H2_I2.csv";
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "no reference material at " << path;
  std::set<std::pair<std::string, std::string>> covered;
  for (const Row& row : coverage())
    covered.insert({row[0], row[1]});
  std::set<std::string> listed;
  for (const Row& row : read_csv(path)) {
    if (row.size() < 9 || row[8].find("H7") == std::string::npos) continue;
    const std::string code = row[5] == "0" ? "" : row[5];
    EXPECT_TRUE(covered.count({row[3], code})) << row[3] << " " << code;
    listed.insert(row[3]);
  }
  EXPECT_EQ(listed.size(), covered.size());
}

TEST(Coverage, AgreesWithTheSourcesOfTheRules) {
  for (const Row& row : coverage()) {
    std::istringstream ids(row[4]);
    bool named = row[4].empty();
    for (std::string id; ids >> id;) {
      const Rule* rule = find_rule(id);
      if (rule == nullptr) continue;
      for (const std::string_view source : rule->sources)
        named |= source == row[0];
    }
    EXPECT_TRUE(named) << row[0] << " is the source of none of its rules";
  }
}

// The table of the whole catalogue: a rule of ours that names the code, or why there is none.
TEST(CoverageOfAll, NamesTheRulesThatCiteTheCode) {
  const std::vector<Row> rows = table("coverage_dk.csv");
  EXPECT_GE(rows.size(), 430U);
  for (const Row& row : rows) {
    ASSERT_EQ(row.size(), 5U) << row[0];
    EXPECT_EQ(row[3].empty(), !row[4].empty()) << row[0];
    for (const std::string& id : words_of(row[3])) {
      const Rule* rule = find_rule(id);
      ASSERT_NE(rule, nullptr) << row[0] << " " << id;
      const auto& sources = rule->sources;
      const auto cites = [&](const std::string& code) {
        return std::find(sources.begin(), sources.end(), code) != sources.end();
      };
      const bool warning = row[0].starts_with("DKW") && cites("DK" + row[0].substr(3));
      EXPECT_TRUE(cites(row[0]) || cites(row[1]) || warning) << row[0] << " " << id;
    }
  }
}

TEST(CoverageOfAll, HasALineForEveryCodeOfTheCatalogue) {
  const std::string path = std::string(QUAYSIDE_REFERENCE_DIR) +
                           "/eu/skat_dms-public/rules/validation_rule_catalogue_all.csv";
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "no reference material at " << path;
  const std::set<std::string> listed = first_cells(table("coverage_dk.csv"));
  for (const Row& row : read_csv(path)) {
    const std::string code = row.size() > 4 ? row[4] : "";
    if (!code.starts_with("DK")) continue;
    EXPECT_TRUE(listed.count(code.substr(0, code.find_last_not_of(" \n") + 1))) << code;
  }
}

// The catalogue's word for where a check happens often names the data set; what names one of ours
// is not of another.
TEST(CoverageOfAll, SaysOfNoRowOfADataSetHereThatItIsOfAnother) {
  const std::regex here("\\b(H1|H5|H6|H7|I1|B1|C1)\\b");
  int named = 0;
  for (const Row& row : table("coverage_dk.csv")) {
    if (!std::regex_search(row[2], here)) continue;
    ++named;
    EXPECT_FALSE(row[4].starts_with("other data set")) << row[0] << " " << row[2];
  }
  EXPECT_GT(named, 10);
}

// Whoever has a notification of customs in hand asks for the warning, whoever reads the catalogue
// for the number of the rule.
TEST(CoverageOfAll, ExplainsEveryWarningAndEveryNumberOfTheCatalogue) {
  const std::string path = std::string(QUAYSIDE_REFERENCE_DIR) +
                           "/eu/skat_dms-public/rules/validation_rule_catalogue_all.csv";
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "no reference material at " << path;
  const std::regex warning("DKW\\d+");
  const std::regex number("VR #\\d+");
  std::set<std::string> named;
  for (const Row& row : read_csv(path)) {
    if (row.size() < 8) continue;
    if (std::regex_match(row[7], warning)) named.insert(row[7]);
    if (std::regex_match(row[0], number)) named.insert(row[0]);
  }
  EXPECT_GT(named.size(), 280U);
  for (const std::string& code : named) {
    EXPECT_TRUE(!wire::rules_of(code).empty() || !wire::customs_codes(code).empty()) << code;
  }
}

// The list of error and warning codes: a rule, or a code of the catalogues with its reason.
TEST(CoverageOfCodes, GivesAReasonForEveryCodeThatNoRuleCites) {
  for (const Row& row : table("coverage_dk_codes.csv")) {
    ASSERT_EQ(row.size(), 2U) << row[0];
    const auto found = wire::customs_codes(row[0]);
    ASSERT_EQ(found.size(), 1U) << row[0];
    EXPECT_EQ(found[0].catalogue->name, "dk codes") << row[0];
    EXPECT_EQ(row[1], found[0].code->held_by.empty() ? "not yet" : found[0].code->held_by)
        << row[0];
  }
}

TEST(CoverageOfCodes, ExplainsEveryCodeOfTheList) {
  const std::string path =
      std::string(QUAYSIDE_REFERENCE_DIR) + "/eu/skat_dms-public/rules/error_and_warning_codes.csv";
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "no reference material at " << path;
  int known = 0;
  for (const Row& row : read_csv(path)) {
    if (row.size() < 2 || row[0] == "Error Code") continue;
    for (const std::string& code : {row[0], row[1]}) {
      if (code.empty()) continue;
      ++known;
      EXPECT_TRUE(!wire::rules_of(code).empty() || !wire::customs_codes(code).empty()) << code;
    }
  }
  EXPECT_GT(known, 961);
}

// The table of the EU's Automated Export System.
TEST(CoverageAes, NamesTheRulesThatCiteTheCode) {
  const std::vector<Row> rows = table("coverage_aes.csv");
  std::map<std::string, std::set<std::string>> named;
  for (const Row& row : rows) {
    ASSERT_EQ(row.size(), 3U) << row[0];
    EXPECT_EQ(row[1].empty(), !row[2].empty()) << row[0];
    for (const std::string& id : words_of(row[1])) {
      const Rule* rule = find_rule(id);
      ASSERT_NE(rule, nullptr) << row[0] << " " << id;
      EXPECT_EQ(std::count(rule->sources.begin(), rule->sources.end(), row[0]), 1) << id;
      named[row[0]].insert(id);
    }
  }
  const std::regex code("[BCEGRST]\\d{4}");
  for (const Rule& rule : all_rules()) {
    for (const std::string_view source : rule.sources) {
      const std::string cited(source);
      if (rule.profile != "dk" || !std::regex_match(cited, code)) continue;
      EXPECT_EQ(named[cited].count(std::string(rule.id)), 1U) << cited << " " << rule.id;
    }
  }
}

TEST(CoverageAes, HasALineForEveryCodeOfTheCatalogue) {
  const std::string path = std::string(QUAYSIDE_REFERENCE_DIR) +
                           "/eu/skat_dms-public/rules/AES_rules_and_conditions.csv";
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "no reference material at " << path;
  const std::set<std::string> listed = first_cells(table("coverage_aes.csv"));
  std::set<std::string> published;
  for (const Row& row : read_csv(path)) {
    if (row.size() > 1 && row[1] != "R/C Code") published.insert(row[1]);
  }
  EXPECT_GT(published.size(), 400U);
  for (const std::string& code : published)
    EXPECT_TRUE(listed.count(code)) << code;
}

// The footnotes of Annex B to Delegated Regulation (EU) 2015/2446.
TEST(CoverageOfAnnexB, NamesARuleOrAReasonForEveryFootnote) {
  const std::vector<Row> rows = table("coverage_annex_b.csv");
  const std::set<std::string> listed = first_cells(rows);
  for (const Row& row : rows) {
    ASSERT_EQ(row.size(), 3U) << row[0];
    EXPECT_EQ(row[1].empty(), !row[2].empty()) << row[0];
    for (const std::string& id : words_of(row[1]))
      EXPECT_NE(find_rule(id), nullptr) << row[0] << " " << id;
  }
  const std::string path = std::string(QUAYSIDE_REFERENCE_DIR) + "/eu/eucdm/annexB_footnotes.csv";
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "no reference material at " << path;
  for (const Row& row : read_csv(path)) {
    if (row[0].find_first_not_of("0123456789") == std::string::npos) {
      EXPECT_TRUE(listed.count(row[0])) << row[0];
    }
  }
}

}  // namespace
}  // namespace quayside::testing
