#include "shared/rules/data_set.h"

#include <algorithm>

#include "shared/base/ensure.h"
#include "shared/rules/data_set_tables.h"

namespace quayside {
namespace {

// True for "/a/b" itself and for everything below it, with "/a/b" as `head`.
bool covers(std::string_view head, std::string_view pattern) {
  if (!pattern.starts_with(head)) return false;
  return pattern.size() == head.size() || pattern[head.size()] == '/';
}

Presence presence_of(char letter) {
  switch (letter) {
    case 'R':
      return Presence::required;
    case 'c':
      return Presence::conditional;
    case 'n':
      return Presence::not_taken;
    default:
      break;
  }
  ensure(letter == 'o', "a data set table has the letters R, c, o, n and the point");
  return Presence::optional;
}

// The first row of that pattern, or where it would stand.
const DataSetRow* first_row(const DataSet& data_set, std::string_view pattern) {
  const DataSetRow* begin = data_set.rows.data();
  return std::lower_bound(
      begin, begin + data_set.rows.size(), pattern,
      [](const DataSetRow& before, std::string_view wanted) { return before.pattern < wanted; });
}

// "13 04 018 019" of the EUCDM; the description alone decides.
std::string joined_de_of(const FieldPointer& at) {
  const StructInfo* info = &declaration_info();
  bool in_list = false;
  std::string de;
  for (const std::string_view segment : at.segments()) {
    if (in_list) {  // the index of an element
      in_list = false;
      continue;
    }
    if (info == nullptr) return {};
    const auto row =
        std::find_if(info->members.begin(), info->members.end(),
                     [&](const MemberInfo& member) { return member.field.name == segment; });
    if (row == info->members.end()) return {};
    de = joined_de(de, row->field.de);
    in_list = row->shape == Shape::list;
    info = row->element;
  }
  return de;
}

std::vector<Section> filled(std::span<const Section> sections, const DataSet& data_set) {
  std::vector<Section> found;
  for (const Section& section : sections) {
    Section kept{section.key, {}};
    for (const std::string_view pattern : section.patterns) {
      const auto is_row = [&](const DataSetRow& row) { return row.pattern == pattern; };
      if (std::any_of(data_set.rows.begin(), data_set.rows.end(), is_row)) {
        kept.patterns.push_back(pattern);
      }
    }
    if (!kept.patterns.empty()) found.push_back(std::move(kept));
  }
  return found;
}

DataSet column_of(const DataSetTable& table, std::size_t column) {
  const DataSetColumn& head = table.columns[column];
  DataSet data_set{table.profile,
                   head.name,
                   head.declaration_type,
                   head.additional_types,
                   head.validity,
                   false,
                   {},
                   {},
                   {}};
  for (const ElementRow& row : table.elements) {
    ensure(row.presence.size() == table.columns.size(), "a data set table has a letter per column");
    if (row.presence[column] == '.') continue;
    data_set.rows.push_back(
        {row.pattern, presence_of(row.presence[column]), row.occurs_max, row.validity, row.number,
         row.list, row.format.empty() ? std::nullopt : std::optional(Format::parse(row.format))});
  }
  std::sort(data_set.rows.begin(), data_set.rows.end(),
            [](const DataSetRow& a, const DataSetRow& b) { return a.pattern < b.pattern; });
  data_set.has_own_numbers = std::any_of(data_set.rows.begin(), data_set.rows.end(),
                                         [](const DataSetRow& row) { return !row.number.empty(); });
  data_set.sections = filled(form_sections(), data_set);
  data_set.item_sections = filled(item_sections(), data_set);
  return data_set;
}

}  // namespace

std::span<const DataSet> all_data_sets() {
  static const std::vector<DataSet> data_sets = [] {
    std::vector<DataSet> all;
    for (const DataSetTable& table : {dk_data_sets(), gb_data_sets()}) {
      for (std::size_t column = 0; column < table.columns.size(); ++column) {
        all.push_back(column_of(table, column));
      }
    }
    return all;
  }();
  return data_sets;
}

bool is_export(std::string_view data_set) {
  return data_set.starts_with('B') || data_set == "C1" || data_set == "C21E";
}

const DataSet* find_data_set(std::string_view profile, std::string_view name) {
  const auto all = all_data_sets();
  const auto found = std::find_if(all.begin(), all.end(), [&](const DataSet& data_set) {
    return data_set.profile == profile && data_set.name == name;
  });
  return found == all.end() ? nullptr : &*found;
}

const DataSetRow* find_row(const DataSet& data_set, std::string_view pattern, const Date& day) {
  const DataSetRow* end = data_set.rows.data() + data_set.rows.size();
  for (const DataSetRow* row = first_row(data_set, pattern); row != end && row->pattern == pattern;
       ++row) {
    if (row->validity.contains(day)) return row;
  }
  return nullptr;
}

const Format& format_at(const DataSetRow& row, const MemberInfo& member) {
  return row.format ? *row.format : member.field.format;
}

std::string_view list_at(const DataSetRow& row, std::string_view list) {
  return row.list.empty() ? list : row.list;
}

std::string data_element_number(const Declaration& declaration, const FieldPointer& at) {
  const DataSet* data_set = find_data_set(declaration.profile, declaration.data_set);
  if (data_set == nullptr || !data_set->has_own_numbers) return full_de(joined_de_of(at));
  for (std::string pattern = at.pattern(); !pattern.empty(); pattern.resize(pattern.rfind('/'))) {
    const DataSetRow* row = first_row(*data_set, pattern);
    if (row != data_set->rows.data() + data_set->rows.size() && row->pattern == pattern &&
        !row->number.empty()) {
      return std::string(row->number);
    }
  }
  return {};
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
