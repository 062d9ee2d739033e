#include "tests/support/h7_declaration.h"

#include <gtest/gtest.h>

namespace quayside::testing {
namespace {

// goods_item.numbers_run_from_one
TEST(GoodsItemRules, ItemsAreNumberedInOrder) {
  const Declaration declaration = with(second_item());
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(GoodsItemRules, NumbersBeginWithOne) {
  const Declaration declaration = with({{item(0, "goodsItemNumber"), "2"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"goods_item.numbers_run_from_one"}));
}

TEST(GoodsItemRules, NumbersHaveNoDoubles) {
  const Declaration declaration = with(second_item(), {{item(1, "goodsItemNumber"), "1"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"goods_item.numbers_run_from_one"}));
}

// goods_item.hs_code_is_not_of_chapter_99
TEST(GoodsItemRules, Chapter97IsAllowed) {
  const Declaration declaration =
      with({{item(0, "commodity/commodityCode/harmonizedSystemSubHeadingCode"), "970121"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(GoodsItemRules, Chapter99IsRefused) {
  const Declaration declaration =
      with({{item(0, "commodity/commodityCode/harmonizedSystemSubHeadingCode"), "990500"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"goods_item.hs_code_is_not_of_chapter_99"}));
}

// goods_item.supplementary_units_are_fewer_than_50
TEST(GoodsItemRules, 49UnitsAreAllowed) {
  const Declaration declaration =
      with(gift(), {{item(0, "commodity/goodsMeasure/supplementaryUnits"), "49.999999"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(GoodsItemRules, 50UnitsAreTooMany) {
  const Declaration declaration =
      with(gift(), {{item(0, "commodity/goodsMeasure/supplementaryUnits"), "50"}});
  EXPECT_EQ(rules_broken_by(declaration),
            Rules({"goods_item.supplementary_units_are_fewer_than_50"}));
}

// goods_item.packages_are_fewer_than_50
TEST(GoodsItemRules, 49PackagesAreAllowed) {
  const Declaration declaration = with({{item(0, "packagings/0/numberOfPackages"), "49"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(GoodsItemRules, 50PackagesAreTooMany) {
  const Declaration declaration = with({{item(0, "packagings/0/numberOfPackages"), "50"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"goods_item.packages_are_fewer_than_50"}));
}

// goods_item.no_packages_only_beside_an_item_with_some
TEST(GoodsItemRules, NoPackagesBesideAnItemWithSome) {
  const Declaration declaration = with(second_item());
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(GoodsItemRules, NoPackagesAtAllAreRefused) {
  const Declaration declaration = with({{item(0, "packagings/0/numberOfPackages"), "0"},
                                        {item(0, "commodity/goodsMeasure/grossMass"), "0"}});
  EXPECT_EQ(rules_broken_by(declaration),
            Rules({"mass.zero_stands_only_beside_a_heavier_item",
                   "goods_item.no_packages_only_beside_an_item_with_some"}));
}

// goods_item.description_says_what_the_goods_are
TEST(GoodsItemRules, GiftBoxesAreDescribed) {
  const Declaration declaration =
      with({{item(0, "commodity/descriptionOfGoods"), "Gift boxes of paper"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(GoodsItemRules, GiftIsNoDescription) {
  const Declaration declaration = with({{item(0, "commodity/descriptionOfGoods"), "Gift"}});
  EXPECT_EQ(rules_broken_by(declaration),
            Rules({"goods_item.description_says_what_the_goods_are"}));
}

// goods_item.same_goods_are_one_line
TEST(GoodsItemRules, DifferentGoodsMayHaveOneNumber) {
  const Declaration declaration =
      with(second_item(),
           {{item(1, "commodity/commodityCode/harmonizedSystemSubHeadingCode"), "482010"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(GoodsItemRules, SameGoodsTwiceAreNoticed) {
  const Declaration declaration = with(
      second_item(), {{item(1, "commodity/commodityCode/harmonizedSystemSubHeadingCode"), "482010"},
                      {item(1, "commodity/descriptionOfGoods"), "paper notebooks"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"goods_item.same_goods_are_one_line"}));
}

}  // namespace
}  // namespace quayside::testing
