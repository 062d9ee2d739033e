#include "shared/rules/gb_derivation.h"

#include <algorithm>
#include <initializer_list>

namespace quayside {
namespace {

bool is_one_of(std::string_view letters, const std::string& letter) {
  return letter.size() == 1 && letters.find(letter[0]) != std::string_view::npos;
}

// `codes` are of two characters, with a blank between them.
bool is_listed(std::string_view codes, const std::string& code) {
  const std::size_t at = codes.find(code);
  return code.size() == 2 && at != std::string_view::npos && at % 3 == 0;
}

constexpr std::string_view kExportProcedures = "10 11 21 22 23 31";

bool has_any(const GoodsItem& item, std::initializer_list<std::string_view> codes) {
  const auto& all = item.additional_procedures;
  return std::any_of(all.begin(), all.end(), [&](const AdditionalProcedure& one) {
    return std::find(codes.begin(), codes.end(), one.code) != codes.end();
  });
}

// Goods that move from Great Britain to Northern Ireland under the Simplified Process for Internal
// Market Movements state their category: standard goods, licensed goods, excise goods with
// documents or without.
bool is_internal_movement(const GoodsItem& item) {
  return has_any(item, {"1SG", "1LG", "1EL", "1EN"});
}

// UK Trade Tariff volume 3, appendix 21: procedures of imports. H8 stands in the procedure codes of
// the simplified process (January 2025), which knows 07 and 40 only.
std::string_view of_import(const Declaration& declaration, const GoodsItem& item) {
  const std::string& requested = item.procedure.requested;
  if (has_any(item, {"1H7"}) && is_one_of("AD", declaration.additional_declaration_type)) {
    return "H7";
  }
  if (is_internal_movement(item)) return is_listed("07 40", requested) ? "H8" : "";
  if (requested == "71") return "H2";
  if (requested == "53") return "H3";
  if (requested == "51") return "H4";
  return is_listed("01 07 40 42 43 44 45 46 48 61 63 68 95 96", requested) ? "H1" : "";
}

// The same, appendix 22: procedures of exports.
std::string_view of_export(const GoodsItem& item) {
  const std::string& requested = item.procedure.requested;
  if (is_listed("21 22", requested)) return "B2";
  return is_listed(kExportProcedures, requested) ? "B1" : "";
}

std::string_view of_item(const Declaration& declaration, const GoodsItem& item) {
  const std::string& type = declaration.declaration_type;
  if (type == "EX") return of_export(item);
  // Goods sent to a special fiscal territory make a B4, which is none of the data sets here.
  const bool leaves = is_listed(kExportProcedures, item.procedure.requested);
  if (type == "CO") return item.procedure.requested.empty() || leaves ? "" : "H5";
  return type == "IM" ? of_import(declaration, item) : std::string_view();
}

bool is_blank(const GoodsItem& item) {
  return item.procedure.requested.empty() && item.additional_procedures.empty();
}

}  // namespace

std::string_view gb_data_set_of(const Declaration& declaration, const GoodsItem& item) {
  const std::string& additional = declaration.additional_declaration_type;
  const bool is_export = declaration.declaration_type == "EX";
  if (declaration.declaration_type.empty()) return {};
  if (is_one_of("JK", additional)) return is_export ? "C21E" : "C21I";
  if (is_one_of("BCEF", additional)) return is_export ? "C1" : "I1";
  return is_one_of("ADYZ", additional) ? of_item(declaration, item) : std::string_view();
}

std::string_view gb_data_set_of(const Declaration& declaration) {
  // Those that the type alone decides are the same for every item, and without any.
  const std::string_view of_type = gb_data_set_of(declaration, GoodsItem{});
  if (!of_type.empty()) return of_type;
  std::string_view derived;
  for (const GoodsItem& item : declaration.goods_shipment.goods_items) {
    if (is_blank(item)) continue;
    const std::string_view one = gb_data_set_of(declaration, item);
    if (one.empty() || (!derived.empty() && derived != one)) return {};
    derived = one;
  }
  return derived;
}

void derive_missing_data_set(Declaration& declaration) {
  if (declaration.profile != "gb" || !declaration.data_set.empty()) return;
  declaration.data_set = gb_data_set_of(declaration);
}

}  // namespace quayside
