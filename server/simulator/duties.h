// Duties: a plausible customs debt for the CWMTAX notification. Simulated: the figures follow the
// published scheme (EUR 3 a line, 25 % Danish VAT), the rates of exchange are fixed.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "server/simulator/message.h"

namespace quayside::simulator {

/// Amounts in øre (0.01 DKK).
struct Charge {
  std::string item;  ///< goods item number
  std::string type;  ///< "A00" customs duty, "B00" value added tax
  std::int64_t base = 0;
  std::int64_t amount = 0;
  std::string rate;  ///< percent; empty for the flat duty
};

/// None for items under F48 (tax paid at the sale), C07 and C08 (relief).
std::vector<Charge> charges_of(const Message& message);

/// "22.38"
std::string kroner(std::int64_t ore);

}  // namespace quayside::simulator
