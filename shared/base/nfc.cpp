#include "shared/base/nfc.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <vector>

#include "shared/base/text.h"

namespace quayside {
namespace {

using Point = char32_t;

struct Decomposition {
  Point from;
  Point first;
  Point second;  ///< 0: there is none
  bool composes;
};
struct ClassRun {
  Point from;
  Point to;
  std::uint8_t combining_class;
};

#include "shared/base/nfc_table.inc"

// Hangul syllables are made of their parts by arithmetic (chapter 3.12 of the standard).
constexpr Point kSyllable = 0xAC00;
constexpr Point kLead = 0x1100;
constexpr Point kVowel = 0x1161;
constexpr Point kTrail = 0x11A7;
constexpr Point kLeads = 19;
constexpr Point kVowels = 21;
constexpr Point kTrails = 28;

Point decoded(std::string_view character) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(character[at]); };
  if (character.size() == 1) return byte(0);
  Point point = byte(0) & (0xFFU >> (character.size() + 1));
  for (std::size_t i = 1; i < character.size(); ++i)
    point = point << 6 | (byte(i) & 0x3FU);
  return point;
}

void append_utf8(Point point, std::string& text) {
  const auto add = [&](Point bits) { text += static_cast<char>(bits); };
  if (point < 0x80) return add(point);
  if (point < 0x800) {
    add(0xC0 | point >> 6);
  } else if (point < 0x10000) {
    add(0xE0 | point >> 12);
    add(0x80 | (point >> 6 & 0x3F));
  } else {
    add(0xF0 | point >> 18);
    add(0x80 | (point >> 12 & 0x3F));
    add(0x80 | (point >> 6 & 0x3F));
  }
  add(0x80 | (point & 0x3F));
}

std::uint8_t class_of(Point point) {
  const auto* run =
      std::lower_bound(std::begin(kClasses), std::end(kClasses), point,
                       [](const ClassRun& one, Point wanted) { return one.to < wanted; });
  return run != std::end(kClasses) && run->from <= point ? run->combining_class : 0;
}

void append_decomposed(Point point, std::vector<Point>& to) {
  if (point < 0xC0) return to.push_back(point);
  if (point >= kSyllable && point < kSyllable + kLeads * kVowels * kTrails) {
    const Point index = point - kSyllable;
    to.push_back(kLead + index / (kVowels * kTrails));
    to.push_back(kVowel + index % (kVowels * kTrails) / kTrails);
    if (index % kTrails != 0) to.push_back(kTrail + index % kTrails);
    return;
  }
  const auto* found =
      std::lower_bound(std::begin(kDecompositions), std::end(kDecompositions), point,
                       [](const Decomposition& one, Point wanted) { return one.from < wanted; });
  if (found == std::end(kDecompositions) || found->from != point) return to.push_back(point);
  append_decomposed(found->first, to);
  if (found->second != 0) append_decomposed(found->second, to);
}

// Marks behind a character stand in the order of their classes.
void reorder(std::vector<Point>& points) {
  auto run = points.begin();
  while (run != points.end()) {
    const auto end = std::find_if(run, points.end(), [](Point one) { return class_of(one) == 0; });
    std::stable_sort(run, end, [](Point a, Point b) { return class_of(a) < class_of(b); });
    run = std::find_if(end, points.end(), [](Point one) { return class_of(one) != 0; });
  }
}

const std::vector<const Decomposition*>& compositions() {
  static const std::vector<const Decomposition*> sorted = [] {
    std::vector<const Decomposition*> rows;
    for (const Decomposition& row : kDecompositions)
      if (row.composes) rows.push_back(&row);
    std::sort(rows.begin(), rows.end(), [](const Decomposition* a, const Decomposition* b) {
      return a->first != b->first ? a->first < b->first : a->second < b->second;
    });
    return rows;
  }();
  return sorted;
}

// 0: the two do not make one.
Point composed(Point first, Point second) {
  if (first >= kLead && first < kLead + kLeads && second >= kVowel && second < kVowel + kVowels) {
    return kSyllable + ((first - kLead) * kVowels + second - kVowel) * kTrails;
  }
  const bool is_open = first >= kSyllable && first < kSyllable + kLeads * kVowels * kTrails &&
                       (first - kSyllable) % kTrails == 0;
  if (is_open && second > kTrail && second < kTrail + kTrails) return first + second - kTrail;
  const auto& rows = compositions();
  const auto found = std::lower_bound(
      rows.begin(), rows.end(), std::pair(first, second),
      [](const Decomposition* row, const std::pair<Point, Point>& wanted) {
        return row->first != wanted.first ? row->first < wanted.first : row->second < wanted.second;
      });
  const bool is_found =
      found != rows.end() && (*found)->first == first && (*found)->second == second;
  return is_found ? (*found)->from : 0;
}

void compose(std::vector<Point>& points) {
  std::size_t starter = points.size();  // none yet
  std::size_t size = 0;
  int last_class = -1;  // of what stands between the starter and the next one; -1: nothing
  for (const Point point : points) {
    const int its_class = class_of(point);
    if (starter < size && last_class < its_class) {
      const Point both = composed(points[starter], point);
      if (both != 0) {
        points[starter] = both;
        continue;
      }
    }
    if (its_class == 0) {
      starter = size;
      last_class = -1;
    } else {
      last_class = its_class;
    }
    points[size++] = point;
  }
  points.resize(size);
}

}  // namespace

std::string to_nfc(std::string_view text) {
  constexpr unsigned char kLeadOfFirst = 0xCC;  // of U+0300
  const bool may_differ = std::any_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) >= kLeadOfFirst;
  });
  if (!may_differ || !is_valid_utf8(text)) return std::string(text);
  std::vector<Point> points;
  points.reserve(text.size());
  while (!text.empty()) {
    const std::string_view character = text.substr(0, utf8_length(text));
    append_decomposed(decoded(character), points);
    text.remove_prefix(character.size());
  }
  reorder(points);
  compose(points);
  std::string result;
  for (const Point point : points)
    append_utf8(point, result);
  return result;
}

}  // namespace quayside
