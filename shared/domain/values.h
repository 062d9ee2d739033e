// Values: numbers as the trader wrote them, in the formats of the EU Customs Data Model.
//
// A draft may hold a number that is not one yet ("12," or "ten"): the text is kept as it is, and
// value() is empty. Binary floating point is not used anywhere.
#pragma once

#include <optional>
#include <string>

#include "shared/base/decimal.h"

namespace quayside {

/// n..Digits,Scale: at most `Digits` digits in all, at most `Scale` of them after the point.
template <int Digits, int Scale>
struct Number {
  static_assert(Digits <= 18 && Scale <= Decimal::kScale);
  std::string text;

  std::optional<Decimal> value() const { return Decimal::parse(text); }
  bool operator==(const Number&) const = default;
};

using Amount = Number<16, 2>;    ///< money; the currency stands beside it
using Mass = Number<16, 6>;      ///< kilograms
using Quantity = Number<16, 6>;  ///< supplementary units
using PackageCount = Number<8, 0>;
using ItemNumber = Number<5, 0>;
using Rate = Number<17, 3>;  ///< of a duty or tax: per cent, or an amount per unit
using ExchangeRate = Number<12, 5>;

}  // namespace quayside
