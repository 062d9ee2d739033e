// Exports: what stands on the shipment or on each goods item. Conditions of the EU's Automated
// Export System; Annex B footnote 45: what is the same for all goods items stands on the shipment.
#include <algorithm>

#include "shared/rules/fixes.h"
#include "shared/rules/levels.h"

namespace quayside {
namespace {

constexpr Level kNature = {"natureOfTransaction", &GoodsShipment::nature_of_transaction,
                           &GoodsItem::nature_of_transaction};
constexpr Level kDestination = {"countryOfDestination", &GoodsShipment::country_of_destination,
                                &GoodsItem::country_of_destination};
constexpr Level kExport = {"countryOfExport", &GoodsShipment::country_of_export,
                           &GoodsItem::country_of_export};
constexpr Level kUcr = {"referenceNumberUcr", &GoodsShipment::reference_number_ucr,
                        &GoodsItem::reference_number_ucr};
constexpr Level kCharges = {"transportChargesMethodOfPayment",
                            &GoodsShipment::transport_charges_method_of_payment,
                            &GoodsItem::transport_charges_method_of_payment};
constexpr const Level* kLevels[] = {&kNature, &kDestination, &kExport, &kUcr, &kCharges};

void stands_on_one_level(const Facts& facts, Reporter& reporter) {
  for (const Level* level : kLevels)
    report_on_both(facts, reporter, *level);
}

constexpr PartyLevel kParties[] = {
    {"consignor", &GoodsShipment::consignor, &GoodsItem::consignor},
    {"consignee", &GoodsShipment::consignee, &GoodsItem::consignee},
};

void party_stands_on_one_level(const Facts& facts, Reporter& reporter) {
  for (const PartyLevel& level : kParties)
    report_on_both(facts, reporter, level);
}

// A simplified declaration with data for the exit (security 2) may leave the destination out.
void destination_is_given(const Facts& facts, Reporter& reporter) {
  if (facts.data_set == "C1" && facts.declaration.security == "2") return;
  report_on_neither(facts, reporter, kDestination);
}

void country_of_export_is_given(const Facts& facts, Reporter& reporter) {
  report_on_neither(facts, reporter, kExport);
}

void nature_of_transaction_is_given(const Facts& facts, Reporter& reporter) {
  report_on_neither(facts, reporter, kNature);
}

// Moving what all items share is a change of place only.
void same_for_all_items_stands_on_the_shipment(const Facts& facts, Reporter& reporter) {
  const std::span<const NumberedItem> items = goods_items(facts);
  if (items.size() < 2) return;
  for (const Level* level : kLevels) {
    const std::string& first = items[0].item->*level->of_item;
    if (first.empty() || !(facts.declaration.goods_shipment.*level->of_shipment).empty()) continue;
    const bool same = std::all_of(items.begin(), items.end(), [&](const NumberedItem& item) {
      return item.item->*level->of_item == first;
    });
    if (!same) continue;
    std::vector<FieldPointer> at;
    std::vector<Fix> fixes = {set(shipment_pointer() / level->name, first)};
    for (const NumberedItem& item : items) {
      at.push_back(item.pointer() / level->name);
      fixes.push_back(remove(at.back()));
    }
    reporter.report(std::move(at), {}, std::move(fixes));
  }
}

std::vector<Fix> moved(const Party& party, const FieldPointer& to) {
  std::vector<Fix> fixes;
  const auto add = [&](const FieldPointer& at, const std::string& text) {
    if (!text.empty()) fixes.push_back(set(at, text));
  };
  add(to / "identificationNumber", party.identification_number);
  add(to / "name", party.name);
  add(to / "address" / "streetAndNumber", party.address.street_and_number);
  add(to / "address" / "postcode", party.address.postcode);
  add(to / "address" / "city", party.address.city);
  add(to / "address" / "country", party.address.country);
  return fixes;
}

bool is_same(const Party& a, const Party& b) {
  return a.identification_number == b.identification_number && a.name == b.name &&
         a.address.street_and_number == b.address.street_and_number &&
         a.address.postcode == b.address.postcode && a.address.city == b.address.city &&
         a.address.country == b.address.country;
}

void party_of_all_items_stands_on_the_shipment(const Facts& facts, Reporter& reporter) {
  const std::span<const NumberedItem> items = goods_items(facts);
  if (items.size() < 2) return;
  for (const PartyLevel& level : kParties) {
    const Party& first = items[0].item->*level.of_item;
    if (is_empty(first) || !is_empty(facts.declaration.goods_shipment.*level.of_shipment)) continue;
    const bool same = std::all_of(items.begin(), items.end(), [&](const NumberedItem& item) {
      return is_same(item.item->*level.of_item, first);
    });
    if (!same) continue;
    std::vector<FieldPointer> at;
    std::vector<Fix> fixes = moved(first, shipment_pointer() / level.name);
    for (const NumberedItem& item : items) {
      at.push_back(item.pointer() / level.name);
      fixes.push_back(remove(at.back()));
    }
    reporter.report(std::move(at), {}, std::move(fixes));
  }
}

}  // namespace

std::span<const Rule> aes_level_rules() {
  static const Rule rules[] = {
      aes_rule("levels.element_stands_on_one_level",
               {"C0259", "C0273", "C0335", "C0471", "C0463", "C0503"},
               "12 08, 14 02, 16 03, 16 07 and 99 05", Kind::not_allowed, &stands_on_one_level),
      aes_rule("levels.party_stands_on_one_level", {"C0283", "C0351", "C0846", "C0847"},
               "13 02 and 13 03", Kind::not_allowed, &party_stands_on_one_level),
      aes_rule("levels.destination_is_given", {"C0463", "C0503"}, "16 03", Kind::missing,
               &destination_is_given),
      aes_rule("levels.country_of_export_is_given", {"C0259", "C0273"}, "16 07", Kind::missing,
               &country_of_export_is_given),
      as_advice(
          only_in({"B1"}, aes_rule("levels.nature_of_transaction_is_given", {"C0259", "C0273"},
                                   "99 05", Kind::missing, &nature_of_transaction_is_given))),
      aes_rule("levels.same_for_all_items_stands_on_the_shipment", {"R0201"},
               "12 08, 14 02, 16 03, 16 07 and 99 05; Annex B footnote 45", Kind::rule,
               &same_for_all_items_stands_on_the_shipment),
      aes_rule("levels.party_of_all_items_stands_on_the_shipment", {"R0201"},
               "13 02 and 13 03; Annex B footnote 45", Kind::rule,
               &party_of_all_items_stands_on_the_shipment),
  };
  return rules;
}

}  // namespace quayside
