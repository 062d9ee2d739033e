#include "shared/rules/survey.h"

#include <algorithm>
#include <string>

#include "shared/domain/fields.h"
#include "shared/rules/form.h"

namespace quayside {
namespace {

// Where the walk stands: in a group or in an element of a list.
struct Spot {
  Node node;
  const AskedPlace* above = nullptr;  // the group or the list; null for the declaration
  Position position;                  // of the group or the list
  std::size_t lists = 0;              // how many of its indices count
  bool asked = true;  // false within a group or list element that holds nothing and may be absent

  FieldPointer pointer() const {
    const FieldPointer here = position;
    const bool is_element = above != nullptr && above->member->shape == Shape::list;
    return is_element ? here / position.indices[lists - 1] : here;
  }
};

class Walk {
 public:
  Walk(const Date& day, const AskedPlace* items, std::size_t filled_items, Survey& found)
      : day_(day), items_(items), filled_items_(filled_items), found_(found) {}

  void over(const Spot& spot, const std::vector<AskedPlace>& places) {
    for (const AskedPlace& place : places) {
      const DataSetRow* row = place.row_on(day_);
      if (row == nullptr) {
        note_outside(spot, *place.member);
        continue;
      }
      const bool required = row->presence == Presence::required;
      switch (place.member->shape) {
        case Shape::leaf:
          visit_leaf(spot, place, *row);
          break;
        case Shape::group:
          visit_group(spot, place, required);
          break;
        case Shape::list:
          visit_list(spot, place, *row);
          break;
      }
    }
  }

  void over_element(const Spot& list_owner, const AskedPlace& list, std::size_t index,
                    bool is_asked) {
    Spot inside{list_owner.node.element(*list.member, index), &list, position_of(list_owner, list),
                list_owner.lists + 1, is_asked};
    inside.position.indices[list_owner.lists] = static_cast<std::uint32_t>(index);
    over(inside, list.below);
  }

 private:
  static Position position_of(const Spot& spot, const AskedPlace& place) {
    return {place.rows.front().pattern, spot.position.indices};
  }

  void visit_leaf(const Spot& spot, const AskedPlace& place, const DataSetRow& row) {
    const std::string& text = spot.node.text(*place.member);
    if (!text.empty()) {
      found_.given.push_back({position_of(spot, place), place.member, &row, place.list, text,
                              is_printable(text), &place});
    } else if (row.presence == Presence::required && spot.asked) {
      found_.missing.push_back(position_of(spot, place));
    }
  }

  void visit_group(const Spot& spot, const AskedPlace& place, bool required) {
    const Node node = spot.node.group(*place.member);
    const bool given = !is_empty(node);
    const bool asked = (spot.asked && required) || given;
    const std::size_t before = found_.missing.size() + found_.empty_groups.size();
    over({node, &place, position_of(spot, place), spot.lists, asked}, place.below);
    const bool says_nothing = found_.missing.size() + found_.empty_groups.size() == before;
    if (required && spot.asked && !given && says_nothing) note_empty(spot, place);
  }

  // What a rule decides on is what the group is known by; what is optional is not.
  void note_empty(const Spot& spot, const AskedPlace& group) {
    std::vector<FieldPointer> parts;
    for (const AskedPlace& place : group.below) {
      const DataSetRow* row = place.row_on(day_);
      const bool would_do = row != nullptr && row->presence == Presence::conditional;
      if (would_do && place.member->shape == Shape::leaf) parts.push_back(position_of(spot, place));
    }
    if (parts.size() > 1) {
      found_.empty_groups.push_back(std::move(parts));
    } else {
      found_.missing.push_back(parts.empty() ? FieldPointer(position_of(spot, group)) : parts[0]);
    }
  }

  // An element that holds nothing is not sent, so nothing is asked of it, unless the list needs it.
  void visit_list(const Spot& spot, const AskedPlace& place, const DataSetRow& row) {
    const std::size_t size = spot.node.size(*place.member);
    const bool are_items = &place == items_;
    std::size_t filled = are_items ? filled_items_ : 0;
    for (std::size_t i = 0; i < size && !are_items; ++i) {
      if (!is_empty(spot.node.element(*place.member, i))) ++filled;
    }
    const bool lacks_one = row.presence == Presence::required && spot.asked && filled == 0;
    if (lacks_one && size == 0) found_.missing.push_back(position_of(spot, place));
    if (filled > static_cast<std::size_t>(row.occurs_max)) {
      found_.too_long.push_back({position_of(spot, place), row.occurs_max});
    }
    for (std::size_t i = 0; i < size && !are_items; ++i) {
      const bool is_asked = (lacks_one && i == 0) || !is_empty(spot.node.element(*place.member, i));
      over_element(spot, place, i, is_asked);
    }
  }

  // Most of the model is outside of any one data set, and empty: no pointers are made for that.
  void note_outside(const Spot& spot, const MemberInfo& member) {
    if (member.shape == Shape::leaf && spot.node.text(member).empty()) return;
    if (member.shape == Shape::group && is_empty(spot.node.group(member))) return;
    if (member.shape == Shape::list && spot.node.size(member) == 0) return;
    std::vector<FieldPointer> leaves;
    collect(spot.node, member, spot.pointer() / member.field.name, leaves);
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

  const Date& day_;
  const AskedPlace* items_;
  const std::size_t filled_items_;
  Survey& found_;
};

const AskedPlace* place_named(const std::vector<AskedPlace>& places, std::string_view name) {
  const auto found = std::find_if(places.begin(), places.end(), [&](const AskedPlace& place) {
    return place.member->field.name == name;
  });
  return found == places.end() ? nullptr : &*found;
}

Spot shipment_spot(const Declaration& declaration, const AskedPlace& shipment) {
  const Node root = root_node(declaration);
  return {root.group(*shipment.member), &shipment, {shipment.rows.front().pattern}, 0, true};
}

}  // namespace

Position::operator FieldPointer() const {
  std::string text;
  text.reserve(pattern.size() + 12);
  std::size_t list = 0;
  for (const char c : pattern) {
    if (c == '*') {
      text += std::to_string(indices[list++]);
    } else {
      text += c;
    }
  }
  return FieldPointer(std::move(text));
}

void Survey::clear() {
  given.clear();
  missing.clear();
  empty_groups.clear();
  outside.clear();
  too_long.clear();
}

Surveyor::Surveyor(const Declaration& declaration, const Plan& plan, const Date& day,
                   std::size_t filled_items)
    : declaration_(declaration), plan_(plan), day_(day), filled_items_(filled_items) {
  const AskedPlace* shipment = place_named(plan.places, "goodsShipment");
  const DataSetRow* row = shipment == nullptr ? nullptr : shipment->row_on(day);
  if (row == nullptr) return;
  const AskedPlace* items = place_named(shipment->below, "goodsItems");
  const DataSetRow* items_row = items == nullptr ? nullptr : items->row_on(day);
  if (items_row == nullptr) return;
  items_ = items;
  const bool shipment_is_asked =
      row->presence == Presence::required || !is_empty(shipment_spot(declaration, *shipment).node);
  first_item_is_asked_ =
      items_row->presence == Presence::required && shipment_is_asked && filled_items == 0;
}

void Surveyor::survey_head(Survey& found) const {
  Walk walk(day_, items_, filled_items_, found);
  walk.over({root_node(declaration_), nullptr, {}, 0, true}, plan_.places);
}

void Surveyor::survey_item(std::size_t index, Survey& found) const {
  if (items_ == nullptr) return;
  const AskedPlace& shipment = *place_named(plan_.places, "goodsShipment");
  Walk walk(day_, items_, filled_items_, found);
  const Spot owner = shipment_spot(declaration_, shipment);
  const bool is_asked =
      (first_item_is_asked_ && index == 0) || !is_empty(owner.node.element(*items_->member, index));
  walk.over_element(owner, *items_, index, is_asked);
}

}  // namespace quayside
