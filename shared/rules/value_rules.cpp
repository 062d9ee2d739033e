// Values: intrinsic value 14 14, transport and insurance costs 14 15.
//
// Limits hold in euro, for which Denmark publishes amounts in kroner, or in pounds. Other
// currencies are converted by customs at its own rates, so nothing is said about them here.
#include <algorithm>

#include "shared/rules/fixes.h"
#include "shared/rules/low_value.h"
#include "shared/rules/support.h"

namespace quayside {
namespace {

std::optional<Decimal> amount_of(const Money& money) { return money.amount.value(); }

bool counts(const NumberedItem& item, std::string_view currency) {
  const Money& value = item.item->intrinsic_value;
  return value.currency == currency && amount_of(value);
}

// Sum of the intrinsic values in one currency; empty on overflow.
std::optional<Decimal> total_of(std::span<const NumberedItem> items, std::string_view currency) {
  std::optional<Decimal> total = Decimal();
  for (const NumberedItem& item : items) {
    if (!counts(item, currency)) continue;
    total = Decimal::sum(*total, *amount_of(item.item->intrinsic_value));
    if (!total) return total;
  }
  return total;
}

// `limit` of what is sent, in each currency in which the authority names one.
void report_above(const Facts& facts, std::span<const NumberedItem> items,
                  Decimal ConsignmentLimit::*limit, Reporter& reporter) {
  for (const ConsignmentLimit& one : kConsignmentLimits) {
    if (one.profile != facts.profile) continue;
    const std::optional<Decimal> total = total_of(items, one.currency);
    if (total && *total <= one.*limit) continue;
    std::vector<FieldPointer> at;
    for (const NumberedItem& item : items) {
      if (counts(item, one.currency)) at.push_back(item.value_pointer());
    }
    reporter.report(at, {{"total", total ? total->to_string() : ""},
                         {"max", (one.*limit).to_string()},
                         {"currency", std::string(one.currency)}});
  }
}

// Of a consignment to a private person or a firm; gifts alone have a lower limit of their own.
void consignment_is_of_low_value(const Facts& facts, Reporter& reporter) {
  const std::span<const NumberedItem> items = goods_items(facts);
  const bool all_gifts = std::all_of(items.begin(), items.end(), [](const NumberedItem& item) {
    return item.has_procedure("C08");
  });
  if (!all_gifts) report_above(facts, items, &ConsignmentLimit::all, reporter);
}

void gifts_are_of_low_value(const Facts& facts, Reporter& reporter) {
  std::vector<NumberedItem> gifts;
  for (const NumberedItem& item : goods_items(facts)) {
    if (item.has_procedure("C08")) gifts.push_back(item);
  }
  report_above(facts, gifts, &ConsignmentLimit::gifts, reporter);
}

void total_is_above_zero(const Facts& facts, Reporter& reporter) {
  std::vector<FieldPointer> at;
  for (const NumberedItem& item : goods_items(facts)) {
    const std::optional<Decimal> amount = amount_of(item.item->intrinsic_value);
    if (!amount || !amount->is_zero()) return;
    at.push_back(item.value_pointer());
  }
  if (!at.empty()) reporter.report(at);
}

const Money& costs_of(const NumberedItem& item) { return item.item->transport_and_insurance_costs; }

FieldPointer costs_pointer(const FieldPointer& owner) {
  return owner / "transportAndInsuranceCosts" / "amount";
}

void transport_costs_are_given(const Facts& facts, Reporter& reporter) {
  if (!is_empty(facts.declaration.goods_shipment.transport_and_insurance_costs)) return;
  for (const NumberedItem& item : goods_items(facts)) {
    if (!is_empty(costs_of(item))) return;
  }
  reporter.report({costs_pointer(shipment_pointer())});
}

void transport_costs_are_on_every_item_or_none(const Facts& facts, Reporter& reporter) {
  const std::span<const NumberedItem> items = goods_items(facts);
  std::vector<FieldPointer> lacking;
  for (const NumberedItem& item : items) {
    if (is_empty(costs_of(item))) lacking.push_back(costs_pointer(item.pointer()));
  }
  if (lacking.empty() || lacking.size() == items.size()) return;
  reporter.report(lacking);
}

// Only when both levels are complete and in one currency: otherwise another rule speaks.
std::optional<Decimal> sum_of_item_costs(std::span<const NumberedItem> items,
                                         const std::string& currency) {
  std::optional<Decimal> sum = Decimal();
  for (const NumberedItem& item : items) {
    const std::optional<Decimal> amount = amount_of(costs_of(item));
    if (!amount || costs_of(item).currency != currency) return std::nullopt;
    sum = Decimal::sum(*sum, *amount);
    if (!sum) return std::nullopt;
  }
  return sum;
}

void transport_costs_of_items_add_up(const Facts& facts, Reporter& reporter) {
  const Money& whole = facts.declaration.goods_shipment.transport_and_insurance_costs;
  const std::optional<Decimal> amount = amount_of(whole);
  const std::span<const NumberedItem> items = goods_items(facts);
  if (!amount || whole.currency.empty() || items.empty()) return;
  const std::optional<Decimal> sum = sum_of_item_costs(items, whole.currency);
  if (!sum || *sum == *amount) return;
  const FieldPointer at = costs_pointer(shipment_pointer());
  std::vector<FieldPointer> involved = {at};
  for (const NumberedItem& item : items)
    involved.push_back(costs_pointer(item.pointer()));
  reporter.report(
      involved,
      {{"sum", sum->to_string()}, {"given", amount->to_string()}, {"currency", whole.currency}},
      {set(at, sum->to_string())});
}

Rule value_rule(std::string_view id, std::vector<std::string_view> sources, std::string_view law,
                Kind kind, void (*check)(const Facts&, Reporter&)) {
  return {.id = id,
          .profile = "dk",
          .data_sets = {"H7"},
          .sources = std::move(sources),
          .law = law,
          .kind = kind,
          .check = check};
}

// HMRC publishes no code for what is above its limit; that it may not be is in its trader tests.
Rule british_limit(std::string_view id, std::string_view law,
                   void (*check)(const Facts&, Reporter&)) {
  Rule rule = value_rule(id, {"EUCDM"}, law, Kind::rule, check);
  rule.profile = "gb";
  return rule;
}

}  // namespace

std::span<const Rule> value_rules() {
  static const Rule rules[] = {
      value_rule("value.consignment_is_at_most_150_euro", {"DK1018", "VR #42"},
                 "Delegated Regulation (EU) 2015/2446, Articles 1(48) and 143a", Kind::rule,
                 &consignment_is_of_low_value),
      value_rule("value.gifts_are_at_most_45_euro", {"DK1007", "VR #7", "DK1050", "VR #37"},
                 "Regulation (EC) No 1186/2009, Articles 25 and 26", Kind::rule,
                 &gifts_are_of_low_value),
      british_limit("gb.low_value_consignment_is_at_most_135_pounds",
                    "4/18; column H7 of Annex B; HMRC's trader tests TT_IM067a and TT_IM124a",
                    &consignment_is_of_low_value),
      british_limit("gb.low_value_gifts_are_at_most_39_pounds",
                    "4/18; column H7 of Annex B; HMRC's trader test TT_IM079a",
                    &gifts_are_of_low_value),
      value_rule("value.total_is_above_zero", {"DK11048", "VR #34", "DK1048"}, "14 14 014",
                 Kind::rule, &total_is_above_zero),
      value_rule("value.transport_costs_are_given", {"EUCDM"}, "14 15; Annex B footnote 45",
                 Kind::missing, &transport_costs_are_given),
      value_rule("value.transport_costs_are_on_every_item_or_none", {"VR #60"}, "14 15",
                 Kind::missing, &transport_costs_are_on_every_item_or_none),
      value_rule("value.transport_costs_of_items_add_up", {"VR #56"}, "14 15", Kind::rule,
                 &transport_costs_of_items_add_up),
  };
  return rules;
}

}  // namespace quayside
