// Conditions: what a data set asks for under a condition only, once the condition is met.
//
// There is no table of conditions beside the rules: that one is met is what a rule of kind
// "missing" says.
#pragma once

#include <vector>

#include "shared/base/field_pointer.h"
#include "shared/rules/rule.h"

namespace quayside {

/// The places of status C (Annex B) that the verdict misses, sorted, each once.
std::vector<FieldPointer> asked_under_condition(const Verdict& verdict);

}  // namespace quayside
