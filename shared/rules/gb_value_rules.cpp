// Values and what is added to or deducted from them in a declaration to the United Kingdom: numbers
// 4/1, 4/9 to 4/16, 5/21 and 6/1 to 6/5 of HMRC.
#include <algorithm>
#include <array>

#include "shared/rules/gb_support.h"

namespace quayside {
namespace {

using Adjustments = std::vector<AdditionOrDeduction>;

// Codes of 4/9 whose value is a percentage.
bool is_percentage(std::string_view code) {
  return is_one_of(code, {"AC", "AM", "AO", "AX", "AZ", "BF", "BI", "BK", "BL"});
}

FieldPointer adjustment_at(const FieldPointer& owner, std::size_t index, std::string_view leaf) {
  return owner / "additionsAndDeductions" / index / leaf;
}

void percentage_is_below_100(const Facts& facts, Reporter& reporter) {
  for_each_owner(facts, [&](const auto& owner, const FieldPointer& pointer) {
    const Adjustments& all = owner.additions_and_deductions;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const std::optional<Decimal> value = all[i].amount.value();
      if (!is_percentage(all[i].code) || !value || *value < Decimal::whole(100)) continue;
      reporter.report({adjustment_at(pointer, i, "amount"), adjustment_at(pointer, i, "code")},
                      {{"code", all[i].code}});
    }
  });
}

// One thing said in two ways: as an amount and as a percentage, or to be spread over the goods
// items by value and by mass.
constexpr std::array<std::pair<std::string_view, std::string_view>, 13> kEitherOr = {
    {{"AB", "AC"},
     {"AF", "AX"},
     {"AH", "AZ"},
     {"AI", "AM"},
     {"AN", "AO"},
     {"AP", "AQ"},
     {"AR", "AS"},
     {"AV", "AW"},
     {"BA", "BU"},
     {"BD", "BL"},
     {"BM", "BF"},
     {"BG", "BK"},
     {"BH", "BI"}}};

void adjustment_is_stated_in_one_way(const Facts& facts, Reporter& reporter) {
  for_each_owner(facts, [&](const auto& owner, const FieldPointer& pointer) {
    const Adjustments& all = owner.additions_and_deductions;
    const auto index_of = [&](std::string_view code) {
      const auto found = std::find_if(
          all.begin(), all.end(), [&](const AdditionOrDeduction& one) { return one.code == code; });
      return static_cast<std::size_t>(found - all.begin());
    };
    for (const auto& [one, other] : kEitherOr) {
      const std::size_t first = index_of(one);
      const std::size_t second = index_of(other);
      if (first == all.size() || second == all.size()) continue;
      reporter.report(
          {adjustment_at(pointer, first, "code"), adjustment_at(pointer, second, "code")},
          {{"code", std::string(one)}, {"other", std::string(other)}});
    }
  });
}

// Only where the sum can be told: everything in the currency of the price, nothing added in per
// cent, nothing of the shipment to be spread.
void price_is_not_below_its_deductions(const Facts& facts, Reporter& reporter) {
  const GoodsShipment& shipment = facts.declaration.goods_shipment;
  if (!shipment.additions_and_deductions.empty()) return;
  for (const NumberedItem& item : goods_items(facts)) {
    std::optional<Decimal> value = item.item->item_amount_invoiced.value();
    const std::string& own = item.item->invoice_currency;
    const std::string& currency = own.empty() ? shipment.invoice.currency : own;
    std::optional<Decimal> deducted = Decimal();
    std::vector<FieldPointer> at = {item.pointer() / "itemAmountInvoiced"};
    const Adjustments& all = item.item->additions_and_deductions;
    for (std::size_t i = 0; i < all.size() && value && deducted; ++i) {
      const std::optional<Decimal> amount = all[i].amount.value();
      const bool is_deduction = all[i].code.starts_with('B');
      if (is_percentage(all[i].code) && is_deduction) continue;
      if (!amount || all[i].currency != currency || is_percentage(all[i].code)) {
        value.reset();
      } else if (is_deduction) {
        deducted = Decimal::sum(*deducted, *amount);
        at.push_back(adjustment_at(item.pointer(), i, "amount"));
      } else {
        value = Decimal::sum(*value, *amount);
      }
    }
    if (value && deducted && *deducted > *value) reporter.report(std::move(at));
  }
}

void value_is_above_zero(const Facts& facts, Reporter& reporter) {
  const auto look = [&](const auto& number, const FieldPointer& at) {
    const std::optional<Decimal> value = number.value();
    if (value && value->is_zero()) reporter.report({at});
  };
  look(facts.declaration.exchange_rate, FieldPointer("/exchangeRate"));
  for (const NumberedItem& item : goods_items(facts)) {
    const GoodsMeasure& measure = item.item->commodity.goods_measure;
    const FieldPointer at = item.pointer() / "commodity" / "goodsMeasure";
    look(measure.gross_mass, at / "grossMass");
    look(measure.net_mass, at / "netMass");
    look(measure.supplementary_units, at / "supplementaryUnits");
  }
}

bool has_adjustment(const Facts& facts, std::initializer_list<std::string_view> codes) {
  bool found = false;
  for_each_owner(facts, [&](const auto& owner, const FieldPointer&) {
    for (const AdditionOrDeduction& one : owner.additions_and_deductions) {
      found = found || is_one_of(one.code, codes);
    }
  });
  return found;
}

// An airport is named by the three letters of IATA, other places by UN/LOCODE's five.
void airport_of_loading_names_the_air_freight(const Facts& facts, Reporter& reporter) {
  if (facts.declaration.declaration_type == "EX") return;
  const std::string& place = facts.declaration.goods_shipment.place_of_loading;
  if (place.size() != 3 || has_adjustment(facts, {"AR", "AS"})) return;
  reporter.report(
      {shipment_pointer() / "additionsAndDeductions", shipment_pointer() / "placeOfLoading"},
      {{"code", place}});
}

// Incoterms 2020: FAS, FOB, CFR and CIF are for carriage by water.
void terms_for_ships_go_with_ships(const Facts& facts, Reporter& reporter) {
  const GoodsShipment& shipment = facts.declaration.goods_shipment;
  const std::string& terms = shipment.delivery_terms.incoterm_code;
  const std::string& type = shipment.active_border_transport_means.type;
  if (!is_one_of(terms, {"FAS", "FOB", "CFR", "CIF"})) return;
  if (!is_one_of(type, {"20", "30", "40", "41"})) return;
  reporter.report({shipment_pointer() / "deliveryTerms" / "incotermCode",
                   shipment_pointer() / "activeBorderTransportMeans" / "type"},
                  {{"code", terms}, {"type", type}});
}

// Freight that the price holds already is not added; freight that it does not hold is not deducted.
void freight_fits_the_terms(const Facts& facts, Reporter& reporter) {
  const std::string& terms = facts.declaration.goods_shipment.delivery_terms.incoterm_code;
  const bool delivered = is_one_of(terms, {"CIF", "CIP", "DAP", "DPU", "DDP"});
  const bool collected = is_one_of(terms, {"EXW", "FCA", "FAS", "FOB"});
  if (!delivered && !collected) return;
  for_each_owner(facts, [&](const auto& owner, const FieldPointer& pointer) {
    const Adjustments& all = owner.additions_and_deductions;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const bool wrong =
          delivered ? is_one_of(all[i].code, {"AP", "AQ"}) : is_one_of(all[i].code, {"BA", "BU"});
      if (!wrong) continue;
      reporter.report({adjustment_at(pointer, i, "code"),
                       shipment_pointer() / "deliveryTerms" / "incotermCode"},
                      {{"code", all[i].code}, {"terms", terms}});
    }
  });
}

}  // namespace

std::span<const Rule> gb_value_rules() {
  static const Rule rules[] = {
      gb_rule("gb.percentage_is_below_100", {"CDS12114"}, "4/9", &percentage_is_below_100),
      as_advice(gb_rule("gb.adjustment_is_stated_in_one_way", {"CDS12080"}, "4/9",
                        &adjustment_is_stated_in_one_way)),
      gb_rule("gb.price_is_not_below_its_deductions", {"CDS10045"}, "4/9 and 4/14",
              &price_is_not_below_its_deductions),
      gb_rule("gb.value_is_above_zero", {"CDS12123"}, "4/15, 6/1, 6/2 and 6/5",
              &value_is_above_zero),
      as_advice(as_kind(Kind::missing,
                        gb_rule("gb.airport_of_loading_names_the_air_freight", {"CDS12112"},
                                "4/9 and 5/21", &airport_of_loading_names_the_air_freight))),
      as_advice(gb_rule("gb.terms_for_ships_go_with_ships", {"CDS12098"},
                        "4/1 and 7/14; Incoterms 2020", &terms_for_ships_go_with_ships)),
      as_advice(gb_rule("gb.freight_fits_the_terms", {"CDS12100"}, "4/1 and 4/9; Incoterms 2020",
                        &freight_fits_the_terms)),
  };
  return rules;
}

}  // namespace quayside
