#include "server/services/clock.h"

#include <chrono>
#include <cstdio>
#include <thread>

namespace quayside {
namespace {

struct UtcTime {
  std::chrono::year_month_day day;
  std::chrono::hh_mm_ss<std::chrono::seconds> time;
};

UtcTime utc_time(std::int64_t ms) {
  using namespace std::chrono;
  const sys_seconds at = floor<seconds>(sys_time<milliseconds>(milliseconds(ms)));
  const sys_days day = floor<days>(at);
  return {year_month_day(day), hh_mm_ss<seconds>(at - day)};
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

Date utc_date(std::int64_t ms) {
  const auto day = utc_time(ms).day;
  return {static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
          static_cast<int>(static_cast<unsigned>(day.day()))};
}

std::string utc_text(std::int64_t ms) {
  const auto time = utc_time(ms).time;
  char text[16];
  std::snprintf(text, sizeof text, "T%02d:%02d:%02dZ", static_cast<int>(time.hours().count()) % 100,
                static_cast<int>(time.minutes().count()) % 100,
                static_cast<int>(time.seconds().count()) % 100);
  return utc_date(ms).to_string() + text;
}

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
