#include "tests/support/h7_declaration.h"

#include <algorithm>

#include "shared/base/ensure.h"
#include "shared/domain/fields.h"

namespace quayside::testing {
namespace {

// Adds the list elements that the pointer goes through.
void reach(Declaration& declaration, const FieldPointer& pointer) {
  FieldPointer at;
  for (const std::string_view segment : pointer.segments()) {
    const int index = list_index(segment);
    if (index >= 0 && !find_place(declaration, at / segment)) {
      insert_element(declaration, at, static_cast<std::size_t>(index));
    }
    at = at / segment;
  }
}

void apply(Declaration& declaration, const Edits& edits) {
  for (const Edit& edit : edits) {
    const FieldPointer at(edit.pointer);
    reach(declaration, at);
    ensure(set_text(declaration, at, edit.text), "the edit names a field");
  }
}

}  // namespace

Declaration an_h7_declaration() {
  Declaration declaration;
  apply(declaration,
        {
            {"/profile", "dk"},
            {"/dataSet", "H7"},
            {"/lrn", "QS-2026-000001"},
            {"/additionalDeclarationType", "A"},
            {"/customsOffice", "DK005600"},
            {"/submitter/name", "Havnens Spedition ApS"},
            {"/submitter/identificationNumber", "12345678"},
            {"/declarant/identificationNumber", "DK12345678"},
            {shipment("exporter/name"), "Maple Paper Ltd"},
            {shipment("exporter/address/streetAndNumber"), "12 Water Street"},
            {shipment("exporter/address/postcode"), "V6B 1A1"},
            {shipment("exporter/address/city"), "Vancouver"},
            {shipment("exporter/address/country"), "CA"},
            {shipment("importer/identificationNumber"), "DK09999981"},
            {shipment("importer/name"), "Anna Jensen"},
            {shipment("importer/address/streetAndNumber"), "Havnegade 12"},
            {shipment("importer/address/postcode"), "8000"},
            {shipment("importer/address/city"), "Aarhus C"},
            {shipment("importer/address/country"), "DK"},
            {location("typeOfLocation"), "D"},
            {location("qualifierOfIdentification"), "Z"},
            {location("address/streetAndNumber"), "Kajen 4"},
            {location("address/postcode"), "8000"},
            {location("address/city"), "Aarhus C"},
            {location("address/country"), "DK"},
            {shipment("grossMass"), "10"},
            {shipment("transportAndInsuranceCosts/amount"), "100"},
            {shipment("transportAndInsuranceCosts/currency"), "DKK"},
            {shipment("transportDocuments/0/type"), "N740"},
            {shipment("transportDocuments/0/referenceNumber"), "123456"},
            {item(0, "goodsItemNumber"), "1"},
            {item(0, "commodity/descriptionOfGoods"), "Paper notebooks"},
            {item(0, "commodity/commodityCode/harmonizedSystemSubHeadingCode"), "482010"},
            {item(0, "commodity/goodsMeasure/grossMass"), "10"},
            {item(0, "additionalProcedures/0/code"), "F49"},
            {item(0, "intrinsicValue/amount"), "1000"},
            {item(0, "intrinsicValue/currency"), "DKK"},
            {item(0, "packagings/0/numberOfPackages"), "2"},
        });
  return declaration;
}

Declaration with(const Edits& first, const Edits& second, const Edits& third, const Edits& fourth,
                 const Edits& fifth) {
  Declaration declaration = an_h7_declaration();
  for (const Edits* edits : {&first, &second, &third, &fourth, &fifth})
    apply(declaration, *edits);
  return declaration;
}

Rules rules_broken_by(const Declaration& declaration, const Date& as_of) {
  Rules rules;
  for (const Issue& issue : validate(declaration, as_of).issues) {
    const std::string id(issue.rule->id);
    if (std::find(rules.begin(), rules.end(), id) == rules.end()) rules.push_back(id);
  }
  return rules;
}

std::string shipment(const std::string& below) { return "/goodsShipment/" + below; }

std::string item(int index, const std::string& below) {
  return shipment("goodsItems/" + std::to_string(index) + "/" + below);
}

std::string location(const std::string& below) { return shipment("locationOfGoods/" + below); }

std::string repeated(const std::string& text, int count) {
  std::string all;
  for (int i = 0; i < count; ++i)
    all += text;
  return all;
}

Edits authorised_place() {
  return {{location("address/streetAndNumber"), ""},
          {location("address/postcode"), ""},
          {location("address/city"), ""},
          {location("address/country"), ""},
          {location("typeOfLocation"), "B"},
          {location("qualifierOfIdentification"), "Y"},
          {location("authorisationNumber"), "DKTST171679121"},
          {location("additionalIdentifier"), "0001"}};
}

Edits company_importer() {
  return {{shipment("importer/identificationNumber"), "DK87654321"},
          {shipment("importer/name"), ""},
          {shipment("importer/address/streetAndNumber"), ""},
          {shipment("importer/address/postcode"), ""},
          {shipment("importer/address/city"), ""},
          {shipment("importer/address/country"), ""}};
}

Edits contact_person() {
  return {{"/declarant/contactPersons/0/name", "Anna Jensen"},
          {"/declarant/contactPersons/0/phoneNumber", "+45 12345678"}};
}

Edits exporter_on_first_item() {
  return {{item(0, "exporter/name"), "Maple Paper Ltd"},
          {item(0, "exporter/address/streetAndNumber"), "12 Water Street"},
          {item(0, "exporter/address/postcode"), "V6B 1A1"},
          {item(0, "exporter/address/city"), "Vancouver"},
          {item(0, "exporter/address/country"), "CA"}};
}

Edits gift() {
  return {{item(0, "additionalProcedures/0/code"), "C08"},
          {item(0, "intrinsicValue/amount"), "300"}};
}

Edits ioss_sale() {
  return {{item(0, "additionalProcedures/0/code"), "F48"},
          {shipment("additionalFiscalReferences/0/role"), "FR5"},
          {shipment("additionalFiscalReferences/0/vatIdentificationNumber"), "IM2080000017"}};
}

Edits place_of_locode() {
  return {{location("address/streetAndNumber"), ""},
          {location("address/postcode"), ""},
          {location("address/city"), ""},
          {location("address/country"), ""},
          {location("typeOfLocation"), "A"},
          {location("qualifierOfIdentification"), "U"},
          {location("unLocode"), "DKCPH-0011"}};
}

Edits place_of_office() {
  return {{location("address/streetAndNumber"), ""},
          {location("address/postcode"), ""},
          {location("address/city"), ""},
          {location("address/country"), ""},
          {location("typeOfLocation"), "A"},
          {location("qualifierOfIdentification"), "V"},
          {location("customsOffice"), "DK007900"}};
}

Edits place_of_operator() {
  return {{location("address/streetAndNumber"), ""},
          {location("address/postcode"), ""},
          {location("address/city"), ""},
          {location("address/country"), ""},
          {location("qualifierOfIdentification"), "X"},
          {location("economicOperator"), "DK11223344"}};
}

Edits private_declarant() {
  return {{"/declarant/identificationNumber", "DK09999981"},
          {"/declarant/name", "Anna Jensen"},
          {"/declarant/address/streetAndNumber", "Havnegade 12"},
          {"/declarant/address/postcode", "8000"},
          {"/declarant/address/city", "Aarhus C"},
          {"/declarant/address/country", "DK"}};
}

Edits representative() {
  return {{"/representative/identificationNumber", "DK11223344"}, {"/representative/status", "2"}};
}

Edits second_item() {
  return {{item(1, "goodsItemNumber"), "2"},
          {item(1, "commodity/descriptionOfGoods"), "Leather wallets"},
          {item(1, "commodity/commodityCode/harmonizedSystemSubHeadingCode"), "420231"},
          {item(1, "commodity/goodsMeasure/grossMass"), "0"},
          {item(1, "additionalProcedures/0/code"), "F49"},
          {item(1, "intrinsicValue/amount"), "50"},
          {item(1, "intrinsicValue/currency"), "DKK"},
          {item(1, "packagings/0/numberOfPackages"), "0"}};
}

Edits without_address_of_location() {
  return {{location("address/streetAndNumber"), ""},
          {location("address/postcode"), ""},
          {location("address/city"), ""},
          {location("address/country"), ""}};
}

Edits without_exporter() {
  return {{shipment("exporter/name"), ""},
          {shipment("exporter/address/streetAndNumber"), ""},
          {shipment("exporter/address/postcode"), ""},
          {shipment("exporter/address/city"), ""},
          {shipment("exporter/address/country"), ""}};
}

Edits without_transport_costs() {
  return {{shipment("transportAndInsuranceCosts/amount"), ""},
          {shipment("transportAndInsuranceCosts/currency"), ""}};
}

}  // namespace quayside::testing
