#include "client/cli/terminal.h"

#include <cstdio>
#include <cstdlib>

#include "client/cli/json_text.h"

namespace quayside::cli {
namespace {

constexpr std::string_view kReplacement = "\xef\xbf\xbd";

void write_line(FILE* stream, std::string_view line) {
  std::string text = printable(line);
  text += '\n';
  std::fwrite(text.data(), 1, text.size(), stream);
}

unsigned char byte_at(std::string_view text, std::size_t at) {
  return at < text.size() ? static_cast<unsigned char>(text[at]) : 0;
}

/// Length of the harmful sequence at `at`, or 0: C0 but line feed and tab, DEL, C1, and the
/// characters that turn the direction of text (U+202A to U+202E, U+2066 to U+2069).
std::size_t harmful_at(std::string_view text, std::size_t at) {
  const unsigned char first = byte_at(text, at);
  if ((first < 0x20 && first != '\n' && first != '\t') || first == 0x7f) return 1;
  const unsigned char second = byte_at(text, at + 1);
  if (first == 0xc2 && second >= 0x80 && second <= 0x9f) return 2;
  if (first != 0xe2) return 0;
  const unsigned char third = byte_at(text, at + 2);
  const bool embedding = second == 0x80 && third >= 0xaa && third <= 0xae;
  const bool isolate = second == 0x81 && third >= 0xa6 && third <= 0xa9;
  return embedding || isolate ? 3 : 0;
}

}  // namespace

std::string language_of_environment() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value == nullptr || *value == '\0') continue;
    return std::string_view(value).starts_with("da") ? "da" : "en";
  }
  return "en";
}

std::string printable(std::string_view text) {
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

std::string Terminal::say(std::string_view key, const MessageArguments& arguments) const {
  return message(language, key, arguments);
}

void Terminal::result(std::string_view line) const { write_line(json ? stderr : stdout, line); }

void Terminal::note(std::string_view line) const { write_line(stderr, line); }

void Terminal::document(std::string_view bytes) const {
  std::fwrite(bytes.data(), 1, bytes.size(), stdout);
}

void Terminal::complain(const Error& error, std::string_view about) const {
  // Errors speak English themselves, with particulars; the catalogue serves the other languages.
  const bool translated = language != "en" && has_message(language, "error." + error.code);
  std::string line = "quayside: ";
  if (!about.empty()) line += std::string(about) + ": ";
  line += translated ? say("error." + error.code) : error.message;
  if (translated && !error.code.starts_with("file_")) line += " (" + error.message + ")";
  note(line);
  const std::string hint_key = "error_hint." + error.code;
  const bool has_translated_hint = language != "en" && has_message(language, hint_key);
  const std::string hint = has_translated_hint ? say(hint_key) : error.hint;
  if (!hint.empty()) note("  " + hint);
}

int Terminal::fail(const Error& error, std::string_view about) const {
  complain(error, about);
  if (json) document("{\"error\":" + error_json(error) + "}\n");
  return kNotDone;
}

std::string error_json(const Error& error) {
  return JsonObject()
      .text("code", error.code)
      .text("hint", error.hint)
      .text("message", error.message)
      .str();
}

}  // namespace quayside::cli
