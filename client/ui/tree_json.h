// Tree as JSON: what the page's DOM mirror is given after each frame that changed something.
#pragma once

#include <string>
#include <string_view>

#include "client/ui/semantics.h"
#include "client/ui/theme.h"

namespace quayside::ui {

std::string_view role_name(Role role);
/// Members that are empty, false or zero are left out. Ill-formed UTF-8 is replaced.
std::string tree_to_json(const SemanticTree& tree, const Theme& theme, float content_height);

}  // namespace quayside::ui
