// Codes of an authority that are about one element, of a rule that is about any: that something is
// missing has one code in the United Kingdom and two dozen in Denmark.
#pragma once

#include <string_view>
#include <vector>

#include "shared/rules/rule.h"

namespace quayside {

/// The codes of the issue's rule, without those that are about another element or data set.
std::vector<std::string_view> codes_of(const Issue& issue, std::string_view data_set);

}  // namespace quayside
