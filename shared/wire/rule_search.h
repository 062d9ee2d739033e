// Rule search: from a code or from words to the rules that are meant, and what a rule says when no
// declaration is at hand.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/rules/rule.h"
#include "shared/wire/catalogues.h"

namespace quayside::wire {

/// Those of one declaration, and those that judge several.
const std::vector<const Rule*>& every_rule();

/// The rules that have the id or cite the authority's code: "VR #49", "vr#49" and "VR49" are the
/// same, and a warning of customs is its error ("DKW1018"). Empty: no rule has it.
std::vector<const Rule*> rules_of(std::string_view code);

/// A code of an authority that no rule here cites, and the catalogue that has it.
struct CustomsCode {
  const Catalogue* catalogue = nullptr;
  const CatalogueRule* code = nullptr;
};
std::vector<CustomsCode> customs_codes(std::string_view code);
/// The sentence about such a code, a message with {code}, {catalogue} and {held_by}.
std::string_view words_for(const CatalogueRule& code);
/// What is known of a code that no rule covers because its condition is not published; empty for
/// others.
std::string what_is_known_of(const CatalogueRule& code, std::string_view language);

/// The rules in whose id, codes, source or words in `language` each word of `query` begins a word,
/// in the order of the table; all of them for an empty query.
std::vector<const Rule*> search_rules(std::string_view query, std::string_view language);

/// Ids that resemble a code that nothing has, at most five.
std::vector<std::string_view> similar_rules(std::string_view code);

/// The first code that an authority has given the rule; empty for advice of our own and for what
/// only a data set or a message format asks.
std::string_view authority_code(const Rule& rule);

/// The codes of the rule that the profile's own authority gave, with those of Annex B and message
/// formats; all of them where the profile is none that is known.
std::vector<std::string_view> sources_of(const Rule& rule, std::string_view profile);
/// The same of one issue: without the codes that are about other elements than its own.
std::vector<std::string_view> sources_of(const Issue& issue, std::string_view profile,
                                         std::string_view data_set);

/// The sentence "rule", "hint" or "explain" of a rule, with "…" for what only a declaration can
/// tell; empty where there is none.
std::string general_text(std::string_view kind, const Rule& rule, std::string_view language);

}  // namespace quayside::wire
