// H7 in Denmark. Elements: EUCDM column H7; what Danish customs takes and how often:
// DMS_IMPORT_mapping_H7 and DMS_H7_V1.9.xsd (dms-public, December 2025).
#include "shared/rules/data_set_tables.h"

namespace quayside {
namespace {

const DataSetRow kRows[] = {
    {"/profile", Presence::required, 1, {}},
    {"/dataSet", Presence::required, 1, {}},
    {"/lrn", Presence::required, 1, {}},                        // 12 09
    {"/additionalDeclarationType", Presence::required, 1, {}},  // 11 02
    // 17 09; DeclarationOfficeID is mandatory in DMS
    {"/customsOffice", Presence::required, 1, {}},
    {"/deferredPayments", Presence::not_taken, 9, {}},  // 12 10, status B
    {"/deferredPayments/*", Presence::not_taken, 1, {}},
    {"/deferredPayments/*/reference", Presence::not_taken, 1, {}},
    {"/submitter", Presence::required, 1, {}},  // asked for by the message, not by Annex B
    {"/submitter/name", Presence::required, 1, {}},
    {"/submitter/identificationNumber", Presence::required, 1, {}},
    {"/declarant", Presence::required, 1, {}},  // 13 05
    {"/declarant/identificationNumber", Presence::required, 1, {}},
    {"/declarant/name", Presence::conditional, 1, {}},  // DK1044, VR #58
    {"/declarant/address", Presence::conditional, 1, {}},
    {"/declarant/address/streetAndNumber", Presence::required, 1, {}},
    {"/declarant/address/postcode", Presence::required, 1, {}},
    {"/declarant/address/city", Presence::required, 1, {}},
    {"/declarant/address/country", Presence::required, 1, {}},
    {"/declarant/contactPersons", Presence::optional, 9, {}},  // VR #53, VR #55
    {"/declarant/contactPersons/*", Presence::optional, 1, {}},
    {"/declarant/contactPersons/*/name", Presence::required, 1, {}},
    {"/declarant/contactPersons/*/phoneNumber", Presence::conditional, 1, {}},
    {"/declarant/contactPersons/*/emailAddress", Presence::conditional, 1, {}},
    {"/representative", Presence::optional, 1, {}},  // 13 06
    {"/representative/identificationNumber", Presence::required, 1, {}},
    {"/representative/status", Presence::required, 1, {}},
    {"/representative/contactPersons", Presence::optional, 9, {}},  // VR #53, VR #55
    {"/representative/contactPersons/*", Presence::optional, 1, {}},
    {"/representative/contactPersons/*/name", Presence::required, 1, {}},
    {"/representative/contactPersons/*/phoneNumber", Presence::conditional, 1, {}},
    {"/representative/contactPersons/*/emailAddress", Presence::conditional, 1, {}},
    {"/goodsShipment", Presence::required, 1, {}},
    // 13 01, on the shipment or on every item
    {"/goodsShipment/exporter", Presence::conditional, 1, {}},
    {"/goodsShipment/exporter/name", Presence::required, 1, {}},
    {"/goodsShipment/exporter/address", Presence::required, 1, {}},
    {"/goodsShipment/exporter/address/streetAndNumber", Presence::required, 1, {}},
    {"/goodsShipment/exporter/address/postcode", Presence::required, 1, {}},
    {"/goodsShipment/exporter/address/city", Presence::required, 1, {}},
    {"/goodsShipment/exporter/address/country", Presence::required, 1, {}},
    {"/goodsShipment/importer", Presence::required, 1, {}},  // 13 04
    {"/goodsShipment/importer/identificationNumber", Presence::required, 1, {}},
    {"/goodsShipment/importer/name", Presence::conditional, 1, {}},  // DK1041, VR #59
    {"/goodsShipment/importer/address", Presence::conditional, 1, {}},
    {"/goodsShipment/importer/address/streetAndNumber", Presence::required, 1, {}},
    {"/goodsShipment/importer/address/postcode", Presence::required, 1, {}},
    {"/goodsShipment/importer/address/city", Presence::required, 1, {}},
    {"/goodsShipment/importer/address/country", Presence::required, 1, {}},
    {"/goodsShipment/additionalFiscalReferences", Presence::conditional, 99, {}},  // 13 16, DK1023
    {"/goodsShipment/additionalFiscalReferences/*", Presence::optional, 1, {}},
    {"/goodsShipment/additionalFiscalReferences/*/role", Presence::required, 1, {}},
    {"/goodsShipment/additionalFiscalReferences/*/vatIdentificationNumber",
     Presence::required,
     1,
     {}},
    {"/goodsShipment/locationOfGoods", Presence::conditional, 1, {}},  // 16 15, VR #49
    {"/goodsShipment/locationOfGoods/typeOfLocation", Presence::required, 1, {}},
    {"/goodsShipment/locationOfGoods/qualifierOfIdentification", Presence::required, 1, {}},
    {"/goodsShipment/locationOfGoods/unLocode", Presence::conditional, 1, {}},
    {"/goodsShipment/locationOfGoods/authorisationNumber", Presence::conditional, 1, {}},
    {"/goodsShipment/locationOfGoods/additionalIdentifier", Presence::conditional, 1, {}},
    {"/goodsShipment/locationOfGoods/customsOffice", Presence::conditional, 1, {}},
    {"/goodsShipment/locationOfGoods/latitude", Presence::conditional, 1, {}},
    {"/goodsShipment/locationOfGoods/longitude", Presence::conditional, 1, {}},
    {"/goodsShipment/locationOfGoods/economicOperator", Presence::conditional, 1, {}},
    {"/goodsShipment/locationOfGoods/address", Presence::conditional, 1, {}},
    {"/goodsShipment/locationOfGoods/address/streetAndNumber", Presence::required, 1, {}},
    {"/goodsShipment/locationOfGoods/address/postcode", Presence::required, 1, {}},
    {"/goodsShipment/locationOfGoods/address/city", Presence::required, 1, {}},
    {"/goodsShipment/locationOfGoods/address/country", Presence::required, 1, {}},
    // 16 15 081 has no place in the H7 message
    {"/goodsShipment/locationOfGoods/postcodeAddress", Presence::not_taken, 1, {}},
    {"/goodsShipment/locationOfGoods/postcodeAddress/postcode", Presence::not_taken, 1, {}},
    {"/goodsShipment/locationOfGoods/postcodeAddress/houseNumber", Presence::not_taken, 1, {}},
    {"/goodsShipment/locationOfGoods/postcodeAddress/country", Presence::not_taken, 1, {}},
    {"/goodsShipment/grossMass", Presence::required, 1, {}},  // 18 04
    // 14 15, on the shipment or on every item
    {"/goodsShipment/transportAndInsuranceCosts", Presence::conditional, 1, {}},
    {"/goodsShipment/transportAndInsuranceCosts/amount", Presence::required, 1, {}},
    {"/goodsShipment/transportAndInsuranceCosts/currency", Presence::required, 1, {}},
    {"/goodsShipment/previousDocuments", Presence::optional, 99, {}},  // 12 01
    {"/goodsShipment/previousDocuments/*", Presence::optional, 1, {}},
    {"/goodsShipment/previousDocuments/*/type", Presence::required, 1, {}},
    {"/goodsShipment/previousDocuments/*/referenceNumber", Presence::required, 1, {}},
    // 12 01 007: taken by DMS, not in the EU column
    {"/goodsShipment/previousDocuments/*/goodsItemIdentifier", Presence::optional, 1, {}},
    {"/goodsShipment/additionalInformation", Presence::optional, 99, {}},  // 12 02
    {"/goodsShipment/additionalInformation/*", Presence::optional, 1, {}},
    {"/goodsShipment/additionalInformation/*/code", Presence::required, 1, {}},
    {"/goodsShipment/additionalInformation/*/text", Presence::optional, 1, {}},
    {"/goodsShipment/supportingDocuments", Presence::optional, 99, {}},  // 12 03
    {"/goodsShipment/supportingDocuments/*", Presence::optional, 1, {}},
    {"/goodsShipment/supportingDocuments/*/type", Presence::required, 1, {}},
    {"/goodsShipment/supportingDocuments/*/referenceNumber", Presence::required, 1, {}},
    {"/goodsShipment/additionalReferences", Presence::optional, 99, {}},  // 12 04
    {"/goodsShipment/additionalReferences/*", Presence::optional, 1, {}},
    {"/goodsShipment/additionalReferences/*/type", Presence::required, 1, {}},
    {"/goodsShipment/additionalReferences/*/referenceNumber", Presence::required, 1, {}},
    {"/goodsShipment/transportDocuments", Presence::optional, 99, {}},  // 12 05
    {"/goodsShipment/transportDocuments/*", Presence::optional, 1, {}},
    {"/goodsShipment/transportDocuments/*/type", Presence::required, 1, {}},
    {"/goodsShipment/transportDocuments/*/referenceNumber", Presence::required, 1, {}},
    {"/goodsShipment/referenceNumberUcr", Presence::optional, 1, {}},  // 12 08
    // DMS 2.3.0 of 24 October 2026 takes 9999
    {"/goodsShipment/goodsItems", Presence::required, 999, {{1, 1, 1}, {2026, 10, 23}}},
    {"/goodsShipment/goodsItems", Presence::required, 9999, {{2026, 10, 24}, {9999, 12, 31}}},
    {"/goodsShipment/goodsItems/*", Presence::required, 1, {}},
    {"/goodsShipment/goodsItems/*/goodsItemNumber", Presence::required, 1, {}},  // 11 03
    {"/goodsShipment/goodsItems/*/commodity", Presence::required, 1, {}},
    // 18 05
    {"/goodsShipment/goodsItems/*/commodity/descriptionOfGoods", Presence::required, 1, {}},
    {"/goodsShipment/goodsItems/*/commodity/commodityCode", Presence::required, 1, {}},
    // 18 09 056
    {"/goodsShipment/goodsItems/*/commodity/commodityCode/harmonizedSystemSubHeadingCode",
     Presence::required,
     1,
     {}},
    {"/goodsShipment/goodsItems/*/commodity/goodsMeasure", Presence::conditional, 1, {}},
    // 18 04; see mass_rules.cpp
    {"/goodsShipment/goodsItems/*/commodity/goodsMeasure/grossMass", Presence::conditional, 1, {}},
    // 18 02, DK1006, DK1042
    {"/goodsShipment/goodsItems/*/commodity/goodsMeasure/supplementaryUnits",
     Presence::conditional,
     1,
     {}},
    {"/goodsShipment/goodsItems/*/additionalProcedures", Presence::required, 2, {}},  // 11 10
    {"/goodsShipment/goodsItems/*/additionalProcedures/*", Presence::optional, 1, {}},
    {"/goodsShipment/goodsItems/*/additionalProcedures/*/code", Presence::required, 1, {}},
    {"/goodsShipment/goodsItems/*/intrinsicValue", Presence::required, 1, {}},  // 14 14
    {"/goodsShipment/goodsItems/*/intrinsicValue/amount", Presence::required, 1, {}},
    {"/goodsShipment/goodsItems/*/intrinsicValue/currency", Presence::required, 1, {}},
    // 14 15, VR #60
    {"/goodsShipment/goodsItems/*/transportAndInsuranceCosts", Presence::conditional, 1, {}},
    {"/goodsShipment/goodsItems/*/transportAndInsuranceCosts/amount", Presence::required, 1, {}},
    {"/goodsShipment/goodsItems/*/transportAndInsuranceCosts/currency", Presence::required, 1, {}},
    // 14 03 038, status B
    {"/goodsShipment/goodsItems/*/methodOfPayment", Presence::not_taken, 1, {}},
    {"/goodsShipment/goodsItems/*/packagings", Presence::required, 99, {}},  // 18 06
    {"/goodsShipment/goodsItems/*/packagings/*", Presence::optional, 1, {}},
    // 18 06 004
    {"/goodsShipment/goodsItems/*/packagings/*/numberOfPackages", Presence::required, 1, {}},
    // 13 01, on the shipment or on every item
    {"/goodsShipment/goodsItems/*/exporter", Presence::conditional, 1, {}},
    {"/goodsShipment/goodsItems/*/exporter/name", Presence::required, 1, {}},
    {"/goodsShipment/goodsItems/*/exporter/address", Presence::required, 1, {}},
    {"/goodsShipment/goodsItems/*/exporter/address/streetAndNumber", Presence::required, 1, {}},
    {"/goodsShipment/goodsItems/*/exporter/address/postcode", Presence::required, 1, {}},
    {"/goodsShipment/goodsItems/*/exporter/address/city", Presence::required, 1, {}},
    {"/goodsShipment/goodsItems/*/exporter/address/country", Presence::required, 1, {}},
    // 13 16 stands on the shipment in DMS
    {"/goodsShipment/goodsItems/*/additionalFiscalReferences", Presence::not_taken, 99, {}},
    {"/goodsShipment/goodsItems/*/additionalFiscalReferences/*", Presence::not_taken, 1, {}},
    {"/goodsShipment/goodsItems/*/additionalFiscalReferences/*/role", Presence::not_taken, 1, {}},
    {"/goodsShipment/goodsItems/*/additionalFiscalReferences/*/vatIdentificationNumber",
     Presence::not_taken,
     1,
     {}},
    {"/goodsShipment/goodsItems/*/previousDocuments", Presence::optional, 99, {}},  // 12 01
    {"/goodsShipment/goodsItems/*/previousDocuments/*", Presence::optional, 1, {}},
    {"/goodsShipment/goodsItems/*/previousDocuments/*/type", Presence::required, 1, {}},
    {"/goodsShipment/goodsItems/*/previousDocuments/*/referenceNumber", Presence::required, 1, {}},
    // 12 01 007: taken by DMS, not in the EU column
    {"/goodsShipment/goodsItems/*/previousDocuments/*/goodsItemIdentifier",
     Presence::optional,
     1,
     {}},
    {"/goodsShipment/goodsItems/*/additionalInformation", Presence::optional, 99, {}},  // 12 02
    {"/goodsShipment/goodsItems/*/additionalInformation/*", Presence::optional, 1, {}},
    {"/goodsShipment/goodsItems/*/additionalInformation/*/code", Presence::required, 1, {}},
    // DMS wants the text at item level
    {"/goodsShipment/goodsItems/*/additionalInformation/*/text", Presence::required, 1, {}},
    {"/goodsShipment/goodsItems/*/supportingDocuments", Presence::optional, 99, {}},  // 12 03
    {"/goodsShipment/goodsItems/*/supportingDocuments/*", Presence::optional, 1, {}},
    {"/goodsShipment/goodsItems/*/supportingDocuments/*/type", Presence::required, 1, {}},
    {"/goodsShipment/goodsItems/*/supportingDocuments/*/referenceNumber",
     Presence::required,
     1,
     {}},
    {"/goodsShipment/goodsItems/*/additionalReferences", Presence::optional, 99, {}},  // 12 04
    {"/goodsShipment/goodsItems/*/additionalReferences/*", Presence::optional, 1, {}},
    {"/goodsShipment/goodsItems/*/additionalReferences/*/type", Presence::required, 1, {}},
    {"/goodsShipment/goodsItems/*/additionalReferences/*/referenceNumber",
     Presence::required,
     1,
     {}},
    {"/goodsShipment/goodsItems/*/transportDocuments", Presence::optional, 99, {}},  // 12 05
    {"/goodsShipment/goodsItems/*/transportDocuments/*", Presence::optional, 1, {}},
    {"/goodsShipment/goodsItems/*/transportDocuments/*/type", Presence::required, 1, {}},
    {"/goodsShipment/goodsItems/*/transportDocuments/*/referenceNumber", Presence::required, 1, {}},
    {"/goodsShipment/goodsItems/*/referenceNumberUcr", Presence::optional, 1, {}},  // 12 08
};

constexpr std::string_view kAbout[] = {
    "/lrn", "/additionalDeclarationType", "/customsOffice", "/submitter", "/deferredPayments",
};
constexpr std::string_view kParties[] = {
    "/goodsShipment/exporter",
    "/goodsShipment/importer",
    "/declarant",
    "/representative",
    "/goodsShipment/additionalFiscalReferences",
};
constexpr std::string_view kShipment[] = {
    "/goodsShipment/grossMass",
    "/goodsShipment/transportAndInsuranceCosts",
    "/goodsShipment/referenceNumberUcr",
};
constexpr std::string_view kLocation[] = {"/goodsShipment/locationOfGoods"};
constexpr std::string_view kDocuments[] = {
    "/goodsShipment/previousDocuments",     "/goodsShipment/supportingDocuments",
    "/goodsShipment/additionalReferences",  "/goodsShipment/transportDocuments",
    "/goodsShipment/additionalInformation",
};
constexpr std::string_view kItems[] = {"/goodsShipment/goodsItems"};

constexpr Section kSections[] = {
    {"about", kAbout},       {"parties", kParties},     {"shipment", kShipment},
    {"location", kLocation}, {"documents", kDocuments}, {"items", kItems},
};

}  // namespace

const DataSet& dk_h7() {
  static const DataSet data_set{"dk", "H7", kRows, kSections};
  return data_set;
}

}  // namespace quayside
