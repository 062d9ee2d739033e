// The vectors of tests/vectors, read for tests.
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

/// A British export without errors.
Declaration british_export(const std::string& source_folder, const std::string& eori,
                           const std::string& lrn);

/// A case of tests/vectors/together, as it stands there.
struct TogetherVector {
  std::string rule;
  nlohmann::json content;
};

std::vector<TogetherVector> all_together_vectors(const std::string& source_folder);

}  // namespace quayside::testing
