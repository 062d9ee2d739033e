// Decimal: an exact decimal number, for masses and money. There is no binary floating point near
// either.
//
// The value is units * 10^-6 in a signed 64-bit integer, so n..16,2 and n..16,6 of the EU Customs
// Data Model both fit while the number is below nine million millions; parse() refuses what does
// not fit. Sums are checked.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace quayside {

class Decimal {
 public:
  static constexpr int kScale = 6;
  static constexpr std::int64_t kOne = 1'000'000;

  constexpr Decimal() = default;
  static constexpr Decimal from_units(std::int64_t units) { return Decimal(units); }
  static constexpr Decimal whole(std::int64_t number) { return Decimal(number * kOne); }

  /// Reads digits with at most one point: "12", "0.5", "1000.250000". No sign, no exponent, no
  /// blanks, no grouping. Empty when the text has another form, more than six decimals or more than
  /// twelve whole digits.
  static std::optional<Decimal> parse(std::string_view text);

  /// Empty on overflow.
  static std::optional<Decimal> sum(Decimal a, Decimal b);

  /// Shortest exact text: "12", "0.5"; never an exponent.
  std::string to_string() const;

  constexpr std::int64_t units() const { return units_; }
  constexpr bool is_zero() const { return units_ == 0; }
  constexpr auto operator<=>(const Decimal&) const = default;

 private:
  constexpr explicit Decimal(std::int64_t units) : units_(units) {}
  std::int64_t units_ = 0;
};

}  // namespace quayside
