// Parts of the messages that shipment and goods item have in common, for dms_map.cpp.
#pragma once

#include "shared/wire/wco_rows.h"

namespace quayside::wire::rows {

inline constexpr std::string_view kImports = "H1 H5 H6 H7 I1";
inline constexpr std::string_view kExports = "B1 C1";
inline constexpr std::string_view kAllButH7 = "H1 H5 H6 I1 B1 C1";

constexpr XmlRow kAddress[] = {
    text("CityName", "city"),
    text("CountryCode", "country"),
    text("Line", "streetAndNumber"),
    text("PostcodeID", "postcode"),
};
constexpr XmlRow kParty[] = {
    text("Name", "name"),
    text("ID", "identificationNumber"),
    group("Address", "address", kAddress),
};

constexpr XmlRow kReference[] = {sequence(), text("ID", "referenceNumber"),
                                 text("TypeCode", "type")};
constexpr XmlRow kTransportDocument[] = {sequence(), text("ID", "referenceNumber"),
                                         text("Type", "type")};
constexpr XmlRow kDocumentWriteOff[] = {
    quantity("QuantityQuantity", "quantity"),
    amount("AmountAmount", ""),
};
constexpr XmlRow kSupportingDocument[] = {
    sequence(),
    date("ExpirationDateTime", "dateOfValidity"),
    text("ID", "referenceNumber"),
    text("TypeCode", "type"),
    text("IssuingAuthorityName", "issuingAuthorityName"),
    text("LineNumeric", "documentLineItemNumber"),
    group("WriteOff", "", kDocumentWriteOff),
};
constexpr XmlRow kWrittenOffPackaging[] = {text("QuantityQuantity", "numberOfPackages"),
                                           text("TypeCode", "typeOfPackages")};
constexpr XmlRow kPreviousWriteOff[] = {quantity("QuantityQuantity", "quantity"),
                                        group("Packaging", "", kWrittenOffPackaging)};
constexpr XmlRow kPreviousDocument[] = {
    sequence(),
    date("AcceptanceDateTime", "dateOfAcceptance"),
    group("WriteOff", "", kPreviousWriteOff),
    text("ID", "referenceNumber"),
    text("TypeCode", "type"),
    text("LineNumeric", "goodsItemIdentifier"),
};
constexpr XmlRow kAdditionalInformation[] = {sequence(), text("StatementCode", "code"),
                                             text("StatementDescription", "text")};
constexpr XmlRow kAuthorisation[] = {sequence(), text("ID", "referenceNumber"),
                                     text("Type", "type"), text("AuthorisationHolder", "holder")};
constexpr XmlRow kSupplyChainActor[] = {sequence(), text("ID", "identificationNumber"),
                                        text("RoleCode", "role")};
constexpr XmlRow kFiscalReference[] = {sequence(), text("ID", "vatIdentificationNumber"),
                                       text("RoleCode", "role")};

constexpr XmlRow kUcr[] = {text("TraderAssignedReferenceID", "referenceNumberUcr")};
constexpr XmlRow kFreight[] = {
    only_in("H7", amount("rate", "transportAndInsuranceCosts")),
    only_in(kExports, text("PaymentMethodCode", "transportChargesMethodOfPayment")),
};
constexpr XmlRow kChargeDeduction[] = {sequence(), text("ChargesTypeCode", "code"),
                                       text("OtherChargeDeductionAmount", "amount")};
constexpr XmlRow kDestination[] = {text("CountryCode", "countryOfDestination"),
                                   text("RegionID", "regionOfDestination")};
constexpr XmlRow kDispatchCountry[] = {text("ID", "countryOfDispatch")};
constexpr XmlRow kExportCountry[] = {text("ID", "countryOfExport")};

}  // namespace quayside::wire::rows
