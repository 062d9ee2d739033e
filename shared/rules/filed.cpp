// The record of a declaration: what check_together() compares.
#include <algorithm>
#include <iterator>

#include "shared/rules/support.h"
#include "shared/rules/together.h"

namespace quayside {
namespace {

// Commercial invoice, pro forma invoice, and the code for invoices before 2023 (code list 10213).
constexpr std::string_view kInvoiceTypes[] = {"N380", "N325", "N935"};

// Length of the character at the front: 2 for the block of Latin-1 letters (U+00C0 to U+00FF).
bool is_latin_1_letter(std::string_view text) {
  return text.size() > 1 && text[0] == '\xC3' && (text[1] & '\xC0') == '\x80' &&
         text[1] != '\x97' && text[1] != '\xB7';
}

char lower_ascii(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_word_byte(char c) {
  const bool digit = c >= '0' && c <= '9';
  const bool letter = c >= 'a' && c <= 'z';
  return digit || letter || (c & '\x80') != 0;
}

std::string joined(std::initializer_list<std::string_view> texts) {
  std::string all;
  for (const std::string_view text : texts) {
    all += comparable_text(text);
    all += '|';
  }
  return all;
}

// A number identifies a party, but the one that stands for every private person does not. A name
// does so together with where the party lives: there is more than one Anna Jensen.
std::string party_text(const Party& party) {
  const std::string& number = party.identification_number;
  if (!number.empty() && number != kPrivatePerson) return "number " + comparable_text(number);
  const Address& address = party.address;
  if (party.name.empty() || (address.street_and_number.empty() && address.postcode.empty())) {
    return {};
  }
  return joined({party.name, address.street_and_number, address.postcode, address.country});
}

Mention mention_of(const Party& party, const FieldPointer& at) {
  const bool by_number = party_text(party).starts_with("number ");
  return {party_text(party), at / (by_number ? "identificationNumber" : "name")};
}

// The first that says who it is. Parties of single items are not asked: they may differ.
Mention first_of(std::initializer_list<std::pair<const Party*, std::string_view>> parties) {
  for (const auto& [party, name] : parties) {
    Mention found = mention_of(*party, shipment_pointer() / name);
    if (!found.text.empty()) return found;
  }
  return {};
}

// A DUCR is a digit of the year, GB, the EORI number's twelve digits, a hyphen and a reference
// (UK Trade Tariff, data element 2/1). Other texts of 12 08 are the trader's own and may recur.
bool has_form_of_ducr(std::string_view text) {
  return text.size() > 16 && text[0] >= '0' && text[0] <= '9' && text.substr(1, 2) == "GB" &&
         is_all_digits(text.substr(3, 12)) && text[15] == '-';
}

template <class Owner>
void take_documents(const Owner& owner, const FieldPointer& at, Filed& filed) {
  if (has_form_of_ducr(owner.reference_number_ucr)) {
    filed.ducrs.push_back({owner.reference_number_ucr, at / "referenceNumberUcr"});
  }
  for (std::size_t i = 0; i < owner.previous_documents.size(); ++i) {
    const PreviousDocument& one = owner.previous_documents[i];
    if (one.type != "ZDCR" || one.reference_number.empty()) continue;
    filed.ducrs.push_back({one.reference_number, at / "previousDocuments" / i / "referenceNumber"});
  }
  for (std::size_t i = 0; i < owner.transport_documents.size(); ++i) {
    const DocumentReference& one = owner.transport_documents[i];
    if (one.reference_number.empty()) continue;
    filed.transport_documents.push_back(
        {one.type + " " + one.reference_number, at / "transportDocuments" / i / "referenceNumber"});
  }
  for (std::size_t i = 0; i < owner.supporting_documents.size(); ++i) {
    const SupportingDocument& one = owner.supporting_documents[i];
    const bool is_invoice = std::find(std::begin(kInvoiceTypes), std::end(kInvoiceTypes),
                                      one.type) != std::end(kInvoiceTypes);
    if (!is_invoice || one.reference_number.empty()) continue;
    filed.invoices.push_back(
        {{one.reference_number, at / "supportingDocuments" / i / "referenceNumber"},
         one.amount.value(),
         one.currency});
  }
}

// The one invoice that all entries from `from` on name; empty when there is none, or several.
std::string only_invoice(const Filed& filed, std::size_t from) {
  std::string found;
  for (std::size_t i = from; i < filed.invoices.size(); ++i) {
    const std::string& number = filed.invoices[i].number.text;
    if (!found.empty() && found != number) return {};
    found = number;
  }
  return found;
}

FiledLine line_of(const GoodsItem& item, std::size_t index, const std::string& invoice_currency) {
  FiledLine line;
  line.item = index;
  line.description = comparable_text(item.commodity.description_of_goods);
  const CommodityCode& code = item.commodity.commodity_code;
  line.code = code.harmonized_system_sub_heading_code;
  if (line.code.size() == 6) line.code += code.combined_nomenclature_code;
  if (line.code.size() == 8) line.code += code.taric_code;
  line.invoice_amount = item.item_amount_invoiced.value();
  line.value_is_intrinsic = !item.intrinsic_value.amount.text.empty();
  line.value = line.value_is_intrinsic ? item.intrinsic_value.amount.value() : line.invoice_amount;
  line.currency = line.value_is_intrinsic ? item.intrinsic_value.currency : invoice_currency;
  line.is_gift = std::any_of(item.additional_procedures.begin(), item.additional_procedures.end(),
                             [](const AdditionalProcedure& one) { return one.code == "C08"; });
  return line;
}

}  // namespace

std::string comparable_text(std::string_view text) {
  std::string plain;
  bool gap = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = lower_ascii(text[i]);
    if (!is_word_byte(c)) {
      gap = true;
      continue;
    }
    if (gap && !plain.empty()) plain += ' ';
    gap = false;
    plain += c;
    if (!is_latin_1_letter(text.substr(i))) continue;
    c = text[++i];
    plain += c < '\xA0' ? static_cast<char>(c + 0x20) : c;  // capitals stand 32 below
  }
  return plain;
}

Filed filed_of(const Declaration& declaration) {
  const GoodsShipment& shipment = declaration.goods_shipment;
  Filed filed;
  filed.profile = declaration.profile;
  filed.data_set = declaration.data_set;
  filed.lrn = declaration.lrn;
  filed.declarant = declaration.declarant.identification_number;
  filed.additional_type = declaration.additional_declaration_type;
  filed.date_of_acceptance = declaration.date_of_acceptance;
  filed.sender = first_of({{&shipment.exporter, "exporter"},
                           {&shipment.consignor, "consignor"},
                           {&shipment.seller, "seller"}});
  filed.receiver = first_of({{&shipment.importer, "importer"}, {&shipment.consignee, "consignee"}});
  filed.invoice_total = shipment.invoice.amount.value();
  filed.invoice_currency = shipment.invoice.currency;
  take_documents(shipment, shipment_pointer(), filed);
  const std::string of_shipment = only_invoice(filed, 0);
  for (std::size_t i = 0; i < shipment.goods_items.size(); ++i) {
    const GoodsItem& item = shipment.goods_items[i];
    const std::size_t before = filed.invoices.size();
    take_documents(item, item_pointer(i), filed);
    FiledLine line = line_of(item, i, shipment.invoice.currency);
    line.invoice = filed.invoices.size() > before ? only_invoice(filed, before) : of_shipment;
    if (!line.description.empty() || line.value) filed.lines.push_back(std::move(line));
  }
  return filed;
}

}  // namespace quayside
