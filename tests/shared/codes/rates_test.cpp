#include "shared/codes/rates.h"

#include <gtest/gtest.h>

#include "shared/base/decimal.h"

namespace quayside::codes {
namespace {

TEST(Rates, HoldOnTheirDaysOnly) {
  EXPECT_EQ(find_rate(kDutyPerLine, {2026, 6, 30}), nullptr);
  ASSERT_NE(find_rate(kDutyPerLine, {2026, 7, 1}), nullptr);
  EXPECT_EQ(find_rate(kDutyPerLine, {2026, 7, 1})->amount, "3");
  EXPECT_EQ(find_rate(kDutyPerLine, {2028, 7, 1}), nullptr);
  EXPECT_NE(find_rate("reliefOfNegligibleValue", {2026, 6, 30}), nullptr);
  EXPECT_EQ(find_rate("reliefOfNegligibleValue", {2026, 7, 1}), nullptr);
  EXPECT_EQ(find_rate("nothing", {2026, 7, 1}), nullptr);
}

TEST(Rates, NameTheirSourceAndDoNotOverlap) {
  for (const Rate& rate : all_rates()) {
    EXPECT_FALSE(rate.source.empty()) << rate.name;
    EXPECT_TRUE(Decimal::parse(rate.amount).has_value()) << rate.name;
    EXPECT_LE(rate.validity.from, rate.validity.to) << rate.name;
    for (const Rate& other : all_rates()) {
      if (&other == &rate || other.name != rate.name) continue;
      EXPECT_FALSE(other.validity.contains(rate.validity.from)) << rate.name;
    }
  }
}

}  // namespace
}  // namespace quayside::codes
