// The vectors of tests/vectors/rules, read for tests.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "shared/base/date.h"
#include "shared/domain/declaration.h"

namespace quayside::testing {

struct Vector {
  std::string rule;  ///< the rule that the file is about
  std::string name;
  Date as_of;
  Declaration declaration;
  nlohmann::json expect;
};

/// All of them, in the order of file names. Stops the tests where one cannot be read.
/// `source_folder` is the root of the repository.
std::vector<Vector> all_vectors(const std::string& source_folder);

}  // namespace quayside::testing
