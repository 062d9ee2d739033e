// The commodity code against the Combined Nomenclature of the year: 18 09 and 18 02.
#include "shared/codes/code_list.h"
#include "shared/codes/tariff.h"
#include "shared/rules/dated.h"
#include "shared/rules/fixes.h"
#include "shared/rules/support.h"

namespace quayside {
namespace {

std::string cn8_of(const NumberedItem& item) {
  const CommodityCode& code = item.item->commodity.commodity_code;
  return code.harmonized_system_sub_heading_code + code.combined_nomenclature_code;
}

// Chapters 98 and 99 hold numbers for certain uses, which the list of goods does not have.
bool is_of_goods(const std::string& cn8) {
  return cn8.size() == 8 && is_all_digits(cn8) && !cn8.starts_with("98") && !cn8.starts_with("99");
}

bool is_in_the_nomenclature(const std::string& cn8, const Date& day) {
  return !codes::has_nomenclature(day) || codes::supplementary_unit(cn8, day).has_value();
}

// The ten digits of the TARIC are known only where a bundle of reference data brought them.
bool is_in_the_taric(const std::string& number, const Date& day) {
  const bool is_known = codes::find_list("taric") != nullptr;
  return !is_known || number.size() != 10 || !is_all_digits(number) ||
         codes::find_code("taric", number, day) != nullptr;
}

void commodity_code_is_in_the_nomenclature(const Facts& facts, Reporter& reporter) {
  for (const NumberedItem& item : goods_items(facts)) {
    const std::string cn8 = cn8_of(item);
    if (!is_of_goods(cn8)) continue;
    const FieldPointer at = item.pointer() / "commodity" / "commodityCode";
    const std::string number = cn8 + item.item->commodity.commodity_code.taric_code;
    if (!is_in_the_nomenclature(cn8, facts.as_of)) {
      reporter.report({at / "combinedNomenclatureCode", item.hs_pointer()}, {{"code", cn8}});
    } else if (!is_in_the_taric(number, facts.as_of)) {
      reporter.report({at / "taricCode", item.hs_pointer()}, {{"code", number}});
    }
  }
}

// Since then customs refuses a quantity of zero in exports, whatever the goods.
constexpr Date kNoZeroInExports{2026, 9, 12};

bool is_zero(const Quantity& quantity) {
  const std::optional<Decimal> value = quantity.value();
  return value && *value == Decimal::whole(0);
}

// Nothing and zero say the same of goods that are counted.
bool is_lacking(const Facts& facts, const Quantity& quantity) {
  const bool is_export = facts.data_set == "B1";
  if (is_export && facts.as_of >= kNoZeroInExports) return quantity.text.empty();
  return quantity.text.empty() || is_zero(quantity);
}

void supplementary_unit_is_given(const Facts& facts, Reporter& reporter) {
  for (const NumberedItem& item : goods_items(facts)) {
    const std::string cn8 = cn8_of(item);
    if (!is_lacking(facts, item.item->commodity.goods_measure.supplementary_units)) continue;
    const std::optional<std::string_view> unit = codes::supplementary_unit(cn8, facts.as_of);
    if (!unit || unit->empty()) continue;
    reporter.report({item.supplementary_units_pointer(), item.hs_pointer()},
                    {{"code", cn8}, {"unit", std::string(*unit)}});
  }
}

void supplementary_unit_is_asked_for(const Facts& facts, Reporter& reporter) {
  for (const NumberedItem& item : goods_items(facts)) {
    const std::string cn8 = cn8_of(item);
    const std::optional<Decimal> quantity =
        item.item->commodity.goods_measure.supplementary_units.value();
    const std::optional<std::string_view> unit = codes::supplementary_unit(cn8, facts.as_of);
    if (!quantity || *quantity == Decimal::whole(0) || !unit || !unit->empty()) continue;
    const FieldPointer at = item.supplementary_units_pointer();
    reporter.report({at, item.hs_pointer()}, {{"code", cn8}}, {remove(at)});
  }
}

void supplementary_units_of_an_export_are_not_zero(const Facts& facts, Reporter& reporter) {
  for (const NumberedItem& item : goods_items(facts)) {
    if (!is_zero(item.item->commodity.goods_measure.supplementary_units)) continue;
    const std::optional<std::string_view> unit =
        codes::supplementary_unit(cn8_of(item), facts.as_of);
    const bool is_counted = unit && !unit->empty();
    const FieldPointer at = item.supplementary_units_pointer();
    reporter.report({at}, {}, is_counted ? std::vector<Fix>{} : std::vector<Fix>{remove(at)});
  }
}

void nomenclature_is_of_another_year(const Facts& facts, Reporter& reporter) {
  if (codes::has_nomenclature(facts.as_of)) return;
  for (const NumberedItem& item : goods_items(facts)) {
    const std::string cn8 = cn8_of(item);
    if (!is_of_goods(cn8)) continue;
    reporter.report({item.pointer() / "commodity" / "commodityCode" / "combinedNomenclatureCode"},
                    {{"code", cn8}, {"year", std::to_string(codes::last_nomenclature_year())}});
  }
}

Rule tariff_rule(std::string_view id, std::vector<std::string_view> sources,
                 void (*check)(const Facts&, Reporter&)) {
  return {.id = id,
          .profile = "dk",
          .data_sets = {"H1", "H5", "I1", "B1", "C1"},
          .sources = std::move(sources),
          .law = "Combined Nomenclature of the year; Regulation (EEC) No 2658/87",
          .severity = Severity::warning,  // customs' own tariff decides
          .check = check};
}

}  // namespace

std::span<const Rule> tariff_rules() {
  static const std::vector<Rule> rules = [] {
    std::vector<Rule> all = {
        tariff_rule("tariff.commodity_code_is_in_the_nomenclature", {"DK11047"},
                    &commodity_code_is_in_the_nomenclature),
        // A simplified export leaves the units to the supplementary declaration (C0655).
        only_in({"H1", "H5", "I1", "B1"},
                tariff_rule("tariff.supplementary_unit_is_given", {"DK11103", "C0655"},
                            &supplementary_unit_is_given)),
        tariff_rule("tariff.supplementary_unit_is_asked_for", {"DK11069"},
                    &supplementary_unit_is_asked_for),
        since(kNoZeroInExports,
              only_in({"B1", "C1"},
                      dk_rule("tariff.supplementary_units_of_an_export_are_not_zero", {"DK11005"},
                              "18 02; DMS release notes of 12 September 2026", Kind::rule,
                              &supplementary_units_of_an_export_are_not_zero))),
        tariff_rule("tariff.nomenclature_is_of_another_year", {"LOCAL"},
                    &nomenclature_is_of_another_year),
    };
    // Nothing is said of years before the first that is known.
    all.back().validity = {{2027, 1, 1}, {9999, 12, 31}};
    return all;
  }();
  return rules;
}

}  // namespace quayside
