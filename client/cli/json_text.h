// JSON text: the few documents that the commands print themselves. Everything that travels between
// client and server is written and read by shared/wire.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace quayside::cli {

/// "…" with what RFC 8259 wants escaped; malformed UTF-8 becomes U+FFFD.
std::string json_string(std::string_view text);
/// […] of texts that are JSON already.
std::string json_array(const std::vector<std::string>& values);
/// […] of strings.
std::string json_strings(const std::vector<std::string>& texts);

/// Members in the order in which they are given.
class JsonObject {
 public:
  JsonObject& text(std::string_view name, std::string_view value);
  /// `value` is JSON already.
  JsonObject& value(std::string_view name, std::string_view value);
  JsonObject& number(std::string_view name, long long value);
  std::string str() const { return text_ + "}"; }

 private:
  std::string text_ = "{";
};

}  // namespace quayside::cli
