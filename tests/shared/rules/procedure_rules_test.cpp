#include "tests/support/h7_declaration.h"

#include <gtest/gtest.h>

namespace quayside::testing {
namespace {

// procedure.supplementary_units_are_for_gifts_only
TEST(ProcedureRules, GiftMayHaveSupplementaryUnits) {
  const Declaration declaration =
      with(gift(), {{item(0, "commodity/goodsMeasure/supplementaryUnits"), "1"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(ProcedureRules, SaleHasNoSupplementaryUnits) {
  const Declaration declaration =
      with({{item(0, "commodity/goodsMeasure/supplementaryUnits"), "1"}});
  EXPECT_EQ(rules_broken_by(declaration),
            Rules({"procedure.supplementary_units_are_for_gifts_only"}));
}

// procedure.gift_of_alcohol_tobacco_perfume_has_units
TEST(ProcedureRules, PerfumeAsAGiftHasUnits) {
  const Declaration declaration =
      with(gift(), {{item(0, "commodity/commodityCode/harmonizedSystemSubHeadingCode"), "330300"},
                    {item(0, "commodity/goodsMeasure/supplementaryUnits"), "0.05"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(ProcedureRules, PerfumeAsAGiftNeedsUnits) {
  const Declaration declaration =
      with(gift(), {{item(0, "commodity/commodityCode/harmonizedSystemSubHeadingCode"), "330300"}});
  EXPECT_EQ(rules_broken_by(declaration),
            Rules({"procedure.gift_of_alcohol_tobacco_perfume_has_units"}));
}

// procedure.alcohol_tobacco_perfume_are_gifts
TEST(ProcedureRules, WineMayBeAGift) {
  const Declaration declaration =
      with(gift(), {{item(0, "commodity/commodityCode/harmonizedSystemSubHeadingCode"), "220421"},
                    {item(0, "commodity/goodsMeasure/supplementaryUnits"), "0.75"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(ProcedureRules, WineCannotBeSoldWithF49) {
  const Declaration declaration =
      with({{item(0, "commodity/commodityCode/harmonizedSystemSubHeadingCode"), "220421"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"procedure.alcohol_tobacco_perfume_are_gifts"}));
}

// procedure.relief_excludes_alcohol_tobacco_perfume
TEST(ProcedureRules, PaperHadRelief) {
  const Declaration declaration = with({{item(0, "additionalProcedures/0/code"), "C07"}});
  EXPECT_EQ(rules_broken_by(declaration, {2025, 12, 1}), Rules({}));
}

TEST(ProcedureRules, BeerHadNoRelief) {
  const Declaration declaration =
      with({{item(0, "additionalProcedures/0/code"), "C07"},
            {item(0, "commodity/commodityCode/harmonizedSystemSubHeadingCode"), "220300"}});
  EXPECT_EQ(rules_broken_by(declaration, {2025, 12, 1}),
            Rules({"procedure.relief_excludes_alcohol_tobacco_perfume"}));
}

// procedure.special_arrangement_importer_is_private
TEST(ProcedureRules, F49ImporterIsAPrivatePerson) {
  const Declaration declaration = an_h7_declaration();
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(ProcedureRules, F49ImporterIsNoCompany) {
  const Declaration declaration = with(company_importer());
  EXPECT_EQ(rules_broken_by(declaration),
            Rules({"procedure.special_arrangement_importer_is_private"}));
}

// procedure.item_has_one_vat_scheme
TEST(ProcedureRules, OneSchemeAndAReliefMayStandTogether) {
  const Declaration declaration = with({{item(0, "additionalProcedures/1/code"), "C35"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(ProcedureRules, TwoSchemesAreNoticed) {
  const Declaration declaration = with({{item(0, "additionalProcedures/1/code"), "F53"}});
  EXPECT_EQ(rules_broken_by(declaration, {2026, 10, 31}),
            Rules({"procedure.item_has_one_vat_scheme"}));
}

// procedure.code_is_given_once
TEST(ProcedureRules, TwoDifferentCodesMayBeGiven) {
  const Declaration declaration = with({{item(0, "additionalProcedures/1/code"), "C35"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(ProcedureRules, SameCodeTwiceIsNoticed) {
  const Declaration declaration = with({{item(0, "additionalProcedures/1/code"), "F49"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"procedure.code_is_given_once"}));
}

}  // namespace
}  // namespace quayside::testing
