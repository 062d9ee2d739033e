#include "shared/domain/identifiers.h"

#include <algorithm>
#include <string>

#include "shared/base/date.h"
#include "shared/domain/patterns.h"

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

struct NationalForm {
  std::string_view country;
  std::string_view pattern;
};

// France: SIRET until 2025, SIREN from 2026, and both are about. Countries whose form is not known
// well (HU, LU, MT, RO, SK) are left out.
constexpr NationalForm kEoriForms[] = {
    {"AT", "EOS#{10,11}"},
    {"BE", "#{10,10}"},
    {"BG", "#{9,13}"},
    {"CY", "########@"},
    {"CZ", "#{8,10}"},
    {"DE", "#{7,15}"},
    {"DK", "#{8,8}"},
    {"EE", "#{8,11}"},
    {"ES", "*{9,9}"},
    {"FI", "#{8,8}|#######-#"},
    {"FR", "#{14,14}|#{9,9}"},
    {"GB", "#{12,12}|#{15,15}"},
    {"GR", "#{9,9}"},
    {"HR", "#{11,11}"},
    {"IE", "#######@{1,2}"},
    {"IT", "#{11,11}|*{16,16}"},
    {"LT", "#{9,9}|#{12,12}"},
    {"LV", "#{11,11}"},
    {"NL", "#{9,9}|#########B##"},
    {"PL", "#{10,15}"},
    {"PT", "#{9,9}"},
    {"SE", "#{10,10}"},
    {"SI", "#{8,8}"},
    {"XI", "#{12,12}|#{15,15}"},
};

// ISO 3166-1 numeric codes of the Member States, and 900 for intermediaries of none.
constexpr std::string_view kIossStates =
    " 040 056 100 191 196 203 208 233 246 250 276 300 348 372 380 428 440 442 470 528 616 620 642 "
    "703 705 724 752 900 ";

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

bool has_check_digit_of_cus_number(std::string_view text) {
  if (!has_form_of_cus_number(text)) return false;
  int sum = 0;
  for (std::size_t i = 0; i < 7; ++i)
    sum += (text[i] - '0') * static_cast<int>(7 - i);
  return sum % 10 == text[8] - '0';
}

bool has_form_of_eori(std::string_view text) {
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  return text.size() >= 3 && text.size() <= 17 && is_capital(text[0]) && is_capital(text[1]) &&
         std::all_of(text.begin() + 2, text.end(),
                     [&](char c) { return is_capital(c) || (c >= '0' && c <= '9'); });
}

bool has_national_form_of_eori(std::string_view text) {
  const std::string_view country = text.substr(0, 2);
  const auto form = std::find_if(std::begin(kEoriForms), std::end(kEoriForms),
                                 [&](const NationalForm& one) { return one.country == country; });
  return form == std::end(kEoriForms) || has_pattern(text.substr(2), form->pattern);
}

bool ioss_number_names_a_member_state(std::string_view text) {
  return has_pattern(text, "IM#{10,10}") &&
         kIossStates.find(" " + std::string(text.substr(2, 3)) + " ") != std::string_view::npos;
}

bool begins_with_form_of_un_locode(std::string_view text) {
  return has_pattern(text.substr(0, 5), "@@***") &&
         text.substr(2, 3).find_first_of("01") == std::string_view::npos;
}

bool has_form_of_taric_additional_code(std::string_view text) { return has_pattern(text, "*###"); }

bool has_form_of_ducr(std::string_view text) {
  constexpr std::size_t kHead = 16;
  const std::string_view own = text.substr(std::min(text.size(), kHead));
  return has_pattern(text.substr(0, kHead), "#@@#{12,12}-") && !own.empty() && own.size() <= 19 &&
         std::all_of(own.begin(), own.end(), [](char c) {
           return is_either(c) || std::string_view("-/()").find(c) != std::string_view::npos;
         });
}

bool has_form_of_mucr(std::string_view text) {
  return text.size() <= 35 && has_pattern(text,
                                          "GB/*{3,4}-*{5,28}|GB/*{9,12}-*{1,23}|"
                                          "A:***########|C:@@@*{3,30}");
}

bool begins_with_day(std::string_view text) {
  if (text.size() < 8 || !all(text.substr(0, 8), is_digit)) return false;
  const std::string day(text.substr(0, 8));
  return Date::parse(day.substr(0, 4) + "-" + day.substr(4, 2) + "-" + day.substr(6)).has_value();
}

}  // namespace quayside
