// The validation rules that customs publishes, as lists of their numbers: what there is to cover,
// and what a client can decide at all.
#pragma once

#include <span>
#include <string_view>

namespace quayside::wire {

struct CatalogueRule {
  std::string_view id;       ///< "VR #42", "DK1018"
  /// Who can decide it, where the declaration alone does not tell; empty: decidable.
  std::string_view held_by;
  std::string_view about = {};  ///< the data elements that it concerns, where known: "16 06, 16 08"
};

/// Held by nobody else, but about a request: checked when it is made (requests.h).
inline constexpr std::string_view kOnRequest = "here, on the request";

struct Catalogue {
  std::string_view name;
  std::string_view source;
  std::span<const CatalogueRule> rules;
};

std::span<const Catalogue> catalogues();

/// A name that an authority's catalogue has for an error code beside the code itself.
struct OtherName {
  std::string_view name;  ///< "VR #36", "DKW1277"
  std::string_view code;  ///< "DK1049", "DK1291"
};
/// A warning "DKWnnnn" that is not here is the one of the error "DKnnnn".
std::span<const OtherName> other_names();

}  // namespace quayside::wire
