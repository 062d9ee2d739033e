// Parts of the messages that shipment and goods item have in common, for dms_map.cpp.
#pragma once

#include "shared/wire/dms_map.h"

namespace quayside::wire::rows {

inline constexpr std::string_view kImports = "H1 H5 H6 H7 I1";
inline constexpr std::string_view kExports = "B1 C1";
inline constexpr std::string_view kAllButH7 = "H1 H5 H6 I1 B1 C1";

constexpr XmlRow text(std::string_view name, std::string_view place) {
  return {.name = name, .kind = XmlKind::text, .place = place};
}
constexpr XmlRow amount(std::string_view name, std::string_view place) {
  return {.name = name,
          .kind = XmlKind::measured,
          .place = place,
          .attribute = "currencyID",
          .value = "amount",
          .unit = "currency"};
}
constexpr XmlRow quantity(std::string_view name, std::string_view value) {
  return {.name = name,
          .kind = XmlKind::measured,
          .attribute = "unitCode",
          .value = value,
          .unit = "measurementUnitAndQualifier"};
}
constexpr XmlRow date(std::string_view name, std::string_view place) {
  return {.name = name, .kind = XmlKind::date, .place = place};
}
constexpr XmlRow count(std::string_view name, std::string_view place) {
  return {.name = name, .kind = XmlKind::count, .place = place};
}
constexpr XmlRow constant(std::string_view name, std::string_view value) {
  return {.name = name, .kind = XmlKind::constant, .constant = value};
}
constexpr XmlRow sequence() { return {.name = "SequenceNumeric", .kind = XmlKind::sequence}; }
constexpr XmlRow group(std::string_view name, std::string_view place,
                       std::span<const XmlRow> children) {
  return {.name = name, .kind = XmlKind::group, .place = place, .children = children};
}
constexpr XmlRow list(std::string_view name, std::string_view place,
                      std::span<const XmlRow> children) {
  return {.name = name, .kind = XmlKind::list, .place = place, .children = children};
}
// A group that shares its name with others and is known by one of its children.
constexpr XmlRow marked(XmlRow row, std::string_view marker, std::string_view marker_text) {
  row.marker = marker;
  row.marker_text = marker_text;
  return row;
}
constexpr XmlRow written_always(XmlRow row) {
  row.always = true;
  return row;
}
// A row that other data sets have for another place, or not at all.
constexpr XmlRow only_in(std::string_view data_sets, XmlRow row) {
  row.data_sets = data_sets;
  return row;
}

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
