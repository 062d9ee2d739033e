// Procedures, places and preferences of a declaration to the United Kingdom, and what they ask
// for: numbers 1/10, 1/11, 2/2, 2/7, 3/39, 4/17, 5/8, 5/16, 5/23 and 7/4 of HMRC.
#include <algorithm>

#include "shared/rules/fixes.h"
#include "shared/rules/gb_support.h"

namespace quayside {
namespace {

struct ExportProcedure {
  std::string_view code;        ///< requested and previous
  std::string_view additional;  ///< separated by blanks
};

constexpr ExportProcedure kExportProcedures[] = {
#include "shared/rules/gb_export_procedures.inc"
};

FieldPointer requested_of(const NumberedItem& item) {
  return item.pointer() / "procedure" / "requested";
}

bool is_export(const Facts& facts) { return facts.declaration.declaration_type == "EX"; }

void export_procedure_takes_the_additional_one(const Facts& facts, Reporter& reporter) {
  if (!is_export(facts)) return;
  for (const NumberedItem& item : goods_items(facts)) {
    const std::string code = item.item->procedure.requested + item.item->procedure.previous;
    const auto row = std::find_if(std::begin(kExportProcedures), std::end(kExportProcedures),
                                  [&](const ExportProcedure& one) { return one.code == code; });
    if (row == std::end(kExportProcedures)) continue;
    const auto& all = item.item->additional_procedures;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (all[i].code.size() != 3) continue;
      if (row->additional.find(all[i].code) != std::string_view::npos) continue;
      reporter.report({item.pointer() / "additionalProcedures" / i / "code", requested_of(item)},
                      {{"code", all[i].code}, {"procedure", code}});
    }
  }
}

// Of the codes of exports these stand in imports too: HMRC's list of 2018 has them, or they are of
// the series of the Simplified Process for Internal Market Movements.
bool is_of_imports_too(std::string_view code) {
  constexpr std::string_view kBoth =
      "000 0GD 2CD 2CG 2DP 46P 48P A04 C12 D01 D02 D03 D04 D05 D06 D07 D08 D09 D10 D11 D12 D13 D15 "
      "D16 D17 D18 D19 D20 D21 D22 D23 D24 D25 D26 D27 D28 D29 D30 D51 F44";
  return code.starts_with('1') || kBoth.find(code) != std::string_view::npos;
}

void additional_procedure_is_not_of_exports(const Facts& facts, Reporter& reporter) {
  if (facts.declaration.declaration_type.empty() || is_export(facts)) return;
  const auto is_of_exports = [](std::string_view code) {
    return std::any_of(std::begin(kExportProcedures), std::end(kExportProcedures),
                       [&](const ExportProcedure& one) {
                         return one.additional.find(code) != std::string_view::npos;
                       });
  };
  for (const NumberedItem& item : goods_items(facts)) {
    const auto& all = item.item->additional_procedures;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const std::string& code = all[i].code;
      if (code.size() != 3 || is_of_imports_too(code) || !is_of_exports(code)) continue;
      reporter.report({item.pointer() / "additionalProcedures" / i / "code"}, {{"code", code}});
    }
  }
}

// SDE is the simplified declaration, EIR the entry in the declarant's records.
void declaration_type_is_authorised(const Facts& facts, Reporter& reporter) {
  const std::string& type = facts.declaration.additional_declaration_type;
  const bool in_the_records = type == "Z";
  if (!in_the_records && !is_one_of(type, {"C", "F", "Y"})) return;
  const std::string_view wanted = in_the_records ? "EIR" : "SDE";
  const auto& all = facts.declaration.authorisations;
  if (std::any_of(all.begin(), all.end(),
                  [&](const Authorisation& one) { return one.type == wanted; })) {
    return;
  }
  reporter.report({FieldPointer("/authorisations"), FieldPointer("/additionalDeclarationType")},
                  {{"code", type}, {"wanted", std::string(wanted)}});
}

void arrived_ferry_export_is_not_prelodged(const Facts& facts, Reporter& reporter) {
  if (!is_one_of(facts.declaration.additional_declaration_type, {"D", "E", "F", "K"})) return;
  const auto& all = facts.declaration.authorisations;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].type != "EXRR") continue;
    reporter.report(
        {FieldPointer("/authorisations") / i / "type", FieldPointer("/additionalDeclarationType")},
        {{"code", facts.declaration.additional_declaration_type}});
  }
}

void supervised_export_is_not_by_ferry(const Facts& facts, Reporter& reporter) {
  std::vector<FieldPointer> supervised;
  std::vector<FieldPointer> by_ferry;
  const auto& all = facts.declaration.authorisations;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const FieldPointer at = FieldPointer("/authorisations") / i / "type";
    if (all[i].type == "CSE") supervised.push_back(at);
    if (all[i].type == "EXRR") by_ferry.push_back(at);
  }
  if (supervised.empty() || by_ferry.empty()) return;
  supervised.insert(supervised.end(), by_ferry.begin(), by_ferry.end());
  reporter.report(std::move(supervised));
}

// Not of clearance requests: there the second half of the procedure names the request.
void warehouse_of_the_procedure_is_named(const Facts& facts, Reporter& reporter) {
  const Warehouse& warehouse = facts.declaration.goods_shipment.warehouse;
  // Of a warehouse that has begun, the data set names what is missing.
  if (!warehouse.type.empty() || !warehouse.identifier.empty()) return;
  for (const NumberedItem& item : goods_items(facts)) {
    const Procedure& procedure = item.item->procedure;
    const bool stored = is_one_of(procedure.requested, {"07", "71"});
    if (!stored && !is_one_of(procedure.previous, {"07", "71", "78"})) continue;
    const FieldPointer at = item.pointer() / "procedure" / (stored ? "requested" : "previous");
    return reporter.report({shipment_pointer() / "warehouse" / "identifier", at},
                           {{"code", procedure.requested + procedure.previous}});
  }
}

// 00100: the declaration is the application for the authorisation of a special procedure.
void application_is_for_a_special_procedure(const Facts& facts, Reporter& reporter) {
  for (const NumberedItem& item : goods_items(facts)) {
    const std::string& requested = item.item->procedure.requested;
    if (requested.empty()) continue;
    if (is_one_of(requested, {"11", "21", "22", "44", "46", "48", "51", "53", "61"})) continue;
    for (const FieldPointer& at : statements_of(item, "00100")) {
      reporter.report({at, requested_of(item)}, {{"code", requested}});
    }
  }
}

// 1CL: goods under the climate change levy.
void climate_levy_has_its_statement(const Facts& facts, Reporter& reporter) {
  const auto has_code = [](const std::vector<AdditionalInformation>& all) {
    return std::any_of(all.begin(), all.end(),
                       [](const AdditionalInformation& one) { return !one.code.empty(); });
  };
  const bool of_shipment = has_code(facts.declaration.goods_shipment.additional_information);
  for (const NumberedItem& item : goods_items(facts)) {
    if (!item.has_procedure("1CL") || of_shipment) continue;
    if (has_code(item.item->additional_information)) continue;
    reporter.report({item.pointer() / "additionalInformation", item.procedures_pointer()});
  }
}

// Form 185C: relief of visiting forces for goods that leave a customs warehouse.
void claim_of_visiting_forces_has_its_form(const Facts& facts, Reporter& reporter) {
  for (const NumberedItem& item : goods_items(facts)) {
    if (item.item->procedure.previous != "71") continue;
    if (!item.has_procedure("1NO") && !item.has_procedure("1NP")) continue;
    if (!documents_of(item, "185C").empty()) continue;
    reporter.report({item.pointer() / "supportingDocuments",
                     item.pointer() / "procedure" / "previous", item.procedures_pointer()});
  }
}

void express_goods_name_their_consignor(const Facts& facts, Reporter& reporter) {
  const bool of_shipment = !is_empty(facts.declaration.goods_shipment.consignor);
  for (const NumberedItem& item : goods_items(facts)) {
    if (!item.has_procedure("17X")) continue;
    if (of_shipment != !is_empty(item.item->consignor)) continue;
    std::vector<FieldPointer> at = {item.pointer() / "consignor"};
    if (of_shipment) at.push_back(shipment_pointer() / "consignor");
    at.push_back(item.procedures_pointer());
    reporter.report(std::move(at));
  }
}

void express_goods_name_their_carrier(const Facts& facts, Reporter& reporter) {
  const Party& carrier = facts.declaration.goods_shipment.carrier;
  if (!is_empty(carrier)) return;  // what a party lacks that has begun is another rule's
  for (const NumberedItem& item : goods_items(facts)) {
    if (!item.has_procedure("17X")) continue;
    return reporter.report({shipment_pointer() / "carrier" / "identificationNumber",
                            shipment_pointer() / "carrier" / "name", item.procedures_pointer()});
  }
}

void special_territory_has_its_destination(const Facts& facts, Reporter& reporter) {
  if (facts.declaration.declaration_type != "CO") return;
  if (!facts.declaration.goods_shipment.country_of_destination.empty()) return;
  const auto items = goods_items(facts);
  std::vector<FieldPointer> lacking;
  for (const NumberedItem& item : items) {
    if (!item.item->country_of_destination.empty()) continue;
    lacking.push_back(item.pointer() / "countryOfDestination");
  }
  if (lacking.size() == items.size()) lacking = {shipment_pointer() / "countryOfDestination"};
  if (!lacking.empty()) reporter.report(std::move(lacking));
}

void vat_party_is_named(const Facts& facts, Reporter& reporter) {
  if (!facts.declaration.goods_shipment.additional_fiscal_references.empty()) return;
  for (const NumberedItem& item : goods_items(facts)) {
    const Procedure& procedure = item.item->procedure;
    const bool wanted = is_one_of(procedure.requested, {"42", "63"}) ||
                        (procedure.requested == "10" && procedure.previous == "42") ||
                        item.has_procedure("F48");
    if (!wanted || !item.item->additional_fiscal_references.empty()) continue;
    reporter.report({item.pointer() / "additionalFiscalReferences", requested_of(item)});
  }
}

// Preferences that begin with 2 or 3 are given for an origin; with 1 and 4 for other reasons.
void preference_names_its_origin(const Facts& facts, Reporter& reporter) {
  for (const NumberedItem& item : goods_items(facts)) {
    if (!item.item->country_of_preferential_origin.empty()) continue;
    const auto& all = item.item->duties_and_taxes;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const std::string& preference = all[i].preference;
      if (preference.size() != 3 || !is_one_of(preference.substr(0, 1), {"2", "3"})) continue;
      reporter.report({item.pointer() / "countryOfPreferentialOrigin",
                       item.pointer() / "dutiesAndTaxes" / i / "preference"},
                      {{"code", preference}});
      break;
    }
  }
}

// 0019 puts the records of an inventory right; nothing leaves.
void office_of_exit_is_given(const Facts& facts, Reporter& reporter) {
  if (!facts.declaration.customs_office_of_exit.empty()) return;
  const auto items = goods_items(facts);
  const bool leaves = std::any_of(items.begin(), items.end(), [](const NumberedItem& item) {
    const std::string code = item.item->procedure.requested + item.item->procedure.previous;
    return code.size() == 4 && code != "0019";
  });
  if (leaves) reporter.report({FieldPointer("/customsOfficeOfExit")});
}

bool is_place_of_gvms(const LocationOfGoods& place) {
  return place.identification.size() > 3 && place.identification.ends_with("GVM");
}

// GVMS, the Goods Vehicle Movement Service, serves ports with roll-on roll-off ferries: mode 6.
void vehicle_service_goes_with_ferries(const Facts& facts, Reporter& reporter) {
  const GoodsShipment& shipment = facts.declaration.goods_shipment;
  const std::string& mode = shipment.mode_of_transport_at_the_border;
  if (!is_export(facts) || !is_place_of_gvms(shipment.location_of_goods)) return;
  if (mode.empty() || mode == "6") return;
  const FieldPointer at = shipment_pointer() / "modeOfTransportAtTheBorder";
  reporter.report({at, shipment_pointer() / "locationOfGoods" / "identification"}, {{"code", mode}},
                  {set(at, "6")});
}

void vehicle_service_is_stated(const Facts& facts, Reporter& reporter) {
  const GoodsShipment& shipment = facts.declaration.goods_shipment;
  if (!is_export(facts) || !is_place_of_gvms(shipment.location_of_goods)) return;
  const auto& all = shipment.additional_information;
  if (std::any_of(all.begin(), all.end(),
                  [](const AdditionalInformation& one) { return one.code == "RRS01"; })) {
    return;
  }
  reporter.report({shipment_pointer() / "additionalInformation",
                   shipment_pointer() / "locationOfGoods" / "identification"});
}

// 00400: the exporter is the declarant; 00500: the importer is.
void declarant_is_stated_for_the_direction(const Facts& facts, Reporter& reporter) {
  if (facts.declaration.declaration_type.empty()) return;
  const std::string_view foreign = is_export(facts) ? "00500" : "00400";
  for (const NumberedItem& item : goods_items(facts)) {
    for (const FieldPointer& at : statements_of(item, foreign)) {
      reporter.report({at, FieldPointer("/declarationType")}, {{"code", std::string(foreign)}});
    }
  }
}

}  // namespace

std::span<const Rule> gb_procedure_rules() {
  static const Rule rules[] = {
      as_advice(gb_rule("gb.export_procedure_takes_the_additional_one", {"CDS12056", "CDS12067"},
                        "1/10 and 1/11; HMRC's export service, August 2026",
                        &export_procedure_takes_the_additional_one)),
      as_advice(only_in({"H1", "H2", "H3", "H4", "H5", "H7", "H8", "I1"},
                        gb_rule("gb.additional_procedure_is_not_of_exports", {"CDS12056"},
                                "1/11; HMRC's export service, August 2026",
                                &additional_procedure_is_not_of_exports))),
      as_advice(as_kind(Kind::missing, gb_rule("gb.declaration_type_is_authorised", {"CDS12120"},
                                               "1/2 and 3/39", &declaration_type_is_authorised))),
      as_advice(gb_rule("gb.arrived_ferry_export_is_not_prelodged", {"CDS12075"}, "1/2 and 3/39",
                        &arrived_ferry_export_is_not_prelodged)),
      as_advice(gb_rule("gb.supervised_export_is_not_by_ferry", {"CDS12079"}, "3/39",
                        &supervised_export_is_not_by_ferry)),
      as_advice(as_kind(Kind::missing,
                        only_in({"H1", "H3", "H4", "H5", "H8", "I1", "B1", "C1"},
                                gb_rule("gb.warehouse_of_the_procedure_is_named", {"CDS12070"},
                                        "1/10 and 2/7", &warehouse_of_the_procedure_is_named)))),
      as_advice(gb_rule("gb.application_is_for_a_special_procedure", {"CDS12107"}, "1/10 and 2/2",
                        &application_is_for_a_special_procedure)),
      as_advice(as_kind(Kind::missing, gb_rule("gb.climate_levy_has_its_statement", {"CDS12106"},
                                               "1/11 and 2/2", &climate_levy_has_its_statement))),
      as_advice(as_kind(Kind::missing, gb_rule("gb.claim_of_visiting_forces_has_its_form",
                                               {"CDS12115"}, "1/10, 1/11 and 2/3; form 185C",
                                               &claim_of_visiting_forces_has_its_form))),
      gb_rule("gb.express_goods_name_their_consignor", {"CDS12118"}, "1/11 and 3/7",
              &express_goods_name_their_consignor),
      as_kind(Kind::missing, gb_rule("gb.express_goods_name_their_carrier", {"CDS12090"},
                                     "1/11 and 3/31", &express_goods_name_their_carrier)),
      as_kind(Kind::missing, gb_rule("gb.special_territory_has_its_destination", {"CDS12103"},
                                     "1/1 and 5/8", &special_territory_has_its_destination)),
      as_advice(as_kind(Kind::missing, gb_rule("gb.vat_party_is_named", {"CDS12087"},
                                               "1/10, 1/11 and 3/40", &vat_party_is_named))),
      as_advice(as_kind(Kind::missing, gb_rule("gb.preference_names_its_origin", {"CDS12070"},
                                               "4/17 and 5/16", &preference_names_its_origin))),
      as_kind(Kind::missing, only_in({"C21E"}, gb_rule("gb.office_of_exit_is_given", {"CDS10001"},
                                                       "1/10 and 5/12", &office_of_exit_is_given))),
      as_advice(gb_rule("gb.vehicle_service_goes_with_ferries", {"CDS12066"}, "5/23 and 7/4",
                        &vehicle_service_goes_with_ferries)),
      as_advice(as_kind(Kind::missing, gb_rule("gb.vehicle_service_is_stated", {"CDS12070"},
                                               "2/2 and 5/23", &vehicle_service_is_stated))),
      as_advice(gb_rule("gb.declarant_is_stated_for_the_direction", {"CDS12121"}, "1/1 and 2/2",
                        &declarant_is_stated_for_the_direction)),
  };
  return rules;
}

}  // namespace quayside
