#include "shared/rules/data_set.h"

#include <algorithm>

#include "shared/rules/data_set_tables.h"

namespace quayside {
namespace {

// True for "/a/b" itself and for everything below it, with "/a/b" as `head`.
bool covers(std::string_view head, std::string_view pattern) {
  if (!pattern.starts_with(head)) return false;
  return pattern.size() == head.size() || pattern[head.size()] == '/';
}

}  // namespace

std::span<const DataSet> all_data_sets() {
  static const DataSet data_sets[] = {dk_h7()};
  return data_sets;
}

const DataSet* find_data_set(std::string_view profile, std::string_view name) {
  const auto all = all_data_sets();
  const auto found = std::find_if(all.begin(), all.end(), [&](const DataSet& data_set) {
    return data_set.profile == profile && data_set.name == name;
  });
  return found == all.end() ? nullptr : &*found;
}

const DataSetRow* find_row(const DataSet& data_set, std::string_view pattern, const Date& day) {
  const auto rows = data_set.rows;
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const DataSetRow& row) {
    return row.pattern == pattern && row.validity.contains(day);
  });
  return found == rows.end() ? nullptr : &*found;
}

std::string_view section_of(const DataSet& data_set, std::string_view pattern) {
  for (const Section& section : data_set.sections) {
    const auto& shown = section.patterns;
    const bool here = std::any_of(shown.begin(), shown.end(),
                                  [&](std::string_view head) { return covers(head, pattern); });
    if (here) return section.key;
  }
  return {};
}

}  // namespace quayside
