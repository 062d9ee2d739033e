// The message catalogues (*.po of this folder) as tables sorted by message id, byte by byte.
// Generated at build time (generate_catalogue.py).
#pragma once

#include <span>
#include <string_view>

namespace quayside::messages {

struct MessageRow {
  std::string_view id;
  std::string_view text;
};

// All messages of a language ("en", "da"); empty when there is no such catalogue. A message
// without a translation is missing from its table.
std::span<const MessageRow> catalogue(std::string_view language);

}  // namespace quayside::messages
