// The form of a single field: what its format and its kind of number allow, whatever stands beside.
#pragma once

#include <string>
#include <string_view>

#include "shared/base/text.h"
#include "shared/domain/description.h"
#include "shared/rules/rule.h"

namespace quayside {

/// Characters of UTF-8 text; -1 when it is no valid UTF-8.
int characters_in(std::string_view text);
/// Valid UTF-8 without control characters.
bool is_printable(std::string_view text);

bool is_code(const Format& format);  ///< an4, a2, n1: fixed length and no decimals
/// Text, number or code: each has format rules of its own.
Look::Form form_of(const Format& format);
bool has_form_of_code(const Format& format, std::string_view text);

/// "7" of "007": what stands before the digit in front of the point is left out.
std::string without_leading_zeros(std::string_view text);
/// "0", "12", "0.5": no sign, no leading zeros, digits on both sides of the point.
bool is_plain_number(std::string_view text);
bool fits(const Format& format, std::string_view plain_number);

}  // namespace quayside
