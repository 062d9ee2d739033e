#include "shared/rules/form.h"

#include <algorithm>

#include "shared/rules/support.h"

namespace quayside {
namespace {

unsigned char byte_at(std::string_view text, std::size_t index) {
  return static_cast<unsigned char>(text[index]);
}

bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

int characters_in(std::string_view text) {
  int count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) {
    const std::size_t length = byte_at(text, at) < 0x80 ? 1 : utf8_length(text.substr(at));
    if (length == 0) return -1;
    at += length;
  }
  return count;
}

bool is_printable(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const unsigned char lead = byte_at(text, at);
    if (lead >= 0x20 && lead < 0x7F) {
      ++at;
      continue;
    }
    const std::size_t length = utf8_length(text.substr(at));
    if (length == 0) return false;
    const bool control = lead < 0x20 || lead == 0x7F;
    const bool high_control = lead == 0xC2 && byte_at(text, at + 1) < 0xA0;
    if (control || high_control) return false;
    at += length;
  }
  return true;
}

bool is_code(const Format& format) { return !format.up_to && format.decimals == 0; }

Look::Form form_of(const Format& format) {
  if (is_code(format)) return Look::Form::code;
  const bool numeric = format.characters == Format::Characters::numeric;
  return numeric ? Look::Form::number : Look::Form::text;
}

bool has_form_of_code(const Format& format, std::string_view text) {
  if (text.size() != static_cast<std::size_t>(format.length)) return false;
  return std::all_of(text.begin(), text.end(), [&](char c) {
    switch (format.characters) {
      case Format::Characters::alphabetic:
        return is_letter(c);
      case Format::Characters::numeric:
        return is_digit(c);
      case Format::Characters::alphanumeric:
        break;
    }
    return is_letter(c) || is_digit(c);
  });
}

std::string without_leading_zeros(std::string_view text) {
  while (text.size() > 1 && text[0] == '0' && text[1] != '.')
    text.remove_prefix(1);
  return std::string(text);
}

bool is_plain_number(std::string_view text) {
  const std::size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  if (!is_all_digits(whole) || (whole.size() > 1 && whole[0] == '0')) return false;
  return point == std::string_view::npos || is_all_digits(text.substr(point + 1));
}

bool fits(const Format& format, std::string_view number) {
  const std::size_t point = number.find('.');
  const std::size_t decimals = point == std::string_view::npos ? 0 : number.size() - point - 1;
  const std::size_t digits = number.size() - (point == std::string_view::npos ? 0 : 1);
  if (decimals > static_cast<std::size_t>(format.decimals)) return false;
  // Decimal holds nine million millions, more than any consignment is worth or weighs.
  return digits <= static_cast<std::size_t>(format.length) && Decimal::parse(number).has_value();
}

}  // namespace quayside
