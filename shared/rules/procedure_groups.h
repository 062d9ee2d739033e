// Which procedures go together (procedure_group_rules.cpp).
#pragma once

#include <span>

#include "shared/rules/rule.h"

namespace quayside {

std::span<const Rule> procedure_group_rules();

}  // namespace quayside
