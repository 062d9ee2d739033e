#include "tests/support/h7_declaration.h"

#include <gtest/gtest.h>

namespace quayside::testing {
namespace {

// fiscal_reference.ioss_sale_has_fiscal_reference
TEST(FiscalReferenceRules, IOSSSaleHasFR5) {
  const Declaration declaration = with(ioss_sale());
  EXPECT_EQ(rules_broken_by(declaration, {2026, 10, 31}), Rules({}));
}

TEST(FiscalReferenceRules, IOSSSaleWithoutFR5IsRefused) {
  const Declaration declaration = with({{item(0, "additionalProcedures/0/code"), "F48"}});
  EXPECT_EQ(rules_broken_by(declaration, {2026, 10, 31}),
            Rules({"fiscal_reference.ioss_sale_has_fiscal_reference"}));
}

// fiscal_reference.ioss_number_is_im_and_ten_digits
TEST(FiscalReferenceRules, IOSSNumberHasTenDigits) {
  const Declaration declaration = with(ioss_sale());
  EXPECT_EQ(rules_broken_by(declaration, {2026, 10, 31}), Rules({}));
}

TEST(FiscalReferenceRules, IOSSNumberHasNotNineDigits) {
  const Declaration declaration =
      with(ioss_sale(),
           {{shipment("additionalFiscalReferences/0/vatIdentificationNumber"), "IM208000001"}});
  EXPECT_EQ(rules_broken_by(declaration, {2026, 10, 31}),
            Rules({"fiscal_reference.ioss_number_is_im_and_ten_digits"}));
}

TEST(FiscalReferenceRules, NumberOfAnIntermediaryIsRefused) {
  const Declaration declaration =
      with(ioss_sale(),
           {{shipment("additionalFiscalReferences/0/vatIdentificationNumber"), "IN2080000017"}});
  EXPECT_EQ(rules_broken_by(declaration, {2026, 10, 31}),
            Rules({"fiscal_reference.ioss_number_is_im_and_ten_digits"}));
}

// fiscal_reference.fiscal_reference_needs_ioss_or_relief
TEST(FiscalReferenceRules, FiscalReferenceGoesWithF48) {
  const Declaration declaration = with(ioss_sale());
  EXPECT_EQ(rules_broken_by(declaration, {2026, 10, 31}), Rules({}));
}

TEST(FiscalReferenceRules, FiscalReferenceDoesNotGoWithF49) {
  const Declaration declaration =
      with(ioss_sale(), {{item(0, "additionalProcedures/0/code"), "F49"}});
  EXPECT_EQ(rules_broken_by(declaration),
            Rules({"fiscal_reference.fiscal_reference_needs_ioss_or_relief"}));
}

}  // namespace
}  // namespace quayside::testing
