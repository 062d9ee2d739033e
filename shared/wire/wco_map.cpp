#include "shared/wire/wco_map.h"

namespace quayside::wire {
namespace {

// Calls `step` for each name of a place, the last one marked.
template <class Step>
void for_each_step(std::string_view place, Step step) {
  while (!place.empty()) {
    const std::string_view name = place.substr(0, place.find('/'));
    place.remove_prefix(name.size() < place.size() ? name.size() + 1 : name.size());
    step(name, place.empty());
  }
}

const MemberInfo& member_named(const Node& node, std::string_view name) {
  const MemberInfo* info = node.find(name);
  ensure(info != nullptr, "the mapping of a message names places of the model");
  return *info;
}

Member walk(const Node& node, std::string_view place, bool make) {
  Member member{node, nullptr};
  bool exists = true;
  for_each_step(place, [&](std::string_view name, bool) {
    if (!exists) return;
    const int index = list_index(name);
    if (index >= 0) {
      const auto at = static_cast<std::size_t>(index);
      const MemberInfo& list = *member.info;
      while (make && member.owner.size(list) <= at)
        list.insert(member.owner.member(list), member.owner.size(list));
      exists = at < member.owner.size(list);
      if (exists) member = {member.owner.element(list, at), nullptr};
      return;
    }
    if (member.info != nullptr) member.owner = member.owner.group(*member.info);
    member.info = &member_named(member.owner, name);
  });
  if (!exists) return {node, nullptr};
  ensure(member.info != nullptr, "a leaf of the mapping names a place");
  return member;
}

}  // namespace

const MessageForm& form_of(const Declaration& declaration) {
  return declaration.profile == cds_form().profile ? cds_form() : dms_form();
}

const RequestKind* find_request(const MessageForm& form, std::string_view name) {
  for (const RequestKind& kind : form.requests) {
    if (kind.name == name) return &kind;
  }
  return nullptr;
}

bool is_row_of(const XmlRow& row, std::string_view variant) {
  return row.variants.empty() || row.variants.find(variant) != std::string_view::npos;
}

bool is_leaf_row(const XmlRow& row) {
  return row.kind != XmlKind::group && row.kind != XmlKind::list;
}

const XmlRow* find_row(std::span<const XmlRow> rows, std::string_view name) {
  for (const XmlRow& row : rows) {
    if (row.name == name) return &row;
  }
  return nullptr;
}

Node node_at(const Node& node, std::string_view place) {
  Node current = node;
  for_each_step(place, [&](std::string_view name, bool) {
    current = current.group(member_named(current, name));
  });
  return current;
}

Member member_at(const Node& node, std::string_view place) { return walk(node, place, false); }

Member member_made_at(const Node& node, std::string_view place) { return walk(node, place, true); }

FieldPointer pointer_at(const FieldPointer& pointer, std::string_view place) {
  FieldPointer result = pointer;
  for_each_step(place, [&](std::string_view name, bool) { result = result / name; });
  return result;
}

}  // namespace quayside::wire
