// Log: one JSON object per line on standard error.
//
// Never any personal data: no EORI, no names, no LRN, nothing out of a declaration and nothing a
// client sent as text. Ids made by us, codes, counts and durations are fine.
#pragma once

#include <spdlog/spdlog.h>

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace quayside {

using LogField = std::pair<std::string_view, std::string>;

inline std::string json_escaped_for_log(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool plain = c >= 0x20 && c < 0x7f && c != '"' && c != '\\';
    out += plain ? c : '?';
  }
  return out;
}

inline std::string log_line(std::string_view event, std::initializer_list<LogField> fields) {
  std::string line = "\"event\":\"" + std::string(event) + '"';
  for (const auto& [name, value] : fields) {
    line += ",\"" + std::string(name) + "\":\"" + json_escaped_for_log(value) + '"';
  }
  return line;
}

inline void log_event(std::string_view event, std::initializer_list<LogField> fields = {}) {
  spdlog::info("{}", log_line(event, fields));
}

inline void log_problem(std::string_view event, std::initializer_list<LogField> fields = {}) {
  spdlog::error("{}", log_line(event, fields));
}

}  // namespace quayside
