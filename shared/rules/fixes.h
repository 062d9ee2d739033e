// Fixes: the smallest edits that satisfy a rule, how rules make them and how they are applied.
//
// A fix changes the form of what was given, or where it stands. It never guesses identity, value,
// origin or classification.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shared/rules/facts.h"
#include "shared/rules/rule.h"

namespace quayside {

/// Makes the edits of one issue, in order; all of them or, if one names no place, none.
bool apply_fixes(Declaration& declaration, std::span<const Fix> fixes);

/// What they touch, as Checker::check_again() takes it.
std::vector<FieldPointer> touched_by(std::span<const Fix> fixes);

Fix set(FieldPointer at, std::string value);
/// Empties a leaf or a group, or takes out an element of a list.
Fix remove(FieldPointer at);
std::vector<Fix> remove_all(const std::vector<FieldPointer>& places);

/// Capitals and no blanks.
std::string as_code(std::string_view text);
/// A code written in another way: small letters, blanks, leading zeros that a spreadsheet has
/// dropped. Empty if that is no code of the list.
std::vector<Fix> written_as_listed(const GivenLeaf& leaf);
/// A number written for people, where only one is meant: "12,5", "007", "1 000.50", "2.5 kg".
std::optional<std::string> plain_number_of(std::string_view text);

}  // namespace quayside
