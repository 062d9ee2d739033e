#include "shared/wire/rule_search.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace quayside::wire {
namespace {

bool has(const std::vector<const Rule*>& rules, std::string_view id) {
  return std::any_of(rules.begin(), rules.end(), [&](const Rule* rule) { return rule->id == id; });
}

TEST(RuleSearch, WithoutAQueryHasEveryRule) {
  EXPECT_EQ(search_rules("", "en").size(), every_rule().size());
  EXPECT_EQ(search_rules("  ", "en").size(), every_rule().size());
}

TEST(RuleSearch, FindsByCodeHoweverItIsWritten) {
  for (const char* code : {"DK1060", "dk1060", "VR #103", "vr103"}) {
    const auto found = search_rules(code, "en");
    ASSERT_FALSE(found.empty()) << code;
    EXPECT_EQ(found[0]->id, "location.address_is_given") << code;
  }
  EXPECT_EQ(rules_of("location.address_is_given").size(), 1U);
}

TEST(RuleSearch, FindsByDataElementNumberAndByWordsOfTheLanguage) {
  EXPECT_TRUE(has(search_rules("18 06", "en"), "packaging.bulk_goods_are_not_counted"));
  EXPECT_TRUE(has(search_rules("Goods in BULK", "en"), "packaging.bulk_goods_are_not_counted"));
  EXPECT_TRUE(has(search_rules("varer i bulk", "da"), "packaging.bulk_goods_are_not_counted"));
  EXPECT_FALSE(has(search_rules("varer i bulk", "en"), "packaging.bulk_goods_are_not_counted"));
}

TEST(RuleSearch, FindsNothingForWhatIsNowhere) {
  EXPECT_TRUE(search_rules("zzyzx", "en").empty());
  EXPECT_TRUE(search_rules(std::string(100'000, 'q'), "en").empty());
}

TEST(RuleSearch, TakesAWarningOfCustomsForItsError) {
  const auto found = rules_of("DKW1060");
  ASSERT_EQ(found.size(), rules_of("DK1060").size());
  EXPECT_EQ(found[0]->id, "location.address_is_given");
  // Where the catalogue pairs other digits, the digits mean another rule.
  EXPECT_EQ(rules_of("DKW1277"), rules_of("DK1291"));
  EXPECT_NE(rules_of("DKW1277"), rules_of("DK1277"));
}

TEST(CustomsCodes, AreFoundByTheirOtherNames) {
  for (const char* name : {"VR #36", "vr36", "DKW1049", "DK1049"}) {
    const auto codes = customs_codes(name);
    ASSERT_EQ(codes.size(), 1U) << name;
    EXPECT_EQ(codes[0].code->id, "DK1049") << name;
    EXPECT_EQ(codes[0].code->held_by, "exchange rates of customs") << name;
  }
  EXPECT_TRUE(customs_codes("DKW9999999").empty());
}

TEST(OtherNames, AreOfCodesThatTheCatalogueHas) {
  for (const OtherName& other : other_names())
    EXPECT_TRUE(!rules_of(other.code).empty() || !customs_codes(other.code).empty()) << other.name;
}

TEST(CustomsCodes, AreThoseThatNoRuleCites) {
  const auto codes = customs_codes("cds12005");
  ASSERT_EQ(codes.size(), 1U);
  EXPECT_EQ(codes[0].catalogue->name, "gb");
  EXPECT_FALSE(codes[0].code->held_by.empty());
  EXPECT_TRUE(customs_codes("DK1060").empty()) << "a rule covers it";
  EXPECT_TRUE(customs_codes("DK9999999").empty());
}

// HMRC does not publish the conditions of some codes; whoever meets one is told what is known.
TEST(CustomsCodes, OfHmrcThatNoRuleCitesSayWhy) {
  int open = 0;
  for (const Catalogue& catalogue : catalogues()) {
    if (catalogue.name != "gb") continue;
    for (const CatalogueRule& code : catalogue.rules) {
      const bool is_open = code.held_by.empty() && rules_of(code.id).empty();
      open += is_open;
      for (const char* language : {"en", "da"})
        EXPECT_EQ(what_is_known_of(code, language).empty(), !is_open) << code.id;
    }
  }
  EXPECT_EQ(open, 8);
}

TEST(SourcesOf, AreThoseOfTheProfile) {
  const Rule& rule = *find_rule("data_set.required_element_is_given");
  const std::vector<std::string_view> british = {"EUCDM", "XSD", "CDS10001"};
  EXPECT_EQ(sources_of(rule, "gb"), british);
  const auto danish = sources_of(rule, "dk");
  EXPECT_EQ(danish.size() + 1, rule.sources.size());
  EXPECT_EQ(std::count(danish.begin(), danish.end(), "CDS10001"), 0);
  EXPECT_EQ(sources_of(rule, "").size(), rule.sources.size());
}

TEST(SourcesOf, AnIssueAreThoseOfItsElement) {
  Issue issue;
  issue.rule = find_rule("data_set.required_element_is_given");
  const auto sources = [&](const char* at, const char* data_set) {
    issue.at = {FieldPointer(at)};
    return sources_of(issue, "dk", data_set);
  };
  using Codes = std::vector<std::string_view>;
  EXPECT_EQ(sources("/lrn", "H1"), Codes({"EUCDM", "XSD", "DK3097", "DK3120"}));
  EXPECT_EQ(sources("/representative/status", "H7"), Codes({"EUCDM", "XSD", "DK3043"}));
  EXPECT_EQ(sources("/security", "C1"), Codes({"EUCDM", "XSD", "DK3081"}));
  const char* procedures = "/goodsShipment/goodsItems/2/additionalProcedures";
  EXPECT_EQ(sources(procedures, "B1"), Codes({"EUCDM", "XSD", "DK3070", "DK12030"}));
  EXPECT_EQ(sources(procedures, "H1"), Codes({"EUCDM", "XSD", "DK12030"}))
      << "DK3070 is about exports";
  EXPECT_EQ(sources_of(issue, "gb", "H1"), Codes({"EUCDM", "XSD", "CDS10001"}));
}

TEST(GeneralText, HasAGapForWhatOnlyADeclarationTells) {
  const Rule& rule = *find_rule("packaging.bulk_goods_are_not_counted");
  EXPECT_EQ(general_text("rule", rule, "en"), "… must be empty: … is goods in bulk.");
  EXPECT_EQ(general_text("nothing", rule, "en"), "");
}

TEST(SimilarRules, ShareLettersWithTheCode) {
  const auto similar = similar_rules("bulk");
  ASSERT_FALSE(similar.empty());
  EXPECT_EQ(similar[0], "packaging.bulk_goods_are_not_counted");
  EXPECT_TRUE(similar_rules("q").empty());
}

}  // namespace
}  // namespace quayside::wire
