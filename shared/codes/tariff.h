// The tariff: what the eight digits of the Combined Nomenclature say of goods.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "shared/base/date.h"

namespace quayside::codes {

/// Whether the numbers of the Combined Nomenclature are known for that day: of 2026 they are built
/// in, a bundle of reference data (reference_data.h) may bring other years.
bool has_nomenclature(const Date& day);
/// The last year whose nomenclature is known.
int last_nomenclature_year();

/// A Combined Nomenclature that is known: those of a bundle, then the built-in one.
struct KnownNomenclature {
  DateRange validity;
  std::size_t numbers = 0;
  bool built_in = false;
};
std::vector<KnownNomenclature> known_nomenclatures();

/// The supplementary unit (18 02) of a number of eight digits on that day, as a key of the message
/// catalogues ("PST", "M2"); empty where there is none. No value when the nomenclature of the day
/// lacks the number, or is not known.
std::optional<std::string_view> supplementary_unit(std::string_view cn8, const Date& day);

/// What a bundle of reference data says of the goods with a number of the Harmonized System or the
/// Combined Nomenclature: the text of its longest beginning of 8, 6, 4 or 2 digits. Empty without.
std::string_view goods_text(std::string_view number);

/// Whether the text is such a key.
bool is_supplementary_unit(std::string_view key);

}  // namespace quayside::codes
