#include "shared/rules/conditions.h"

#include <algorithm>

#include "shared/rules/data_set.h"

namespace quayside {
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

}  // namespace quayside
