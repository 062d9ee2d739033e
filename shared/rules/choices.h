// Choices: fixes that a program does not make unasked.
//
// A fix never guesses a value (fixes.h). Where two entries contradict each other, one that keeps
// either of them is a choice: it is offered, and made by a person only.
#pragma once

#include "shared/rules/rule.h"

namespace quayside {

/// Whether the rule's fix picks one of two entries that contradict each other.
bool is_choice(const Rule& rule);

}  // namespace quayside
