#include "tests/support/h7_declaration.h"

#include <gtest/gtest.h>

namespace quayside::testing {
namespace {

// documents.y_code_is_an_additional_reference
TEST(DocumentRules, Y128MayBeASupportingDocument) {
  const Declaration declaration = with({{shipment("supportingDocuments/0/type"), "Y128"},
                                        {shipment("supportingDocuments/0/referenceNumber"), "1"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(DocumentRules, Y900WasASupportingDocumentUntilSeptember2026) {
  const Declaration declaration = with({{shipment("supportingDocuments/0/type"), "Y900"},
                                        {shipment("supportingDocuments/0/referenceNumber"), "1"}});
  EXPECT_EQ(rules_broken_by(declaration, {2026, 9, 11}), Rules({}));
}

TEST(DocumentRules, Y900IsNoSupportingDocument) {
  const Declaration declaration = with({{shipment("supportingDocuments/0/type"), "Y900"},
                                        {shipment("supportingDocuments/0/referenceNumber"), "1"}});
  EXPECT_EQ(rules_broken_by(declaration, {2026, 9, 12}),
            Rules({"documents.y_code_is_an_additional_reference"}));
}

// documents.importer_is_declarant_when_so_stated
TEST(DocumentRules, ImporterMayBeTheDeclarant) {
  const Declaration declaration =
      with(company_importer(), {{item(0, "additionalProcedures/0/code"), "F53"},
                                {shipment("importer/identificationNumber"), "DK12345678"},
                                {shipment("additionalInformation/0/code"), "00500"}});
  EXPECT_EQ(rules_broken_by(declaration, {2026, 10, 31}), Rules({}));
}

TEST(DocumentRules, ImporterDiffersFromDeclarant) {
  const Declaration declaration =
      with(company_importer(), {{item(0, "additionalProcedures/0/code"), "F53"},
                                {shipment("importer/identificationNumber"), "DK12345678"},
                                {shipment("additionalInformation/0/code"), "00500"},
                                {shipment("importer/identificationNumber"), "DK87654321"}});
  EXPECT_EQ(rules_broken_by(declaration, {2026, 10, 31}),
            Rules({"documents.importer_is_declarant_when_so_stated"}));
}

// documents.document_is_given_once
TEST(DocumentRules, TwoDocumentsMayBeOfOneType) {
  const Declaration declaration =
      with({{shipment("transportDocuments/1/type"), "N740"},
            {shipment("transportDocuments/1/referenceNumber"), "123457"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(DocumentRules, SameDocumentTwiceIsNoticed) {
  const Declaration declaration =
      with({{shipment("transportDocuments/1/type"), "N740"},
            {shipment("transportDocuments/1/referenceNumber"), "123456"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"documents.document_is_given_once"}));
}

}  // namespace
}  // namespace quayside::testing
