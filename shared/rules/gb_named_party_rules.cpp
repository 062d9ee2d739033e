// Which parties a declaration to the United Kingdom must name, and by what: numbers 3/1 to 3/32 of
// HMRC. That a party is not named twice is the matter of gb_party_rules.cpp.
#include "shared/rules/gb_support.h"

namespace quayside {
namespace {

// A party that has begun with an address and has neither a name nor a number.
template <class Party>
void report_nameless(const Party& party, const FieldPointer& at, Reporter& reporter) {
  if (!party.name.empty() || !party.identification_number.empty()) return;
  std::vector<FieldPointer> given = given_leaves(party.address, at / "address");
  if (given.empty()) return;
  given.insert(given.begin(), {at / "identificationNumber", at / "name"});
  reporter.report(std::move(given));
}

void party_without_number_has_its_name(const Facts& facts, Reporter& reporter) {
  const GoodsShipment& shipment = facts.declaration.goods_shipment;
  report_nameless(facts.declaration.declarant, FieldPointer("/declarant"), reporter);
  report_nameless(shipment.exporter, shipment_pointer() / "exporter", reporter);
  report_nameless(shipment.importer, shipment_pointer() / "importer", reporter);
  report_nameless(shipment.carrier, shipment_pointer() / "carrier", reporter);
  for_each_owner(facts, [&](const auto& owner, const FieldPointer& pointer) {
    report_nameless(owner.consignor, pointer / "consignor", reporter);
    report_nameless(owner.consignee, pointer / "consignee", reporter);
    report_nameless(owner.seller, pointer / "seller", reporter);
    report_nameless(owner.buyer, pointer / "buyer", reporter);
  });
}

void representative_with_address_has_its_name(const Facts& facts, Reporter& reporter) {
  report_nameless(facts.declaration.representative, FieldPointer("/representative"), reporter);
}

// Full exports name who gets the goods, for the shipment or for each goods item.
void consignee_of_an_export_is_named(const Facts& facts, Reporter& reporter) {
  if (!is_empty(facts.declaration.goods_shipment.consignee)) return;
  const auto items = goods_items(facts);
  std::vector<FieldPointer> lacking;
  for (const NumberedItem& item : items) {
    if (is_empty(item.item->consignee)) lacking.push_back(item.pointer() / "consignee" / "name");
  }
  if (lacking.size() == items.size()) lacking = {shipment_pointer() / "consignee" / "name"};
  if (!lacking.empty()) reporter.report(std::move(lacking));
}

}  // namespace

std::span<const Rule> gb_named_party_rules() {
  static const Rule rules[] = {
      as_kind(Kind::missing, gb_rule("gb.party_without_number_has_its_name", {"CDS12074"},
                                     "3/1 to 3/32", &party_without_number_has_its_name)),
      as_kind(Kind::missing, gb_rule("gb.representative_with_address_has_its_name", {"CDS12088"},
                                     "3/19 and 3/20", &representative_with_address_has_its_name)),
      as_advice(as_kind(
          Kind::missing,
          only_in({"B1", "B2"}, gb_rule("gb.consignee_of_an_export_is_named", {"CDS12089"},
                                        "3/9 and 3/10", &consignee_of_an_export_is_named)))),
  };
  return rules;
}

}  // namespace quayside
