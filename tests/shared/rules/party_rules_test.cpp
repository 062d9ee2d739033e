#include "tests/support/h7_declaration.h"

#include <gtest/gtest.h>

namespace quayside::testing {
namespace {

// parties.exporter_is_given
TEST(PartyRules, ExporterMayStandOnTheItem) {
  const Declaration declaration = with(without_exporter(), exporter_on_first_item());
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(PartyRules, ExporterIsMissing) {
  const Declaration declaration = with(without_exporter());
  EXPECT_EQ(rules_broken_by(declaration), Rules({"parties.exporter_is_given"}));
}

TEST(PartyRules, ExporterIsMissingOnTheSecondItem) {
  const Declaration declaration = with(without_exporter(), exporter_on_first_item(), second_item());
  EXPECT_EQ(rules_broken_by(declaration), Rules({"parties.exporter_is_given"}));
}

// parties.exporter_is_outside_the_union
TEST(PartyRules, ExporterMayBeInNorway) {
  const Declaration declaration = with({{shipment("exporter/address/country"), "NO"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(PartyRules, ExporterInGermanyIsNoticed) {
  const Declaration declaration = with({{shipment("exporter/address/country"), "DE"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"parties.exporter_is_outside_the_union"}));
}

// parties.importer_with_eori_has_no_name_or_address
TEST(PartyRules, CompanyImporterHasANumberOnly) {
  const Declaration declaration =
      with(company_importer(), {{item(0, "additionalProcedures/0/code"), "F53"}});
  EXPECT_EQ(rules_broken_by(declaration, {2026, 10, 31}), Rules({}));
}

TEST(PartyRules, CompanyImporterHasNoName) {
  const Declaration declaration =
      with(company_importer(), {{shipment("importer/name"), "Havnens Papir ApS"},
                                {item(0, "additionalProcedures/0/code"), "F53"}});
  EXPECT_EQ(rules_broken_by(declaration, {2026, 10, 31}),
            Rules({"parties.importer_with_eori_has_no_name_or_address"}));
}

// parties.private_importer_has_name_and_address
TEST(PartyRules, PrivateImporterHasNameAndAddress) {
  const Declaration declaration = an_h7_declaration();
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(PartyRules, PrivateImporterNeedsAName) {
  const Declaration declaration = with({{shipment("importer/name"), ""}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"parties.private_importer_has_name_and_address"}));
}

TEST(PartyRules, PrivateImporterNeedsAnAddress) {
  const Declaration declaration = with({{shipment("importer/address/streetAndNumber"), ""},
                                        {shipment("importer/address/postcode"), ""},
                                        {shipment("importer/address/city"), ""},
                                        {shipment("importer/address/country"), ""}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"parties.private_importer_has_name_and_address"}));
}

// parties.importer_is_in_denmark
TEST(PartyRules, ImporterInDenmark) {
  const Declaration declaration = an_h7_declaration();
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(PartyRules, ImporterInSwedenIsRefused) {
  const Declaration declaration = with({{shipment("importer/address/country"), "SE"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"parties.importer_is_in_denmark"}));
}

// parties.declarant_with_eori_has_no_name_or_address
TEST(PartyRules, CompanyDeclarantHasANumberOnly) {
  const Declaration declaration = an_h7_declaration();
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(PartyRules, CompanyDeclarantHasNoName) {
  const Declaration declaration = with({{"/declarant/name", "Havnens Spedition ApS"}});
  EXPECT_EQ(rules_broken_by(declaration),
            Rules({"parties.declarant_with_eori_has_no_name_or_address"}));
}

// parties.private_declarant_has_name_and_address
TEST(PartyRules, PrivateDeclarantHasNameAndAddress) {
  const Declaration declaration = with(private_declarant());
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(PartyRules, PrivateDeclarantNeedsAName) {
  const Declaration declaration = with(private_declarant(), {{"/declarant/name", ""}});
  EXPECT_EQ(rules_broken_by(declaration),
            Rules({"parties.private_declarant_has_name_and_address"}));
}

// parties.declarant_is_in_the_union
TEST(PartyRules, DeclarantMayBeInSweden) {
  const Declaration declaration = with(private_declarant(), {{"/declarant/address/country", "SE"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(PartyRules, DeclarantInNorwayIsRefused) {
  const Declaration declaration = with(private_declarant(), {{"/declarant/address/country", "NO"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"parties.declarant_is_in_the_union"}));
}

// parties.declarant_contact_has_phone_and_email
TEST(PartyRules, ContactHasTelephoneAndEMail) {
  const Declaration declaration =
      with(contact_person(), {{"/declarant/contactPersons/0/emailAddress", "anna@example.dk"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(PartyRules, ContactOfTheDeclarantNeedsAnEMail) {
  const Declaration declaration = with(contact_person());
  EXPECT_EQ(rules_broken_by(declaration), Rules({"parties.declarant_contact_has_phone_and_email"}));
}

// parties.representative_is_not_the_declarant
TEST(PartyRules, RepresentativeDiffersFromDeclarant) {
  const Declaration declaration = with(representative());
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(PartyRules, RepresentativeCannotBeTheDeclarant) {
  const Declaration declaration =
      with(representative(), {{"/representative/identificationNumber", "DK12345678"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"parties.representative_is_not_the_declarant"}));
}

// parties.representative_contact_has_phone_and_email
TEST(PartyRules, ContactOfTheRepresentativeIsComplete) {
  const Declaration declaration =
      with(representative(), {{"/representative/contactPersons/0/name", "Bo Holm"},
                              {"/representative/contactPersons/0/phoneNumber", "+45 87654321"},
                              {"/representative/contactPersons/0/emailAddress", "bo@example.dk"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(PartyRules, ContactOfTheRepresentativeNeedsBoth) {
  const Declaration declaration =
      with(representative(), {{"/representative/contactPersons/0/name", "Bo Holm"}});
  EXPECT_EQ(rules_broken_by(declaration),
            Rules({"parties.representative_contact_has_phone_and_email"}));
}

// parties.danish_eori_has_eight_digits
TEST(PartyRules, DanishEORIHasEightDigits) {
  const Declaration declaration = an_h7_declaration();
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(PartyRules, DanishEORIOfSevenDigitsIsNoticed) {
  const Declaration declaration = with({{"/declarant/identificationNumber", "DK1234567"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"parties.danish_eori_has_eight_digits"}));
}

}  // namespace
}  // namespace quayside::testing
