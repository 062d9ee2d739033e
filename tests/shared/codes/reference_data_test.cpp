#include "shared/codes/reference_data.h"

#include <gtest/gtest.h>

#include "shared/codes/tariff.h"

namespace quayside::codes {
namespace {

constexpr Date kToday{2026, 11, 24};

std::string a_bundle() {
  return "=quayside-refdata\t1\n"
         "=imported\t2026-11-27\n"
         "=source\tCS/RD2\t2026-10-01\t2026-10-01\t9999-12-31\t" +
         std::string(64, 'a') +
         "\tRD.json\n"
         "=list\tpackageType\treplaces\tcomplete\t1\n"
         "BX\tBox, official words\n"
         "ZX\tA new kind\n"
         "=list\tsupportingDocumentType\tadds\tpartial\t1\n"
         "N380\tOfficial words\n"
         "Q001\tProduct identifier\t2026-11-01\t9999-12-31\n"
         "=list\tcn\treplaces\tpartial\t1\n"
         "09\tCOFFEE\n"
         "0901\tCoffee\n"
         "=nomenclature\t2027-01-01\t2027-12-31\t1\n"
         "01012100\tPST\n"
         "64035111\t\n"
         "=end\n";
}

class BundleInUse : public ::testing::Test {
 protected:
  void SetUp() override {
    auto bundle = read_bundle(a_bundle());
    ASSERT_TRUE(bundle.has_value()) << bundle.error().message;
    use_bundle(std::move(*bundle));
  }
  void TearDown() override { use_built_in_lists(); }
};

TEST_F(BundleInUse, StandsInPlaceOfAList) {
  EXPECT_EQ(find_list("packageType")->codes.size(), 2U);
  EXPECT_EQ(find_list("packageType")->source, "CS/RD2, 2026-10-01");
  EXPECT_EQ(find_code("packageType", "CT", kToday), nullptr);
  EXPECT_EQ(find_code("packageType", "ZX", kToday)->label, "A new kind");
}

TEST_F(BundleInUse, KeepsOurWordsForACode) {
  EXPECT_EQ(find_code("packageType", "BX", kToday)->label, "Box");
  EXPECT_EQ(find_code("supportingDocumentType", "N380", kToday)->label, "Commercial invoice");
}

TEST_F(BundleInUse, JoinsAListWithTheDatesOfItsRows) {
  EXPECT_NE(find_code("supportingDocumentType", "N935", kToday), nullptr);
  EXPECT_NE(find_code("supportingDocumentType", "Q001", {2026, 11, 1}), nullptr);
  EXPECT_EQ(find_code("supportingDocumentType", "Q001", {2026, 10, 31}), nullptr);
}

TEST_F(BundleInUse, BringsTheNomenclatureOfAnotherYear) {
  EXPECT_EQ(supplementary_unit("01012100", {2027, 5, 1}), "PST");
  EXPECT_EQ(supplementary_unit("64035111", {2027, 5, 1}), "");
  EXPECT_EQ(supplementary_unit("64035111", kToday), "PA");
  EXPECT_EQ(last_nomenclature_year(), 2027);
  EXPECT_EQ(goods_text("090121"), "Coffee");
  EXPECT_EQ(goods_text("0902"), "COFFEE");
  EXPECT_EQ(goods_text("10"), "");
}

TEST_F(BundleInUse, EndsWithTheBuiltInLists) {
  use_built_in_lists();
  EXPECT_EQ(bundle_in_use(), nullptr);
  EXPECT_NE(find_code("packageType", "CT", kToday), nullptr);
}

std::string code_of(const std::string& text) {
  const auto bundle = read_bundle(text);
  return bundle ? "read" : bundle.error().code;
}

std::string with(std::string_view old, const std::string& text) {
  std::string bundle = a_bundle();
  return bundle.replace(bundle.find(old), old.size(), text);
}

TEST(Bundle, IsRefusedWhenALineIsNotAsItShouldBe) {
  EXPECT_EQ(code_of(a_bundle()), "read");
  for (const std::string& text : {std::string(),
                                  std::string("=end\n"),
                                  with("1\n", "2\n"),
                                  with("=end\n", ""),
                                  with("=end\n", "=end"),
                                  with("=end\n", "=end\n=end\n"),
                                  with("2026-11-27", "2026-11-31"),
                                  with("ZX", "BX"),
                                  with("ZX", "AX"),
                                  with("ZX", ""),
                                  with("ZX", "Z X"),
                                  with("ZX", std::string(41, 'Z')),
                                  with("A new kind", std::string(301, 'a')),
                                  with("A new kind", "\xFF"),
                                  with("A new kind", "a\x01"),
                                  with("\tcomplete\t1", "\tcomplete\t2"),
                                  with("\tcomplete\t1", "\tcomplete\t0"),
                                  with("replaces", "removes"),
                                  with("supportingDocumentType", "packageType"),
                                  with("2026-11-01", "9999-12-31\t"),
                                  with("01012100", "0101210"),
                                  with("64035111", "00000001"),
                                  with(std::string(64, 'a'), std::string(64, 'A')),
                                  with("ZX\t", "ZX")}) {
    EXPECT_EQ(code_of(text), "refdata_malformed") << text;
  }
  EXPECT_EQ(code_of(std::string(kBundleBytesMax + 1, 'a')), "refdata_too_large");
}

TEST(Bundle, IsReadOrRefusedHoweverItIsBroken) {
  const std::string whole = a_bundle();
  for (std::size_t cut = 0; cut < whole.size(); ++cut) {
    EXPECT_EQ(code_of(whole.substr(0, cut)), "refdata_malformed") << cut;
    for (const char c : {'\0', '\t', '\n', '=', '\x80', '9'}) {
      std::string broken = whole;
      broken[cut] = c;
      code_of(broken);  // must come back
    }
  }
}

}  // namespace
}  // namespace quayside::codes
