// Reference data of the tests: vectors that are not part of this repository.
#pragma once

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>

namespace quayside::seal {

/// The file below the folder of reference data, which the build names; discarded when it is not
/// there: the test then skips.
inline nlohmann::json reference_json(const std::string& path) {
  std::ifstream file(std::string(QUAYSIDE_REFERENCE_DIR) + "/" + path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  return nlohmann::json::parse(text, nullptr, false);
}

inline std::string from_hex(const std::string& text) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < text.size(); i += 2) {
    bytes += static_cast<char>(std::stoi(text.substr(i, 2), nullptr, 16));
  }
  return bytes;
}

}  // namespace quayside::seal
