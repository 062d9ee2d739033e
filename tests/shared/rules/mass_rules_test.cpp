#include "tests/support/h7_declaration.h"

#include <gtest/gtest.h>

namespace quayside::testing {
namespace {

// mass.shipment_gross_mass_is_above_zero
TEST(MassRules, SmallestMassIsAllowed) {
  const Declaration declaration = with({{shipment("grossMass"), "0.000001"},
                                        {item(0, "commodity/goodsMeasure/grossMass"), "0.000001"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(MassRules, MassOfZeroIsRefused) {
  const Declaration declaration = with({{shipment("grossMass"), "0"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"mass.shipment_gross_mass_is_above_zero"}));
}

// mass.shipment_is_not_lighter_than_its_items
TEST(MassRules, ShipmentMayBeAsHeavyAsItsItems) {
  const Declaration declaration = an_h7_declaration();
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(MassRules, ShipmentIsLighterThanItsItems) {
  const Declaration declaration = with({{shipment("grossMass"), "9.999999"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"mass.shipment_is_not_lighter_than_its_items"}));
}

// mass.single_item_has_its_gross_mass
TEST(MassRules, SingleItemHasItsMass) {
  const Declaration declaration = an_h7_declaration();
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(MassRules, SingleItemLacksItsMass) {
  const Declaration declaration = with({{item(0, "commodity/goodsMeasure/grossMass"), ""}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"mass.single_item_has_its_gross_mass"}));
}

// mass.items_without_gross_mass_are_packed_together
TEST(MassRules, SecondItemMayWeighZero) {
  const Declaration declaration = with(second_item());
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(MassRules, SecondItemWithoutMassIsNoticed) {
  const Declaration declaration =
      with(second_item(), {{item(1, "commodity/goodsMeasure/grossMass"), ""}});
  EXPECT_EQ(rules_broken_by(declaration),
            Rules({"mass.items_without_gross_mass_are_packed_together"}));
}

// mass.zero_stands_only_beside_a_heavier_item
TEST(MassRules, ZeroBesideAHeavierItemIsAllowed) {
  const Declaration declaration = with(second_item());
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(MassRules, ZeroAloneIsRefused) {
  const Declaration declaration = with({{item(0, "commodity/goodsMeasure/grossMass"), "0"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"mass.zero_stands_only_beside_a_heavier_item"}));
}

// mass.item_without_packages_has_no_mass
TEST(MassRules, ItemWithoutPackagesWeighsZero) {
  const Declaration declaration = with(second_item());
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(MassRules, ItemWithoutPackagesHasNoMass) {
  const Declaration declaration =
      with(second_item(),
           {{item(1, "commodity/goodsMeasure/grossMass"), "1"}, {shipment("grossMass"), "11"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"mass.item_without_packages_has_no_mass"}));
}

// mass.item_is_lighter_than_100_kg
TEST(MassRules, JustBelow100KgIsAllowed) {
  const Declaration declaration = with(
      {{shipment("grossMass"), "100"}, {item(0, "commodity/goodsMeasure/grossMass"), "99.999999"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(MassRules, 100KgAreTooMuch) {
  const Declaration declaration =
      with({{shipment("grossMass"), "100"}, {item(0, "commodity/goodsMeasure/grossMass"), "100"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"mass.item_is_lighter_than_100_kg"}));
}

}  // namespace
}  // namespace quayside::testing
