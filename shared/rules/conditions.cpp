#include "shared/rules/conditions.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "shared/domain/fields.h"
#include "shared/rules/data_set.h"

namespace quayside {
namespace {

bool holds_nothing(const Declaration& declaration, const FieldPointer& at) {
  const std::optional<Place> place = find_place(declaration, at);
  if (!place || place->member == nullptr) return false;
  if (place->is_leaf()) return place->text().empty();
  return place->is_list() ? place->size() == 0 : is_empty(place->node);
}

}  // namespace

std::vector<FieldPointer> asked_under_condition(const Verdict& verdict) {
  std::vector<FieldPointer> asked;
  const DataSet* data_set = find_data_set(verdict.profile, verdict.data_set);
  if (data_set == nullptr) return asked;
  for (const Issue& issue : verdict.issues) {
    if (issue.kind != Kind::missing) continue;
    for (const FieldPointer& at : issue.at) {
      const DataSetRow* row = find_row(*data_set, at.pattern(), verdict.as_of);
      if (row != nullptr && row->presence == Presence::conditional) asked.push_back(at);
    }
  }
  std::sort(asked.begin(), asked.end());
  asked.erase(std::unique(asked.begin(), asked.end()), asked.end());
  return asked;
}

std::vector<FieldPointer> newly_asked(const Declaration& declaration, const Verdict& before,
                                      const Verdict& after) {
  const std::vector<FieldPointer> old = asked_under_condition(before);
  const std::vector<FieldPointer> now = asked_under_condition(after);
  std::vector<FieldPointer> added;
  std::set_difference(now.begin(), now.end(), old.begin(), old.end(), std::back_inserter(added));
  added.erase(
      std::remove_if(added.begin(), added.end(),
                     [&](const FieldPointer& at) { return !holds_nothing(declaration, at); }),
      added.end());
  return added;
}

}  // namespace quayside
