// Parts of the British message that shipment and goods item have in common, with the WCO ids of
// their elements, for cds_map.cpp.
#pragma once

#include <array>

#include "shared/wire/wco_rows.h"

namespace quayside::wire::rows::cds {

// Where exports and imports say the same at different places.
inline constexpr std::string_view kImport = "import";
inline constexpr std::string_view kExport = "export";

// An amount in pounds, whatever the currency of the invoice.
constexpr XmlRow pounds(std::string_view name, std::string_view value, std::string_view id) {
  return {.name = name,
          .kind = XmlKind::measured,
          .constant = "GBP",
          .attribute = "currencyID",
          .value = value,
          .id = id};
}
// A code whose first character has an element of its own: C505 is CategoryCode C, TypeCode 505.
constexpr XmlRow category(std::string_view place, std::string_view id) {
  return {.name = "CategoryCode",
          .kind = XmlKind::head,
          .place = place,
          .constant = "TypeCode",
          .id = id};
}
constexpr XmlRow category_type(std::string_view place, std::string_view id) {
  return {.name = "TypeCode",
          .kind = XmlKind::tail,
          .place = place,
          .constant = "CategoryCode",
          .id = id};
}

constexpr XmlRow kAddress[] = {
    text("CityName", "city", "241"),
    text("CountryCode", "country", "242"),
    text("Line", "streetAndNumber", "239"),
    text("PostcodeID", "postcode", "245"),
};
// The ids of name and identification are those of the party.
constexpr std::array<XmlRow, 3> party(std::string_view name_id, std::string_view id) {
  return {text("Name", "name", name_id), text("ID", "identificationNumber", id),
          group("Address", "address", kAddress, "04A")};
}
constexpr std::array kBuyer = party("R009", "R010");
constexpr std::array kConsignee = party("R014", "R015");
constexpr std::array kConsignor = party("R020", "R021");
constexpr std::array kSeller = party("R050", "R051");

constexpr XmlRow kAdditionalInformation[] = {
    text("StatementCode", "code", "226"),
    text("StatementDescription", "text", "225"),
};
constexpr XmlRow kSupplyChainActor[] = {text("ID", "identificationNumber", "R143"),
                                        text("RoleCode", "role", "R005")};
constexpr XmlRow kFiscalReference[] = {text("ID", "vatIdentificationNumber", "R119"),
                                       text("RoleCode", "role", "R005")};
constexpr XmlRow kPreviousDocument[] = {
    category("type", "D031"),
    text("ID", "referenceNumber", "D018"),
    category_type("type", "D019"),
    text("LineNumeric", "goodsItemIdentifier", "171"),
};
constexpr XmlRow kChargeDeduction[] = {
    text("ChargesTypeCode", "code", "371"),
    amount("OtherChargeDeductionAmount", "", "181"),
};
constexpr XmlRow kDestination[] = {text("CountryCode", "countryOfDestination", "465"),
                                   text("RegionID", "regionOfDestination", "477")};
constexpr XmlRow kExportCountry[] = {only_in(kImport, text("ID", "countryOfDispatch", "062")),
                                     only_in(kExport, text("ID", "countryOfExport", "062"))};
constexpr XmlRow kUcr[] = {text("TraderAssignedReferenceID", "referenceNumberUcr", "009")};

}  // namespace quayside::wire::rows::cds
