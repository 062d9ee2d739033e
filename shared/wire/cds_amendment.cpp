#include "shared/wire/cds_amendment.h"

#include <algorithm>
#include <map>

#include "shared/domain/fields.h"

namespace quayside::wire {
namespace {

constexpr std::string_view kDeclarationSection = "42A";
constexpr std::string_view kAmendmentSection = "06A";

// Sections of which a change sends only the part that changed; any other is sent whole, as in
// HMRC's samples.
bool is_sent_in_parts(const XmlRow& row) {
  return row.name == "GoodsShipment" || row.name == "GovernmentAgencyGoodsItem" ||
         row.name == "Commodity" || row.name == "Consignment";
}

// Goods items bear a number, by which customs knows them; other elements are known by their order.
const XmlRow* number_row(const XmlRow& list) {
  for (const XmlRow& row : list.children) {
    if (row.kind == XmlKind::number) return &row;
  }
  return nullptr;
}

struct Element {
  std::size_t index = 0;
  std::string number;
};

struct Pair {
  Node before;
  Node after;
};

class Comparison {
 public:
  explicit Comparison(std::string_view variant) : variant_(variant) {}

  struct Level {
    FieldPointer at;  ///< in `after`
    std::vector<PointerStep> pointer;
    bool in_parts = true;  ///< otherwise all of it is kept once anything in it changes
  };

  void compare(std::span<const XmlRow> rows, const Pair& nodes, const Level& level) {
    std::map<std::string_view, std::size_t> met;  // sections of one id, as they are written
    for (const XmlRow& row : rows) {
      // Its own reference identifies the message, not the declaration.
      if (row.of_request || !is_row_of(row, variant_) || row.place == "lrn") continue;
      if (is_leaf_row(row)) {
        compare_leaf(row, nodes, level);
      } else if (row.kind == XmlKind::list) {
        compare_list(row, nodes, level, met[row.id]);
      } else {
        compare_group(row, nodes, level, met[row.id]);
      }
    }
  }

  const std::vector<std::vector<PointerStep>>& changes() const { return changes_; }

  /// `after` without what does not go with the changes.
  Declaration part_of(const Declaration& after) const {
    Declaration part = after;
    std::vector<FieldPointer> left_out;
    for_each_leaf(after, [&](const Place& leaf) {
      const bool kept = std::any_of(kept_.begin(), kept_.end(), [&](const FieldPointer& place) {
        return leaf.pointer.is_within(place);
      });
      if (!kept) left_out.push_back(leaf.pointer);
    });
    for (const FieldPointer& at : left_out)
      set_text(part, at, "");
    prune_empty_elements(part);
    return part;
  }

  void keep(FieldPointer at) { kept_.push_back(std::move(at)); }

 private:
  static PointerStep step(const XmlRow& row, std::size_t sequence) {
    return {std::to_string(sequence), std::string(row.id), ""};
  }

  void change(std::vector<PointerStep> pointer) {
    if (changes_.empty() || changes_.back() != pointer) changes_.push_back(std::move(pointer));
  }

  void compare_leaf(const XmlRow& row, const Pair& nodes, const Level& level) {
    if (said_by(row, nodes.before) == said_by(row, nodes.after)) return;
    std::vector<PointerStep> pointer = level.pointer;
    pointer.back().tag = row.id;
    change(std::move(pointer));
    if (row.kind == XmlKind::count) return;  // said by the request
    if (level.in_parts) keep_row(row, level.at);
  }

  // The places that a row writes.
  void keep_row(const XmlRow& row, const FieldPointer& at) {
    if (row.kind == XmlKind::count) return;
    const FieldPointer place = pointer_at(at, row.place);
    if (row.kind == XmlKind::measured) {
      keep(place / row.value);
      if (!row.unit.empty()) keep(place / row.unit);
    } else if (row.kind == XmlKind::group) {
      for (const XmlRow& child : row.children)
        if (is_row_of(child, variant_)) keep_row(child, place);
    } else if (!row.place.empty()) {
      keep(place);
      if (row.kind == XmlKind::joined) keep(pointer_at(at, row.constant));
    }
  }

  void compare_group(const XmlRow& row, const Pair& nodes, const Level& level, std::size_t& met) {
    const bool was = has_content(row, nodes.before, variant_);
    const bool is = has_content(row, nodes.after, variant_);
    if (!was && !is) return;
    Level below = level;
    below.at = pointer_at(level.at, row.place);
    below.pointer.push_back(step(row, ++met));
    below.in_parts = level.in_parts && is_sent_in_parts(row);
    const std::size_t changes = changes_.size();
    if (was != is) {
      change(below.pointer);
    } else {
      compare(row.children, {node_at(nodes.before, row.place), node_at(nodes.after, row.place)},
              below);
    }
    const bool is_whole = level.in_parts && (!below.in_parts || !was);
    if (changes_.size() > changes && is && is_whole) keep_row(row, level.at);
  }

  std::vector<Element> elements_of(const XmlRow& row, const Node& node) const {
    const XmlRow* number = number_row(row);
    const Member list = member_at(node, row.place);
    std::vector<Element> elements;
    for (std::size_t i = 0; i < list.owner.size(*list.info); ++i) {
      std::string text = std::to_string(i + 1);
      if (number != nullptr) {
        const std::string said = said_by(*number, list.owner.element(*list.info, i));
        if (!said.empty()) text = said;
      }
      elements.push_back({i, text});
    }
    return elements;
  }

  static const Element* numbered(const std::vector<Element>& elements, std::string_view number) {
    for (const Element& element : elements) {
      if (element.number == number) return &element;
    }
    return nullptr;
  }

  void compare_list(const XmlRow& row, const Pair& nodes, const Level& level, std::size_t& met) {
    const std::vector<Element> before = elements_of(row, nodes.before);
    const std::vector<Element> after = elements_of(row, nodes.after);
    const bool is_numbered = number_row(row) != nullptr;
    const FieldPointer list = pointer_at(level.at, row.place);
    const std::size_t changes = changes_.size();
    const auto pointer_to = [&](const Element& element) {
      std::vector<PointerStep> pointer = level.pointer;
      pointer.push_back(step(row, met + element.index + 1));
      if (is_numbered) pointer.back().sequence = element.number;
      return pointer;
    };
    for (const Element& element : after) {
      const Element* old = numbered(before, element.number);
      if (old == nullptr) {
        change(pointer_to(element));
        if (is_numbered) keep(list / element.index);
        continue;
      }
      compare_element(row, nodes, {*old, element}, {list / element.index, pointer_to(element)},
                      is_numbered);
    }
    for (const Element& element : before) {
      if (numbered(after, element.number) == nullptr) change(pointer_to(element));
    }
    met += std::max(before.size(), after.size());
    // What is known by its order alone is sent with all that is beside it.
    if (changes_.size() > changes && !is_numbered && level.in_parts) keep(list);
  }

  void compare_element(const XmlRow& row, const Pair& nodes,
                       const std::pair<Element, Element>& which, Level level, bool is_numbered) {
    const Member before = member_at(nodes.before, row.place);
    const Member after = member_at(nodes.after, row.place);
    const std::size_t changes = changes_.size();
    level.in_parts = is_numbered;
    compare(row.children,
            {before.owner.element(*before.info, which.first.index),
             after.owner.element(*after.info, which.second.index)},
            level);
    if (changes_.size() > changes && is_numbered) keep_row(*number_row(row), level.at);
  }

  std::string_view variant_;
  std::vector<std::vector<PointerStep>> changes_;
  std::vector<FieldPointer> kept_;
};

// Customs knows an item by its number: one that has none gets that of its place.
void number_items(Declaration& declaration) {
  std::size_t place = 0;
  for (GoodsItem& item : declaration.goods_shipment.goods_items) {
    ++place;
    if (item.goods_item_number.text.empty()) item.goods_item_number.text = std::to_string(place);
  }
}

}  // namespace

Result<Message> cds_amendment(const Declaration& before, const Declaration& after,
                              const Amendment& reason, Request request) {
  Declaration old = before;
  Declaration now = after;
  number_items(old);
  number_items(now);
  Comparison comparison(cds_form().variant_of(now));
  for (const char* head : {"/profile", "/lrn", "/declarationType", "/additionalDeclarationType"})
    comparison.keep(FieldPointer(head));
  comparison.compare(cds_form().rows, {root_node(old), root_node(now)},
                     {FieldPointer(), {{"1", std::string(kDeclarationSection), ""}}});
  if (comparison.changes().empty()) {
    return Error{"nothing_changed", "no element of the message has changed",
                 "Change at least one element that the message of customs has."};
  }
  for (const std::vector<PointerStep>& pointer : comparison.changes()) {
    request.amendments.push_back({reason.reason_code, "", pointer});
    request.statements.push_back(
        {reason.reason_text,
         {{"1", std::string(kDeclarationSection), ""},
          {std::to_string(request.amendments.size()), std::string(kAmendmentSection), ""}}});
  }
  const std::size_t items = now.goods_shipment.goods_items.size();
  if (items != old.goods_shipment.goods_items.size()) {
    request.number_of_items = std::to_string(items);
  }
  return Message{comparison.part_of(now), {std::move(request), {}}};
}

}  // namespace quayside::wire
