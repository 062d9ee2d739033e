// Goods items: number 11 03, commodity 18 05 and 18 09, packages 18 06, supplementary units 18 02.
#include <algorithm>
#include <map>

#include "shared/codes/rates.h"
#include "shared/rules/fixes.h"
#include "shared/rules/form.h"
#include "shared/rules/support.h"

namespace quayside {
namespace {

void numbers_run_from_one(const Facts& facts, Reporter& reporter) {
  std::vector<FieldPointer> wrong;
  std::vector<Fix> fixes;
  std::size_t expected = 0;
  for (const NumberedItem& item : goods_items(facts)) {
    ++expected;
    const std::string& number = item.item->goods_item_number.text;
    if (!is_plain_number(number) || number == std::to_string(expected)) continue;
    const FieldPointer at = item.pointer() / "goodsItemNumber";
    wrong.push_back(at);
    fixes.push_back(set(at, std::to_string(expected)));
  }
  if (!wrong.empty()) reporter.report(wrong, {}, std::move(fixes));
}

void hs_code_is_not_of_chapter_99(const Facts& facts, Reporter& reporter) {
  for (const NumberedItem& item : goods_items(facts)) {
    if (item.hs().size() != 6 || !is_all_digits(item.hs())) continue;
    if (!item.hs().starts_with("99")) continue;
    reporter.report({item.hs_pointer()}, {{"code", std::string(item.hs())}});
  }
}

void supplementary_units_are_fewer_than_50(const Facts& facts, Reporter& reporter) {
  for (const NumberedItem& item : goods_items(facts)) {
    const auto units = item.item->commodity.goods_measure.supplementary_units.value();
    if (!units || *units < Decimal::whole(50)) continue;
    reporter.report({item.supplementary_units_pointer()}, {{"given", units->to_string()}});
  }
}

void packages_are_fewer_than_50(const Facts& facts, Reporter& reporter) {
  for (const NumberedItem& item : goods_items(facts)) {
    for (std::size_t i = 0; i < item.item->packagings.size(); ++i) {
      const auto number = item.item->packagings[i].number_of_packages.value();
      if (!number || *number < Decimal::whole(50)) continue;
      reporter.report({item.pointer() / "packagings" / i / "numberOfPackages"},
                      {{"given", number->to_string()}});
    }
  }
}

// Goods packed together: the first item counts the packages, the others say 0. H7 has no shipping
// marks to tell which package is meant, so any other item with packages will do.
void no_packages_only_beside_an_item_with_some(const Facts& facts, Reporter& reporter) {
  std::vector<FieldPointer> zeros;
  for (const NumberedItem& item : goods_items(facts)) {
    for (std::size_t i = 0; i < item.item->packagings.size(); ++i) {
      const auto number = item.item->packagings[i].number_of_packages.value();
      if (number && !number->is_zero()) return;
      if (number) zeros.push_back(item.pointer() / "packagings" / i / "numberOfPackages");
    }
  }
  if (!zeros.empty()) reporter.report(zeros);
}

std::string lowercase(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return text;
}

// Words that say nothing about the goods, English and Danish; a description that is only one of
// them is stopped by customs sooner or later.
constexpr std::string_view kEmptyWords[] = {
    "article", "articles", "diverse", "forsendelse", "gave",     "gaver",  "gift",
    "gifts",   "goods",    "misc",    "other",       "pakke",    "pakker", "parcel",
    "parcels", "parts",    "present", "product",     "products", "sample", "samples",
    "stuff",   "ting",     "vare",    "varer",       "various",
};

void description_says_what_the_goods_are(const Facts& facts, Reporter& reporter) {
  for (const NumberedItem& item : goods_items(facts)) {
    const std::string& text = item.item->commodity.description_of_goods;
    const std::string word = lowercase(trimmed(text));
    if (std::find(std::begin(kEmptyWords), std::end(kEmptyWords), word) == std::end(kEmptyWords)) {
      continue;
    }
    reporter.report({item.pointer() / "commodity" / "descriptionOfGoods"}, {{"text", text}});
  }
}

// Since 1 July 2026 duty is owed per line, and a line is an HS number with a description: the same
// pair twice is paid for twice.
void same_goods_are_one_line(const Facts& facts, Reporter& reporter) {
  if (codes::find_rate(codes::kDutyPerLine, facts.as_of) == nullptr) return;
  std::map<std::string, std::vector<FieldPointer>> lines;
  for (const NumberedItem& item : goods_items(facts)) {
    const std::string goods = lowercase(trimmed(item.item->commodity.description_of_goods));
    if (goods.empty() || item.hs().empty()) continue;
    const FieldPointer at = item.pointer() / "commodity" / "descriptionOfGoods";
    lines[std::string(item.hs()) + " " + goods].push_back(at);
  }
  for (const auto& [line, at] : lines) {
    if (at.size() > 1) reporter.report(at, {{"count", std::to_string(at.size())}});
  }
}

Rule item_rule(std::string_view id, std::vector<std::string_view> sources, std::string_view law,
               void (*check)(const Facts&, Reporter&)) {
  return dk_rule(id, std::move(sources), law, Kind::rule, check);
}

}  // namespace

std::span<const Rule> goods_item_rules() {
  static const std::vector<Rule> rules = [] {
    std::vector<Rule> all = {
        item_rule("goods_item.numbers_run_from_one", {"R0007"}, "11 03", &numbers_run_from_one),
        only_in({"H7"}, item_rule("goods_item.hs_code_is_not_of_chapter_99",
                                  {"DK1043", "VR #67", "DK1010", "VR #10"}, "18 09 056",
                                  &hs_code_is_not_of_chapter_99)),
        only_in({"H7"},
                item_rule("goods_item.supplementary_units_are_fewer_than_50", {"DK1019", "VR #43"},
                          "18 02", &supplementary_units_are_fewer_than_50)),
        only_in({"H7"}, item_rule("goods_item.packages_are_fewer_than_50", {"DK1021", "VR #45"},
                                  "18 06 004", &packages_are_fewer_than_50)),
        only_in({"H1", "H5", "H6", "H7", "I1"},
                item_rule("goods_item.no_packages_only_beside_an_item_with_some", {"R0364"},
                          "18 06 004", &no_packages_only_beside_an_item_with_some)),
        as_advice(item_rule("goods_item.description_says_what_the_goods_are", {"LOCAL"},
                            "18 05; Implementing Regulation (EU) 2015/2447, Annex B",
                            &description_says_what_the_goods_are)),
        as_advice(only_in({"H7"}, item_rule("goods_item.same_goods_are_one_line", {"LOCAL"},
                                            "Regulation (EU) 2026/382: EUR 3 for each line",
                                            &same_goods_are_one_line))),
    };
    return all;
  }();
  return rules;
}

}  // namespace quayside
