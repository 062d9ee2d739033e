// What Danish customs refuses beside its catalogue of validation rules: its list of error and
// warning codes (dms-public, December 2025) says no more than code and condition. Where that list
// leaves open which data sets are meant, or calls the code a warning, so do we.
#include <algorithm>

#include "shared/rules/support.h"

namespace quayside {
namespace {

bool is_danish(const std::string& office) { return office.starts_with("DK"); }

void office_of_export_is_danish(const Facts& facts, Reporter& reporter) {
  const std::string& office = facts.declaration.customs_office_of_export;
  if (office.empty() || is_danish(office)) return;
  reporter.report({FieldPointer("/customsOfficeOfExport")}, {{"code", office}});
}

// "99 30 24 00" and its like: the head of the code of goods of chapter 99.
bool has_code(const NumberedItem& item, std::string_view hs, std::string_view rest) {
  const CommodityCode& code = item.item->commodity.commodity_code;
  return code.harmonized_system_sub_heading_code == hs && code.combined_nomenclature_code == rest;
}

FieldPointer cn_pointer(const NumberedItem& item) {
  return item.pointer() / "commodity" / "commodityCode" / "combinedNomenclatureCode";
}

void ship_supplies_have_their_code(const Facts& facts, Reporter& reporter) {
  if (!is_danish(facts.declaration.customs_office_of_exit)) return;
  for (const NumberedItem& item : goods_items(facts)) {
    const std::string code(item.hs());
    if (!item.has_procedure("F61") || code.empty() || has_code(item, "993024", "00")) continue;
    reporter.report({item.hs_pointer(), cn_pointer(item), item.procedures_pointer(),
                     FieldPointer("/customsOfficeOfExit")},
                    {{"code", code}});
  }
}

void code_of_ship_supplies_has_its_procedure(const Facts& facts, Reporter& reporter) {
  for (const NumberedItem& item : goods_items(facts)) {
    if (!is_one_of(item.hs(), {"993024", "993027", "993099"}) || item.has_procedure("F61")) {
      continue;
    }
    reporter.report({item.procedures_pointer(), item.hs_pointer()},
                    {{"code", std::string(item.hs())}});
  }
}

void unsecured_transport_is_fixed(const Facts& facts, Reporter& reporter) {
  const std::string& mode = facts.declaration.goods_shipment.mode_of_transport_at_the_border;
  const auto& all = facts.declaration.guarantees;
  for (std::size_t i = 0; i < all.size() && !mode.empty() && mode != "7"; ++i) {
    if (all[i].type != "C") continue;
    reporter.report({shipment_pointer() / "modeOfTransportAtTheBorder",
                     FieldPointer("/guarantees") / i / "type"},
                    {{"mode", mode}});
  }
}

void packages_of_previous_document_have_number_and_type(const Facts& facts, Reporter& reporter) {
  for (const NumberedItem& item : goods_items(facts)) {
    const auto& all = item.item->previous_documents;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const bool lacks_number = all[i].number_of_packages.text.empty();
      if (lacks_number == all[i].type_of_packages.empty()) continue;
      const FieldPointer at = item.pointer() / "previousDocuments" / i;
      reporter.report({at / (lacks_number ? "numberOfPackages" : "typeOfPackages"),
                       at / (lacks_number ? "typeOfPackages" : "numberOfPackages")});
    }
  }
}

// Of an address that has begun, the data set names what is missing.
void seller_has_number_or_name_and_address(const Facts& facts, Reporter& reporter) {
  for_each_owner(facts, [&](const auto& owner, const OwnerPointer& pointer) {
    const Party& seller = owner.seller;
    if (is_empty(seller) || !seller.identification_number.empty()) return;
    const FieldPointer at = pointer / "seller";
    std::vector<FieldPointer> lacking;
    if (seller.name.empty()) lacking.push_back(at / "name");
    if (is_empty(seller.address)) {
      for (const auto part : {"streetAndNumber", "postcode", "city", "country"})
        lacking.push_back(at / "address" / part);
    }
    if (!lacking.empty()) reporter.report(std::move(lacking));
  });
}

void seller_with_number_has_no_name_or_address(const Facts& facts, Reporter& reporter) {
  for_each_owner(facts, [&](const auto& owner, const OwnerPointer& pointer) {
    const Party& seller = owner.seller;
    const FieldPointer at = pointer / "seller";
    std::vector<FieldPointer> given = given_leaves(seller.address, at / "address");
    if (!seller.name.empty()) given.insert(given.begin(), at / "name");
    if (seller.identification_number.empty() || given.empty()) return;
    given.push_back(at / "identificationNumber");
    reporter.report(std::move(given));
  });
}

bool has_type(const std::vector<SupportingDocument>& all,
              std::initializer_list<std::string_view> types) {
  return std::any_of(all.begin(), all.end(),
                     [&](const SupportingDocument& one) { return is_one_of(one.type, types); });
}

// The statement on origin may stand on the shipment or on the item; so may the exporter's number.
void registered_exporter_has_a_statement_on_origin(const Facts& facts, Reporter& reporter) {
  const std::initializer_list<std::string_view> statements = {"U101", "U113", "U114", "U164",
                                                              "U165"};
  const auto& above = facts.declaration.goods_shipment.supporting_documents;
  bool anywhere = has_type(above, statements);
  for (const NumberedItem& item : goods_items(facts))
    anywhere = anywhere || has_type(item.item->supporting_documents, statements);
  for_each_owner(facts, [&](const auto& owner, const OwnerPointer& pointer) {
    const auto& all = owner.supporting_documents;
    const bool is_head = &all == &above;
    if (has_type(all, statements) || has_type(above, statements) || (is_head && anywhere)) return;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (all[i].type != "C100") continue;
      reporter.report({pointer / "supportingDocuments" / i / "type"});
      return;
    }
  });
}

}  // namespace

std::span<const Rule> denmark_rules() {
  static const Rule rules[] = {
      only_in({"B1", "C1"}, dk_rule("header.office_of_export_is_danish", {"DK3117"}, "17 02",
                                    Kind::rule, &office_of_export_is_danish)),
      only_in({"B1"},
              dk_rule("procedure.ship_supplies_have_their_code", {"DK1286"},
                      "11 10, 17 01 and 18 09", Kind::rule, &ship_supplies_have_their_code)),
      // The catalogue says the one direction, the list of codes the other.
      as_advice(only_in({"B1"}, dk_rule("procedure.code_of_ship_supplies_has_its_procedure",
                                        {"DK1286"}, "11 10 and 18 09", Kind::rule,
                                        &code_of_ship_supplies_has_its_procedure))),
      only_in({"H1"}, dk_rule("guarantees.unsecured_transport_is_fixed", {"DK1106"},
                              "19 03 and 99 02; Article 89(8)(b) UCC", Kind::rule,
                              &unsecured_transport_is_fixed)),
      // Of H6 the data set asks for both.
      only_in({"H1", "H5", "I1", "B1", "C1"},
              dk_rule("documents.packages_of_previous_document_have_number_and_type", {"DK3105"},
                      "12 01 003 and 004", Kind::missing,
                      &packages_of_previous_document_have_number_and_type)),
      as_advice(only_in({"H1", "I1"},
                        dk_rule("parties.seller_has_number_or_name_and_address", {"DK3152"},
                                "13 08", Kind::missing, &seller_has_number_or_name_and_address))),
      // The import guide shows a seller with all three.
      as_advice(only_in({"H1", "I1"}, dk_rule("parties.seller_with_number_has_no_name_or_address",
                                              {"DK3153"}, "13 08", Kind::not_allowed,
                                              &seller_with_number_has_no_name_or_address))),
      // DK1322 takes U101, DK1334 does not.
      as_advice(
          only_in({"H1", "H5", "I1"},
                  dk_rule("documents.registered_exporter_has_a_statement_on_origin",
                          {"DK1322", "DK1334"}, "12 03; C100, U101, U113, U114, U164 and U165",
                          Kind::missing, &registered_exporter_has_a_statement_on_origin))),
  };
  return rules;
}

}  // namespace quayside
