#include "tests/support/h7_declaration.h"

#include <gtest/gtest.h>

namespace quayside::testing {
namespace {

// format.text_is_printable
TEST(FormatRules, LettersOfEveryLanguageMayBeUsed) {
  const Declaration declaration =
      with({{item(0, "commodity/descriptionOfGoods"), "Kjole af bomuld, æøå 衣服"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(FormatRules, LineEndIsRefused) {
  const Declaration declaration =
      with({{item(0, "commodity/descriptionOfGoods"), "Cotton\nshirts"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"format.text_is_printable"}));
}

// format.text_is_not_too_long
TEST(FormatRules, NameMayHave70Characters) {
  const Declaration declaration = with({{shipment("exporter/name"), repeated("ø", 70)}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(FormatRules, NameOf71CharactersIsTooLong) {
  const Declaration declaration = with({{shipment("exporter/name"), repeated("ø", 71)}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"format.text_is_not_too_long"}));
}

TEST(FormatRules, LRNMayHave22Characters) {
  const Declaration declaration = with({{"/lrn", repeated("x", 22)}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(FormatRules, LRNOf23CharactersIsTooLong) {
  const Declaration declaration = with({{"/lrn", repeated("x", 23)}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"format.text_is_not_too_long"}));
}

// format.text_is_not_blank
TEST(FormatRules, OneLetterIsEnough) {
  const Declaration declaration = with({{shipment("exporter/address/city"), "Å"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(FormatRules, BlanksAloneAreRefused) {
  const Declaration declaration = with({{shipment("exporter/address/city"), "  "}});
  EXPECT_EQ(rules_broken_by(declaration),
            Rules({"format.text_is_not_blank", "format.text_is_trimmed"}));
}

// format.text_is_trimmed
TEST(FormatRules, BlanksWithinATextMayStay) {
  const Declaration declaration =
      with({{item(0, "commodity/descriptionOfGoods"), "Paper and card"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(FormatRules, BlankAtTheEndIsNoticed) {
  const Declaration declaration =
      with({{item(0, "commodity/descriptionOfGoods"), "Paper notebooks "}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"format.text_is_trimmed"}));
}

// format.code_has_its_form
TEST(FormatRules, CountryHasTwoLetters) {
  const Declaration declaration = with({{shipment("exporter/address/country"), "US"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(FormatRules, CountryHasNotThreeLetters) {
  const Declaration declaration = with({{shipment("exporter/address/country"), "USA"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"format.code_has_its_form"}));
}

TEST(FormatRules, DocumentTypeHasNotThreeCharacters) {
  const Declaration declaration = with({{shipment("transportDocuments/0/type"), "N74"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"format.code_has_its_form"}));
}

// format.number_is_plain
TEST(FormatRules, DecimalPointMayBeUsed) {
  const Declaration declaration = with({{shipment("grossMass"), "10.5"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(FormatRules, CommaIsRefused) {
  const Declaration declaration = with({{shipment("grossMass"), "10,5"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"format.number_is_plain"}));
}

TEST(FormatRules, LeadingZerosAreRefused) {
  const Declaration declaration = with({{item(0, "packagings/0/numberOfPackages"), "007"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"format.number_is_plain"}));
}

TEST(FormatRules, MinusIsRefused) {
  const Declaration declaration = with({{shipment("transportAndInsuranceCosts/amount"), "-1"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"format.number_is_plain"}));
}

// format.number_fits_its_format
TEST(FormatRules, AmountMayHaveTwoDecimals) {
  const Declaration declaration = with({{item(0, "intrinsicValue/amount"), "999.99"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(FormatRules, AmountHasNotThreeDecimals) {
  const Declaration declaration = with({{item(0, "intrinsicValue/amount"), "999.999"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"format.number_fits_its_format"}));
}

TEST(FormatRules, MassMayHaveSixDecimals) {
  const Declaration declaration = with({{shipment("grossMass"), "10.000001"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(FormatRules, MassHasNotSevenDecimals) {
  const Declaration declaration = with({{shipment("grossMass"), "10.0000001"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"format.number_fits_its_format"}));
}

// format.lrn_has_no_blanks_or_special_letters
TEST(FormatRules, LRNMayHaveSigns) {
  const Declaration declaration = with({{"/lrn", "Q/2026-11~24"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(FormatRules, LRNHasNoBlank) {
  const Declaration declaration = with({{"/lrn", "Q 2026"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"format.lrn_has_no_blanks_or_special_letters"}));
}

TEST(FormatRules, LRNHasNoDanishLetter) {
  const Declaration declaration = with({{"/lrn", "Ø2026"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"format.lrn_has_no_blanks_or_special_letters"}));
}

// format.eori_is_country_and_number
TEST(FormatRules, EORIMayHave17Characters) {
  const Declaration declaration = with({{"/declarant/identificationNumber", "DE123456789012345"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(FormatRules, EORIHasCapitalLettersFirst) {
  const Declaration declaration = with({{"/declarant/identificationNumber", "dk12345678"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"format.eori_is_country_and_number"}));
}

// format.hs_code_has_six_digits
TEST(FormatRules, HSCodeHasSixDigits) {
  const Declaration declaration =
      with({{item(0, "commodity/commodityCode/harmonizedSystemSubHeadingCode"), "610910"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(FormatRules, HSCodeHasNotEightDigits) {
  const Declaration declaration =
      with({{item(0, "commodity/commodityCode/harmonizedSystemSubHeadingCode"), "61091000"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"format.hs_code_has_six_digits"}));
}

// format.email_address_has_its_form
TEST(FormatRules, EMailHasSignAndPoint) {
  const Declaration declaration =
      with(contact_person(), {{"/declarant/contactPersons/0/emailAddress", "told@example.dk"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(FormatRules, EMailNeedsADomain) {
  const Declaration declaration =
      with(contact_person(), {{"/declarant/contactPersons/0/emailAddress", "told@example"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"format.email_address_has_its_form"}));
}

// format.coordinates_are_decimal_degrees
TEST(FormatRules, LatitudeMayBe90Degrees) {
  const Declaration declaration =
      with(without_address_of_location(), {{location("qualifierOfIdentification"), "W"},
                                           {location("latitude"), "90.00000"},
                                           {location("longitude"), "-179.9999999"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(FormatRules, LatitudeIsNotAbove90Degrees) {
  const Declaration declaration =
      with(without_address_of_location(), {{location("qualifierOfIdentification"), "W"},
                                           {location("latitude"), "90.00001"},
                                           {location("longitude"), "10.20319"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"format.coordinates_are_decimal_degrees"}));
}

TEST(FormatRules, LongitudeNeedsFiveDecimals) {
  const Declaration declaration =
      with(without_address_of_location(), {{location("qualifierOfIdentification"), "W"},
                                           {location("latitude"), "56.15294"},
                                           {location("longitude"), "10.2"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"format.coordinates_are_decimal_degrees"}));
}

}  // namespace
}  // namespace quayside::testing
