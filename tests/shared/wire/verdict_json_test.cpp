#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "shared/wire/json.h"
#include "tests/shared/wire/wire_support.h"

namespace quayside::wire {
namespace {

using testing::HasSubstr;

const Rule& a_rule() {
  static const Rule rule = [] {
    Rule made;
    made.id = "test.rule";
    made.sources = {"DK1018", "R0221"};
    return made;
  }();
  return rule;
}

Verdict a_verdict() {
  Issue issue;
  issue.rule = &a_rule();
  issue.severity = Severity::blocks_on_arrival;
  issue.kind = Kind::not_allowed;
  issue.at = {FieldPointer("/goodsShipment/goodsItems/0/commodity/goodsMeasure/grossMass"),
              FieldPointer("/goodsShipment/goodsItems/7/exporter/address/city"),
              FieldPointer("/goodsShipment/grossMass"), FieldPointer("/profile"),
              FieldPointer("/nowhere/at/all")};
  issue.fixes = {{Fix::Operation::replace, FieldPointer("/lrn"), "x"},
                 {Fix::Operation::remove, FieldPointer("/lrn"), ""}};
  Verdict verdict;
  verdict.profile = "dk";
  verdict.data_set = "H7";
  verdict.as_of = {2026, 11, 24};
  verdict.issues = {issue};
  return verdict;
}

TEST(VerdictJson, IsCanonical) {
  const std::string text = verdict_to_json(a_verdict(), a_declaration(), "en");
  EXPECT_EQ(*canonical_json(text), text);
  EXPECT_EQ(*canonical_json(verdict_to_pretty_json(a_verdict(), a_declaration(), "en")), text);
}

TEST(VerdictJson, SaysWhatWhereAndHowBad) {
  const std::string text = verdict_to_json(a_verdict(), a_declaration(), "en");
  EXPECT_THAT(text, HasSubstr(R"({"asOf":"2026-11-24","dataSet":"H7","issues":[{"at":[)"));
  EXPECT_THAT(text, HasSubstr(R"("kind":"notAllowed")"));
  EXPECT_THAT(text, HasSubstr(R"("severity":"blocksOnArrival")"));
  EXPECT_THAT(text, HasSubstr(R"("source":["DK1018","R0221"])"));
  EXPECT_THAT(text, HasSubstr(R"("rule":"test.rule")"));
  EXPECT_THAT(text, HasSubstr(R"("profile":"dk","ruleSet":")"));
}

TEST(VerdictJson, NamesEachDataElementOnce) {
  EXPECT_THAT(verdict_to_json(a_verdict(), a_declaration(), "en"),
              HasSubstr(R"("de":["18 04 001 000","13 01 018 022"])"));
}

TEST(VerdictJson, OffersFixesAsJsonPatch) {
  EXPECT_THAT(verdict_to_json(a_verdict(), a_declaration(), "en"),
              HasSubstr(R"("fixes":[{"op":"replace","path":"/lrn","value":"x"},)"
                        R"({"op":"remove","path":"/lrn"}])"));
}

TEST(VerdictJson, OfNoIssuesIsShort) {
  Verdict verdict = a_verdict();
  verdict.issues.clear();
  EXPECT_THAT(verdict_to_json(verdict, a_declaration(), "da"), HasSubstr(R"("issues":[],)"));
}

}  // namespace
}  // namespace quayside::wire
