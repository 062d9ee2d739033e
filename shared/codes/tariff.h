// The tariff: what the eight digits of the Combined Nomenclature say of goods.
#pragma once

#include <optional>
#include <string_view>

#include "shared/base/date.h"

namespace quayside::codes {

/// The year that the built-in nomenclature is of.
inline constexpr DateRange kNomenclatureValidity{{2026, 1, 1}, {2026, 12, 31}};

/// The supplementary unit (18 02) of a number of eight digits, as a key of the message catalogues
/// ("PST", "M2"); empty where there is none. No value when the nomenclature lacks the number.
std::optional<std::string_view> supplementary_unit(std::string_view cn8);

}  // namespace quayside::codes
