// Procedures and what they need: authorisations 12 12, warehouse 12 11, fiscal references 13 16.
// The data sets beside H7, which knows the procedure 40 00 alone.
#include <algorithm>

#include "shared/rules/fixes.h"
#include "shared/rules/support.h"

namespace quayside {
namespace {

const std::vector<std::string_view> kImports = {"H1", "H5", "H6", "I1"};
const std::vector<std::string_view> kAll = {"H1", "H5", "H6", "I1", "B1", "C1"};

bool is_tariff_decision(const Authorisation& one) { return is_one_of(one.type, {"C626", "C627"}); }

FieldPointer requested_pointer(const NumberedItem& item) {
  return item.pointer() / "procedure" / "requested";
}

// Calls `visit(authorisations, list)` for those of the declaration and of each item.
template <class Visit>
void for_each_authorisations(const Facts& facts, Visit visit) {
  if (facts.shows_head) visit(facts.declaration.authorisations, FieldPointer("/authorisations"));
  for (const NumberedItem& item : goods_items(facts)) {
    if (item.item->authorisations.empty()) continue;
    visit(item.item->authorisations, item.pointer() / "authorisations");
  }
}

bool has_reference(const std::vector<Authorisation>& all, std::span<const std::string_view> heads) {
  return std::any_of(all.begin(), all.end(), [&](const Authorisation& one) {
    return starts_with_any(one.reference_number, heads);
  });
}

/// On the declaration or on the goods item.
bool is_authorised(const Facts& facts, const NumberedItem& item,
                   std::span<const std::string_view> heads) {
  return has_reference(facts.declaration.authorisations, heads) ||
         has_reference(item.item->authorisations, heads);
}

// The authorisation that a procedure needs, or the simplified authorisation 00100 in its stead.
void report_without(const Facts& facts, Reporter& reporter,
                    std::initializer_list<std::string_view> requested, std::string_view head,
                    bool simplified_will_do) {
  const Declaration& declaration = facts.declaration;
  for (const NumberedItem& item : goods_items(facts)) {
    if (!is_one_of(item.item->procedure.requested, requested)) continue;
    if (is_authorised(facts, item, std::span(&head, 1))) continue;
    const bool simplified =
        has_information(item.item->additional_information, "00100") ||
        has_information(declaration.goods_shipment.additional_information, "00100");
    if (simplified_will_do && simplified) continue;
    reporter.report({item.pointer() / "authorisations", requested_pointer(item)},
                    {{"code", item.item->procedure.requested}, {"head", std::string(head)}});
  }
}

void outward_processing_return_is_authorised(const Facts& facts, Reporter& reporter) {
  report_without(facts, reporter, {"48", "61"}, "DKOPO", true);
}

void prior_import_of_products_is_authorised(const Facts& facts, Reporter& reporter) {
  report_without(facts, reporter, {"46"}, "DKOPO", false);
}

void end_use_is_authorised(const Facts& facts, Reporter& reporter) {
  report_without(facts, reporter, {"44"}, "DKEUS", true);
}

void tariff_decision_has_its_holder(const Facts& facts, Reporter& reporter) {
  for_each_authorisations(facts, [&](const auto& all, const FieldPointer& list) {
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (!is_tariff_decision(all[i]) || !all[i].holder.empty()) continue;
      reporter.report({list / i / "holder", list / i / "type"}, {{"code", all[i].type}});
    }
  });
}

// Importer or declarant on import, exporter or declarant on export.
void tariff_decision_is_held_by_a_party(const Facts& facts, Reporter& reporter) {
  const GoodsShipment& shipment = facts.declaration.goods_shipment;
  const bool is_export = is_one_of(facts.data_set, {"B1", "C1"});
  const Party& trader = is_export ? shipment.exporter : shipment.importer;
  const std::string& declarant = facts.declaration.declarant.identification_number;
  const FieldPointer trader_pointer = shipment_pointer() / (is_export ? "exporter" : "importer");
  for_each_authorisations(facts, [&](const auto& all, const FieldPointer& list) {
    for (std::size_t i = 0; i < all.size(); ++i) {
      const std::string& holder = all[i].holder;
      if (!is_tariff_decision(all[i]) || holder.empty()) continue;
      if (holder == trader.identification_number || holder == declarant) continue;
      reporter.report({list / i / "holder", trader_pointer / "identificationNumber",
                       FieldPointer("/declarant/identificationNumber")},
                      {{"number", holder}});
    }
  });
}

void outward_processing_authorisation_fits_procedure(const Facts& facts, Reporter& reporter) {
  for (const NumberedItem& item : goods_items(facts)) {
    const std::string& requested = item.item->procedure.requested;
    if (requested.empty() || is_one_of(requested, {"21", "22", "48", "61"})) continue;
    const auto& all = item.item->authorisations;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (all[i].type != "C019") continue;
      reporter.report({requested_pointer(item), item.pointer() / "authorisations" / i / "type"},
                      {{"code", requested}});
    }
  }
}

// Others than holders of a decision on tariff or origin are not named.
void only_decisions_name_their_holder(const Facts& facts, Reporter& reporter) {
  const std::vector<Authorisation>& all = facts.declaration.authorisations;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Authorisation& one = all[i];
    if (one.holder.empty() || one.type.empty() || is_tariff_decision(one)) continue;
    const FieldPointer at = FieldPointer("/authorisations") / i;
    reporter.report({at / "holder", at / "type"}, {{"code", one.type}}, {remove(at / "holder")});
  }
}

struct Needed {
  std::string_view requested;
  std::string_view previous;
  std::vector<std::string_view> heads;
};

// With which letters the number of the authorisation begins that a procedure needs.
const std::vector<Needed>& needed_authorisations() {
  static const std::vector<Needed> all = {
      {"31", "51", {"DKIPO"}}, {"31", "53", {"DKTEA"}}, {"31", "71", {"DKCWP", "DKCW1", "DKCW2"}},
      {"21", "", {"DKOPO"}},   {"22", "", {"DKOPO"}},
  };
  return all;
}

void procedure_of_export_is_authorised(const Facts& facts, Reporter& reporter) {
  for (const NumberedItem& item : goods_items(facts)) {
    const Procedure& procedure = item.item->procedure;
    for (const Needed& needed : needed_authorisations()) {
      if (procedure.requested != needed.requested) continue;
      if (!needed.previous.empty() && procedure.previous != needed.previous) continue;
      if (is_authorised(facts, item, needed.heads)) continue;
      std::string heads;
      for (const std::string_view head : needed.heads)
        heads += (heads.empty() ? "" : ", ") + std::string(head);
      reporter.report({item.pointer() / "authorisations", requested_pointer(item)},
                      {{"code", procedure.requested + " " + procedure.previous}, {"heads", heads}});
    }
  }
}

bool has_customer(const std::vector<AdditionalFiscalReference>& all) {
  return std::any_of(all.begin(), all.end(), [](const AdditionalFiscalReference& one) {
    return one.role == "FR2" && !one.vat_identification_number.empty();
  });
}

void onward_supply_names_the_customer(const Facts& facts, Reporter& reporter) {
  for (const NumberedItem& item : goods_items(facts)) {
    const std::string& requested = item.item->procedure.requested;
    if (!is_one_of(requested, {"42", "63"})) continue;
    if (has_customer(item.item->additional_fiscal_references)) continue;
    if (has_customer(facts.declaration.goods_shipment.additional_fiscal_references)) continue;
    reporter.report({item.pointer() / "additionalFiscalReferences", requested_pointer(item)},
                    {{"code", requested}});
  }
}

void customer_is_in_another_member_state(const Facts& facts, Reporter& reporter) {
  for_each_owner(facts, [&](const auto& owner, const OwnerPointer& pointer) {
    const std::vector<AdditionalFiscalReference>& all = owner.additional_fiscal_references;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (all[i].role != "FR2" || !all[i].vat_identification_number.starts_with("DK")) continue;
      reporter.report({pointer / "additionalFiscalReferences" / i / "vatIdentificationNumber"});
    }
  });
}

void goods_from_a_warehouse_name_it(const Facts& facts, Reporter& reporter) {
  const Warehouse& warehouse = facts.declaration.goods_shipment.warehouse;
  const FieldPointer at = shipment_pointer() / "warehouse";
  // Of a warehouse that has begun, the data set names what is missing.
  if (!warehouse.type.empty() || !warehouse.identifier.empty()) return;
  for (const NumberedItem& item : goods_items(facts)) {
    const std::string& previous = item.item->procedure.previous;
    const bool is_export = facts.data_set == "B1";
    if (previous != "71" && !(is_export && is_one_of(previous, {"76", "77"}))) continue;
    return reporter.report(
        {at / "type", at / "identifier", item.pointer() / "procedure" / "previous"});
  }
}

void location_in_a_warehouse_names_it(const Facts& facts, Reporter& reporter) {
  const GoodsShipment& shipment = facts.declaration.goods_shipment;
  constexpr std::string_view kHeads[] = {"DKCWP", "DKCW1", "DKCW2"};
  if (!starts_with_any(shipment.location_of_goods.authorisation_number, kHeads)) return;
  // Of a warehouse that has begun, the data set names what is missing.
  if (!shipment.warehouse.identifier.empty() || !shipment.warehouse.type.empty()) return;
  reporter.report({shipment_pointer() / "warehouse" / "identifier",
                   shipment_pointer() / "locationOfGoods" / "authorisationNumber"});
}

void requested_procedure_fits_the_data_set(const Facts& facts, Reporter& reporter) {
  for (const NumberedItem& item : goods_items(facts)) {
    const std::string& code = item.item->procedure.requested;
    if (code.size() != 2 || !is_all_digits(code)) continue;
    const bool fits = is_one_of(facts.data_set, {"B1", "C1"})
                          ? is_one_of(code, {"10", "11", "21", "22", "23", "31"})
                          : is_one_of(code, {"01", "07", "40", "42", "43", "44", "45", "46", "48",
                                             "49", "61", "63", "68"});
    if (fits) continue;
    reporter.report({requested_pointer(item)},
                    {{"code", code}, {"dataSet", std::string(facts.data_set)}});
  }
}

bool is_in_customs_union(const std::string& country) {
  return country.empty() || is_one_of(country, {"AD", "SM", "TR"});
}

void goods_of_a_customs_union_come_from_it(const Facts& facts, Reporter& reporter) {
  const std::string& dispatch = facts.declaration.goods_shipment.country_of_dispatch;
  std::vector<FieldPointer> sent_together = {shipment_pointer() / "countryOfDispatch"};
  for (const NumberedItem& item : goods_items(facts)) {
    if (!item.has_procedure("F16")) continue;
    if (!is_in_customs_union(item.item->country_of_origin)) {
      reporter.report({item.pointer() / "countryOfOrigin", item.procedures_pointer()});
    }
    if (!is_in_customs_union(item.item->country_of_dispatch)) {
      reporter.report({item.pointer() / "countryOfDispatch", item.procedures_pointer()});
    }
    if (item.item->country_of_dispatch.empty()) sent_together.push_back(item.procedures_pointer());
  }
  if (!is_in_customs_union(dispatch) && sent_together.size() > 1) reporter.report(sent_together);
}

}  // namespace

std::span<const Rule> authorisation_rules() {
  static const Rule rules[] = {
      only_in(kAll, dk_rule("procedure.requested_fits_the_data_set",
                            {"DK1089", "VR #162", "DK3044", "DK3055", "R0996"},
                            "11 09 001; Annex B, columns", Kind::rule,
                            &requested_procedure_fits_the_data_set)),
      only_in(kImports, dk_rule("procedure.outward_processing_return_is_authorised",
                                {"DK1220", "VR #171"}, "11 09 001 and 12 12", Kind::missing,
                                &outward_processing_return_is_authorised)),
      only_in(kImports, dk_rule("procedure.prior_import_of_products_is_authorised",
                                {"DK1230", "VR #174"}, "11 09 001 and 12 12", Kind::missing,
                                &prior_import_of_products_is_authorised)),
      only_in(kImports, dk_rule("procedure.end_use_is_authorised", {"DK1210", "VR #168"},
                                "11 09 001 and 12 12; Article 254 UCC", Kind::missing,
                                &end_use_is_authorised)),
      only_in({"H1", "I1"}, dk_rule("procedure.onward_supply_names_the_customer",
                                    {"DK1099", "VR #167", "DK1100", "VR #172"},
                                    "13 16; Directive 2006/112/EC, Article 143(2)", Kind::missing,
                                    &onward_supply_names_the_customer)),
      only_in({"H1", "I1"}, dk_rule("procedure.goods_of_a_customs_union_come_from_it", {"DK1200"},
                                    "11 10, 16 06 and 16 08", Kind::rule,
                                    &goods_of_a_customs_union_come_from_it)),
      only_in({"H1", "I1"},
              dk_rule("fiscal_reference.customer_is_in_another_member_state", {"DK1269"},
                      "13 16 034", Kind::rule, &customer_is_in_another_member_state)),
      only_in(kAll, dk_rule("authorisations.tariff_decision_has_its_holder",
                            {"DK1261", "VR #153", "C0848"}, "12 12 080", Kind::missing,
                            &tariff_decision_has_its_holder)),
      only_in(kAll, dk_rule("authorisations.tariff_decision_is_held_by_a_party",
                            {"DK1284", "DK1292", "DK1303"}, "12 12 080; Article 33 UCC", Kind::rule,
                            &tariff_decision_is_held_by_a_party)),
      only_in(kAll, dk_rule("authorisations.outward_processing_authorisation_fits_procedure",
                            {"DK1309"}, "11 09 001 and 12 12 002", Kind::rule,
                            &outward_processing_authorisation_fits_procedure)),
      only_in({"B1"}, dk_rule("authorisations.only_decisions_name_their_holder", {"DK1282"},
                              "12 12 080", Kind::not_allowed, &only_decisions_name_their_holder)),
      only_in({"B1", "C1"}, dk_rule("procedure.export_is_authorised", {"DK2040"}, "11 09 and 12 12",
                                    Kind::missing, &procedure_of_export_is_authorised)),
      only_in({"H1", "B1"}, dk_rule("warehouse.goods_from_a_warehouse_name_it",
                                    {"DK1098", "VR #170", "C0561", "DK11221"}, "12 11",
                                    Kind::missing, &goods_from_a_warehouse_name_it)),
      only_in({"H1", "B1"},
              dk_rule("warehouse.location_in_a_warehouse_names_it", {"DK1304", "DK3106"},
                      "12 11 015 and 16 15 052", Kind::missing, &location_in_a_warehouse_names_it)),
  };
  return rules;
}

}  // namespace quayside
