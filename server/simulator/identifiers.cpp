#include "server/simulator/identifiers.h"

#include <atomic>
#include <chrono>
#include <ctime>
#include <random>

namespace quayside::simulator {
namespace {

std::atomic<std::int64_t> clock_offset_ms = 0;

std::tm utc(std::int64_t time_ms) {
  const std::time_t seconds = static_cast<std::time_t>(time_ms / 1000);
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  return parts;
}

}  // namespace

std::size_t random_below(std::size_t limit) {
  thread_local std::random_device source;
  return std::uniform_int_distribution<std::size_t>(0, limit - 1)(source);
}

std::string new_uuid() {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string uuid = "xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx";
  for (char& c : uuid) {
    if (c == 'x') c = kHex[random_below(16)];
    if (c == 'y') c = kHex[8 + random_below(4)];
  }
  return uuid;
}

std::int64_t now_ms() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count() +
         clock_offset_ms;
}

void advance_clock(std::int64_t by_ms) { clock_offset_ms += by_ms; }

std::string format_304(std::int64_t time_ms) {
  const std::tm parts = utc(time_ms);
  char text[40];
  return std::string(text, std::strftime(text, sizeof text, "%Y%m%d%H%M%SZ", &parts));
}

std::string iso_time(std::int64_t time_ms) {
  const std::tm parts = utc(time_ms);
  char text[40];
  return std::string(text, std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &parts));
}

int year_of(std::int64_t time_ms) { return utc(time_ms).tm_year + 1900; }

bool is_message_id(std::string_view text) {
  constexpr std::string_view kAllowed =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-";
  return !text.empty() && text.size() <= 64 &&
         text.find_first_not_of(kAllowed) == std::string_view::npos;
}

}  // namespace quayside::simulator
