// Goods that are described alike are the same goods, and have one commodity code.
#include <algorithm>
#include <map>

#include "shared/rules/support.h"
#include "shared/rules/together_support.h"

namespace quayside {
namespace {

// "Gift", "parts" or a single letter say nothing about the goods: two words, or one long one.
constexpr std::size_t kTellingBytesMin = 8;
constexpr std::size_t kSameEveryYear = 6;  // digits of the HS; the CN is new each 1 January

// A code as far as it can be compared with those of the day.
std::string_view comparable_code(const Filed& filed, const FiledLine& line, const Date& as_of) {
  const bool of_this_year = filed.standing == Standing::draft || filed.day.year == as_of.year;
  return std::string_view(line.code).substr(0, of_this_year ? line.code.size() : kSameEveryYear);
}

bool can_be_compared(const FiledLine& line) {
  return line.description.size() >= kTellingBytesMin && line.code.size() >= kSameEveryYear;
}

// How often each code is given to the goods, in the order of codes.
using Tally = std::map<std::string_view, std::size_t>;

struct Goods {
  Tally codes;
  std::vector<std::pair<const Member*, const FiledLine*>> lines;
};

// 610910 and 61091000 are one code, told more or less exactly: each must be the beginning of the
// longest. In order, a code stands right before those that it begins.
bool is_one_code(const Tally& codes) {
  std::string_view longest;
  for (const auto& [code, count] : codes) {
    if (!code.starts_with(longest)) return false;
    longest = code;
  }
  return true;
}

bool is_same(std::string_view a, std::string_view b) {
  return a.starts_with(b) || b.starts_with(a);
}

// The code of the first line in the batch, and the most frequent one that differs from it.
struct Contrast {
  std::string_view own;
  std::string_view other;
};

Contrast contrast_of(const Goods& goods, const Date& as_of) {
  Contrast found;
  for (const auto& [member, line] : goods.lines) {
    if (!member->in_batch) continue;
    found.own = comparable_code(*member->filed, *line, as_of);
    break;
  }
  std::size_t most = 0;
  for (const auto& [code, count] : goods.codes) {
    if (is_same(code, found.own) || count <= most) continue;
    most = count;
    found.other = code;
  }
  return found;
}

// The declarations of the two codes that are named, the batch first: it comes first in the fleet.
std::vector<Berth> group_of(const Goods& goods, const Contrast& contrast, const Date& as_of) {
  std::vector<Berth> group;
  for (const auto& [member, line] : goods.lines) {
    const std::string_view code = comparable_code(*member->filed, *line, as_of);
    const bool own = member->in_batch && is_same(code, contrast.own);
    if (!own && !is_same(code, contrast.other)) continue;
    if (group.empty() || group.back().member != member) group.push_back({member, {}});
    if (group.back().at.size() == kOthersMax) continue;
    group.back().at.push_back(item_pointer(line->item) / "commodity" / "commodityCode" /
                              "harmonizedSystemSubHeadingCode");
  }
  return group;
}

void goods_have_one_code(const Fleet& fleet, TogetherReporter& reporter) {
  std::vector<Goods> all;
  std::unordered_map<std::string, std::size_t> index;
  for (const Member& member : fleet.members) {
    for (const FiledLine& line : member.filed->lines) {
      if (!can_be_compared(line)) continue;
      const auto [entry, is_new] =
          index.try_emplace(key_of({member.filed->profile, line.description}), all.size());
      if (is_new) all.emplace_back();
      Goods& goods = all[entry->second];
      ++goods.codes[comparable_code(*member.filed, line, fleet.as_of)];
      goods.lines.emplace_back(&member, &line);
    }
  }
  for (const Goods& goods : all) {
    if (!goods.lines.front().first->in_batch || is_one_code(goods.codes)) continue;
    const Contrast contrast = contrast_of(goods, fleet.as_of);
    if (contrast.other.empty()) continue;  // only the past disagrees with itself
    const FiledLine& line = *goods.lines.front().second;
    reporter.report(group_of(goods, contrast, fleet.as_of),
                    {{"text", line.description},
                     {"code", std::string(contrast.own)},
                     {"other", std::string(contrast.other)}});
  }
}

}  // namespace

std::span<const TogetherRow> together_goods_rules() {
  static const TogetherRow rows[] = {
      together_advice("together.goods_have_one_code",
                      "18 09; Regulation (EU) No 952/2013, Article 57", &goods_have_one_code),
  };
  return rows;
}

}  // namespace quayside
