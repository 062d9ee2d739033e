// The vectors of tests/vectors/rules, natively.
#include "tests/support/vectors.h"

#include <gtest/gtest.h>

#include <map>

#include "shared/rules/rule.h"

namespace quayside::testing {
namespace {

using nlohmann::json;

json issues_of(const Verdict& verdict) {
  json found = json::array();
  for (const Issue& issue : verdict.issues) {
    json at = json::array();
    for (const FieldPointer& pointer : issue.at)
      at.push_back(pointer.text());
    found.push_back({{"rule", issue.rule->id}, {"at", at}});
  }
  return found;
}

TEST(Vectors, AreJudgedAsExpected) {
  for (const Vector& one : all_vectors(QUAYSIDE_SOURCE_DIR)) {
    EXPECT_EQ(issues_of(validate(one.declaration, one.as_of)), one.expect)
        << one.rule << ": " << one.name;
  }
}

TEST(Vectors, ShowEveryRuleAcceptingAndRejecting) {
  std::map<std::string, std::pair<int, int>> shown;
  for (const Vector& one : all_vectors(QUAYSIDE_SOURCE_DIR)) {
    bool rejects = false;
    for (const json& issue : one.expect)
      rejects |= issue["rule"] == one.rule;
    auto& [accepting, rejecting] = shown[one.rule];
    ++(rejects ? rejecting : accepting);
  }
  for (const Rule& rule : all_rules()) {
    EXPECT_GT(shown[std::string(rule.id)].first, 0) << rule.id;
    EXPECT_GT(shown[std::string(rule.id)].second, 0) << rule.id;
  }
  EXPECT_EQ(shown.size(), all_rules().size()) << "a vector names a rule that does not exist";
}

}  // namespace
}  // namespace quayside::testing
