// What began on a day: rows of the rule table that hold since then, and what rules share of it.
#pragma once

#include <string_view>
#include <utility>

#include "shared/rules/facts.h"
#include "shared/rules/rule.h"

namespace quayside {

/// The rule, since a day.
Rule since(const Date& day, Rule rule);

/// A currency that our edition of ISO 4217 does not hold and that a newer one may: its code begins
/// with X, or with a country whose currency may have changed.
bool may_be_new_currency(std::string_view code);

/// 500 to 599 since 1 July 2026: the ordinary duty of goods that the EUR 3 per line are for, says
/// the trade press. No list that we can read has it, so it is neither known nor wrong.
bool is_new_preference(const Facts& facts, std::string_view preference);

}  // namespace quayside
