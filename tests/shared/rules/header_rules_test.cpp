#include "tests/support/h7_declaration.h"

#include <gtest/gtest.h>

namespace quayside::testing {
namespace {

// header.additional_type_is_normal_or_prelodged
TEST(HeaderRules, DMayBeUsed) {
  const Declaration declaration = with({{"/additionalDeclarationType", "D"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(HeaderRules, SimplifiedTypeBCannotBeUsed) {
  const Declaration declaration = with({{"/additionalDeclarationType", "B"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"header.additional_type_is_normal_or_prelodged"}));
}

// header.location_is_given_when_goods_are_here
TEST(HeaderRules, PreLodgedDeclarationNeedsNoLocation) {
  const Declaration declaration =
      with({{"/additionalDeclarationType", "D"}}, without_address_of_location(),
           {{location("typeOfLocation"), ""}, {location("qualifierOfIdentification"), ""}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(HeaderRules, GoodsThatAreHereNeedALocation) {
  const Declaration declaration =
      with(without_address_of_location(),
           {{location("typeOfLocation"), ""}, {location("qualifierOfIdentification"), ""}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"header.location_is_given_when_goods_are_here"}));
}

}  // namespace
}  // namespace quayside::testing
