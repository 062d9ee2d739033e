// Rules over several declarations: the vectors of tests/vectors/together, and what holds of all.
#include "shared/rules/together.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "shared/messages/messages.h"
#include "shared/wire/together.h"
#include "tests/support/h7_declaration.h"
#include "tests/support/vectors.h"

namespace quayside::testing {
namespace {

using nlohmann::json;

std::vector<TogetherVector> cases() { return all_together_vectors(QUAYSIDE_SOURCE_DIR); }

json place(std::size_t declaration, const std::vector<FieldPointer>& pointers) {
  json at = json::array();
  for (const FieldPointer& pointer : pointers)
    at.push_back(pointer.text());
  return {{"declaration", declaration}, {"at", at}};
}

json found_in(const json& one) {
  const auto batch = wire::history_from_json(one.at("declarations").dump());
  const auto history = wire::history_from_json(one.value("history", json::array()).dump());
  EXPECT_TRUE(batch) << batch.error().message;
  EXPECT_TRUE(history) << history.error().message;
  json found = json::array();
  if (!batch || !history) return found;
  const Date day = Date::parse(one.at("asOf").get<std::string>()).value();
  for (const TogetherIssue& issue : check_together(*batch, *history, day)) {
    json places = json::array({place(issue.declaration, issue.issue.at)});
    for (const TogetherPlaces& other : issue.others)
      places.push_back(place(other.declaration, other.at));
    found.push_back({{"rule", issue.issue.rule->id}, {"places", places}});
  }
  return found;
}

TEST(TogetherVectors, AreJudgedAsExpected) {
  for (const auto& [rule, one] : cases())
    EXPECT_EQ(found_in(one), one.at("expect")) << rule << ": " << one.at("name");
}

TEST(TogetherVectors, ShowEveryRuleAcceptingAndRejecting) {
  std::map<std::string, std::pair<int, int>> shown;
  for (const auto& [rule, one] : cases()) {
    const json& expect = one.at("expect");
    const bool rejects = std::any_of(expect.begin(), expect.end(),
                                     [&](const json& issue) { return issue.at("rule") == rule; });
    auto& [accepting, rejecting] = shown[rule];
    ++(rejects ? rejecting : accepting);
  }
  for (const Rule& rule : together_rules()) {
    EXPECT_GT(shown[std::string(rule.id)].first, 0) << rule.id;
    EXPECT_GT(shown[std::string(rule.id)].second, 0) << rule.id;
  }
  EXPECT_EQ(shown.size(), together_rules().size()) << "a file names a rule that does not exist";
}

TEST(TogetherRules, HaveSourceWordsAndAnIdOfTheirOwn) {
  std::set<std::string_view> ids;
  for (const Rule& rule : all_rules())
    ids.insert(rule.id);
  for (const Rule& rule : together_rules()) {
    EXPECT_TRUE(ids.insert(rule.id).second) << rule.id;
    EXPECT_EQ(find_rule(rule.id), &rule);
    EXPECT_FALSE(rule.sources.empty() || rule.law.empty()) << rule.id;
    const bool local = std::count(rule.sources.begin(), rule.sources.end(), "LOCAL") > 0;
    EXPECT_TRUE(!local || rule.severity == Severity::warning) << rule.id;
    for (const std::string_view language : languages()) {
      for (const char* kind : {"rule.", "hint.", "explain."}) {
        EXPECT_TRUE(has_message(language, kind + std::string(rule.id))) << language << rule.id;
      }
    }
  }
}

Filed numbered(std::size_t number, const std::string& lrn) {
  Filed filed = filed_of(with({{"/lrn", lrn}}));
  filed.id = filed.name = std::to_string(number);
  return filed;
}

std::size_t count_of(const std::vector<TogetherIssue>& issues, std::string_view rule) {
  return static_cast<std::size_t>(
      std::count_if(issues.begin(), issues.end(),
                    [&](const TogetherIssue& one) { return one.issue.rule->id == rule; }));
}

std::string argument_of(const TogetherIssue& issue, std::string_view name) {
  for (const auto& [key, value] : issue.issue.arguments) {
    if (key == name) return value;
  }
  return {};
}

// 10 000 of the batch and as many of the history with everything in common: one issue for each
// kind, which names a few of the others and counts all. Comparing pair by pair would be 200 million
// comparisons for each rule.
TEST(CheckTogether, FinishesWithTwentyThousandThatAreAllAlike) {
  std::vector<Filed> batch;
  for (std::size_t i = 0; i < 10'000; ++i)
    batch.push_back(numbered(i, "ONE"));
  std::vector<Filed> history = batch;
  for (Filed& filed : history) {
    filed.id += "h";
    filed.standing = Standing::accepted;
    filed.day = kToday;
    filed.lines[0].code = "420231";
  }
  const auto issues = check_together(batch, history, kToday);
  ASSERT_EQ(count_of(issues, "together.lrn_is_used_once"), 1U);
  EXPECT_EQ(argument_of(issues[0], "count"), "19999");
  EXPECT_EQ(issues[0].others.size(), kOthersMax);
  EXPECT_EQ(count_of(issues, "together.transport_document_stays_within_limit"), 1U);
  EXPECT_EQ(count_of(issues, "together.goods_have_one_code"), 1U);
}

TEST(CheckTogether, FinishesWithTwentyThousandPairs) {
  std::vector<Filed> batch;
  std::vector<Filed> history;
  for (std::size_t i = 0; i < 10'000; ++i) {
    batch.push_back(numbered(i, "LRN-" + std::to_string(i)));
    history.push_back(numbered(i + 10'000, "LRN-" + std::to_string(i)));
    history.back().standing = Standing::lodged;
  }
  const auto issues = check_together(batch, history, kToday);
  EXPECT_EQ(count_of(issues, "together.lrn_is_used_once"), kIssuesMax);
  EXPECT_LE(issues.size(), kIssuesMax + together_rules().size());
  EXPECT_EQ(count_of(issues, "together.transport_document_stays_within_limit"), 1U)
      << "beyond the limit the first of each rule is kept";
}

TEST(CheckTogether, HoldsUpUnderRecordsWithoutContent) {
  const std::vector<Filed> nothing(3);
  EXPECT_TRUE(check_together(nothing, nothing, kToday).empty());
  EXPECT_TRUE(check_together({}, {}, Date{}).empty());
  Filed broken;
  broken.profile = "dk";
  broken.data_set = "H7";
  broken.additional_type = "D";
  broken.standing = Standing::lodged;
  broken.day = {9999, 12, 31};
  broken.date_of_acceptance = "00000000\xff";
  broken.sender.text = broken.receiver.text = "\xff";
  broken.lines.resize(1);
  broken.lines[0].description = std::string(8, '\xff');
  broken.lines[0].code = "abcdef";
  broken.lines[0].value = Decimal::whole(100);
  broken.lines[0].currency = "EUR";
  broken.lines.push_back(broken.lines[0]);
  broken.lines[1].value = Decimal::from_units(INT64_MAX);
  const std::vector<Filed> two(2, broken);
  for (const TogetherIssue& one : check_together(two, two, kToday))
    EXPECT_LT(one.declaration, 4U);
}

TEST(ComparableText, ForgetsHowItIsWritten) {
  EXPECT_EQ(comparable_text("  T-Shirts,\tCOTTON. "), "t shirts cotton");
  EXPECT_EQ(comparable_text("K\xC3\x98"
                            "BENHAVN \xC3\x85"),
            "k\xC3\xB8"
            "benhavn \xC3\xA5");
  EXPECT_EQ(comparable_text("3\xC3\x97"
                            "4"),
            "3\xC3\x97"
            "4")
      << "a sign is no letter";
  EXPECT_EQ(comparable_text("\xC3"), "\xC3") << "cut short";
  EXPECT_EQ(comparable_text("... -"), "");
}

TEST(FiledOf, TakesWhatIsCompared) {
  const Filed filed = filed_of(with(ioss_sale(), second_item()));
  EXPECT_EQ(filed.lrn, "QS-2026-000001");
  EXPECT_EQ(filed.sender.at.text(), "/goodsShipment/exporter/name");
  EXPECT_EQ(filed.receiver.text, "anna jensen|havnegade 12|8000|dk|");
  ASSERT_EQ(filed.lines.size(), 2U);
  EXPECT_EQ(filed.lines[1].item, 1U);
  EXPECT_EQ(filed.lines[1].value, Decimal::whole(50));
  EXPECT_EQ(filed_of(Declaration{}).lines.size(), 0U);
}

TEST(FiledOf, KnowsACompanyByItsNumberButNotThePrivatePerson) {
  EXPECT_EQ(filed_of(with(company_importer())).receiver.text, "number dk87654321");
  EXPECT_EQ(filed_of(an_h7_declaration()).receiver.at.text(), "/goodsShipment/importer/name");
}

}  // namespace
}  // namespace quayside::testing
