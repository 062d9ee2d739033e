// Fields: access to a declaration by pointer, and walks over all of it.
//
// Everything here follows the description; none of it knows a field by name.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "shared/domain/description.h"

namespace quayside {

/// One place in a declaration, as the walk meets it.
struct Place {
  FieldPointer pointer;
  const MemberInfo* member = nullptr;  ///< null for the root and for an element of a list
  Node node;         ///< of a group or of a list element: itself; of a leaf or a list: its owner
  std::string de;    ///< joined data element number, see full_de(); empty where there is none
  std::string list;  ///< leaves: the code list, with those inherited from the enclosing list

  bool is_leaf() const { return member != nullptr && member->shape == Shape::leaf; }
  bool is_list() const { return member != nullptr && member->shape == Shape::list; }
  std::string& text() const { return node.text(*member); }
  std::size_t size() const { return node.size(*member); }
  /// A leaf without text, a list without elements, a group or an element below which is no text.
  bool holds_nothing() const;
};

/// Calls `visit` for every leaf, empty ones too, in the order of the description.
void for_each_leaf(const Declaration& declaration, const std::function<void(const Place&)>& visit);
/// Every group, list, list element and leaf, parents first.
void for_each_place(const Declaration& declaration, const std::function<void(const Place&)>& visit);

/// The place a pointer names, or empty if the model or the lists do not go that far.
std::optional<Place> find_place(const Declaration& declaration, const FieldPointer& pointer);
/// The pointer itself or its nearest parent that exists; the root always does.
FieldPointer nearest_existing(const Declaration& declaration, const FieldPointer& pointer);

/// The text at a leaf; empty when it is not there.
std::string text_at(const Declaration& declaration, const FieldPointer& pointer);
/// False when the pointer names no leaf.
bool set_text(Declaration& declaration, const FieldPointer& pointer, std::string text);
/// False when the pointer names no list, or the index is beyond its end.
bool insert_element(Declaration& declaration, const FieldPointer& list, std::size_t index);
bool erase_element(Declaration& declaration, const FieldPointer& list, std::size_t index);
bool move_element(Declaration& declaration, const FieldPointer& list, std::size_t from,
                  std::size_t to);
/// A copy of element `index` is placed behind it.
bool copy_element(Declaration& declaration, const FieldPointer& list, std::size_t index);

/// True when nothing below holds any text.
bool is_empty(const Node& node);
/// Removes list elements that hold nothing, deepest first: an empty element is not sent.
void prune_empty_elements(Declaration& declaration);

struct Difference {
  FieldPointer at;
  std::string before;
  std::string after;

  bool operator==(const Difference&) const = default;
};
/// Leaf by leaf, by position in lists; what exists on one side only is empty on the other.
std::vector<Difference> differences(const Declaration& before, const Declaration& after);

/// Numbers goods items 1, 2, 3 … (11 03, rule R0007).
void renumber_goods_items(Declaration& declaration);

}  // namespace quayside
