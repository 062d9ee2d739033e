#include "shared/domain/declared_value.h"

#include <algorithm>

namespace quayside {
namespace {

using Totals = std::map<std::string, Decimal>;

/// False where the amount is stated and is no number, or the sum is beyond all numbers.
bool add(Totals& totals, const std::string& currency, const Amount& amount) {
  if (amount.text.empty()) return true;
  const std::optional<Decimal> value = amount.value();
  const std::optional<Decimal> sum = value ? Decimal::sum(totals[currency], *value) : std::nullopt;
  if (!sum) return false;
  totals[currency] = *sum;
  return true;
}

void keep_greater(Totals& greatest, const Totals& totals) {
  for (const auto& [currency, total] : totals)
    greatest[currency] = std::max(greatest[currency], total);
}

std::string national_currency(const Declaration& declaration) {
  if (!declaration.internal_currency_unit.empty()) return declaration.internal_currency_unit;
  return declaration.profile == "gb" ? "GBP" : "DKK";
}

}  // namespace

std::optional<std::map<std::string, Decimal>> declared_value(const Declaration& declaration) {
  const GoodsShipment& shipment = declaration.goods_shipment;
  const std::string& invoice_currency = shipment.invoice.currency;
  Totals intrinsic, invoiced, invoice, statistical;
  bool is_known = add(invoice, invoice_currency, shipment.invoice.amount);
  for (const GoodsItem& item : shipment.goods_items) {
    is_known = add(intrinsic, item.intrinsic_value.currency, item.intrinsic_value.amount) &&
               add(invoiced, invoice_currency, item.item_amount_invoiced) &&
               add(statistical, national_currency(declaration), item.statistical_value) && is_known;
  }
  if (!is_known) return std::nullopt;
  Totals greatest;
  for (const Totals* totals : {&intrinsic, &invoiced, &invoice})
    keep_greater(greatest, *totals);
  if (greatest.empty()) greatest = std::move(statistical);
  if (greatest.empty()) return std::nullopt;
  return greatest;
}

void add_declared_value(Totals& totals, const Declaration& declaration) {
  const auto values = declared_value(declaration);
  if (!values) return;
  for (const auto& [currency, value] : *values) {
    if (const auto sum = Decimal::sum(totals[currency], value)) totals[currency] = *sum;
  }
}

}  // namespace quayside
