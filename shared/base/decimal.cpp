#include "shared/base/decimal.h"

namespace quayside {
namespace {

constexpr int kWholeDigitsMax = 13;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::optional<Decimal> Decimal::parse(std::string_view text) {
  const std::size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  const std::string_view fraction = point == std::string_view::npos ? "" : text.substr(point + 1);
  if (whole.empty() || whole.size() > kWholeDigitsMax) return std::nullopt;
  if (point != std::string_view::npos && fraction.empty()) return std::nullopt;
  if (fraction.size() > kScale) return std::nullopt;

  std::int64_t units = 0;
  for (const char c : whole) {
    if (!is_digit(c)) return std::nullopt;
    units = units * 10 + (c - '0');
  }
  for (int i = 0; i < kScale; ++i) {
    const bool given = static_cast<std::size_t>(i) < fraction.size();
    if (given && !is_digit(fraction[static_cast<std::size_t>(i)])) return std::nullopt;
    const int digit = given ? fraction[static_cast<std::size_t>(i)] - '0' : 0;
    if (__builtin_mul_overflow(units, 10, &units)) return std::nullopt;
    if (__builtin_add_overflow(units, digit, &units)) return std::nullopt;
  }
  return Decimal(units);
}

std::optional<Decimal> Decimal::sum(Decimal a, Decimal b) {
  std::int64_t units = 0;
  if (__builtin_add_overflow(a.units_, b.units_, &units)) return std::nullopt;
  return Decimal(units);
}

std::string Decimal::to_string() const {
  std::uint64_t magnitude = static_cast<std::uint64_t>(units_);
  if (units_ < 0) magnitude = 0 - magnitude;
  std::string text = units_ < 0 ? "-" : "";
  text += std::to_string(magnitude / kOne);
  std::string fraction = std::to_string(magnitude % kOne);
  fraction.insert(0, kScale - fraction.size(), '0');
  while (!fraction.empty() && fraction.back() == '0') fraction.pop_back();
  if (!fraction.empty()) text += "." + fraction;
  return text;
}

}  // namespace quayside
