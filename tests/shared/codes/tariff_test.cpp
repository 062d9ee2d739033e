#include "shared/codes/tariff.h"

#include <gtest/gtest.h>

namespace quayside::codes {
namespace {

constexpr Date kDay{2026, 11, 24};

TEST(SupplementaryUnit, IsThatOfTheNumber) {
  EXPECT_EQ(supplementary_unit("64035111", kDay), "PA");
  EXPECT_EQ(supplementary_unit("48025515", kDay), "");
  EXPECT_EQ(supplementary_unit("01012100", kDay), "PST");
}

TEST(SupplementaryUnit, IsUnknownWhereTheNumberIs) {
  for (const char* text : {"", "4802551", "480255150", "48025599", "4802551X", "00000000"}) {
    EXPECT_FALSE(supplementary_unit(text, kDay).has_value()) << text;
  }
}

TEST(SupplementaryUnit, IsUnknownInAYearWithoutNomenclature) {
  EXPECT_TRUE(has_nomenclature(kDay));
  EXPECT_FALSE(has_nomenclature({2027, 1, 1}));
  EXPECT_FALSE(supplementary_unit("64035111", {2027, 1, 1}).has_value());
  EXPECT_EQ(last_nomenclature_year(), 2026);
}

}  // namespace
}  // namespace quayside::codes
