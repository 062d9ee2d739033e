#include "server/simulator/duties.h"

#include <algorithm>

namespace quayside::simulator {
namespace {

constexpr std::int64_t kDutyPerLineEuroCents = 300;
constexpr int kVatPercent = 25;
constexpr std::int64_t kAmountMax = 1'000'000'000'000'000;  // in thousandths; a sane bound

struct Rate {
  std::string_view currency;
  std::int64_t kroner_per_10000;
};

// Fixed for the simulation, near the rates of 2026. Unknown currencies count as the euro.
constexpr Rate kRates[] = {{"DKK", 10'000}, {"EUR", 74'600}, {"USD", 64'000}, {"GBP", 86'000},
                           {"SEK", 6'800},  {"NOK", 6'400},  {"CNY", 9'000},  {"CAD", 46'000},
                           {"CHF", 80'000}, {"JPY", 420},    {"PLN", 17'500}, {"HKD", 8'200}};

std::int64_t rate_of(std::string_view currency) {
  for (const Rate& rate : kRates) {
    if (rate.currency == currency) return rate.kroner_per_10000;
  }
  return 74'600;
}

// Thousandths of "1000.25"; 0 for what is no amount.
std::int64_t thousandths(std::string_view text) {
  std::int64_t value = 0;
  int decimals = -1;
  for (const char c : text) {
    if (c == '.' && decimals < 0) {
      decimals = 0;
      continue;
    }
    if (c < '0' || c > '9') return 0;
    if (decimals >= 3) continue;
    value = std::min(kAmountMax, value * 10 + (c - '0'));
    if (decimals >= 0) ++decimals;
  }
  for (int i = std::max(decimals, 0); i < 3; ++i)
    value = std::min(kAmountMax, value * 10);
  return value;
}

std::int64_t to_ore(std::string_view amount, std::string_view currency) {
  const __int128 exact = static_cast<__int128>(thousandths(amount)) * rate_of(currency);
  return static_cast<std::int64_t>(exact / 100'000);
}

bool owes_nothing(const Item& item) {
  return std::any_of(item.procedures.begin(), item.procedures.end(), [](const std::string& code) {
    return code == "F48" || code == "C07" || code == "C08";
  });
}

}  // namespace

std::vector<Charge> charges_of(const Message& message) {
  std::vector<Charge> charges;
  const std::int64_t duty = kDutyPerLineEuroCents * rate_of("EUR") / 10'000;
  for (const Item& item : message.items) {
    if (owes_nothing(item)) continue;
    const std::int64_t value = to_ore(item.value, item.currency);
    const std::int64_t freight = to_ore(item.freight, item.freight_currency);
    charges.push_back({item.number, "A00", value, duty, ""});
    const std::int64_t vat_base = value + freight + duty;
    charges.push_back({item.number, "B00", vat_base, vat_base * kVatPercent / 100,
                       std::to_string(kVatPercent) + ".00"});
  }
  return charges;
}

std::string kroner(std::int64_t ore) {
  const std::string cents = std::to_string(ore % 100);
  return std::to_string(ore / 100) + (cents.size() == 1 ? ".0" : ".") + cents;
}

}  // namespace quayside::simulator
