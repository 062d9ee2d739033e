// Date: a calendar date of the proleptic Gregorian calendar. Today's date is always passed in,
// never asked for here.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace quayside {

struct Date {
  int year = 0;
  int month = 0;
  int day = 0;

  /// Reads "2026-11-24" (ISO 8601, extended, four-digit year). Empty unless the day exists.
  static std::optional<Date> parse(std::string_view text);

  /// The day in UTC, seconds after 1970-01-01T00:00:00Z.
  static Date of_utc(std::int64_t seconds);

  std::string to_string() const;
  auto operator<=>(const Date&) const = default;
};

/// A moment as Quayside writes it, "2026-11-24T09:13:16Z"; seconds since 1970-01-01T00:00:00Z.
std::string utc_time_text(std::int64_t seconds);
bool is_utc_time(std::string_view text);

/// The days on which something holds, both ends included. The defaults stand for "always".
struct DateRange {
  Date from{1, 1, 1};
  Date to{9999, 12, 31};

  bool contains(const Date& day) const { return from <= day && day <= to; }
};

}  // namespace quayside
