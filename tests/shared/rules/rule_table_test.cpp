// What must hold of the table of rules as a whole.
#include <gtest/gtest.h>

#include <algorithm>
#include <regex>
#include <set>

#include "shared/messages/messages.h"
#include "shared/rules/rule.h"

namespace quayside::testing {
namespace {

TEST(RuleTable, HasNoIdTwice) {
  std::set<std::string_view> ids;
  for (const Rule& rule : all_rules())
    EXPECT_TRUE(ids.insert(rule.id).second) << rule.id;
}

TEST(RuleTable, IdsAreGroupAndStatement) {
  const std::regex shape("[a-z_]+\\.[a-z0-9_]+");
  for (const Rule& rule : all_rules()) {
    EXPECT_TRUE(std::regex_match(std::string(rule.id), shape)) << rule.id;
    EXPECT_EQ(find_rule(rule.id), &rule);
  }
  EXPECT_EQ(find_rule("nothing.of_the_kind"), nullptr);
}

TEST(RuleTable, NamesASourceForEveryRule) {
  for (const Rule& rule : all_rules()) {
    EXPECT_FALSE(rule.sources.empty()) << rule.id;
    EXPECT_FALSE(rule.law.empty()) << rule.id;
    EXPECT_NE(rule.check, nullptr) << rule.id;
  }
}

TEST(RuleTable, GivesAdviceOfOurOwnAsWarningOnly) {
  for (const Rule& rule : all_rules()) {
    const auto& sources = rule.sources;
    if (std::find(sources.begin(), sources.end(), "LOCAL") == sources.end()) continue;
    EXPECT_EQ(rule.severity, Severity::warning) << rule.id;
  }
}

TEST(RuleTable, HasWordsForEveryRuleInEveryLanguage) {
  for (const Rule& rule : all_rules()) {
    for (const std::string_view language : languages()) {
      for (const char* kind : {"rule.", "hint.", "explain."}) {
        const std::string key = kind + std::string(rule.id);
        EXPECT_TRUE(has_message(language, key)) << language << " " << key;
      }
    }
  }
}

TEST(RuleSetHash, IsSha256) {
  EXPECT_TRUE(std::regex_match(std::string(rule_set_hash()), std::regex("[0-9a-f]{64}")));
}

}  // namespace
}  // namespace quayside::testing
