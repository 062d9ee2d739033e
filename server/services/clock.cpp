#include "server/services/clock.h"

#include <chrono>
#include <cstdio>
#include <thread>

namespace quayside {
namespace {

std::int64_t seconds_of(std::int64_t ms) {
  using namespace std::chrono;
  return floor<seconds>(milliseconds(ms)).count();
}

}  // namespace

std::int64_t SystemClock::now_ms() const {
  using namespace std::chrono;
  return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

void SystemClock::wait_until(std::int64_t ms) const {
  for (std::int64_t now = now_ms(); now < ms; now = now_ms()) {
    std::this_thread::sleep_for(std::chrono::milliseconds(ms - now));
  }
}

Date utc_date(std::int64_t ms) { return Date::of_utc(seconds_of(ms)); }

std::string utc_text(std::int64_t ms) { return utc_time_text(seconds_of(ms)); }

std::int64_t ms_of_utc_text(const std::string& text) {
  const auto date = Date::parse(text.substr(0, 10));
  int hour = 0;
  int minute = 0;
  int second = 0;
  int end = 0;
  if (!date || text.size() != 20 ||
      std::sscanf(text.c_str() + 10, "T%2d:%2d:%2dZ%n", &hour, &minute, &second, &end) != 3 ||
      end != 10) {
    return 0;
  }
  using namespace std::chrono;
  const sys_days day = year(date->year) / date->month / date->day;
  const auto at = day.time_since_epoch() + hours(hour) + minutes(minute) + seconds(second);
  return duration_cast<milliseconds>(at).count();
}

}  // namespace quayside
