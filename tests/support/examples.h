// The example of each rule (shared/wire/examples.h), taken from its vectors.
#pragma once

#include <map>
#include <string>

namespace quayside::testing {

/// Facts by the id of the rule. A rule shows the rejecting vector with the fewest other issues,
/// of those the first with a fix. `source_folder` is the root of the repository.
std::map<std::string, std::string> examples_of_vectors(const std::string& source_folder);

}  // namespace quayside::testing
