#include "shared/base/printable.h"

namespace quayside {
namespace {

unsigned char byte_at(std::string_view text, std::size_t at) {
  return at < text.size() ? static_cast<unsigned char>(text[at]) : 0;
}

// Length of the harmful sequence at `at`, or 0: C0 but line feed and tab, DEL, C1, and U+2028 to
// U+202E and U+2066 to U+2069.
std::size_t harmful_at(std::string_view text, std::size_t at) {
  const unsigned char first = byte_at(text, at);
  if ((first < 0x20 && first != '\n' && first != '\t') || first == 0x7f) return 1;
  const unsigned char second = byte_at(text, at + 1);
  if (first == 0xc2 && second >= 0x80 && second <= 0x9f) return 2;
  if (first != 0xe2) return 0;
  const unsigned char third = byte_at(text, at + 2);
  const bool separator_or_embedding = second == 0x80 && third >= 0xa8 && third <= 0xae;
  const bool isolate = second == 0x81 && third >= 0xa6 && third <= 0xa9;
  return separator_or_embedding || isolate ? 3 : 0;
}

}  // namespace

std::string printable(std::string_view text) {
  constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
  std::string clean;
  clean.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t harmful = harmful_at(text, at);
    if (harmful > 0) {
      clean += kReplacement;
      at += harmful;
    } else {
      clean += text[at++];
    }
  }
  return clean;
}

}  // namespace quayside
