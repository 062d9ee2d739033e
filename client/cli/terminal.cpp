#include "client/cli/terminal.h"

#include <cstdio>
#include <cstdlib>

#include "client/cli/json_text.h"
#include "shared/base/printable.h"

namespace quayside::cli {
namespace {

void write_line(FILE* stream, std::string_view line) {
  std::string text = printable(line);
  text += '\n';
  std::fwrite(text.data(), 1, text.size(), stream);
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
