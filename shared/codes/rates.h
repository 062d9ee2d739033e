// Amounts that the law fixes, each with the days on which it holds: a new amount is a new row.
#pragma once

#include <span>
#include <string_view>

#include "shared/base/date.h"

namespace quayside::codes {

struct Rate {
  std::string_view name;
  std::string_view amount;    ///< decimal, "45"
  std::string_view currency;  ///< ISO 4217
  DateRange validity;
  std::string_view source;
  /// Not read in the law itself: good for advice only.
  bool uncertain = false;
};

std::span<const Rate> all_rates();
/// Null when there is no such rate on that day.
const Rate* find_rate(std::string_view name, const Date& day);

/// Customs duty for each line of a consignment sold online to a private person, up to 150 euro.
inline constexpr std::string_view kDutyPerLine = "dutyPerLine";

}  // namespace quayside::codes
