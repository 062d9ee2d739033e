#include "shared/domain/patterns.h"

#include <algorithm>

namespace quayside {
namespace {

bool is_of(char c, char kind) {
  const bool digit = c >= '0' && c <= '9';
  const bool letter = c >= 'A' && c <= 'Z';
  if (kind == '#') return digit;
  if (kind == '@') return letter;
  if (kind == '*') return digit || letter;
  if (kind == '~') return c > ' ' && c <= '~';
  return c == kind;
}

std::size_t take_number(std::string_view& pattern) {
  std::size_t number = 0;
  while (!pattern.empty() && is_of(pattern.front(), '#')) {
    number = number * 10 + static_cast<std::size_t>(pattern.front() - '0');
    pattern.remove_prefix(1);
  }
  if (!pattern.empty()) pattern.remove_prefix(1);  // the comma or the brace behind it
  return number;
}

bool has_form(std::string_view text, std::string_view pattern) {
  while (!pattern.empty()) {
    const char kind = pattern.front();
    pattern.remove_prefix(1);
    std::size_t least = 1;
    std::size_t most = 1;
    if (!pattern.empty() && pattern.front() == '{') {
      pattern.remove_prefix(1);
      least = take_number(pattern);
      most = take_number(pattern);
    }
    std::size_t count = 0;
    while (count < most && count < text.size() && is_of(text[count], kind))
      ++count;
    if (count < least) return false;
    text.remove_prefix(count);
  }
  return text.empty();
}

}  // namespace

bool has_pattern(std::string_view text, std::string_view pattern) {
  while (true) {
    const std::string_view form = pattern.substr(0, pattern.find('|'));
    if (has_form(text, form)) return true;
    if (form.size() == pattern.size()) return false;
    pattern.remove_prefix(form.size() + 1);
  }
}

}  // namespace quayside
