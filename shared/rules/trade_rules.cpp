// Value, duties, transport and packing in the data sets beside H7.
#include <algorithm>

#include "shared/codes/code_list.h"
#include "shared/rules/data_set.h"
#include "shared/rules/dated.h"
#include "shared/rules/fixes.h"
#include "shared/rules/support.h"

namespace quayside {
namespace {

bool is_in(std::string_view letters, const std::string& text) {
  return text.size() == 1 && letters.find(text[0]) != std::string_view::npos;
}

void additional_type_fits_the_data_set(const Facts& facts, Reporter& reporter) {
  const DataSet* data_set = find_data_set(facts.profile, facts.data_set);
  const std::string& type = facts.declaration.additional_declaration_type;
  if (codes::find_code_of_any_day("additionalDeclarationType", type) == nullptr) return;
  if (is_in(data_set->additional_types, type)) return;
  std::string allowed;
  for (const char letter : data_set->additional_types) {
    if (!allowed.empty()) allowed += ", ";
    allowed += letter;
  }
  reporter.report({FieldPointer("/additionalDeclarationType")},
                  {{"code", type}, {"dataSet", std::string(facts.data_set)}, {"allowed", allowed}});
}

void declaration_type_fits_the_data_set(const Facts& facts, Reporter& reporter) {
  const DataSet* data_set = find_data_set(facts.profile, facts.data_set);
  const std::string& type = facts.declaration.declaration_type;
  const std::string wanted(data_set->declaration_type);
  if (type.empty() || type == wanted) return;
  const FieldPointer at("/declarationType");
  reporter.report({at},
                  {{"code", type}, {"dataSet", std::string(facts.data_set)}, {"allowed", wanted}},
                  {set(at, wanted)});
}

bool has_previous(const std::vector<PreviousDocument>& all, std::string_view type) {
  return std::any_of(all.begin(), all.end(),
                     [&](const PreviousDocument& one) { return one.type == type; });
}

// What a supplementary declaration completes: a simplified one, or an entry in the records.
void supplementary_names_what_it_completes(const Facts& facts, Reporter& reporter) {
  const std::string& type = facts.declaration.additional_declaration_type;
  const bool simplified = is_in("XYU", type);
  if (!simplified && type != "Z") return;
  const std::string_view wanted = simplified ? "YSDE" : "YCLE";
  if (has_previous(facts.declaration.goods_shipment.previous_documents, wanted)) return;
  const std::span<const NumberedItem> items = goods_items(facts);
  const auto names_it = [&](const NumberedItem& item) {
    return has_previous(item.item->previous_documents, wanted);
  };
  if (!items.empty() && std::all_of(items.begin(), items.end(), names_it)) return;
  reporter.report(
      {shipment_pointer() / "previousDocuments", FieldPointer("/additionalDeclarationType")},
      {{"code", type}, {"wanted", std::string(wanted)}});
}

void invoice_total_is_the_sum_of_its_items(const Facts& facts, Reporter& reporter) {
  const std::optional<Decimal> total = facts.declaration.goods_shipment.invoice.amount.value();
  if (!total) return;
  std::optional<Decimal> sum = Decimal::whole(0);
  for (const NumberedItem& item : goods_items(facts)) {
    const std::optional<Decimal> amount = item.item->item_amount_invoiced.value();
    if (!amount || !sum) return;
    sum = Decimal::sum(*sum, *amount);
  }
  if (goods_items(facts).empty() || !sum || *sum == *total) return;
  std::vector<FieldPointer> at = {shipment_pointer() / "invoice" / "amount"};
  for (const NumberedItem& item : goods_items(facts))
    at.push_back(item.pointer() / "itemAmountInvoiced");
  reporter.report(at, {{"sum", sum->to_string()}});
}

void invoiced_price_is_the_transaction_value(const Facts& facts, Reporter& reporter) {
  for (const NumberedItem& item : goods_items(facts)) {
    const std::string& method = item.item->valuation_method;
    if (item.item->item_amount_invoiced.text.empty() || method.empty() || method == "1") continue;
    reporter.report({item.pointer() / "valuationMethod", item.pointer() / "itemAmountInvoiced"},
                    {{"code", method}});
  }
}

void preference_names_its_origin(const Facts& facts, Reporter& reporter) {
  for (const NumberedItem& item : goods_items(facts)) {
    if (!item.item->country_of_preferential_origin.empty()) continue;
    const auto& lines = item.item->duties_and_taxes;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const std::string& preference = lines[i].preference;
      if (preference.size() != 3 || preference[0] < '2' || preference[0] > '5') continue;
      if (is_new_preference(facts, preference)) continue;
      reporter.report({item.pointer() / "countryOfPreferentialOrigin",
                       item.pointer() / "dutiesAndTaxes" / i / "preference"},
                      {{"code", preference}});
      break;
    }
  }
}

void new_preference_of_2026_is_uncertain(const Facts& facts, Reporter& reporter) {
  for (const NumberedItem& item : goods_items(facts)) {
    const auto& lines = item.item->duties_and_taxes;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (!is_new_preference(facts, lines[i].preference)) continue;
      reporter.report({item.pointer() / "dutiesAndTaxes" / i / "preference"},
                      {{"code", lines[i].preference}});
    }
  }
}

void origin_and_preference_are_given(const Facts& facts, Reporter& reporter) {
  for (const NumberedItem& item : goods_items(facts)) {
    std::vector<FieldPointer> lacking;
    if (item.item->country_of_origin.empty()) lacking.push_back(item.pointer() / "countryOfOrigin");
    const auto& lines = item.item->duties_and_taxes;
    if (lines.empty()) lacking.push_back(item.pointer() / "dutiesAndTaxes");
    if (!lacking.empty()) reporter.report(lacking);
  }
}

// A blank line of the list is not sent.
bool has_any(const std::vector<DocumentReference>& all) {
  return std::any_of(all.begin(), all.end(), [](const DocumentReference& one) {
    return !one.type.empty() || !one.reference_number.empty();
  });
}

// On the shipment, or on every item.
void transport_document_is_given(const Facts& facts, Reporter& reporter) {
  if (has_any(facts.declaration.goods_shipment.transport_documents)) return;
  const std::span<const NumberedItem> items = goods_items(facts);
  std::vector<FieldPointer> lacking;
  for (const NumberedItem& item : items) {
    if (!has_any(item.item->transport_documents)) {
      lacking.push_back(item.pointer() / "transportDocuments");
    }
  }
  if (lacking.empty()) return;
  if (lacking.size() == items.size()) lacking = {shipment_pointer() / "transportDocuments"};
  reporter.report(lacking);
}

void containers_are_named_when_there_are_any(const Facts& facts, Reporter& reporter) {
  const GoodsShipment& shipment = facts.declaration.goods_shipment;
  const FieldPointer list = shipment_pointer() / "transportEquipment";
  const auto& all = shipment.transport_equipment;
  const auto is_named = [](const TransportEquipment& one) {
    return !one.container_identification_number.empty();
  };
  const auto named = std::find_if(all.begin(), all.end(), is_named);
  const FieldPointer indicator = shipment_pointer() / "containerIndicator";
  if (shipment.container_indicator == "1" && named == all.end()) {
    return reporter.report({list, indicator}, {{"code", "1"}});
  }
  if (shipment.container_indicator != "0" || named == all.end()) return;
  const auto index = static_cast<std::size_t>(named - all.begin());
  reporter.report({indicator, list / index / "containerIdentificationNumber"}, {{"code", "0"}},
                  {set(indicator, "1")});
}

// Bulk goods are not counted; packed goods have a number and marks, unpacked ones a number.
void packages_are_counted_and_marked(const Facts& facts, Reporter& reporter) {
  for (const NumberedItem& item : goods_items(facts)) {
    const auto& all = item.item->packagings;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (all[i].type_of_packages.empty() || is_bulk(all[i].type_of_packages)) continue;
      const FieldPointer at = item.pointer() / "packagings" / i;
      std::vector<FieldPointer> lacking;
      if (all[i].number_of_packages.text.empty()) lacking.push_back(at / "numberOfPackages");
      if (all[i].shipping_marks.empty() && !is_unpacked(all[i].type_of_packages)) {
        lacking.push_back(at / "shippingMarks");
      }
      if (!lacking.empty()) reporter.report(lacking, {{"code", all[i].type_of_packages}});
    }
  }
}

void bulk_goods_are_not_counted(const Facts& facts, Reporter& reporter) {
  for (const NumberedItem& item : goods_items(facts)) {
    const auto& all = item.item->packagings;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (!is_bulk(all[i].type_of_packages) || all[i].number_of_packages.text.empty()) continue;
      const FieldPointer at = item.pointer() / "packagings" / i / "numberOfPackages";
      reporter.report({at, item.pointer() / "packagings" / i / "typeOfPackages"},
                      {{"code", all[i].type_of_packages}}, {remove(at)});
    }
  }
}

void gross_mass_is_not_below_net_mass(const Facts& facts, Reporter& reporter) {
  for (const NumberedItem& item : goods_items(facts)) {
    const GoodsMeasure& measure = item.item->commodity.goods_measure;
    const std::optional<Decimal> gross = measure.gross_mass.value();
    const std::optional<Decimal> net = measure.net_mass.value();
    if (!gross || !net || *gross == Decimal::whole(0) || *net <= *gross) continue;
    const FieldPointer net_at = item.pointer() / "commodity" / "goodsMeasure" / "netMass";
    std::vector<Fix> fixes;
    // Written in each other's field, unless the whole shipment would then weigh less than the
    // goods.
    if (const auto whole = facts.declaration.goods_shipment.gross_mass.value(); whole >= net) {
      fixes = {set(item.gross_mass_pointer(), measure.net_mass.text),
               set(net_at, measure.gross_mass.text)};
    }
    reporter.report({item.gross_mass_pointer(), net_at}, {{"net", net->to_string()}},
                    std::move(fixes));
  }
}

void export_leaves_the_union(const Facts& facts, Reporter& reporter) {
  for_each_owner(facts, [&](const auto& owner, const OwnerPointer& pointer) {
    if (!is_member_state(owner.country_of_destination)) return;
    reporter.report({pointer / "countryOfDestination"},
                    {{"country", owner.country_of_destination}});
  });
}

}  // namespace

std::span<const Rule> trade_rules() {
  const std::vector<std::string_view> all = {"H1", "H5", "H6", "I1", "B1", "C1"};
  const std::vector<std::string_view> exports = {"B1", "C1"};
  // The total may hold other goods, and special tax territories are destinations in the Union.
  static const Rule rules[] = {
      only_in(all,
              dk_rule("header.declaration_type_fits_the_data_set", {"EUCDM", "DK35606"},
                      "11 01; code list 10034", Kind::rule, &declaration_type_fits_the_data_set)),
      only_in(all,
              dk_rule("header.additional_type_fits_the_data_set", {"DK1221", "DK1222"},
                      "11 02; code list 10214", Kind::rule, &additional_type_fits_the_data_set)),
      only_in(all, dk_rule("documents.supplementary_names_what_it_completes",
                           {"VR #149", "VR #150"}, "12 01; Article 167 UCC", Kind::missing,
                           &supplementary_names_what_it_completes)),
      only_in({"H1", "H5", "H6", "I1"},
              dk_rule("documents.transport_document_is_given", {"DK1320", "DK3154"},
                      "12 05; Annex B footnote 45", Kind::missing, &transport_document_is_given)),
      as_advice(only_in({"H1", "H5", "I1"}, dk_rule("value.invoice_total_is_the_sum_of_its_items",
                                                    {"LOCAL"}, "14 06 and 14 08", Kind::rule,
                                                    &invoice_total_is_the_sum_of_its_items))),
      only_in({"H1"}, dk_rule("value.invoiced_price_is_the_transaction_value", {"DK11030"},
                              "14 08 and 14 10; Article 70 UCC", Kind::rule,
                              &invoiced_price_is_the_transaction_value)),
      only_in({"H1", "I1"}, dk_rule("duties.preference_names_its_origin", {"DK1291", "DK1321"},
                                    "14 11 and 16 09; Annex B footnote 21", Kind::missing,
                                    &preference_names_its_origin)),
      as_advice(
          since({2026, 7, 1},
                only_in({"H1", "I1"},
                        dk_rule("duties.new_preference_of_2026_is_uncertain", {"LOCAL"},
                                "14 11; Regulation (EU) 2026/382, as the trade press tells it",
                                Kind::code_list, &new_preference_of_2026_is_uncertain)))),
      only_in({"H1"}, dk_rule("duties.origin_and_preference_are_given", {"DK1316", "DK1317"},
                              "14 11 and 16 08", Kind::missing, &origin_and_preference_are_given)),
      only_in({"H1", "B1"},
              dk_rule("transport.containers_are_named_when_there_are_any",
                      {"DK1283", "DK1415", "C0055", "C0670", "C0823"}, "19 01 and 19 07 063",
                      Kind::rule, &containers_are_named_when_there_are_any)),
      only_in(exports, dk_rule("packaging.packages_are_counted_and_marked", {"C0060", "DK3077"},
                               "18 06", Kind::missing, &packages_are_counted_and_marked)),
      only_in(exports, dk_rule("packaging.bulk_goods_are_not_counted", {"C0060"}, "18 06",
                               Kind::not_allowed, &bulk_goods_are_not_counted)),
      only_in(all, dk_rule("mass.gross_mass_is_not_below_net_mass", {"R0221", "R0223", "DMS11006"},
                           "18 01 and 18 04", Kind::rule, &gross_mass_is_not_below_net_mass)),
      as_advice(only_in(exports, dk_rule("places.export_leaves_the_union", {"DK3045", "R0921"},
                                         "16 03", Kind::rule, &export_leaves_the_union))),
  };
  return rules;
}

}  // namespace quayside
