#include "tests/support/h7_declaration.h"

#include <gtest/gtest.h>

namespace quayside::testing {
namespace {

// data_set.profile_and_data_set_are_known
TEST(DataSetRules, DanishH7IsKnown) {
  const Declaration declaration = an_h7_declaration();
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(DataSetRules, X9IsNotKnown) {
  const Declaration declaration = with({{"/dataSet", "X9"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"data_set.profile_and_data_set_are_known"}));
}

// data_set.required_element_is_given
TEST(DataSetRules, PostcodeOfAnExporterIsGiven) {
  const Declaration declaration = an_h7_declaration();
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(DataSetRules, LRNIsMissing) {
  const Declaration declaration = with({{"/lrn", ""}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"data_set.required_element_is_given"}));
}

TEST(DataSetRules, BegunAddressMustBeComplete) {
  const Declaration declaration = with({{shipment("exporter/address/postcode"), ""}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"data_set.required_element_is_given"}));
}

TEST(DataSetRules, AdditionalProcedureIsMissing) {
  const Declaration declaration = with({{item(0, "additionalProcedures/0/code"), ""}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"data_set.required_element_is_given"}));
}

TEST(DataSetRules, ContactPersonNeedsAName) {
  const Declaration declaration =
      with({{"/declarant/contactPersons/0/phoneNumber", "+45 12345678"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"data_set.required_element_is_given"}));
}

TEST(DataSetRules, ItemLevelInformationNeedsAText) {
  const Declaration declaration = with({{item(0, "additionalInformation/0/code"), "00200"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"data_set.required_element_is_given"}));
}

// data_set.list_is_not_too_long
TEST(DataSetRules, TwoAdditionalProceduresMayBeGiven) {
  const Declaration declaration = with({{item(0, "additionalProcedures/1/code"), "C35"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(DataSetRules, ThreeAdditionalProceduresAreTooMany) {
  const Declaration declaration = with({{item(0, "additionalProcedures/1/code"), "C35"},
                                        {item(0, "additionalProcedures/2/code"), "C36"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"data_set.list_is_not_too_long"}));
}

// data_set.element_is_part_of_the_data_set
TEST(DataSetRules, UCRIsPartOfH7) {
  const Declaration declaration = with({{shipment("referenceNumberUcr"), "ORDER-7731"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(DataSetRules, MethodOfPaymentIsNotTaken) {
  const Declaration declaration = with({{item(0, "dutiesAndTaxes/0/methodOfPayment"), "A"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"data_set.element_is_part_of_the_data_set"}));
}

TEST(DataSetRules, DeferredPaymentsAreNotTaken) {
  const Declaration declaration =
      with({{"/deferredPayments/0/reference", "DK1"}, {"/deferredPayments/1/reference", "DK2"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"data_set.element_is_part_of_the_data_set"}));
}

TEST(DataSetRules, PostcodeAddressIsNotTaken) {
  const Declaration declaration = with({{location("postcodeAddress/postcode"), "8000"},
                                        {location("postcodeAddress/houseNumber"), "12"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"data_set.element_is_part_of_the_data_set"}));
}

}  // namespace
}  // namespace quayside::testing
