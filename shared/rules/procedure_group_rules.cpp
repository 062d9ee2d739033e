// Procedures that go together: requested 11 09 001, previous 11 09 002 and additional 11 10. The
// table of Danish customs (DK1102) is not published, so this follows the groups in which Title II
// of Annex B sorts the additional procedures, and is advice.
#include <algorithm>
#include <string>

#include "shared/rules/procedure_groups.h"
#include "shared/rules/support.h"

namespace quayside {
namespace {

// Codes from `first` to `last`, and the requested procedures beside which they may stand.
struct Group {
  std::string_view first;
  std::string_view last;
  std::string_view requested;  ///< separated by blanks
};

constexpr std::string_view kFreeCirculation = "01 02 07 40 41 42 43 44 45 46 48 49 61 63 68 95 96";
constexpr std::string_view kImport = "01 02 07 40 41 42 43 44 45 46 48 49 51 53 61 63 68 71 95 96";
constexpr std::string_view kExport = "10 11 21 22 23 31 76 77";
constexpr std::string_view kReturn = "61 63 68";

// What is not here may stand anywhere: A10, the F codes to come, and the national ones of digits.
constexpr Group kGroups[] = {
    {"A04", "A04", "51"},              // inward processing, VAT only
    {"B01", "B06", "46 48 61 63 68"},  // processed products come back
    {"B51", "B54", "21 22"},           // goods leave for outward processing
    {"C01", "C61", kFreeCirculation},  // relief from import duty
    {"C71", "C75", kExport},           // relief from export duty
    {"D01", "D51", "53"},              // temporary admission
    {"E01", "E02", kFreeCirculation},  // fruit and vegetables
    {"E51", "E71", kExport},           // refunds for farm products
    {"F01", "F05", kReturn},           // returned goods
    {"F06", "F06", kImport},           // excise goods under suspension
    {"F07", "F07", kReturn},           // processed products come back
    {"F15", "F22", kImport},           // special territories, customs union, sea fishing
    {"F44", "F53", kImport},           // valuation, VAT, goods sold online
    {"F61", "F75", kExport},           // stores, groups of exports, special territories
};

bool is_among(std::string_view code, std::string_view codes) {
  return code.size() == 2 && codes.find(code) != std::string_view::npos;
}

std::string listed(std::string_view codes) {
  std::string text;
  for (const char c : codes)
    text += c == ' ' ? std::string(", ") : std::string(1, c);
  return text;
}

bool is_procedure(std::string_view code) {
  return is_among(code, kImport) || is_among(code, kExport);
}

void additional_procedure_goes_with_the_requested(const Facts& facts, Reporter& reporter) {
  for (const NumberedItem& item : goods_items(facts)) {
    const std::string& requested = item.item->procedure.requested;
    if (!is_procedure(requested)) continue;
    const auto& all = item.item->additional_procedures;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const std::string& code = all[i].code;
      const auto group =
          std::find_if(std::begin(kGroups), std::end(kGroups), [&](const Group& one) {
            return code.size() == 3 && one.first <= code && code <= one.last;
          });
      if (group == std::end(kGroups) || is_among(requested, group->requested)) continue;
      reporter.report(
          {item.pointer() / "additionalProcedures" / i / "code",
           item.pointer() / "procedure" / "requested"},
          {{"code", code}, {"procedure", requested}, {"allowed", listed(group->requested)}});
    }
  }
}

// Goods in free circulation cannot be released for it, and exported ones come back under 61.
void released_goods_were_not_free_before(const Facts& facts, Reporter& reporter) {
  for (const NumberedItem& item : goods_items(facts)) {
    const Procedure& procedure = item.item->procedure;
    if (!is_among(procedure.requested, "40 42 43 44 45")) continue;
    if (!is_among(procedure.previous, "10 40 42 61 63")) continue;
    reporter.report(
        {item.pointer() / "procedure" / "previous", item.pointer() / "procedure" / "requested"},
        {{"code", procedure.previous}, {"procedure", procedure.requested}});
  }
}

Rule group_rule(std::string_view id, std::vector<std::string_view> data_sets, std::string_view law,
                void (*check)(const Facts&, Reporter&)) {
  return as_advice(only_in(std::move(data_sets), dk_rule(id, {"DK1102"}, law, Kind::rule, check)));
}

}  // namespace

std::span<const Rule> procedure_group_rules() {
  static const Rule rules[] = {
      group_rule("procedure.additional_procedure_goes_with_the_requested",
                 {"H1", "H5", "H6", "I1", "B1", "C1"},
                 "11 09 001 and 11 10; Implementing Regulation (EU) 2015/2447, Annex B, Title II",
                 &additional_procedure_goes_with_the_requested),
      group_rule("procedure.released_goods_were_not_free_before", {"H1", "H5", "H6", "I1"},
                 "11 09 001 and 002; Articles 153, 154 and 201 UCC",
                 &released_goods_were_not_free_before),
  };
  return rules;
}

}  // namespace quayside
