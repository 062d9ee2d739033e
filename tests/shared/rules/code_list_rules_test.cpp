#include "tests/support/h7_declaration.h"

#include <gtest/gtest.h>

namespace quayside::testing {
namespace {

// codes.additional_declaration_type_is_listed
TEST(CodeListRules, DIsListed) {
  const Declaration declaration = with({{"/additionalDeclarationType", "D"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(CodeListRules, GIsNotListed) {
  const Declaration declaration = with({{"/additionalDeclarationType", "G"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"codes.additional_declaration_type_is_listed"}));
}

// codes.additional_procedure_is_listed
TEST(CodeListRules, F53IsListed) {
  const Declaration declaration = with({{item(0, "additionalProcedures/0/code"), "F53"}});
  EXPECT_EQ(rules_broken_by(declaration, {2026, 10, 31}), Rules({}));
}

TEST(CodeListRules, F99IsNotListed) {
  const Declaration declaration = with({{item(0, "additionalProcedures/0/code"), "F99"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"codes.additional_procedure_is_listed"}));
}

// codes.additional_procedure_is_in_force
TEST(CodeListRules, C07WasInForceUntilJune2026) {
  const Declaration declaration =
      with({{item(0, "additionalProcedures/0/code"), "C07"}}, company_importer());
  EXPECT_EQ(rules_broken_by(declaration, {2026, 6, 30}), Rules({}));
}

TEST(CodeListRules, C07IsNotInForceSinceJuly2026) {
  const Declaration declaration =
      with({{item(0, "additionalProcedures/0/code"), "C07"}}, company_importer());
  EXPECT_EQ(rules_broken_by(declaration, {2026, 7, 1}),
            Rules({"codes.additional_procedure_is_in_force"}));
}

// codes.additional_procedure_has_begun
TEST(CodeListRules, F53WasNotInForceInJune2026) {
  const Declaration declaration = with({{item(0, "additionalProcedures/0/code"), "F53"}});
  EXPECT_EQ(rules_broken_by(declaration, {2026, 6, 30}),
            Rules({"codes.additional_procedure_has_begun"}));
}

// codes.country_is_listed
TEST(CodeListRules, KosovoIsListed) {
  const Declaration declaration = with({{shipment("exporter/address/country"), "XK"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(CodeListRules, ZZIsNotListed) {
  const Declaration declaration = with({{shipment("exporter/address/country"), "ZZ"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"codes.country_is_listed"}));
}

// codes.currency_is_listed
TEST(CodeListRules, PoundsAreListed) {
  const Declaration declaration = with({{item(0, "intrinsicValue/currency"), "GBP"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(CodeListRules, ZZZIsNotListed) {
  const Declaration declaration = with({{item(0, "intrinsicValue/currency"), "ZZZ"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"codes.currency_is_listed"}));
}

TEST(CodeListRules, XYZMayBeACurrencyThatIsNewerThanTheList) {
  const Declaration declaration = with({{item(0, "intrinsicValue/currency"), "XYZ"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"codes.currency_may_be_new"}));
}

// codes.customs_office_is_listed
TEST(CodeListRules, OfficeOfThePostalCentreIsListed) {
  const Declaration declaration = with({{"/customsOffice", "DK007906"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(CodeListRules, Office999999IsNotListed) {
  const Declaration declaration = with({{"/customsOffice", "DK999999"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"codes.customs_office_is_listed"}));
}

// codes.fiscal_reference_role_is_listed
TEST(CodeListRules, FR5IsListed) {
  const Declaration declaration = with(ioss_sale());
  EXPECT_EQ(rules_broken_by(declaration, {2026, 10, 31}), Rules({}));
}

TEST(CodeListRules, FR6IsNotListed) {
  const Declaration declaration =
      with(ioss_sale(),
           {{shipment("additionalFiscalReferences/1/role"), "FR6"},
            {shipment("additionalFiscalReferences/1/vatIdentificationNumber"), "DK12345674"}});
  EXPECT_EQ(rules_broken_by(declaration, {2026, 10, 31}),
            Rules({"codes.fiscal_reference_role_is_listed"}));
}

// codes.representative_status_is_listed
TEST(CodeListRules, DirectRepresentationIsListed) {
  const Declaration declaration = with(representative());
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(CodeListRules, Status1IsNotListed) {
  const Declaration declaration = with(
      {{"/representative/identificationNumber", "DK11223344"}, {"/representative/status", "1"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"codes.representative_status_is_listed"}));
}

// codes.previous_document_type_is_listed
TEST(CodeListRules, TemporaryStorageDeclarationIsListed) {
  const Declaration declaration =
      with({{shipment("previousDocuments/0/referenceNumber"), "26DK000"},
            {shipment("previousDocuments/0/type"), "N337"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(CodeListRules, N999IsNotListedAsPreviousDocument) {
  const Declaration declaration =
      with({{shipment("previousDocuments/0/referenceNumber"), "26DK000"},
            {shipment("previousDocuments/0/type"), "N999"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"codes.previous_document_type_is_listed"}));
}

// codes.supporting_document_type_is_listed
TEST(CodeListRules, InvoiceIsListed) {
  const Declaration declaration =
      with({{shipment("supportingDocuments/0/referenceNumber"), "INV-1"},
            {shipment("supportingDocuments/0/type"), "N380"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(CodeListRules, N998IsNotListedAsSupportingDocument) {
  const Declaration declaration =
      with({{shipment("supportingDocuments/0/referenceNumber"), "INV-1"},
            {shipment("supportingDocuments/0/type"), "N998"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"codes.supporting_document_type_is_listed"}));
}

// codes.additional_reference_type_is_listed
TEST(CodeListRules, Y900IsListed) {
  const Declaration declaration = with({{shipment("additionalReferences/0/referenceNumber"), "1"},
                                        {shipment("additionalReferences/0/type"), "Y900"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(CodeListRules, Y002IsNotListedAsAdditionalReference) {
  const Declaration declaration = with({{shipment("additionalReferences/0/referenceNumber"), "1"},
                                        {shipment("additionalReferences/0/type"), "Y002"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"codes.additional_reference_type_is_listed"}));
}

// codes.transport_document_type_is_listed
TEST(CodeListRules, PostIsListed) {
  const Declaration declaration = with({{shipment("transportDocuments/0/type"), "N750"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(CodeListRules, N997IsNotListedAsTransportDocument) {
  const Declaration declaration = with({{shipment("transportDocuments/0/type"), "N997"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"codes.transport_document_type_is_listed"}));
}

// codes.additional_information_is_listed
TEST(CodeListRules, Information00200IsListed) {
  const Declaration declaration = with({{shipment("additionalInformation/0/code"), "00200"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(CodeListRules, Information99999IsNotListed) {
  const Declaration declaration = with({{shipment("additionalInformation/0/code"), "99999"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"codes.additional_information_is_listed"}));
}

// codes.location_type_is_listed
TEST(CodeListRules, TypeDIsListed) {
  const Declaration declaration = with({{location("typeOfLocation"), "D"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(CodeListRules, TypeEIsNotListed) {
  const Declaration declaration = with({{location("typeOfLocation"), "E"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"codes.location_type_is_listed"}));
}

// codes.location_qualifier_is_listed
TEST(CodeListRules, QualifierZIsListed) {
  const Declaration declaration = with({{location("qualifierOfIdentification"), "Z"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(CodeListRules, QualifierTIsNotListed) {
  const Declaration declaration = with({{location("qualifierOfIdentification"), "T"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"codes.location_qualifier_is_listed"}));
}

// codes.hs_code_is_listed
TEST(CodeListRules, 482010IsListed) {
  const Declaration declaration =
      with({{item(0, "commodity/commodityCode/harmonizedSystemSubHeadingCode"), "482010"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(CodeListRules, 482011IsNotListed) {
  const Declaration declaration =
      with({{item(0, "commodity/commodityCode/harmonizedSystemSubHeadingCode"), "482011"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"codes.hs_code_is_listed"}));
}

}  // namespace
}  // namespace quayside::testing
