#include "shared/domain/vat_numbers.h"

#include <gtest/gtest.h>

#include "shared/domain/patterns.h"

namespace quayside {
namespace {

TEST(VatNumber, SaysWhatIsWrong) {
  EXPECT_EQ(examine_vat_number("DK12345674"), VatNumber::adds_up);
  EXPECT_EQ(examine_vat_number("DK12345675"), VatNumber::wrong_check_digit);
  EXPECT_EQ(examine_vat_number("DK1234567"), VatNumber::wrong_form);
  EXPECT_EQ(examine_vat_number("DK1234567A"), VatNumber::wrong_form);
  EXPECT_EQ(examine_vat_number("NO923609016MVA"), VatNumber::unknown_country);
  EXPECT_EQ(examine_vat_number(""), VatNumber::unknown_country);
  EXPECT_EQ(examine_vat_number("DK"), VatNumber::wrong_form);
  EXPECT_EQ(examine_vat_number("dk12345674"), VatNumber::unknown_country);
}

TEST(VatNumber, OfGreeceMayWriteElOrGr) {
  EXPECT_EQ(examine_vat_number("EL094259216"), VatNumber::adds_up);
  EXPECT_EQ(examine_vat_number("GR094259216"), VatNumber::adds_up);
}

TEST(VatNumber, OfTheNetherlandsHasTwoWaysToAddUp) {
  EXPECT_EQ(examine_vat_number("NL004495445B01"), VatNumber::adds_up);
  EXPECT_EQ(examine_vat_number("NL002455799B11"), VatNumber::adds_up);
  EXPECT_EQ(examine_vat_number("NL002455799B12"), VatNumber::wrong_check_digit);
}

TEST(Pattern, MatchesTheWholeText) {
  EXPECT_TRUE(has_pattern("AB12", "@@##"));
  EXPECT_FALSE(has_pattern("AB123", "@@##"));
  EXPECT_FALSE(has_pattern("AB1", "@@##"));
  EXPECT_TRUE(has_pattern("", ""));
}

TEST(Pattern, RepeatsAndChooses) {
  EXPECT_TRUE(has_pattern("12", "#{2,3}"));
  EXPECT_TRUE(has_pattern("123", "#{2,3}"));
  EXPECT_FALSE(has_pattern("1", "#{2,3}"));
  EXPECT_FALSE(has_pattern("1234", "#{2,3}"));
  EXPECT_TRUE(has_pattern("1-A", "##|#-@"));
  EXPECT_FALSE(has_pattern("1-a", "##|#-@"));
}

}  // namespace
}  // namespace quayside
