#include "shared/rules/dated.h"

#include "shared/rules/support.h"

namespace quayside {

Rule since(const Date& day, Rule rule) {
  rule.validity.from = day;
  return rule;
}

bool is_new_preference(const Facts& facts, std::string_view preference) {
  const Rule* rule = find_rule("duties.new_preference_of_2026_is_uncertain");
  return rule->validity.contains(facts.as_of) && preference.size() == 3 &&
         is_all_digits(preference) && preference[0] == '5';
}

}  // namespace quayside
