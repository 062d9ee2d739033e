// Numbers and dates as people write them in a language, and back.
#include <array>

#include "shared/base/date.h"
#include "shared/messages/messages.h"

namespace quayside {
namespace {

struct Signs {
  char group;
  char decimal;
};

Signs signs_of(std::string_view language) {
  return language == "da" ? Signs{'.', ','} : Signs{',', '.'};
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool all_digits(std::string_view text) {
  for (const char c : text) {
    if (!is_digit(c)) return false;
  }
  return !text.empty();
}

// Digits in groups of three behind a first group of one to three: "1.234.567".
bool is_grouped(std::string_view whole, char group) {
  std::size_t at = whole.find(group);
  if (at == 0 || at > 3) return false;
  while (at != std::string_view::npos) {
    const std::string_view three = whole.substr(at + 1, 3);
    if (three.size() != 3 || !all_digits(three)) return false;
    if (at + 4 == whole.size()) return true;
    if (whole[at + 4] != group) return false;
    at += 4;
  }
  return false;
}

// Blanks group digits too, the no-break ones that spreadsheets write included.
std::string without_blanks(std::string_view typed) {
  static constexpr std::string_view kBlanks[] = {" ", "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89"};
  std::string text(typed);
  for (const std::string_view blank : kBlanks) {
    for (std::size_t at = text.find(blank); at != std::string::npos; at = text.find(blank, at)) {
      text.erase(at, blank.size());
    }
  }
  return text;
}

}  // namespace

std::string localised_number(std::string_view language, std::string_view plain) {
  const Signs signs = signs_of(language);
  const std::size_t point = plain.find('.');
  const std::string_view whole = plain.substr(0, point);
  const std::string_view fraction =
      point == std::string_view::npos ? std::string_view() : plain.substr(point + 1);
  const bool is_number =
      all_digits(whole) && (point == std::string_view::npos || all_digits(fraction));
  if (!is_number) return std::string(plain);
  std::string text;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    if (i > 0 && (whole.size() - i) % 3 == 0) text += signs.group;
    text += whole[i];
  }
  if (!fraction.empty()) {
    text += signs.decimal;
    text += fraction;
  }
  return text;
}

std::string localised_amount(std::string_view language, std::string_view number,
                             std::string_view currency) {
  std::string text = localised_number(language, number);
  if (!currency.empty()) text.append(" ").append(currency);
  return text;
}

// Two readings of the same figures would differ by a factor of a thousand, so only what is clear
// is changed: "1.234" is a number of one thousand in Danish, "12.5" is not one in Danish at all.
std::string plain_number(std::string_view language, std::string_view typed) {
  const Signs signs = signs_of(language);
  const std::string text = without_blanks(typed);
  const std::size_t point = text.find(signs.decimal);
  const std::string_view whole = std::string_view(text).substr(0, point);
  const std::string_view fraction =
      point == std::string::npos ? std::string_view() : std::string_view(text).substr(point + 1);
  if (point != std::string::npos && !all_digits(fraction)) return std::string(typed);
  std::string plain;
  if (all_digits(whole)) {
    plain = whole;
  } else if (is_grouped(whole, signs.group)) {
    for (const char c : whole) {
      if (is_digit(c)) plain += c;
    }
  } else {
    return std::string(typed);
  }
  while (plain.size() > 1 && plain[0] == '0')
    plain.erase(0, 1);
  if (!fraction.empty()) plain += "." + std::string(fraction);
  return plain;
}

std::string localised_date(std::string_view language, std::string_view iso_date) {
  const std::optional<Date> date = Date::parse(iso_date);
  if (!date) return std::string(iso_date);
  const std::string month = message(language, "month." + std::to_string(date->month));
  return message(
      language, "date.long",
      {{"day", std::to_string(date->day)}, {"month", month}, {"year", std::to_string(date->year)}});
}

}  // namespace quayside
