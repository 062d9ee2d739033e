// What Danish messages hold besides the declaration, in the order of their schemas: why it is
// amended or invalidated, and the application for repayment or remission
// (WCO_DEC_EDS_AUTHORISATION.xsd of dms-public), for dms_map.cpp.
//
// Elements that customs fills in, as the date of its decision, have no row.
#pragma once

#include "shared/wire/wco_rows.h"

namespace quayside::wire::rows {

inline constexpr std::string_view kApplicationNamespace =
    "urn:wco:datamodel:WCO:WCO_DEC_EDS_AUTHORISATION:1";

// A day of the application: the attribute says 304, whatever its precision, as the guide has it.
constexpr XmlRow application_date(std::string_view name, std::string_view value) {
  return {.name = name,
          .kind = XmlKind::measured,
          .constant = "304",
          .attribute = "formatCode",
          .value = value};
}

constexpr XmlRow kAmendment[] = {sequence(), text("ChangeReasonCode", "reasonCode"),
                                 text("ChangeReasonText", "reasonText")};

constexpr XmlRow kDecisionReference[] = {
    text("CountryCode", "country"), text("ReferenceNumber", "number"), text("CodeType", "type")};
constexpr XmlRow kAttachedDocument[] = {text("Type", "type"),
                                        text("AttachedDocumentID", "identifier"),
                                        application_date("AttachedDocumentDate", "date")};
constexpr XmlRow kNamedAddress[] = {
    text("Name", "name"), text("StreetAndNumber", "streetAndNumber"),
    text("CountryCode", "country"), text("PostCode", "postcode"), text("City", "city")};
constexpr XmlRow kApplicationContact[] = {
    text("Name", "name"), text("TelephoneNumber", "phoneNumber"), text("FaxNumber", "faxNumber"),
    text("EmailAddress", "emailAddress")};
constexpr XmlRow kApplicationLocation[] = {
    text("CountryCode", "country"),
    text("LocationCodeType", "type"),
    text("IdentificationQualifier", "qualifier"),
    text("LocationIdentification", "identification"),
    text("AdditionalIdentifier", "additionalIdentifier"),
    text("Name", "name"),
    text("StreetAndNumber", "streetAndNumber"),
    text("PostCode", "postcode"),
    text("City", "city"),
};
constexpr XmlRow kApplicationCommodity[] = {
    text("NomenclatureCode", "nomenclatureCode"),
    text("TaricSubheading", "taricCode"),
    text("TaricAdditionalCode", "taricAdditionalCode"),
    text("NationalAdditionalCode", "nationalAdditionalCode"),
};
constexpr XmlRow kApplicationQuantity[] = {text("Measurement", "unit"),
                                           text("Quantity", "quantity")};
constexpr XmlRow kApplicationProcedure[] = {
    text("Code", "code"), text("Checked", "checked"),
    group("DecisionReferenceNumber", "decisionReference", kDecisionReference)};
constexpr XmlRow kApplicationAmount[] = {text("Currency", "currency"), text("Amount", "amount")};
constexpr XmlRow kDutyType[] = {text("UnionCode", "unionCode"),
                                text("NationalCode", "nationalCode"), text("Amount", "amount")};

constexpr XmlRow kRepayment[] = {
    text("ApplicationCodeType", "type"),
    text("ApplicationSignature", "signature"),
    group("DecisionReferenceNumber", "decisionReference", kDecisionReference),
    list("AttachedDocument", "attachedDocuments", kAttachedDocument),
    group("ApplicationHolder", "applicant", kNamedAddress),
    text("ApplicationHolderId", "applicantIdentification"),
    group("ApplicationSupervisor", "contact", kApplicationContact),
    application_date("ApplicationDate", "date"),
    text("GeneralRemarks", "generalRemarks"),
    group("Representative", "representative", kNamedAddress),
    text("RepresentativeId", "representativeIdentification"),
    list("GoodsLocation", "locationsOfGoods", kApplicationLocation),
    list("TraderCommodityCode", "commodityCodes", kApplicationCommodity),
    text("GoodsDescription", "goodsDescription"),
    list("TraderGoodsQuantity", "goodsQuantities", kApplicationQuantity),
    text("AdditionalInformation", "additionalInformation"),
    text("RecoveryTitle", "titleForRecovery"),
    text("CustomsOfficeNotified", "customsOfficeNotified"),
    text("CustomsOfficeLocation", "customsOfficeOfGoods"),
    group("CustomsProcedure", "customsProcedure", kApplicationProcedure),
    group("CustomsValue", "customsValue", kApplicationAmount),
    group("AmountDuty", "amountOfDuty", kApplicationAmount),
    list("DutyType", "dutyTypes", kDutyType),
    text("LegalBasis", "legalBasis"),
    text("GoodsDestination", "destinationOfGoods"),
    text("CompletionTimeLimit", "completionTimeLimit"),
    text("TraderGroundsDescription", "grounds"),
    text("BankDetails", "bankDetails"),
};

}  // namespace quayside::wire::rows
