#include "tests/support/h7_declaration.h"

#include <gtest/gtest.h>

namespace quayside::testing {
namespace {

// value.consignment_is_at_most_150_euro
TEST(ValueRules, 1150KronerAreAllowed) {
  const Declaration declaration = with({{item(0, "intrinsicValue/amount"), "1150"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(ValueRules, MoreThan1150KronerAreTooMuch) {
  const Declaration declaration = with({{item(0, "intrinsicValue/amount"), "1150.01"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"value.consignment_is_at_most_150_euro"}));
}

TEST(ValueRules, 150EuroAreAllowed) {
  const Declaration declaration = with(
      {{item(0, "intrinsicValue/amount"), "150"}, {item(0, "intrinsicValue/currency"), "EUR"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(ValueRules, MoreThan150EuroAreTooMuch) {
  const Declaration declaration = with(
      {{item(0, "intrinsicValue/amount"), "150.01"}, {item(0, "intrinsicValue/currency"), "EUR"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"value.consignment_is_at_most_150_euro"}));
}

TEST(ValueRules, TwoItemsTogetherAreTooMuch) {
  const Declaration declaration = with(second_item(), {{item(0, "intrinsicValue/amount"), "1100"},
                                                       {item(1, "intrinsicValue/amount"), "51"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"value.consignment_is_at_most_150_euro"}));
}

// value.gifts_are_at_most_45_euro
TEST(ValueRules, GiftOf360KronerIsAllowed) {
  const Declaration declaration = with(
      {{item(0, "additionalProcedures/0/code"), "C08"}, {item(0, "intrinsicValue/amount"), "360"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(ValueRules, GiftAbove360KronerIsTooMuch) {
  const Declaration declaration = with({{item(0, "additionalProcedures/0/code"), "C08"},
                                        {item(0, "intrinsicValue/amount"), "360.01"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"value.gifts_are_at_most_45_euro"}));
}

TEST(ValueRules, GiftAbove45EuroIsTooMuch) {
  const Declaration declaration = with({{item(0, "additionalProcedures/0/code"), "C08"},
                                        {item(0, "intrinsicValue/amount"), "45.01"},
                                        {item(0, "intrinsicValue/currency"), "EUR"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"value.gifts_are_at_most_45_euro"}));
}

// value.total_is_above_zero
TEST(ValueRules, OnePennyIsAValue) {
  const Declaration declaration = with({{item(0, "intrinsicValue/amount"), "0.01"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(ValueRules, ValueOfZeroIsRefused) {
  const Declaration declaration = with({{item(0, "intrinsicValue/amount"), "0"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"value.total_is_above_zero"}));
}

// value.transport_costs_are_given
TEST(ValueRules, TransportCostsMayBeZero) {
  const Declaration declaration = with({{shipment("transportAndInsuranceCosts/amount"), "0"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(ValueRules, TransportCostsAreMissing) {
  const Declaration declaration = with(without_transport_costs());
  EXPECT_EQ(rules_broken_by(declaration), Rules({"value.transport_costs_are_given"}));
}

// value.transport_costs_are_on_every_item_or_none
TEST(ValueRules, EveryItemMayHaveTransportCosts) {
  const Declaration declaration = with(without_transport_costs(), second_item(),
                                       {{item(0, "transportAndInsuranceCosts/amount"), "60"},
                                        {item(0, "transportAndInsuranceCosts/currency"), "DKK"},
                                        {item(1, "transportAndInsuranceCosts/amount"), "40"},
                                        {item(1, "transportAndInsuranceCosts/currency"), "DKK"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(ValueRules, SecondItemLacksTransportCosts) {
  const Declaration declaration = with(without_transport_costs(), second_item(),
                                       {{item(0, "transportAndInsuranceCosts/amount"), "60"},
                                        {item(0, "transportAndInsuranceCosts/currency"), "DKK"}});
  EXPECT_EQ(rules_broken_by(declaration),
            Rules({"value.transport_costs_are_on_every_item_or_none"}));
}

// value.transport_costs_of_items_add_up
TEST(ValueRules, TransportCostsOfItemsAddUp) {
  const Declaration declaration =
      with(second_item(), {{item(0, "transportAndInsuranceCosts/amount"), "60"},
                           {item(0, "transportAndInsuranceCosts/currency"), "DKK"},
                           {item(1, "transportAndInsuranceCosts/amount"), "40"},
                           {item(1, "transportAndInsuranceCosts/currency"), "DKK"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(ValueRules, TransportCostsOfItemsDifferFromTheTotal) {
  const Declaration declaration =
      with(second_item(), {{item(0, "transportAndInsuranceCosts/amount"), "60"},
                           {item(0, "transportAndInsuranceCosts/currency"), "DKK"},
                           {item(1, "transportAndInsuranceCosts/amount"), "40"},
                           {item(1, "transportAndInsuranceCosts/currency"), "DKK"},
                           {shipment("transportAndInsuranceCosts/amount"), "100.01"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"value.transport_costs_of_items_add_up"}));
}

}  // namespace
}  // namespace quayside::testing
