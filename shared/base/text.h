// Text at the edge: what comes from outside is checked to be UTF-8 and loses the blanks around it.
#pragma once

#include <string>
#include <string_view>

namespace quayside {

/// Without leading and trailing white space: ASCII blanks and line ends, the no-break space, the
/// zero-width space and the byte order mark, which office programs leave behind.
std::string trimmed(std::string_view text);
/// The same, as a part of `text`.
std::string_view trimmed_view(std::string_view text);

/// With its small letters (ASCII) as capitals.
std::string capitals(std::string_view text);

/// Well-formed UTF-8 (RFC 3629): no surrogates, no overlong forms, nothing above U+10FFFF.
bool is_valid_utf8(std::string_view text);

/// The same text with every malformed byte replaced by U+FFFD.
std::string repaired_utf8(std::string_view text);

/// Length in bytes of the well-formed UTF-8 character that `text` starts with, 0 if there is none.
std::size_t utf8_length(std::string_view text);

}  // namespace quayside
