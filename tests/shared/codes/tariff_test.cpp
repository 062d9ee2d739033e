#include "shared/codes/tariff.h"

#include <gtest/gtest.h>

namespace quayside::codes {
namespace {

TEST(SupplementaryUnit, IsThatOfTheNumber) {
  EXPECT_EQ(supplementary_unit("64035111"), "PA");
  EXPECT_EQ(supplementary_unit("48025515"), "");
  EXPECT_EQ(supplementary_unit("01012100"), "PST");
}

TEST(SupplementaryUnit, IsUnknownWhereTheNumberIs) {
  for (const char* text : {"", "4802551", "480255150", "48025599", "4802551X", "00000000"}) {
    EXPECT_FALSE(supplementary_unit(text).has_value()) << text;
  }
}

}  // namespace
}  // namespace quayside::codes
