// Security vectors: what others have published about the formats and signatures that we speak, run
// against our code. Natively and as WebAssembly the same (vectors/security_main.cpp).
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace quayside {

/// One published suite. It is absent with no cases, where the reference data is not at hand.
struct SecuritySuite {
  std::string name;
  int cases = 0;
  int agreed = 0;
  int skipped = 0;  ///< of a kind that we do not have
  std::vector<std::string> differing;
};

/// In a fixed order; `folder` is the one of reference data.
std::vector<SecuritySuite> security_suites(const std::filesystem::path& folder);

}  // namespace quayside
