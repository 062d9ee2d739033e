// Patterns: the form of an identifier as a short text, for tables of many countries.
#pragma once

#include <string_view>

namespace quayside {

/// Whether all of `text` has the form of `pattern`. In a pattern # is a digit, @ a capital letter,
/// * either of them, ~ any printable character of ASCII but a blank; every other character stands
/// for itself. "{8,11}" behind one of them repeats it (as often as it goes), and | divides forms.
bool has_pattern(std::string_view text, std::string_view pattern);

}  // namespace quayside
