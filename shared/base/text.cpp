#include "shared/base/text.h"

namespace quayside {
namespace {

// Bytes that count as white space at an edge; several for characters beyond ASCII.
constexpr std::string_view kBlanks[] = {" ",  "\t",       "\n",           "\r",          "\v",
                                        "\f", "\xC2\xA0", "\xE2\x80\x8B", "\xEF\xBB\xBF"};

bool is_continuation(unsigned char byte) { return (byte & 0xC0) == 0x80; }

// The second byte tells overlong forms, surrogates and what lies above U+10FFFF.
bool is_second_byte(unsigned char first, unsigned char second) {
  if (first == 0xE0) return second >= 0xA0 && second <= 0xBF;
  if (first == 0xED) return second >= 0x80 && second <= 0x9F;
  if (first == 0xF0) return second >= 0x90 && second <= 0xBF;
  if (first == 0xF4) return second >= 0x80 && second <= 0x8F;
  return is_continuation(second);
}

std::size_t announced_length(unsigned char first) {
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return 2;
  if (first >= 0xE0 && first <= 0xEF) return 3;
  if (first >= 0xF0 && first <= 0xF4) return 4;
  return 0;
}

bool drop_blank(std::string_view& text, bool front) {
  for (const std::string_view blank : kBlanks) {
    if (front && text.starts_with(blank)) {
      text.remove_prefix(blank.size());
      return true;
    }
    if (!front && text.ends_with(blank)) {
      text.remove_suffix(blank.size());
      return true;
    }
  }
  return false;
}

// A letter, digit or sign of ASCII at either end: nothing to drop.
bool has_plain_edges(std::string_view text) {
  const auto is_plain = [](char c) { return c > ' ' && c < 0x7F; };
  return !text.empty() && is_plain(text.front()) && is_plain(text.back());
}

}  // namespace

std::string capitals(std::string_view text) {
  std::string all(text);
  for (char& c : all) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return all;
}

std::string_view trimmed_view(std::string_view text) {
  if (has_plain_edges(text)) return text;
  while (drop_blank(text, true)) {
  }
  while (drop_blank(text, false)) {
  }
  return text;
}

std::string trimmed(std::string_view text) { return std::string(trimmed_view(text)); }

std::size_t utf8_length(std::string_view text) {
  if (text.empty()) return 0;
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const std::size_t length = announced_length(byte(0));
  if (length < 2) return length;
  if (length > text.size() || !is_second_byte(byte(0), byte(1))) return 0;
  for (std::size_t i = 2; i < length; ++i) {
    if (!is_continuation(byte(i))) return 0;
  }
  return length;
}

bool is_valid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    const std::size_t length = utf8_length(text.substr(at));
    if (length == 0) return false;
    at += length;
  }
  return true;
}

std::string repaired_utf8(std::string_view text) {
  if (is_valid_utf8(text)) return std::string(text);
  std::string result;
  while (!text.empty()) {
    const std::size_t length = utf8_length(text);
    result += length == 0 ? std::string_view("\xEF\xBF\xBD") : text.substr(0, length);
    text.remove_prefix(length == 0 ? 1 : length);
  }
  return result;
}

}  // namespace quayside
