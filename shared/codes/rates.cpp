#include "shared/codes/rates.h"

#include <algorithm>

namespace quayside::codes {
namespace {

constexpr Date kEver{9999, 12, 31};

constexpr Rate kRates[] = {
    // Articles 23 and 24 of Regulation (EC) No 1186/2009, until Regulation (EU) 2026/382.
    {"reliefOfNegligibleValue",
     "150",
     "EUR",
     {{2008, 12, 1}, {2026, 6, 30}},
     "Regulation (EC) No 1186/2009, Article 23; ended by Regulation (EU) 2026/382",
     false},
    {"reliefOfGifts",
     "45",
     "EUR",
     {{2008, 12, 1}, kEver},
     "Regulation (EC) No 1186/2009, Article 26",
     false},
    {"valueOfLowValueDeclaration",
     "150",
     "EUR",
     {{2021, 7, 1}, kEver},
     "Delegated Regulation (EU) 2015/2446, Article 143a",
     false},
    {kDutyPerLine,
     "3",
     "EUR",
     {{2026, 7, 1}, {2028, 6, 30}},
     "Regulation (EU) 2026/382, as the press reports it",
     true},
    {"handlingFeePerLine",
     "2",
     "EUR",
     {{2026, 11, 1}, kEver},
     "announced for 1 November 2026; the amount is known from the press only",
     true},
};

}  // namespace

std::span<const Rate> all_rates() { return kRates; }

const Rate* find_rate(std::string_view name, const Date& day) {
  const auto rate = std::find_if(std::begin(kRates), std::end(kRates), [&](const Rate& one) {
    return one.name == name && one.validity.contains(day);
  });
  return rate == std::end(kRates) ? nullptr : &*rate;
}

}  // namespace quayside::codes
