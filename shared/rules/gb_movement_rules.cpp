// Movements between Great Britain, Northern Ireland and the European Union: additional information
// (2/2) NIIMP, NIDOM, NIEXP, NIREM and NIAID, and what goes with them. HMRC, UK Trade Tariff volume
// 3, appendix 4, and the texts of the error codes; for H8 the Simplified Process for Internal
// Market Movements, January 2025.
#include <algorithm>

#include "shared/rules/fixes.h"
#include "shared/rules/gb_support.h"

namespace quayside {
namespace {

constexpr std::string_view kMovements[] = {"NIIMP", "NIDOM", "NIEXP"};

FieldPointer requested_of(const NumberedItem& item) {
  return item.pointer() / "procedure" / "requested";
}

void append(std::vector<FieldPointer>& to, const std::vector<FieldPointer>& more) {
  to.insert(to.end(), more.begin(), more.end());
}

bool any_states(const Facts& facts, std::string_view code) {
  const auto items = goods_items(facts);
  return std::any_of(items.begin(), items.end(),
                     [&](const NumberedItem& item) { return states(item, code); });
}

// An item that lacks several is told of the first.
void movement_is_stated_on_all_items(const Facts& facts, Reporter& reporter) {
  std::vector<std::size_t> told;
  for (const std::string_view code : kMovements) {
    if (!any_states(facts, code)) continue;
    std::vector<FieldPointer> lacking;
    for (const NumberedItem& item : goods_items(facts)) {
      if (states(item, code)) continue;
      if (std::find(told.begin(), told.end(), item.index) != told.end()) continue;
      told.push_back(item.index);
      lacking.push_back(item.pointer() / "additionalInformation");
    }
    if (!lacking.empty()) {
      reporter.report(std::move(lacking), {{"code", std::string(code)}});
    }
  }
}

void goods_come_from_one_side(const Facts& facts, Reporter& reporter) {
  std::vector<FieldPointer> imported;
  std::vector<FieldPointer> domestic;
  for (const NumberedItem& item : goods_items(facts)) {
    append(imported, statements_of(item, "NIIMP"));
    append(domestic, statements_of(item, "NIDOM"));
  }
  if (imported.empty() || domestic.empty()) return;
  append(imported, domestic);
  reporter.report(std::move(imported));
}

void claim_names_its_movement(const Facts& facts, Reporter& reporter) {
  for (const NumberedItem& item : goods_items(facts)) {
    for (const std::string_view code : {"NIREM", "NIAID"}) {
      std::vector<FieldPointer> at = statements_of(item, code);
      if (at.empty() || states(item, "NIIMP") || states(item, "NIDOM")) continue;
      reporter.report(std::move(at), {{"code", std::string(code)}});
    }
  }
}

void item_is_not_at_risk_in_one_way(const Facts& facts, Reporter& reporter) {
  for (const NumberedItem& item : goods_items(facts)) {
    std::vector<FieldPointer> at = statements_of(item, "NIREM");
    if (at.empty() || !states(item, "NIAID")) continue;
    append(at, statements_of(item, "NIAID"));
    reporter.report(std::move(at));
  }
}

void onward_supply_is_a_movement_to_northern_ireland(const Facts& facts, Reporter& reporter) {
  for (const NumberedItem& item : goods_items(facts)) {
    if (item.item->procedure.requested != "42" || states(item, "NIIMP")) continue;
    reporter.report({item.pointer() / "additionalInformation", requested_of(item)});
  }
}

void onward_supply_is_stated(const Facts& facts, Reporter& reporter) {
  for (const NumberedItem& item : goods_items(facts)) {
    const bool is_onward = item.item->procedure.requested == "42";
    const std::vector<FieldPointer> stated = statements_of(item, "OSR42");
    if (is_onward == !stated.empty()) continue;
    std::vector<FieldPointer> at = stated;
    if (at.empty()) at.push_back(item.pointer() / "additionalInformation");
    at.push_back(requested_of(item));
    reporter.report(std::move(at));
  }
}

void movement_has_no_waiver_of_documents(const Facts& facts, Reporter& reporter) {
  for (const NumberedItem& item : goods_items(facts)) {
    const bool moves = std::any_of(std::begin(kMovements), std::end(kMovements),
                                   [&](std::string_view code) { return states(item, code); });
    std::vector<FieldPointer> at = documents_of(item, "999L");
    if (moves && !at.empty()) reporter.report(std::move(at));
  }
}

void waiver_of_documents_is_given_once(const Facts& facts, Reporter& reporter) {
  for (const NumberedItem& item : goods_items(facts)) {
    std::vector<FieldPointer> at = documents_of(item, "999L");
    if (at.size() > 1) reporter.report(std::move(at));
  }
}

void value_under_control_is_for_amendments(const Facts& facts, Reporter& reporter) {
  for (const NumberedItem& item : goods_items(facts)) {
    std::vector<FieldPointer> at = statements_of(item, "UVC01");
    if (at.empty()) continue;
    const Fix fix = remove(at.front());
    reporter.report(std::move(at), {}, {fix});
  }
}

// H8: the goods come from Great Britain and stay in the United Kingdom. What is stated on other
// goods items only, or asked for by procedure 42, is another rule's.
void internal_movement_is_not_at_risk(const Facts& facts, Reporter& reporter) {
  const bool any_moves = any_states(facts, "NIDOM");
  for (const NumberedItem& item : goods_items(facts)) {
    const bool moves = states(item, "NIDOM");
    const bool stays = states(item, "NIREM");
    if ((moves && stays) || (any_moves && !moves)) continue;
    if (item.item->procedure.requested == "42") continue;
    reporter.report({item.pointer() / "additionalInformation"},
                    {{"code", stays   ? "NIDOM"
                              : moves ? "NIREM"
                                      : "NIDOM, NIREM"}});
  }
}

// UKIM is the authorisation of the UK Internal Market Scheme.
void goods_not_at_risk_are_authorised(const Facts& facts, Reporter& reporter) {
  const auto& all = facts.declaration.authorisations;
  const bool has = std::any_of(all.begin(), all.end(),
                               [](const Authorisation& one) { return one.type == "UKIM"; });
  if (has) return;
  std::vector<FieldPointer> at = {FieldPointer("/authorisations")};
  for (const NumberedItem& item : goods_items(facts))
    append(at, statements_of(item, "NIREM"));
  if (at.size() > 1) reporter.report(std::move(at));
}

// 1EL and 1LG: goods with licences or other documents of control.
void controlled_goods_have_their_net_mass(const Facts& facts, Reporter& reporter) {
  if (facts.declaration.additional_declaration_type == "Y") return;
  for (const NumberedItem& item : goods_items(facts)) {
    if (!item.has_procedure("1EL") && !item.has_procedure("1LG")) continue;
    if (!item.item->commodity.goods_measure.net_mass.text.empty()) continue;
    reporter.report(
        {item.pointer() / "commodity" / "goodsMeasure" / "netMass", item.procedures_pointer()});
  }
}

bool is_british(const std::string& eori) { return eori.starts_with("GB"); }

void other_eori_names_its_movement(const Facts& facts, Reporter& reporter) {
  if (facts.data_set == "H8") return;  // which asks for its movement anyway
  const GoodsShipment& shipment = facts.declaration.goods_shipment;
  const std::string& importer = shipment.importer.identification_number;
  if (importer.empty() || is_british(importer)) return;
  const auto items = goods_items(facts);
  const bool moves = std::any_of(items.begin(), items.end(), [](const NumberedItem& item) {
    return std::any_of(std::begin(kMovements), std::end(kMovements),
                       [&](std::string_view code) { return states(item, code); });
  });
  if (moves || items.empty()) return;
  reporter.report({shipment_pointer() / "importer" / "identificationNumber"},
                  {{"number", importer}});
}

}  // namespace

std::span<const Rule> gb_movement_rules() {
  static const Rule rules[] = {
      as_kind(Kind::missing,
              gb_rule("gb.movement_is_stated_on_all_items", {"CDS40070", "CDS40071", "CDS40072"},
                      "2/2", &movement_is_stated_on_all_items)),
      gb_rule("gb.goods_come_from_one_side", {"CDS12141"}, "2/2", &goods_come_from_one_side),
      as_kind(Kind::missing, gb_rule("gb.claim_names_its_movement", {"CDS40073", "CDS40074"}, "2/2",
                                     &claim_names_its_movement)),
      gb_rule("gb.item_is_not_at_risk_in_one_way", {"CDS12143"}, "2/2",
              &item_is_not_at_risk_in_one_way),
      as_kind(Kind::missing,
              gb_rule("gb.onward_supply_is_a_movement_to_northern_ireland", {"CDS12145"},
                      "1/10 and 2/2", &onward_supply_is_a_movement_to_northern_ireland)),
      gb_rule("gb.onward_supply_is_stated", {"CDS12146"}, "1/10 and 2/2", &onward_supply_is_stated),
      gb_rule("gb.movement_has_no_waiver_of_documents", {"CDS12154"}, "2/2 and 2/3",
              &movement_has_no_waiver_of_documents),
      gb_rule("gb.waiver_of_documents_is_given_once", {"CDS12155"}, "2/3",
              &waiver_of_documents_is_given_once),
      gb_rule("gb.value_under_control_is_for_amendments", {"CDS12147"}, "2/2",
              &value_under_control_is_for_amendments),
      as_kind(Kind::missing,
              only_in({"H8"}, gb_rule("gb.internal_movement_is_not_at_risk", {"CDS12070"},
                                      "2/2; data set H8", &internal_movement_is_not_at_risk))),
      as_kind(Kind::missing, as_advice(gb_rule("gb.goods_not_at_risk_are_authorised", {"CDS12070"},
                                               "2/2 and 3/39; HMRC, 24 March 2024",
                                               &goods_not_at_risk_are_authorised))),
      as_kind(Kind::missing,
              only_in({"H8", "I1"},
                      gb_rule("gb.controlled_goods_have_their_net_mass", {"CDS12070"},
                              "1/11 and 6/1; Simplified Process for Internal Market Movements, "
                              "group 6",
                              &controlled_goods_have_their_net_mass))),
      as_advice(gb_rule("gb.other_eori_names_its_movement", {"CDS12158"}, "2/2 and 3/16",
                        &other_eori_names_its_movement)),
  };
  return rules;
}

}  // namespace quayside
