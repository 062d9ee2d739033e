#include "shared/rules/survey.h"

#include <string>
#include <unordered_map>

#include "shared/domain/fields.h"

namespace quayside {
namespace {

// Where the walk stands. The pattern is carried along with the pointer: making it anew for every
// leaf of a long declaration would cost more than all rules together.
struct Spot {
  FieldPointer pointer;
  std::string pattern;
  std::string_view list;
  Node node;
  bool asked = true;  // false within a group or list element that holds nothing and may be absent
};

class Surveyor {
 public:
  Surveyor(const DataSet& data_set, const Date& day) : data_set_(data_set), day_(day) {}

  void walk(const Spot& spot) {
    for (const MemberInfo& member : spot.node.info->members) {
      Spot below{spot.pointer / member.field.name, spot.pattern, spot.list, spot.node, spot.asked};
      below.pattern += '/';
      below.pattern += member.field.name;
      if (member.field.list != "inherited" && !member.field.list.empty()) {
        below.list = member.field.list;
      }
      visit(below, member, row_of(below.pattern));
    }
  }

  Survey take() { return std::move(found_); }

 private:
  const DataSetRow* row_of(const std::string& pattern) {
    const auto [entry, is_new] = rows_.try_emplace(pattern, nullptr);
    if (is_new) entry->second = find_row(data_set_, pattern, day_);
    return entry->second;
  }

  void visit(const Spot& spot, const MemberInfo& member, const DataSetRow* row) {
    if (row == nullptr || row->presence == Presence::not_taken) {
      note_outside(spot, member);
      return;
    }
    const bool required = row->presence == Presence::required;
    switch (member.shape) {
      case Shape::leaf:
        visit_leaf(spot, member, *row);
        return;
      case Shape::group:
        visit_group(spot, member, required);
        return;
      case Shape::list:
        visit_list(spot, member, *row);
        return;
    }
  }

  void visit_leaf(const Spot& spot, const MemberInfo& member, const DataSetRow& row) {
    const std::string& text = spot.node.text(member);
    const std::string_view list = member.field.list.empty() ? std::string_view() : spot.list;
    if (!text.empty()) {
      found_.given.push_back({spot.pointer, &member, &row, list_at(row, list), text});
    } else if (row.presence == Presence::required && spot.asked) {
      found_.missing.push_back(spot.pointer);
    }
  }

  void visit_group(const Spot& spot, const MemberInfo& member, bool required) {
    Spot inside = spot;
    inside.node = spot.node.group(member);
    inside.asked = (spot.asked && required) || !is_empty(inside.node);
    walk(inside);
  }

  // An element that holds nothing is not sent, so nothing is asked of it, unless the list needs it.
  void visit_list(const Spot& spot, const MemberInfo& member, const DataSetRow& row) {
    const std::size_t size = spot.node.size(member);
    std::size_t filled = 0;
    for (std::size_t i = 0; i < size; ++i) {
      if (!is_empty(spot.node.element(member, i))) ++filled;
    }
    const bool lacks_one = row.presence == Presence::required && spot.asked && filled == 0;
    if (lacks_one && size == 0) found_.missing.push_back(spot.pointer);
    if (filled > static_cast<std::size_t>(row.occurs_max)) {
      found_.too_long.push_back({spot.pointer, row.occurs_max});
    }
    for (std::size_t i = 0; i < size; ++i) {
      const Node element = spot.node.element(member, i);
      const bool asked = (lacks_one && i == 0) || !is_empty(element);
      walk({spot.pointer / i, spot.pattern + "/*", spot.list, element, asked});
    }
  }

  // Most of the model is outside of any one data set, and empty: no pointers are made for that.
  void note_outside(const Spot& spot, const MemberInfo& member) {
    if (member.shape == Shape::group && is_empty(spot.node.group(member))) return;
    std::vector<FieldPointer> leaves;
    collect(spot.node, member, spot.pointer, leaves);
    if (!leaves.empty()) found_.outside.push_back(std::move(leaves));
  }

  static void collect(const Node& owner, const MemberInfo& member, const FieldPointer& pointer,
                      std::vector<FieldPointer>& leaves) {
    if (member.shape == Shape::leaf) {
      if (!owner.text(member).empty()) leaves.push_back(pointer);
      return;
    }
    if (member.shape == Shape::group) {
      collect_members(owner.group(member), pointer, leaves);
      return;
    }
    for (std::size_t i = 0; i < owner.size(member); ++i) {
      collect_members(owner.element(member, i), pointer / i, leaves);
    }
  }

  static void collect_members(const Node& node, const FieldPointer& pointer,
                              std::vector<FieldPointer>& leaves) {
    for (const MemberInfo& member : node.info->members) {
      collect(node, member, pointer / member.field.name, leaves);
    }
  }

  const DataSet& data_set_;
  const Date day_;
  std::unordered_map<std::string, const DataSetRow*> rows_;
  Survey found_;
};

}  // namespace

Survey survey_of(const Declaration& declaration, const DataSet* data_set, const Date& day) {
  if (data_set == nullptr) return {};
  Surveyor surveyor(*data_set, day);
  surveyor.walk({FieldPointer(), "", "", root_node(declaration), true});
  return surveyor.take();
}

}  // namespace quayside
