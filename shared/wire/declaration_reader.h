// The straight way from JSON to a declaration, for text as Quayside itself writes it: no tree in
// between. Whatever is unusual - an escape in a string, an unknown member, anything wrong - is left
// to the strict parser of json_tree.h, which also says what is wrong.
#pragma once

#include <string_view>

#include "shared/domain/declaration.h"
#include "shared/wire/json_tree.h"

namespace quayside::wire {

/// Fills `declaration`, which is new. False, with `declaration` in any state, when the text has to
/// go the long way; what is read here is what the long way would have read.
bool read_plain_declaration(std::string_view text, const JsonLimits& limits,
                            Declaration& declaration);

}  // namespace quayside::wire
