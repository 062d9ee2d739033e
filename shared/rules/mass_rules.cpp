// Gross mass (18 04) of the shipment and of its goods items.
#include "shared/rules/fixes.h"
#include "shared/rules/support.h"

namespace quayside {
namespace {

const std::string& mass_text(const NumberedItem& item) {
  return item.item->commodity.goods_measure.gross_mass.text;
}

std::optional<Decimal> mass_of(const NumberedItem& item) {
  return item.item->commodity.goods_measure.gross_mass.value();
}

FieldPointer shipment_mass_pointer() { return shipment_pointer() / "grossMass"; }

void shipment_gross_mass_is_above_zero(const Facts& facts, Reporter& reporter) {
  const std::optional<Decimal> mass = facts.declaration.goods_shipment.gross_mass.value();
  if (mass && mass->is_zero()) reporter.report({shipment_mass_pointer()});
}

void shipment_is_not_lighter_than_its_items(const Facts& facts, Reporter& reporter) {
  const std::optional<Decimal> whole = facts.declaration.goods_shipment.gross_mass.value();
  if (!whole || whole->is_zero()) return;
  std::optional<Decimal> sum = Decimal();
  for (const NumberedItem& item : goods_items(facts)) {
    const std::optional<Decimal> mass = mass_of(item);
    if (mass) sum = Decimal::sum(*sum, *mass);
    if (!sum) return;
  }
  if (*whole >= *sum) return;
  std::vector<FieldPointer> at = {shipment_mass_pointer()};
  for (const NumberedItem& item : goods_items(facts)) {
    if (mass_of(item)) at.push_back(item.gross_mass_pointer());
  }
  reporter.report(at, {{"sum", sum->to_string()}, {"given", whole->to_string()}},
                  {set(shipment_mass_pointer(), sum->to_string())});
}

void zero_stands_only_beside_a_heavier_item(const Facts& facts, Reporter& reporter) {
  std::vector<FieldPointer> zeros;
  for (const NumberedItem& item : goods_items(facts)) {
    const std::optional<Decimal> mass = mass_of(item);
    if (mass && !mass->is_zero()) return;
    if (mass) zeros.push_back(item.gross_mass_pointer());
  }
  if (!zeros.empty()) reporter.report(zeros);
}

// Goods packed together may have one mass, on the shipment; a single item has nothing to be packed
// together with.
void single_item_has_its_gross_mass(const Facts& facts, Reporter& reporter) {
  const std::span<const NumberedItem> items = goods_items(facts);
  if (items.size() != 1 || !mass_text(items[0]).empty()) return;
  reporter.report({items[0].gross_mass_pointer()});
}

void items_without_gross_mass_are_packed_together(const Facts& facts, Reporter& reporter) {
  const std::span<const NumberedItem> items = goods_items(facts);
  std::vector<FieldPointer> lacking;
  for (const NumberedItem& item : items) {
    if (mass_text(item).empty()) lacking.push_back(item.gross_mass_pointer());
  }
  if (items.size() > 1 && !lacking.empty()) reporter.report(lacking);
}

void item_is_lighter_than_100_kg(const Facts& facts, Reporter& reporter) {
  for (const NumberedItem& item : goods_items(facts)) {
    const std::optional<Decimal> mass = mass_of(item);
    if (!mass || *mass < Decimal::whole(100)) continue;
    reporter.report({item.gross_mass_pointer()}, {{"given", mass->to_string()}});
  }
}

void item_without_packages_has_no_mass(const Facts& facts, Reporter& reporter) {
  for (const NumberedItem& item : goods_items(facts)) {
    const std::optional<Decimal> mass = mass_of(item);
    if (!mass || mass->is_zero()) continue;
    std::vector<FieldPointer> zeros;
    const auto& packagings = item.item->packagings;
    for (std::size_t i = 0; i < packagings.size(); ++i) {
      const std::optional<Decimal> number = packagings[i].number_of_packages.value();
      if (!number || !number->is_zero()) continue;
      zeros.push_back(item.pointer() / "packagings" / i / "numberOfPackages");
    }
    if (zeros.empty() || zeros.size() != packagings.size()) continue;
    zeros.insert(zeros.begin(), item.gross_mass_pointer());
    reporter.report(zeros);
  }
}

bool gross_mass_is_on_every_item(const Facts& facts) {
  const std::span<const NumberedItem> items = goods_items(facts);
  return !items.empty() && std::all_of(items.begin(), items.end(), [](const NumberedItem& item) {
    return !mass_text(item).empty();
  });
}

// Annex B footnote 64: the mass of the whole is enough; so are the masses of all its items.
void gross_mass_is_given(const Facts& facts, Reporter& reporter) {
  if (!facts.declaration.goods_shipment.gross_mass.text.empty()) return;
  if (!gross_mass_is_on_every_item(facts)) reporter.report({shipment_mass_pointer()});
}

// B2101, since the transition to the Automated Export System is over.
void gross_mass_of_export_is_on_both_levels(const Facts& facts, Reporter& reporter) {
  std::vector<FieldPointer> lacking;
  if (facts.declaration.goods_shipment.gross_mass.text.empty()) {
    lacking.push_back(shipment_mass_pointer());
  }
  for (const NumberedItem& item : goods_items(facts)) {
    if (mass_text(item).empty()) lacking.push_back(item.gross_mass_pointer());
  }
  if (!lacking.empty()) reporter.report(std::move(lacking));
}

Rule mass_rule(std::string_view id, std::vector<std::string_view> sources, Kind kind,
               void (*check)(const Facts&, Reporter&)) {
  return dk_rule(id, std::move(sources), "18 04; DMS Import XML Guide v1.18", kind, check);
}

}  // namespace

std::span<const Rule> mass_rules() {
  static const Rule rules[] = {
      mass_rule("mass.shipment_gross_mass_is_above_zero", {"EUCDM"}, Kind::rule,
                &shipment_gross_mass_is_above_zero),
      mass_rule("mass.shipment_is_not_lighter_than_its_items", {"R0994", "CWM10034", "DK11701"},
                Kind::rule, &shipment_is_not_lighter_than_its_items),
      only_in({"H7"}, mass_rule("mass.single_item_has_its_gross_mass", {"EUCDM"}, Kind::missing,
                                &single_item_has_its_gross_mass)),
      as_advice(
          only_in({"H7"}, mass_rule("mass.items_without_gross_mass_are_packed_together", {"EUCDM"},
                                    Kind::missing, &items_without_gross_mass_are_packed_together))),
      mass_rule("mass.zero_stands_only_beside_a_heavier_item", {"R0221"}, Kind::rule,
                &zero_stands_only_beside_a_heavier_item),
      mass_rule("mass.item_without_packages_has_no_mass", {"R0222"}, Kind::rule,
                &item_without_packages_has_no_mass),
      only_in({"H7"}, mass_rule("mass.item_is_lighter_than_100_kg", {"DK1020", "VR #44"},
                                Kind::rule, &item_is_lighter_than_100_kg)),
      only_in({"C1"}, dk_rule("mass.gross_mass_of_export_is_given", {"DK3080"}, "18 04",
                              Kind::missing, &gross_mass_is_given)),
      only_in({"B1"}, dk_rule("mass.gross_mass_of_export_is_on_both_levels", {"B2101", "EUCDM"},
                              "18 04; DMS Export XML Guide v1.31: M in B1", Kind::missing,
                              &gross_mass_of_export_is_on_both_levels)),
      only_in({"H1", "H5", "I1"}, mass_rule("mass.gross_mass_of_import_is_given", {"EUCDM"},
                                            Kind::missing, &gross_mass_is_given)),
  };
  return rules;
}

}  // namespace quayside
