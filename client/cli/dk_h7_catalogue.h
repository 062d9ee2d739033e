// The validation rules that Danish customs publishes for H7, as a list of their numbers: what there
// is to cover, and what a client can decide at all.
#pragma once

#include <span>
#include <string_view>

namespace quayside::cli {

struct CatalogueRule {
  std::string_view id;       ///< "VR #42"
  std::string_view held_by;  ///< the register only customs can ask, or empty: decidable
};

struct Catalogue {
  std::string_view name;
  std::string_view source;
  std::span<const CatalogueRule> rules;
};

Catalogue dk_h7_catalogue();

}  // namespace quayside::cli
