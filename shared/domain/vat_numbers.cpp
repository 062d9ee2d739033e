#include "shared/domain/vat_numbers.h"

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <string>

#include "shared/base/date.h"
#include "shared/domain/patterns.h"

namespace quayside {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_number(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

int digit(std::string_view text, std::size_t at) { return text[at] - '0'; }

int last(std::string_view text) { return digit(text, text.size() - 1); }

std::int64_t number(std::string_view text) {
  std::int64_t value = 0;
  for (const char c : text)
    value = value * 10 + (c - '0');
  return value;
}

/// The first digits, each times its weight.
int weighted(std::string_view text, std::initializer_list<int> weights) {
  int sum = 0;
  std::size_t at = 0;
  for (const int weight : weights)
    sum += weight * digit(text, at++);
  return sum;
}

/// Sum of the digits of a number by Luhn's rule, every second one from the right doubled.
int luhn(std::string_view text) {
  int sum = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int value = digit(text, text.size() - 1 - i) * (i % 2 == 1 ? 2 : 1);
    sum += value / 10 + value % 10;
  }
  return sum % 10;
}

/// ISO 7064, MOD 11,10.
bool mod_11_10(std::string_view text) {
  int product = 10;
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    const int sum = (digit(text, i) + product) % 10;
    product = (sum == 0 ? 10 : sum) * 2 % 11;
  }
  return (product + last(text)) % 10 == 1;
}

bool is_day(int year, int month, int day) {
  const auto padded = [](int value, std::size_t width) {
    std::string text = std::to_string(value);
    return std::string(width - std::min(width, text.size()), '0') + text;
  };
  return Date::parse(padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2)).has_value();
}

bool austria(std::string_view n) { return (luhn(n.substr(1, 7)) + last(n)) % 10 == 6; }

bool belgium(std::string_view n) { return number(n.substr(0, 8)) % 97 + number(n.substr(8)) == 97; }

// Ten digits are of persons (EGN), of foreigners (PNF) or of others.
bool bulgaria(std::string_view n) {
  if (n.size() == 9) {
    int check = weighted(n, {1, 2, 3, 4, 5, 6, 7, 8}) % 11;
    if (check == 10) check = weighted(n, {3, 4, 5, 6, 7, 8, 9, 10}) % 11;
    return check % 10 == last(n);
  }
  const int month = static_cast<int>(number(n.substr(2, 2)));
  const int shift = month > 40 ? 40 : month > 20 ? 20 : 0;
  const int century = shift == 40 ? 2000 : shift == 20 ? 1800 : 1900;
  const bool born = is_day(century + static_cast<int>(number(n.substr(0, 2))), month - shift,
                           static_cast<int>(number(n.substr(4, 2))));
  if (born && weighted(n, {2, 4, 8, 5, 10, 9, 7, 3, 6}) % 11 % 10 == last(n)) return true;
  if (weighted(n, {21, 19, 17, 13, 11, 9, 7, 3, 1}) % 10 == last(n)) return true;
  return (11 - weighted(n, {4, 3, 2, 7, 6, 5, 4, 3, 2}) % 11) % 11 == last(n);
}

bool cyprus(std::string_view n) {
  constexpr int kOdd[] = {1, 0, 5, 7, 9, 13, 15, 17, 19, 21};
  int sum = 0;
  for (std::size_t i = 0; i < 8; ++i)
    sum += i % 2 == 0 ? kOdd[digit(n, i)] : digit(n, i);
  return n.substr(0, 2) != "12" && 'A' + sum % 26 == n[8];
}

// Czech and Slovak birth numbers: the month is raised by 50 for women and by 20 when a day is full.
bool birth_number(std::string_view n) {
  int year = 1900 + static_cast<int>(number(n.substr(0, 2)));
  if (n.size() == 9) {
    if (year >= 1980) year -= 100;
    if (year > 1953) return false;
  } else if (year < 1954) {
    year += 100;
  }
  const int month = static_cast<int>(number(n.substr(2, 2))) % 50 % 20;
  if (!is_day(year, month, static_cast<int>(number(n.substr(4, 2))))) return false;
  if (n.size() == 9) return true;
  const int check = static_cast<int>(number(n.substr(0, 9)) % 11);
  return (year < 1985 ? check % 10 : check) == last(n);
}

bool czechia(std::string_view n) {
  if (n.size() == 8) {
    const int check = (11 - weighted(n, {8, 7, 6, 5, 4, 3, 2}) % 11) % 11;
    return n[0] != '9' && (check == 0 ? 1 : check) % 10 == last(n);
  }
  if (n.size() == 9 && n[0] == '6') {
    const int check = weighted(n.substr(1), {8, 7, 6, 5, 4, 3, 2}) % 11;
    return (8 - (10 - check) % 11 + 10) % 10 == last(n);
  }
  return birth_number(n);
}

bool germany(std::string_view n) { return n[0] != '0' && mod_11_10(n); }

bool denmark(std::string_view n) {
  return n[0] != '0' && weighted(n, {2, 7, 6, 5, 4, 3, 2, 1}) % 11 == 0;
}

bool estonia(std::string_view n) { return weighted(n, {3, 7, 1, 3, 7, 1, 3, 7, 1}) % 10 == 0; }

bool greece(std::string_view n) {
  return weighted(n, {256, 128, 64, 32, 16, 8, 4, 2}) % 11 % 10 == last(n);
}

// A letter in front tells companies and non-residents from Spaniards, who have a letter behind.
bool spain(std::string_view n) {
  constexpr std::string_view kLetters = "TRWAGMYFPDXBNJZSQVHLCKE";
  const auto letter_of = [&](std::int64_t value) {
    return kLetters[static_cast<std::size_t>(value % 23)];
  };
  const std::string_view middle = n.substr(1, 7);
  const std::size_t foreign = std::string_view("XYZ").find(n[0]);
  if (is_digit(n[0])) return n[8] == letter_of(number(n.substr(0, 8)));
  if (foreign != std::string_view::npos) {
    return n[8] == letter_of(static_cast<std::int64_t>(foreign) * 10000000 + number(middle));
  }
  if (n[0] == 'I' || n[0] == 'O' || n[0] == 'T') return false;
  if (n[0] == 'K' || n[0] == 'L' || n[0] == 'M') return n[8] == letter_of(number(middle));
  const int check = (10 - luhn(std::string(middle) + "0")) % 10;
  constexpr std::string_view kAsLetter = "JABCDEFGHI";
  return n[8] == '0' + check || n[8] == kAsLetter[static_cast<std::size_t>(check)];
}

bool finland(std::string_view n) { return weighted(n, {7, 9, 10, 5, 8, 4, 2, 1}) % 11 == 0; }

// Behind the two characters is the SIREN number, but for Monaco (000).
bool france(std::string_view n) {
  constexpr std::string_view kValues = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";
  const std::int64_t first = static_cast<std::int64_t>(kValues.find(n[0]));
  const std::int64_t second = static_cast<std::int64_t>(kValues.find(n[1]));
  const std::string_view siren = n.substr(2);
  if (siren.substr(0, 3) != "000" && luhn(siren) != 0) return false;
  if (is_number(n)) return number(n.substr(0, 2)) == number(std::string(siren) + "12") % 97;
  const std::int64_t check = is_digit(n[0]) ? first * 24 + second - 10 : first * 34 + second - 100;
  return (number(siren) + 1 + check / 11) % 11 == check % 11;
}

bool hungary(std::string_view n) { return weighted(n, {9, 7, 3, 1, 9, 7, 3, 1}) % 10 == 0; }

// An older form has a letter, + or * in the second place and its seventh digit in front.
bool ireland(std::string_view n) {
  constexpr std::string_view kLetters = "WABCDEFGHIJKLMNOPQRSTUV";
  std::string digits(n.substr(0, 7));
  if (!is_digit(n[1])) digits = "0" + std::string(n.substr(2, 5)) + n[0];
  int sum = weighted(digits, {8, 7, 6, 5, 4, 3, 2});
  if (n.size() == 9) {
    const std::size_t more = kLetters.find(n[8]);
    if (more == std::string_view::npos) return false;
    sum += 9 * static_cast<int>(more);
  }
  return n[7] == kLetters[static_cast<std::size_t>(sum % 23)];
}

// Digits 8 to 10 are the province.
bool italy(std::string_view n) {
  const std::int64_t province = number(n.substr(7, 3));
  const bool known = (province >= 1 && province <= 100) || province == 120 || province == 121 ||
                     province == 888 || province == 999;
  return known && number(n.substr(0, 7)) != 0 && luhn(n) == 0;
}

bool lithuania(std::string_view n) {
  if (n[n.size() - 2] != '1') return false;
  const auto sum = [&](std::size_t shift) {
    int total = 0;
    for (std::size_t i = 0; i + 1 < n.size(); ++i)
      total += static_cast<int>(1 + (i + shift) % 9) * digit(n, i);
    return total % 11;
  };
  const int check = sum(0);
  return (check == 10 ? sum(2) % 10 : check) == last(n);
}

bool luxembourg(std::string_view n) { return number(n.substr(0, 6)) % 89 == number(n.substr(6)); }

// Companies begin with 4 and above; persons with their day of birth, since July 2017 with 32.
bool latvia(std::string_view n) {
  if (n[0] > '3') return weighted(n, {9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1}) % 11 == 3;
  if (n.substr(0, 2) == "32") return true;
  const int year = 1800 + 100 * digit(n, 6) + static_cast<int>(number(n.substr(4, 2)));
  return is_day(year, static_cast<int>(number(n.substr(2, 2))),
                static_cast<int>(number(n.substr(0, 2)))) &&
         (1 + weighted(n, {10, 5, 8, 4, 2, 1, 6, 3, 7, 9})) % 11 % 10 == last(n);
}

bool malta(std::string_view n) {
  return n[0] != '0' && 37 - weighted(n, {3, 4, 6, 7, 8, 9}) % 37 == number(n.substr(6));
}

// Persons in business have had a number of its own check since 2020: ISO 7064, MOD 97-10 over the
// number with its country, N = 23 and L = 21, B = 11.
bool netherlands(std::string_view n) {
  if (number(n.substr(0, 9)) == 0 || n.substr(10) == "00") return false;
  const int sum = weighted(n, {9, 8, 7, 6, 5, 4, 3, 2}) - digit(n, 8);
  if (sum % 11 == 0) return true;
  const std::int64_t head = (2321 * std::int64_t{1000000000} + number(n.substr(0, 9))) % 97;
  return ((head * 100 + 11) * 100 + number(n.substr(10))) % 97 == 1;
}

bool poland(std::string_view n) { return weighted(n, {6, 5, 7, 2, 3, 4, 5, 6, 7}) % 11 == last(n); }

bool portugal(std::string_view n) {
  return n[0] != '0' && (11 - weighted(n, {9, 8, 7, 6, 5, 4, 3, 2}) % 11) % 11 % 10 == last(n);
}

bool romania(std::string_view n) {
  const std::string padded = std::string(10 - n.size(), '0') + std::string(n);
  return n[0] != '0' && 10 * weighted(padded, {7, 5, 3, 2, 1, 7, 5, 3, 2}) % 11 % 10 == last(n);
}

bool sweden(std::string_view n) { return luhn(n.substr(0, 10)) == 0; }

bool slovenia(std::string_view n) {
  const int check = 11 - weighted(n, {8, 7, 6, 5, 4, 3, 2}) % 11;
  return n[0] != '0' && check < 11 && check % 10 == last(n);
}

bool slovakia(std::string_view n) {
  if (birth_number(n)) return true;
  const bool first = n[0] != '0' && std::string_view("234789").find(n[2]) != std::string_view::npos;
  return first && number(n) % 11 == 0;
}

// The second range of numbers (55 added) began in 2009 with 100. Three digits behind are a branch.
bool great_britain(std::string_view n) {
  if (n.size() == 5) return (n[0] == 'G') == (number(n.substr(2)) < 500);
  const int rest = weighted(n, {8, 7, 6, 5, 4, 3, 2, 10, 1}) % 97;
  return rest == 0 || (n.substr(0, 3) >= "100" && rest == 42);
}

struct Scheme {
  std::string_view country;
  std::string_view pattern;
  bool (*adds_up)(std::string_view);
};

constexpr std::string_view kBritish = "#########|############|GD###|HA###";
constexpr Scheme kSchemes[] = {
    {"AT", "U########", &austria},
    {"BE", "0#########|1#########", &belgium},
    {"BG", "#{9,10}", &bulgaria},
    {"CY", "########@", &cyprus},
    {"CZ", "#{8,10}", &czechia},
    {"DE", "#########", &germany},
    {"DK", "########", &denmark},
    {"EE", "#########", &estonia},
    {"EL", "#########", &greece},
    {"ES", "########@|@#######*", &spain},
    {"FI", "########", &finland},
    {"FR", "**#########", &france},
    {"GB", kBritish, &great_britain},
    {"GR", "#########", &greece},
    {"HR", "###########", &mod_11_10},
    {"HU", "########", &hungary},
    {"IE", "#######@|#######@@|#@#####@|#+#####@|#*#####@", &ireland},
    {"IT", "###########", &italy},
    {"LT", "#########|############", &lithuania},
    {"LU", "########", &luxembourg},
    {"LV", "###########", &latvia},
    {"MT", "########", &malta},
    {"NL", "#########B##", &netherlands},
    {"PL", "##########", &poland},
    {"PT", "#########", &portugal},
    {"RO", "#{2,10}", &romania},
    {"SE", "##########01", &sweden},
    {"SI", "########", &slovenia},
    {"SK", "##########", &slovakia},
    {"XI", kBritish, &great_britain},
};

}  // namespace

VatNumber examine_vat_number(std::string_view text) {
  const std::string_view country = text.substr(0, 2);
  const auto scheme = std::find_if(std::begin(kSchemes), std::end(kSchemes),
                                   [&](const Scheme& one) { return one.country == country; });
  if (scheme == std::end(kSchemes)) return VatNumber::unknown_country;
  const std::string_view own = text.substr(2);
  if (!has_pattern(own, scheme->pattern)) return VatNumber::wrong_form;
  return scheme->adds_up(own) ? VatNumber::adds_up : VatNumber::wrong_check_digit;
}

}  // namespace quayside
