// Reference data of the tests: vectors that are not part of this repository.
#pragma once

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>

#include "shared/seal/seal.h"

namespace quayside::seal {

/// The file below the folder of reference data, which the build names; discarded when it is not
/// there: the test then skips.
inline nlohmann::json reference_json(const std::string& path) {
  std::ifstream file(std::string(QUAYSIDE_REFERENCE_DIR) + "/" + path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  return nlohmann::json::parse(text, nullptr, false);
}

inline std::string bytes_of_hex(const std::string& text) { return *from_hex(text); }

}  // namespace quayside::seal
