// Additional procedures (11 10): reliefs, VAT schemes and what each of them demands.
#include <algorithm>
#include <set>

#include "shared/rules/fixes.h"
#include "shared/rules/support.h"

namespace quayside {
namespace {

// Alcohol, tobacco and perfume as Danish customs lists them for gifts (VR #65).
constexpr std::string_view kGiftGoods[] = {"2204", "2205", "2206", "2207",
                                           "2208", "2402", "2403", "3303"};
// What Article 24 of Regulation (EC) No 1186/2009 leaves out of the relief for negligible value.
constexpr std::string_view kNoRelief[] = {"2203", "2204", "2205", "2206", "2207",  "2208",
                                          "2401", "2402", "2403", "3303", "240411"};
constexpr std::string_view kVatSchemes[] = {"F48", "F49", "F53"};

bool is_gift_goods(const NumberedItem& item) { return starts_with_any(item.hs(), kGiftGoods); }

const std::string& units_of(const NumberedItem& item) {
  return item.item->commodity.goods_measure.supplementary_units.text;
}

void supplementary_units_are_for_gifts_only(const Facts& facts, Reporter& reporter) {
  for (const NumberedItem& item : goods_items(facts)) {
    if (units_of(item).empty() || !item.has_any_procedure()) continue;
    // For alcohol, tobacco and perfume the procedure is what is wrong, not the units.
    if (item.has_procedure("C08") || is_gift_goods(item)) continue;
    const FieldPointer units = item.supplementary_units_pointer();
    reporter.report({units, item.procedures_pointer()}, {}, {remove(units)});
  }
}

void gift_of_alcohol_tobacco_perfume_has_units(const Facts& facts, Reporter& reporter) {
  for (const NumberedItem& item : goods_items(facts)) {
    if (!is_gift_goods(item) || !item.has_procedure("C08") || !units_of(item).empty()) continue;
    reporter.report({item.supplementary_units_pointer(), item.hs_pointer()},
                    {{"code", std::string(item.hs())}});
  }
}

void alcohol_tobacco_perfume_are_gifts(const Facts& facts, Reporter& reporter) {
  for (const NumberedItem& item : goods_items(facts)) {
    if (!is_gift_goods(item) || !item.has_any_procedure()) continue;
    if (item.has_procedure("C08") || item.has_procedure("C07")) continue;
    reporter.report({item.procedures_pointer(), item.hs_pointer()},
                    {{"code", std::string(item.hs())}});
  }
}

void relief_excludes_alcohol_tobacco_perfume(const Facts& facts, Reporter& reporter) {
  for (const NumberedItem& item : goods_items(facts)) {
    if (!item.has_procedure("C07") || !starts_with_any(item.hs(), kNoRelief)) continue;
    reporter.report({item.procedures_pointer(), item.hs_pointer()},
                    {{"code", std::string(item.hs())}});
  }
}

void special_arrangement_importer_is_private(const Facts& facts, Reporter& reporter) {
  const std::string& importer = facts.declaration.goods_shipment.importer.identification_number;
  if (importer.empty() || importer == kPrivatePerson) return;
  std::vector<FieldPointer> at = {shipment_pointer() / "importer" / "identificationNumber"};
  for (const NumberedItem& item : goods_items(facts)) {
    if (item.has_procedure("F49")) at.push_back(item.procedures_pointer());
  }
  if (at.size() > 1) reporter.report(at, {{"number", std::string(kPrivatePerson)}});
}

void code_is_given_once(const Facts& facts, Reporter& reporter) {
  for (const NumberedItem& item : goods_items(facts)) {
    std::set<std::string_view> seen;
    const auto& codes = item.item->additional_procedures;
    for (std::size_t i = 0; i < codes.size(); ++i) {
      if (codes[i].code.empty() || seen.insert(codes[i].code).second) continue;
      const FieldPointer at = item.pointer() / "additionalProcedures" / i / "code";
      reporter.report({at}, {{"code", codes[i].code}}, {remove(at)});
    }
  }
}

void item_has_one_vat_scheme(const Facts& facts, Reporter& reporter) {
  for (const NumberedItem& item : goods_items(facts)) {
    const auto count =
        std::count_if(std::begin(kVatSchemes), std::end(kVatSchemes),
                      [&](std::string_view scheme) { return item.has_procedure(scheme); });
    if (count < 2) continue;
    std::vector<FieldPointer> at;
    const auto& codes = item.item->additional_procedures;
    for (std::size_t i = 0; i < codes.size(); ++i) {
      if (std::find(std::begin(kVatSchemes), std::end(kVatSchemes), codes[i].code) !=
          std::end(kVatSchemes)) {
        at.push_back(item.pointer() / "additionalProcedures" / i / "code");
      }
    }
    reporter.report(at);
  }
}

Rule procedure_rule(std::string_view id, std::vector<std::string_view> sources,
                    std::string_view law, Kind kind, void (*check)(const Facts&, Reporter&)) {
  return {.id = id,
          .profile = "dk",
          .data_sets = {"H7"},
          .sources = std::move(sources),
          .law = law,
          .kind = kind,
          .check = check};
}

constexpr std::string_view kGifts = "Regulation (EC) No 1186/2009, Articles 25 to 27; footnote 56";

}  // namespace

std::span<const Rule> procedure_rules() {
  static const std::vector<Rule> rules = [] {
    std::vector<Rule> all = {
        procedure_rule("procedure.supplementary_units_are_for_gifts_only", {"DK1006", "VR #6"},
                       kGifts, Kind::not_allowed, &supplementary_units_are_for_gifts_only),
        procedure_rule("procedure.gift_of_alcohol_tobacco_perfume_has_units", {"DK1042", "VR #65"},
                       kGifts, Kind::missing, &gift_of_alcohol_tobacco_perfume_has_units),
        procedure_rule("procedure.alcohol_tobacco_perfume_are_gifts", {"DK1042", "VR #65"}, kGifts,
                       Kind::rule, &alcohol_tobacco_perfume_are_gifts),
        procedure_rule("procedure.relief_excludes_alcohol_tobacco_perfume",
                       {"DK1011", "VR #11", "VR #57"}, "Regulation (EC) No 1186/2009, Article 24",
                       Kind::rule, &relief_excludes_alcohol_tobacco_perfume),
        procedure_rule("procedure.special_arrangement_importer_is_private", {"DK1045", "VR #66"},
                       "Directive 2006/112/EC, Title XII Chapter 7; 13 04 017", Kind::rule,
                       &special_arrangement_importer_is_private),
        procedure_rule("procedure.item_has_one_vat_scheme", {"LOCAL"},
                       "Directive 2006/112/EC, Articles 369l and 369y", Kind::rule,
                       &item_has_one_vat_scheme),
        procedure_rule("procedure.code_is_given_once", {"LOCAL"}, "11 10", Kind::rule,
                       &code_is_given_once),
    };
    for (Rule& rule : all) {
      if (rule.sources[0] == "LOCAL") rule.severity = Severity::warning;
    }
    return all;
  }();
  return rules;
}

}  // namespace quayside
