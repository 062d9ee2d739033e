#include "shared/domain/fields.h"

#include <map>

namespace quayside {
namespace {

constexpr std::string_view kInherited = "inherited";

using Visit = std::function<void(const Place&)>;

// The code list of a document type depends on which list the document stands in.
std::string list_of(const MemberInfo& row, const std::string& enclosing) {
  return std::string(row.field.list == kInherited ? std::string_view(enclosing) : row.field.list);
}

Place place_of(const Node& owner, const MemberInfo& row, const Place& above) {
  Place place;
  place.pointer = above.pointer / row.field.name;
  place.member = &row;
  place.de = joined_de(above.de, row.field.de);
  place.list = list_of(row, above.list);
  place.node = row.shape == Shape::group ? owner.group(row) : owner;
  return place;
}

Place element_of(const Place& list, std::size_t index) {
  Place place;
  place.pointer = list.pointer / index;
  place.de = list.de;
  place.list = list.list;
  place.node = list.node.element(*list.member, index);
  return place;
}

void walk(const Place& above, bool leaves_only, const Visit& visit) {
  for (const MemberInfo& row : above.node.info->members) {
    const Place place = place_of(above.node, row, above);
    if (!leaves_only || row.shape == Shape::leaf) visit(place);
    if (row.shape == Shape::group) walk(place, leaves_only, visit);
    if (row.shape != Shape::list) continue;
    for (std::size_t i = 0; i < place.size(); ++i) {
      const Place element = element_of(place, i);
      if (!leaves_only) visit(element);
      walk(element, leaves_only, visit);
    }
  }
}

Place root_place(const Declaration& declaration) {
  Place place;
  place.node = root_node(declaration);
  return place;
}

// One step down from `above`, or empty when there is no such step.
std::optional<Place> step(const Place& above, std::string_view segment) {
  if (above.is_leaf()) return std::nullopt;
  if (above.is_list()) {
    const int index = list_index(segment);
    if (index < 0 || static_cast<std::size_t>(index) >= above.size()) return std::nullopt;
    return element_of(above, static_cast<std::size_t>(index));
  }
  const MemberInfo* row = above.node.find(segment);
  if (row == nullptr) return std::nullopt;
  return place_of(above.node, *row, above);
}

std::optional<Place> find_list(const Declaration& declaration, const FieldPointer& pointer) {
  std::optional<Place> place = find_place(declaration, pointer);
  if (!place || !place->is_list()) return std::nullopt;
  return place;
}

void copy_node(const Node& from, const Node& to) {
  for (const MemberInfo& row : from.info->members) {
    if (row.shape == Shape::leaf) to.text(row) = from.text(row);
    if (row.shape == Shape::group) copy_node(from.group(row), to.group(row));
    if (row.shape != Shape::list) continue;
    for (std::size_t i = 0; i < from.size(row); ++i) {
      row.insert(to.member(row), i);
      copy_node(from.element(row, i), to.element(row, i));
    }
  }
}

void prune(const Node& node) {
  for (const MemberInfo& row : node.info->members) {
    if (row.shape == Shape::group) prune(node.group(row));
    if (row.shape != Shape::list) continue;
    for (std::size_t i = node.size(row); i-- > 0;) {
      prune(node.element(row, i));
      if (is_empty(node.element(row, i))) row.erase(node.member(row), i);
    }
  }
}

}  // namespace

void for_each_leaf(const Declaration& declaration, const Visit& visit) {
  walk(root_place(declaration), true, visit);
}

void for_each_place(const Declaration& declaration, const Visit& visit) {
  walk(root_place(declaration), false, visit);
}

std::optional<Place> find_place(const Declaration& declaration, const FieldPointer& pointer) {
  std::optional<Place> place = root_place(declaration);
  for (const std::string_view segment : pointer.segments()) {
    place = step(*place, segment);
    if (!place) return std::nullopt;
  }
  return place;
}

FieldPointer nearest_existing(const Declaration& declaration, const FieldPointer& pointer) {
  FieldPointer candidate = pointer;
  while (!candidate.is_root() && !find_place(declaration, candidate))
    candidate = candidate.parent();
  return candidate;
}

std::string text_at(const Declaration& declaration, const FieldPointer& pointer) {
  const std::optional<Place> place = find_place(declaration, pointer);
  return place && place->is_leaf() ? place->text() : std::string();
}

bool set_text(Declaration& declaration, const FieldPointer& pointer, std::string text) {
  const std::optional<Place> place = find_place(declaration, pointer);
  if (!place || !place->is_leaf()) return false;
  place->text() = std::move(text);
  return true;
}

bool insert_element(Declaration& declaration, const FieldPointer& list, std::size_t index) {
  const std::optional<Place> place = find_list(declaration, list);
  if (!place || index > place->size()) return false;
  place->member->insert(place->node.member(*place->member), index);
  return true;
}

bool erase_element(Declaration& declaration, const FieldPointer& list, std::size_t index) {
  const std::optional<Place> place = find_list(declaration, list);
  if (!place || index >= place->size()) return false;
  place->member->erase(place->node.member(*place->member), index);
  return true;
}

bool move_element(Declaration& declaration, const FieldPointer& list, std::size_t from,
                  std::size_t to) {
  const std::optional<Place> place = find_list(declaration, list);
  if (!place || from >= place->size() || to >= place->size()) return false;
  place->member->move(place->node.member(*place->member), from, to);
  return true;
}

bool copy_element(Declaration& declaration, const FieldPointer& list, std::size_t index) {
  const std::optional<Place> place = find_list(declaration, list);
  if (!place || index >= place->size()) return false;
  place->member->insert(place->node.member(*place->member), index + 1);
  copy_node(place->node.element(*place->member, index),
            place->node.element(*place->member, index + 1));
  return true;
}

bool Place::holds_nothing() const {
  if (is_leaf()) return text().empty();
  return is_list() ? size() == 0 : is_empty(node);
}

bool is_empty(const Node& node) {
  for (const MemberInfo& row : node.info->members) {
    if (row.shape == Shape::leaf && !node.text(row).empty()) return false;
    if (row.shape == Shape::group && !is_empty(node.group(row))) return false;
    if (row.shape != Shape::list) continue;
    for (std::size_t i = 0; i < node.size(row); ++i) {
      if (!is_empty(node.element(row, i))) return false;
    }
  }
  return true;
}

void prune_empty_elements(Declaration& declaration) { prune(root_node(declaration)); }

std::vector<Difference> differences(const Declaration& before, const Declaration& after) {
  std::map<std::string, std::string> old_texts;
  for_each_leaf(before, [&](const Place& leaf) { old_texts[leaf.pointer.text()] = leaf.text(); });
  std::vector<Difference> found;
  for_each_leaf(after, [&](const Place& leaf) {
    const auto old = old_texts.find(leaf.pointer.text());
    const std::string old_text = old == old_texts.end() ? "" : old->second;
    if (old != old_texts.end()) old_texts.erase(old);
    if (old_text != leaf.text()) found.push_back({leaf.pointer, old_text, leaf.text()});
  });
  for (const auto& [pointer, text] : old_texts) {
    if (!text.empty()) found.push_back({FieldPointer(pointer), text, ""});
  }
  return found;
}

bool operator==(const Declaration& a, const Declaration& b) {
  const auto texts = [](const Declaration& declaration) {
    std::vector<std::pair<std::string, std::string>> all;
    for_each_place(declaration, [&](const Place& place) {
      if (place.member == nullptr) all.emplace_back(place.pointer.text(), "");
      if (place.is_leaf()) all.emplace_back(place.pointer.text(), place.text());
    });
    return all;
  };
  return texts(a) == texts(b);
}

void renumber_goods_items(Declaration& declaration) {
  std::size_t number = 0;
  for (GoodsItem& item : declaration.goods_shipment.goods_items) {
    item.goods_item_number.text = std::to_string(++number);
  }
}

}  // namespace quayside
