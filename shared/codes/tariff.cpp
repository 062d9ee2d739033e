#include "shared/codes/tariff.h"

#include <algorithm>
#include <vector>

#include "shared/codes/reference_data.h"

namespace quayside::codes {
namespace {

constexpr DateRange kBuiltIn{{2026, 1, 1}, {2026, 12, 31}};

constexpr std::string_view kNumbers =
#include "shared/codes/cn8.inc"
    ;

// In the order of their letters: A, B, …, Z, a.
constexpr std::string_view kUnits[] = {
    "1000_KWH", "1000_M3", "1000_PST",     "100_PST", "CEEL",   "CK",     "CTL",
    "G",        "GI_FS",   "KG_90PCT_SDT", "KG_H2O2", "KG_K2O", "KG_KOH", "KG_MET_AM",
    "KG_N",     "KG_NAOH", "KG_NET_EDA",   "KG_P2O5", "KG_U",   "L",      "L_ALC_100PCT",
    "M",        "M2",      "M3",           "PA",      "PST",    "TJ",
};

int digits(std::string_view text) {
  int value = 0;
  for (const char c : text)
    value = value * 10 + (c - '0');
  return value;
}

std::string_view unit_of(char letter) {
  if (letter == '.') return {};
  const int index = letter <= 'Z' ? letter - 'A' : letter - 'a' + 26;
  return kUnits[static_cast<std::size_t>(index)];
}

const std::vector<NomenclatureLine>& built_in_lines() {
  static const std::vector<NomenclatureLine> all = [] {
    constexpr std::size_t kHeading = 6;
    constexpr std::size_t kEnding = 3;
    std::vector<NomenclatureLine> read;
    std::string_view rest = kNumbers;
    while (!rest.empty()) {
      const std::string_view group = rest.substr(0, rest.find(' '));
      rest.remove_prefix(std::min(rest.size(), group.size() + 1));
      const int heading = digits(group.substr(0, kHeading)) * 100;
      for (std::size_t at = kHeading; at + kEnding <= group.size(); at += kEnding) {
        read.push_back({heading + digits(group.substr(at, 2)), unit_of(group[at + 2])});
      }
    }
    return read;
  }();
  return all;
}

/// The numbers of that day; null when they are not known.
const std::vector<NomenclatureLine>* lines_of(const Date& day) {
  if (const Bundle* bundle = bundle_in_use()) {
    for (const BundleNomenclature& one : bundle->nomenclatures) {
      if (one.validity.contains(day)) return &one.lines;
    }
  }
  return kBuiltIn.contains(day) ? &built_in_lines() : nullptr;
}

}  // namespace

bool has_nomenclature(const Date& day) { return lines_of(day) != nullptr; }

std::vector<KnownNomenclature> known_nomenclatures() {
  std::vector<KnownNomenclature> known;
  if (const Bundle* bundle = bundle_in_use()) {
    for (const BundleNomenclature& one : bundle->nomenclatures)
      known.push_back({one.validity, one.lines.size(), false});
  }
  known.push_back({kBuiltIn, built_in_lines().size(), true});
  return known;
}

int last_nomenclature_year() {
  int year = kBuiltIn.to.year;
  if (const Bundle* bundle = bundle_in_use()) {
    for (const BundleNomenclature& one : bundle->nomenclatures)
      year = std::max(year, one.validity.to.year);
  }
  return year;
}

std::optional<std::string_view> supplementary_unit(std::string_view cn8, const Date& day) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (cn8.size() != 8 || !std::all_of(cn8.begin(), cn8.end(), is_digit)) return std::nullopt;
  const std::vector<NomenclatureLine>* lines = lines_of(day);
  if (lines == nullptr) return std::nullopt;
  const int wanted = digits(cn8);
  const auto line =
      std::lower_bound(lines->begin(), lines->end(), wanted,
                       [](const NomenclatureLine& one, int number) { return one.number < number; });
  if (line == lines->end() || line->number != wanted) return std::nullopt;
  return line->unit;
}

std::string_view goods_text(std::string_view number) {
  for (std::size_t length = std::min<std::size_t>(number.size(), 8); length >= 2; --length) {
    const Code* row = find_code_of_any_day("cn", number.substr(0, length));
    if (row != nullptr && !row->label.empty()) return row->label;
  }
  return {};
}

bool is_supplementary_unit(std::string_view key) {
  return std::find(std::begin(kUnits), std::end(kUnits), key) != std::end(kUnits);
}

}  // namespace quayside::codes
