// Exports: procedures, authorisations, documents, duties and masses, as the EU's Automated Export
// System asks.
#include <algorithm>

#include "shared/rules/fixes.h"
#include "shared/rules/support.h"

namespace quayside {
namespace {

const Authorisation* find_authorisation(const Facts& facts, std::string_view type) {
  const auto& all = facts.declaration.authorisations;
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const Authorisation& one) { return one.type == type; });
  return found == all.end() ? nullptr : &*found;
}

FieldPointer type_pointer(const Facts& facts, const Authorisation& one) {
  const auto index = static_cast<std::size_t>(&one - facts.declaration.authorisations.data());
  return FieldPointer("/authorisations") / index / "type";
}

// C513 is the authorisation for centralised clearance, and only there are goods presented
// elsewhere.
void centralised_clearance_names_its_office(const Facts& facts, Reporter& reporter) {
  const Authorisation* one = find_authorisation(facts, "C513");
  if (one == nullptr || !facts.declaration.customs_office_of_presentation.empty()) return;
  reporter.report({FieldPointer("/customsOfficeOfPresentation"), type_pointer(facts, *one)});
}

void office_of_presentation_is_authorised(const Facts& facts, Reporter& reporter) {
  if (facts.declaration.customs_office_of_presentation.empty()) return;
  if (find_authorisation(facts, "C513") != nullptr) return;
  reporter.report({FieldPointer("/authorisations"), FieldPointer("/customsOfficeOfPresentation")});
}

// C512 is the authorisation for simplified declarations that are made regularly: types C and F.
void regular_simplified_declaration_is_authorised(const Facts& facts, Reporter& reporter) {
  const std::string& type = facts.declaration.additional_declaration_type;
  if (!is_one_of(type, {"C", "F"}) || find_authorisation(facts, "C512") != nullptr) return;
  if (facts.data_set == "I1" && type == "F") return;  // DK1319 names C only
  reporter.report({FieldPointer("/authorisations"), FieldPointer("/additionalDeclarationType")},
                  {{"code", type}});
}

void simplified_authorisation_fits_the_type(const Facts& facts, Reporter& reporter) {
  const std::string& type = facts.declaration.additional_declaration_type;
  const Authorisation* one = find_authorisation(facts, "C512");
  if (one == nullptr || type.empty() || is_one_of(type, {"C", "F"})) return;
  reporter.report({type_pointer(facts, *one), FieldPointer("/additionalDeclarationType")},
                  {{"code", type}});
}

// Centralised clearance cannot be had for types B and E.
void centralised_clearance_is_not_occasional(const Facts& facts, Reporter& reporter) {
  const std::string& type = facts.declaration.additional_declaration_type;
  const Authorisation* one = find_authorisation(facts, "C513");
  if (one == nullptr || !is_one_of(type, {"B", "E"})) return;
  reporter.report({type_pointer(facts, *one), FieldPointer("/additionalDeclarationType")},
                  {{"code", type}});
}

void centralised_clearance_has_one_procedure(const Facts& facts, Reporter& reporter) {
  if (facts.declaration.customs_office_of_presentation.empty()) return;
  std::vector<FieldPointer> at;
  std::string_view first;
  bool differ = false;
  for (const NumberedItem& item : goods_items(facts)) {
    const std::string& code = item.item->procedure.requested;
    if (code.empty()) continue;
    if (first.empty()) first = code;
    differ = differ || code != first;
    at.push_back(item.pointer() / "procedure" / "requested");
  }
  if (!differ) return;
  at.push_back(FieldPointer("/customsOfficeOfPresentation"));
  reporter.report(std::move(at));
}

// Goods that leave for good and goods that are to come back are declared apart. Under centralised
// clearance the rule above asks for more.
void items_have_like_procedures(const Facts& facts, Reporter& reporter) {
  if (!facts.declaration.customs_office_of_presentation.empty()) return;
  const auto is_lasting = [](const std::string& code) {
    return is_one_of(code, {"10", "11", "23", "31"});
  };
  const auto is_processing = [](const std::string& code) { return is_one_of(code, {"21", "22"}); };
  std::vector<FieldPointer> lasting;
  std::vector<FieldPointer> processing;
  for (const NumberedItem& item : goods_items(facts)) {
    const std::string& code = item.item->procedure.requested;
    const FieldPointer at = item.pointer() / "procedure" / "requested";
    if (is_lasting(code)) lasting.push_back(at);
    if (is_processing(code)) processing.push_back(at);
  }
  if (lasting.empty() || processing.empty()) return;
  lasting.insert(lasting.end(), processing.begin(), processing.end());
  reporter.report(std::move(lasting));
}

struct GivenQuantity {
  std::string_view name;  ///< of the member
  const std::string& text;
};

template <class Document>
GivenQuantity quantity_of(const Document& document) {
  return {"quantity", document.quantity.text};
}
GivenQuantity quantity_of(const DutyTaxFee& duty) {
  return {"taxBaseQuantity", duty.tax_base_quantity.text};
}

template <class Owner>
void report_unit_alone(const std::vector<Owner>& all, const FieldPointer& list,
                       Reporter& reporter) {
  for (std::size_t i = 0; i < all.size(); ++i) {
    const GivenQuantity given = quantity_of(all[i]);
    const bool has_quantity = !given.text.empty();
    const bool has_unit = !all[i].measurement_unit_and_qualifier.empty();
    if (has_quantity == has_unit) continue;
    const FieldPointer unit = list / i / "measurementUnitAndQualifier";
    const FieldPointer quantity = list / i / given.name;
    reporter.report(has_quantity ? std::vector<FieldPointer>{unit, quantity}
                                 : std::vector<FieldPointer>{quantity, unit});
  }
}

void quantity_has_its_unit(const Facts& facts, Reporter& reporter) {
  for (const NumberedItem& item : goods_items(facts)) {
    report_unit_alone(item.item->supporting_documents, item.pointer() / "supportingDocuments",
                      reporter);
    report_unit_alone(item.item->previous_documents, item.pointer() / "previousDocuments",
                      reporter);
    report_unit_alone(item.item->duties_and_taxes, item.pointer() / "dutiesAndTaxes", reporter);
  }
}

bool is_excise_document(const std::string& type) { return is_one_of(type, {"C651", "C658"}); }

void excise_document_names_its_item(const Facts& facts, Reporter& reporter) {
  for (const NumberedItem& item : goods_items(facts)) {
    const auto& all = item.item->previous_documents;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (!is_excise_document(all[i].type) || !all[i].goods_item_identifier.text.empty()) continue;
      const FieldPointer at = item.pointer() / "previousDocuments" / i;
      reporter.report({at / "goodsItemIdentifier", at / "type"}, {{"code", all[i].type}});
    }
  }
}

// The Administrative Reference Code of the EMCS: year, country, sixteen letters or digits, check
// digit.
bool has_form_of_arc(std::string_view text) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (text.size() != 21 || !is_digit(text[0]) || !is_digit(text[1]) || !is_capital(text[2]) ||
      !is_capital(text[3]) || !is_digit(text[20])) {
    return false;
  }
  return std::all_of(text.begin() + 4, text.begin() + 20,
                     [&](char c) { return is_digit(c) || is_capital(c); });
}

void arc_has_its_form(const Facts& facts, Reporter& reporter) {
  for (const NumberedItem& item : goods_items(facts)) {
    const auto& all = item.item->previous_documents;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (all[i].type != "C651" || all[i].reference_number.empty()) continue;
      if (has_form_of_arc(all[i].reference_number)) continue;
      reporter.report({item.pointer() / "previousDocuments" / i / "referenceNumber"});
    }
  }
}

void tax_base_is_an_amount_or_a_quantity(const Facts& facts, Reporter& reporter) {
  for (const NumberedItem& item : goods_items(facts)) {
    const auto& all = item.item->duties_and_taxes;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const FieldPointer at = item.pointer() / "dutiesAndTaxes" / i;
      if (all[i].tax_base_amount.text.empty() || all[i].tax_base_quantity.text.empty()) continue;
      reporter.report({at / "taxBaseAmount", at / "taxBaseQuantity"});
    }
  }
}

// The tax base is a group of its own in the message; it is there as soon as one of its values is.
void tax_base_is_given(const Facts& facts, Reporter& reporter) {
  for (const NumberedItem& item : goods_items(facts)) {
    const auto& all = item.item->duties_and_taxes;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const DutyTaxFee& duty = all[i];
      if (!duty.tax_base_amount.text.empty() || !duty.tax_base_quantity.text.empty()) continue;
      if (duty.tax_rate.text.empty() && duty.tax_amount.text.empty()) continue;
      const FieldPointer at = item.pointer() / "dutiesAndTaxes" / i;
      reporter.report({at / "taxBaseAmount", at / "taxBaseQuantity"});
    }
  }
}

// Additional procedures that begin with E are those of goods with a refund.
void origin_of_refund_goods_is_given(const Facts& facts, Reporter& reporter) {
  for (const NumberedItem& item : goods_items(facts)) {
    const auto& all = item.item->additional_procedures;
    const auto refund = std::find_if(all.begin(), all.end(), [](const AdditionalProcedure& one) {
      return one.code.starts_with('E');
    });
    if (refund == all.end() || !item.item->country_of_origin.empty()) continue;
    reporter.report({item.pointer() / "countryOfOrigin", item.procedures_pointer()},
                    {{"code", refund->code}});
  }
}

void deferred_payment_has_its_method(const Facts& facts, Reporter& reporter) {
  const auto& all = facts.declaration.deferred_payments;
  const auto given = std::find_if(
      all.begin(), all.end(), [](const DeferredPayment& one) { return !one.reference.empty(); });
  if (given == all.end()) return;
  for (const NumberedItem& item : goods_items(facts)) {
    for (const DutyTaxFee& duty : item.item->duties_and_taxes) {
      if (is_one_of(duty.method_of_payment, {"E", "G"})) return;
    }
  }
  const auto index = static_cast<std::size_t>(given - all.begin());
  reporter.report({FieldPointer("/deferredPayments") / index / "reference"});
}

void report_place_of_delivery(const DeliveryTerms& terms, Reporter& reporter) {
  if (!terms.un_locode.empty()) return;
  const FieldPointer at = shipment_pointer() / "deliveryTerms";
  std::vector<FieldPointer> lacking;
  if (terms.country.empty() && terms.location.empty()) lacking.push_back(at / "unLocode");
  if (terms.country.empty()) lacking.push_back(at / "country");
  if (terms.location.empty()) lacking.push_back(at / "location");
  if (!lacking.empty()) reporter.report(std::move(lacking));
}

void place_of_delivery_is_named(const Facts& facts, Reporter& reporter) {
  const DeliveryTerms& terms = facts.declaration.goods_shipment.delivery_terms;
  if (terms.incoterm_code.empty() || terms.incoterm_code == "XXX") return;
  report_place_of_delivery(terms, reporter);
}

// The EU asks for a text beside XXX (other terms), and the Danish message has no place for one.
void other_terms_name_a_place(const Facts& facts, Reporter& reporter) {
  const DeliveryTerms& terms = facts.declaration.goods_shipment.delivery_terms;
  if (terms.incoterm_code == "XXX") report_place_of_delivery(terms, reporter);
}

void sum_of_gross_is_not_below_sum_of_net(const Facts& facts, Reporter& reporter) {
  std::optional<Decimal> gross = Decimal();
  std::optional<Decimal> net = Decimal();
  std::vector<FieldPointer> at;
  for (const NumberedItem& item : goods_items(facts)) {
    const GoodsMeasure& measure = item.item->commodity.goods_measure;
    const std::optional<Decimal> one = measure.gross_mass.value();
    const std::optional<Decimal> other = measure.net_mass.value();
    // Of items with a gross mass of their own another rule speaks.
    if (!one || !other) return;
    if (!one->is_zero() && *one < *other) return;
    gross = Decimal::sum(*gross, *one);
    net = Decimal::sum(*net, *other);
    if (!gross || !net) return;
    at.push_back(item.gross_mass_pointer());
  }
  if (at.empty() || *gross >= *net) return;
  reporter.report(std::move(at), {{"gross", gross->to_string()}, {"net", net->to_string()}});
}

void amount_and_currency_go_together(const Facts& facts, Reporter& reporter) {
  const Invoice& invoice = facts.declaration.goods_shipment.invoice;
  const FieldPointer at = shipment_pointer() / "invoice";
  if (invoice.amount.text.empty() == invoice.currency.empty()) return;
  const bool lacks_amount = invoice.amount.text.empty();
  reporter.report(
      {at / (lacks_amount ? "amount" : "currency"), at / (lacks_amount ? "currency" : "amount")});
}

// What a simplified declaration leaves to the supplementary one; the Danish message has places for
// it.
void simplified_declaration_has_no_statistics(const Facts& facts, Reporter& reporter) {
  const auto report_given = [&](const std::string& text, const FieldPointer& at) {
    if (!text.empty()) reporter.report({at}, {}, {remove(at)});
  };
  const GoodsShipment& shipment = facts.declaration.goods_shipment;
  if (facts.shows_head) {
    report_given(shipment.nature_of_transaction, shipment_pointer() / "natureOfTransaction");
    report_given(shipment.transport_charges_method_of_payment,
                 shipment_pointer() / "transportChargesMethodOfPayment");
  }
  for (const NumberedItem& item : goods_items(facts)) {
    report_given(item.item->statistical_value.text, item.pointer() / "statisticalValue");
    report_given(item.item->transport_charges_method_of_payment,
                 item.pointer() / "transportChargesMethodOfPayment");
    report_given(item.item->commodity.goods_measure.supplementary_units.text,
                 item.supplementary_units_pointer());
  }
}

void exchange_rate_has_its_currency(const Facts& facts, Reporter& reporter) {
  if (facts.declaration.exchange_rate.text.empty()) return;
  if (!facts.declaration.goods_shipment.invoice.currency.empty()) return;
  reporter.report({FieldPointer("/exchangeRate"), shipment_pointer() / "invoice" / "currency"});
}

}  // namespace

std::span<const Rule> aes_rules() {
  static const Rule rules[] = {
      aes_rule("authorisations.centralised_clearance_names_its_office", {"R0675"},
               "12 12 and 17 09; Article 179 UCC", Kind::missing,
               &centralised_clearance_names_its_office),
      aes_rule("authorisations.office_of_presentation_is_authorised", {"R0676"},
               "12 12 and 17 09; Article 179 UCC", Kind::missing,
               &office_of_presentation_is_authorised),
      only_in({"B1", "C1", "I1"},
              dk_rule("authorisations.regular_simplified_declaration_is_authorised",
                      {"R0677", "DK1319"}, "11 02 and 12 12; Article 166(2) UCC", Kind::missing,
                      &regular_simplified_declaration_is_authorised)),
      aes_rule("authorisations.simplified_authorisation_fits_the_type", {"R0678"},
               "11 02 and 12 12", Kind::rule, &simplified_authorisation_fits_the_type),
      as_advice(aes_rule("authorisations.centralised_clearance_is_not_occasional", {"G0066"},
                         "11 02 and 12 12; Article 179 UCC", Kind::rule,
                         &centralised_clearance_is_not_occasional)),
      aes_rule("procedure.centralised_clearance_has_one_procedure", {"R0997"},
               "11 09 001 and 17 09; Article 179 UCC", Kind::rule,
               &centralised_clearance_has_one_procedure),
      aes_rule("procedure.items_have_like_procedures", {"R0997"}, "11 09 001", Kind::rule,
               &items_have_like_procedures),
      aes_rule("documents.quantity_has_its_unit", {"C0298"}, "12 01, 12 03 and 14 03 040",
               Kind::missing, &quantity_has_its_unit),
      aes_rule("documents.excise_document_names_its_item", {"C0849"}, "12 01 007", Kind::missing,
               &excise_document_names_its_item),
      aes_rule("documents.arc_has_its_form", {"R0414"},
               "12 01 001; Delegated Regulation (EU) 2022/1636, Annex II", Kind::format,
               &arc_has_its_form),
      aes_rule("duties.tax_base_is_an_amount_or_a_quantity", {"C0850", "C0852"}, "14 03 040",
               Kind::not_allowed, &tax_base_is_an_amount_or_a_quantity),
      aes_rule("duties.tax_base_is_given", {"C0850", "C0852"}, "14 03 040", Kind::missing,
               &tax_base_is_given),
      aes_rule("duties.origin_of_refund_goods_is_given", {"C0871"}, "11 10 and 16 08",
               Kind::missing, &origin_of_refund_goods_is_given),
      aes_rule("duties.deferred_payment_has_its_method", {"C0558"}, "12 10 and 14 03 038",
               Kind::not_allowed, &deferred_payment_has_its_method),
      only_in({"B1"}, aes_rule("delivery.place_is_named", {"C0596"}, "14 01", Kind::missing,
                               &place_of_delivery_is_named)),
      as_advice(only_in(
          {"B1"}, dk_rule("delivery.other_terms_name_a_place", {"C0596"}, "14 01; incoterm XXX",
                          Kind::missing, &other_terms_name_a_place))),
      // Annex B: A; the import guide leaves each of the three open (O).
      as_advice(
          only_in({"H1", "H5"}, dk_rule("delivery.place_of_import_is_named", {"EUCDM", "DK1422"},
                                        "14 01 020, 036 and 037; DMS Import XML Guide v1.18: O",
                                        Kind::missing, &place_of_delivery_is_named))),
      aes_rule("mass.sum_of_gross_is_not_below_sum_of_net", {"R0224"}, "18 01 and 18 04",
               Kind::rule, &sum_of_gross_is_not_below_sum_of_net),
      only_in({"C1", "I1"},
              dk_rule("value.invoice_amount_and_currency_go_together", {"C0407", "DK1352"},
                      "14 05 and 14 06", Kind::missing, &amount_and_currency_go_together)),
      as_advice(only_in(
          {"C1"},
          aes_rule("data_set.simplified_declaration_has_no_statistics", {"C0028", "C0375", "C0655"},
                   "14 02, 18 02, 99 05 and 99 06; Article 166 UCC", Kind::not_allowed,
                   &simplified_declaration_has_no_statistics))),
      only_in({"C1"}, aes_rule("value.exchange_rate_has_its_currency", {"C0556"}, "14 05 and 14 09",
                               Kind::not_allowed, &exchange_rate_has_its_currency)),
  };
  return rules;
}

}  // namespace quayside
