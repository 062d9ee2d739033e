#include "client/ui/semantics.h"

#include <algorithm>

namespace quayside::ui {

const SemanticNode* SemanticTree::find(const std::string& key) const {
  const auto found = std::find_if(nodes.begin(), nodes.end(),
                                  [&](const SemanticNode& node) { return node.key == key; });
  return found == nodes.end() ? nullptr : &*found;
}

const SemanticNode* SemanticTree::find(Role role, const std::string& name) const {
  const auto found = std::find_if(nodes.begin(), nodes.end(), [&](const SemanticNode& node) {
    return node.role == role && node.name == name;
  });
  return found == nodes.end() ? nullptr : &*found;
}

}  // namespace quayside::ui
