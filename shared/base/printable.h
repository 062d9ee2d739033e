// Printable text: what comes from outside and is shown to people cannot move the cursor, turn the
// direction of what stands around it, or pass for a line of its own.
#pragma once

#include <string>
#include <string_view>

namespace quayside {

/// Control characters but line feed and tab, and those that turn the direction of text or break
/// lines (U+2028 to U+202E, U+2066 to U+2069), are replaced by U+FFFD.
std::string printable(std::string_view text);

}  // namespace quayside
