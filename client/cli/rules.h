// The rules that a code means: an id of ours, or any code of an authority.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"
#include "shared/rules/rule.h"

namespace quayside::cli {

/// "VR #49", "vr#49" and "VR49" are the same code. Empty: no rule has it.
std::vector<const Rule*> rules_of(std::string_view code);
/// code_unknown, with the rules whose names resemble it.
Error unknown_code(const std::string& code);

}  // namespace quayside::cli
