// What is said of a code that nothing has.
#pragma once

#include <string>

#include "shared/base/result.h"

namespace quayside::cli {

/// code_unknown, with the rules whose names resemble it.
Error unknown_code(const std::string& code);

}  // namespace quayside::cli
