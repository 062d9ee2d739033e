#include "shared/domain/identifiers.h"

#include <algorithm>
#include <string>

#include "shared/base/date.h"

namespace quayside {
namespace {

constexpr std::size_t kMrnLength = 18;
constexpr std::size_t kContainerLength = 11;
constexpr std::size_t kGrnLength = 17;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_either(char c) { return is_digit(c) || is_capital(c); }

bool all(std::string_view text, bool (*is)(char)) {
  return std::all_of(text.begin(), text.end(), is);
}

// Letters count 10, 12, 13 and so on: multiples of 11 are left out.
int value_of(char c) {
  if (is_digit(c)) return c - '0';
  const int letter = c - 'A' + 10;
  return letter + (letter > 10 ? 1 : 0) + (letter > 20 ? 1 : 0) + (letter > 30 ? 1 : 0);
}

char check_digit_of(std::string_view text) {
  long sum = 0;
  for (std::size_t i = 0; i < text.size(); ++i)
    sum += static_cast<long>(value_of(text[i])) << i;
  return static_cast<char>('0' + sum % 11 % 10);
}

}  // namespace

bool has_form_of_mrn(std::string_view text) {
  return text.size() == kMrnLength && all(text.substr(0, 2), is_digit) &&
         all(text.substr(2, 2), is_capital) && all(text.substr(4, 13), is_either) &&
         is_digit(text.back());
}

bool has_check_digit_of_mrn(std::string_view text) {
  return has_form_of_mrn(text) && check_digit_of(text.substr(0, kMrnLength - 1)) == text.back();
}

bool has_form_of_container_number(std::string_view text) {
  return text.size() == kContainerLength && all(text.substr(0, 3), is_capital) &&
         std::string_view("UJZ").find(text[3]) != std::string_view::npos &&
         all(text.substr(4), is_digit);
}

bool has_check_digit_of_container_number(std::string_view text) {
  return has_form_of_container_number(text) &&
         check_digit_of(text.substr(0, kContainerLength - 1)) == text.back();
}

bool has_form_of_grn(std::string_view text) {
  if (text.size() != kGrnLength && text.size() != kGrnLength + 7) return false;
  const bool tail = text.size() == kGrnLength ||
                    (is_capital(text[kGrnLength]) && all(text.substr(kGrnLength + 1), is_digit));
  return tail && all(text.substr(0, 2), is_digit) && all(text.substr(2, 2), is_capital) &&
         all(text.substr(4, 12), is_either) && is_digit(text[kGrnLength - 1]);
}

bool has_form_of_customs_office(std::string_view text) {
  return text.size() == 8 && all(text.substr(0, 2), is_capital) && all(text.substr(2), is_either);
}

bool has_form_of_cus_number(std::string_view text) {
  return text.size() == 9 && all(text.substr(0, 7), is_digit) && text[7] == '-' &&
         is_digit(text[8]);
}

bool begins_with_day(std::string_view text) {
  if (text.size() < 8 || !all(text.substr(0, 8), is_digit)) return false;
  const std::string day(text.substr(0, 8));
  return Date::parse(day.substr(0, 4) + "-" + day.substr(4, 2) + "-" + day.substr(6)).has_value();
}

}  // namespace quayside
