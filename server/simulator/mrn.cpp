#include "server/simulator/mrn.h"

#include <algorithm>

#include "server/simulator/identifiers.h"

namespace quayside::simulator {
namespace {

constexpr std::size_t kWeighted = 17;
constexpr std::string_view kCharacters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
constexpr std::string_view kAdditionalMessages[] = {"COR", "INV", "GPR", "SUP",
                                                    "RRA", "BOD", "RCL"};

// Digits stand for themselves; letters run from 10 and leave out the multiples of 11.
std::optional<long> value_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c < 'A' || c > 'Z') return std::nullopt;
  long value = 10;
  for (char letter = 'A'; letter < c; ++letter) {
    ++value;
    if (value % 11 == 0) ++value;
  }
  return value;
}

bool marks_an_additional_message(std::string_view random_part) {
  return std::any_of(std::begin(kAdditionalMessages), std::end(kAdditionalMessages),
                     [&](std::string_view mark) { return random_part.starts_with(mark); });
}

}  // namespace

std::optional<char> mrn_check_digit(std::string_view first_17) {
  if (first_17.size() != kWeighted) return std::nullopt;
  long sum = 0;
  for (std::size_t i = 0; i < kWeighted; ++i) {
    const std::optional<long> value = value_of(first_17[i]);
    if (!value) return std::nullopt;
    sum += *value << i;
  }
  return static_cast<char>('0' + sum % 11 % 10);
}

bool is_valid_mrn(std::string_view mrn) {
  return mrn.size() == kWeighted + 1 && mrn_check_digit(mrn.substr(0, kWeighted)) == mrn.back();
}

namespace {

std::string random_characters(int count) {
  std::string text;
  for (int i = 0; i < count; ++i)
    text += kCharacters[random_below(kCharacters.size())];
  return text;
}

std::string number_of(int year, std::string_view country, const std::string& middle) {
  const int two_digits = year % 100;
  std::string mrn{static_cast<char>('0' + two_digits / 10),
                  static_cast<char>('0' + two_digits % 10)};
  mrn += std::string(country) + middle;
  mrn += mrn_check_digit(mrn).value_or('0');
  return mrn;
}

}  // namespace

std::string new_mrn(int year, std::string_view country, char procedure) {
  std::string random_part = random_characters(12);
  while (marks_an_additional_message(random_part))
    random_part = random_characters(12);
  return number_of(year, country, random_part + procedure);
}

std::string new_additional_number(int year, std::string_view country, std::string_view kind) {
  return number_of(year, country, std::string(kind) + random_characters(10));
}

}  // namespace quayside::simulator
