// References, numbers and repetitions in a declaration to the United Kingdom: numbers 1/6, 1/11,
// 3/39, 5/18, 6/16 and 6/17 of HMRC, and values that are nothing without their unit.
#include <set>

#include "shared/rules/gb_support.h"

namespace quayside {
namespace {

FieldPointer number_at(const NumberedItem& item) { return item.pointer() / "goodsItemNumber"; }

void item_number_is_within_the_count(const Facts& facts, Reporter& reporter) {
  const auto items = goods_items(facts);
  const Decimal count = Decimal::whole(static_cast<std::int64_t>(items.size()));
  for (const NumberedItem& item : items) {
    const std::optional<Decimal> number = item.item->goods_item_number.value();
    if (!number || *number <= count) continue;
    reporter.report({number_at(item)}, {{"number", item.item->goods_item_number.text},
                                        {"count", std::to_string(items.size())}});
  }
}

void item_number_is_given_once(const Facts& facts, Reporter& reporter) {
  std::set<Decimal> met;
  for (const NumberedItem& item : goods_items(facts)) {
    const std::optional<Decimal> number = item.item->goods_item_number.value();
    if (!number || met.insert(*number).second) continue;
    reporter.report({number_at(item)}, {{"number", item.item->goods_item_number.text}});
  }
}

template <class Elements, class KeyOf>
void report_repeated(const Elements& all, const FieldPointer& list, std::string_view leaf,
                     KeyOf key_of, Reporter& reporter) {
  std::set<std::string> met;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::string key = key_of(all[i]);
    if (key.empty() || met.insert(key).second) continue;
    reporter.report({list / i / leaf}, {{"code", key}});
  }
}

void code_is_given_once(const Facts& facts, Reporter& reporter) {
  const auto code_of = [](const auto& one) { return one.code; };
  report_repeated(
      facts.declaration.goods_shipment.countries_of_routing,
      shipment_pointer() / "countriesOfRouting", "country",
      [](const CountryOfRouting& one) { return one.country; }, reporter);
  for (const NumberedItem& item : goods_items(facts)) {
    const CommodityCode& commodity = item.item->commodity.commodity_code;
    const FieldPointer at = item.pointer() / "commodity" / "commodityCode";
    report_repeated(item.item->additional_procedures, item.pointer() / "additionalProcedures",
                    "code", code_of, reporter);
    report_repeated(commodity.taric_additional_codes, at / "taricAdditionalCodes", "code", code_of,
                    reporter);
    report_repeated(commodity.national_additional_codes, at / "nationalAdditionalCodes", "code",
                    code_of, reporter);
  }
}

void authorisation_is_given_once(const Facts& facts, Reporter& reporter) {
  report_repeated(
      facts.declaration.authorisations, FieldPointer("/authorisations"), "type",
      [](const Authorisation& one) {
        return one.type.empty() || one.holder.empty() ? std::string() : one.type + " " + one.holder;
      },
      reporter);
}

// Two values of which neither says anything alone.
void report_half(bool has_first, bool has_second, FieldPointer first, FieldPointer second,
                 Reporter& reporter) {
  if (has_first == has_second) return;
  if (has_first) std::swap(first, second);
  reporter.report({std::move(first), std::move(second)});
}

void amount_has_its_currency(const Facts& facts, Reporter& reporter) {
  const Invoice& invoice = facts.declaration.goods_shipment.invoice;
  const FieldPointer at = shipment_pointer() / "invoice";
  // The currency alone is that of the prices of the goods items.
  if (!invoice.amount.text.empty() && invoice.currency.empty()) {
    reporter.report({at / "currency", at / "amount"});
  }
  for (const NumberedItem& item : goods_items(facts)) {
    // An H2 has no prices.
    const bool is_priced = facts.data_set != "H2" && !item.item->item_amount_invoiced.text.empty();
    if (is_priced && item.item->invoice_currency.empty() && invoice.currency.empty() &&
        invoice.amount.text.empty()) {
      reporter.report({item.pointer() / "invoiceCurrency", item.pointer() / "itemAmountInvoiced"});
    }
    const auto& documents = item.item->supporting_documents;
    for (std::size_t i = 0; i < documents.size(); ++i) {
      const FieldPointer document = item.pointer() / "supportingDocuments" / i;
      report_half(!documents[i].amount.text.empty(), !documents[i].currency.empty(),
                  document / "amount", document / "currency", reporter);
    }
  }
}

void transport_means_has_type_and_identity(const Facts& facts, Reporter& reporter) {
  const auto look = [&](const TransportMeans& means, const FieldPointer& at) {
    report_half(!means.type.empty(), !means.identification_number.empty(), at / "type",
                at / "identificationNumber", reporter);
  };
  const GoodsShipment& shipment = facts.declaration.goods_shipment;
  look(shipment.active_border_transport_means, shipment_pointer() / "activeBorderTransportMeans");
  const auto& leaving = shipment.departure_transport_means;
  for (std::size_t i = 0; i < leaving.size(); ++i) {
    look(leaving[i], shipment_pointer() / "departureTransportMeans" / i);
  }
}

}  // namespace

std::span<const Rule> gb_reference_rules() {
  static const Rule rules[] = {
      gb_rule("gb.item_number_is_within_the_count", {"CDS12022"}, "1/6 and 1/9",
              &item_number_is_within_the_count),
      gb_rule("gb.item_number_is_given_once", {"CDS12024"}, "1/6", &item_number_is_given_once),
      as_advice(gb_rule("gb.code_is_given_once", {"CDS12024"}, "1/11, 5/18, 6/16 and 6/17",
                        &code_is_given_once)),
      as_advice(gb_rule("gb.authorisation_is_given_once", {"CDS12024"}, "3/39",
                        &authorisation_is_given_once)),
      as_kind(Kind::missing, gb_rule("gb.amount_has_its_currency", {"CDS12077"},
                                     "2/3, 4/10, 4/11 and 4/14", &amount_has_its_currency)),
      as_advice(
          as_kind(Kind::missing, gb_rule("gb.transport_means_has_type_and_identity", {"CDS12077"},
                                         "7/7 and 7/14", &transport_means_has_type_and_identity))),
  };
  return rules;
}

}  // namespace quayside
