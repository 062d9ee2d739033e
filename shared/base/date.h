// Date: a calendar date of the proleptic Gregorian calendar. Today's date is always passed in,
// never asked for here.
#pragma once

#include <compare>
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

  std::string to_string() const;
  auto operator<=>(const Date&) const = default;
};

/// The days on which something holds, both ends included. The defaults stand for "always".
struct DateRange {
  Date from{1, 1, 1};
  Date to{9999, 12, 31};

  bool contains(const Date& day) const { return from <= day && day <= to; }
};

}  // namespace quayside
