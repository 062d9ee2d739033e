// Declared value: what the goods of a declaration are said to be worth, by currency.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "shared/base/decimal.h"
#include "shared/domain/declaration.h"

namespace quayside {

/// The greatest total that is stated in each currency: of the intrinsic values (14 14), of the
/// amounts invoiced (14 08) or of the invoice (14 06); where there is none of them, of the
/// statistical values (99 06). Empty where nothing is stated or an amount is no number.
std::optional<std::map<std::string, Decimal>> declared_value(const Declaration& declaration);
/// Adds it, where it is known, to what several declarations come to; no sum that would be too
/// large.
void add_declared_value(std::map<std::string, Decimal>& totals, const Declaration& declaration);

}  // namespace quayside
