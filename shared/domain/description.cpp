#include "shared/domain/description.h"

#include <algorithm>
#include <tuple>
#include <type_traits>

#include "shared/domain/describe/declaration.h"
#include "shared/domain/describe/request.h"
#include "shared/domain/request_description.h"

namespace quayside {
namespace {

constexpr std::size_t kSlots = std::tuple_size_v<decltype(StructInfo::slots)>;

std::size_t slot_of(std::string_view name) {
  if (name.empty()) return 0;
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(name[at]); };
  return (name.size() * 31U + byte(0) * 7U + byte(name.size() / 2) * 3U + byte(name.size() - 1)) %
         kSlots;
}

// --- From the description to the table. --------------------------------------------------------

template <class T>
const StructInfo& info_of();

template <class T>
struct ListOf {
  static std::vector<T>& cast(void* list) { return *static_cast<std::vector<T>*>(list); }
  static std::size_t size(const void* list) {
    return static_cast<const std::vector<T>*>(list)->size();
  }
  static void* at(void* list, std::size_t index) { return &cast(list)[index]; }
  static void insert(void* list, std::size_t index) {
    cast(list).insert(cast(list).begin() + static_cast<std::ptrdiff_t>(index), T{});
  }
  static void erase(void* list, std::size_t index) {
    cast(list).erase(cast(list).begin() + static_cast<std::ptrdiff_t>(index));
  }
  static void move(void* list, std::size_t from, std::size_t to) {
    T element = std::move(cast(list)[from]);
    erase(list, from);
    cast(list).insert(cast(list).begin() + static_cast<std::ptrdiff_t>(to), std::move(element));
  }
};

template <class N>
std::string& number_text(void* member) {
  return static_cast<N*>(member)->text;
}

inline std::string& string_text(void* member) { return *static_cast<std::string*>(member); }

// Visits a default object once and notes where each member lies in it.
struct Collector {
  const char* base;
  StructInfo& info;

  MemberInfo& add(const Field& field, Shape shape, const void* member) {
    MemberInfo& row = info.members.emplace_back();
    row.field = field;
    row.shape = shape;
    row.offset = static_cast<std::size_t>(static_cast<const char*>(member) - base);
    return row;
  }
  void text(const Field& field, std::string& member) {
    add(field, Shape::leaf, &member).text = &string_text;
  }
  template <class N>
  void number(Field field, N& member) {
    field.format = formats::format_of(member);
    add(field, Shape::leaf, &member).text = &number_text<N>;
  }
  template <class T>
  void group(const Field& field, T& member) {
    add(field, Shape::group, &member).element = &info_of<T>();
  }
  template <class T>
  void list(const Field& field, std::vector<T>& member) {
    MemberInfo& row = add(field, Shape::list, &member);
    row.element = &info_of<T>();
    row.size = &ListOf<T>::size;
    row.at = &ListOf<T>::at;
    row.insert = &ListOf<T>::insert;
    row.erase = &ListOf<T>::erase;
    row.move = &ListOf<T>::move;
  }
};

template <class T>
const StructInfo& info_of() {
  static const StructInfo info = [] {
    StructInfo collected;
    T object;
    Collector collector{reinterpret_cast<const char*>(&object), collected};
    describe(object, collector);
    collected.fill_slots();
    return collected;
  }();
  return info;
}

}  // namespace

std::string Format::to_string() const {
  std::string text = characters == Characters::alphabetic ? "a"
                     : characters == Characters::numeric  ? "n"
                                                          : "an";
  if (up_to) text += "..";
  text += std::to_string(length);
  if (decimals > 0) text += "," + std::to_string(decimals);
  return text;
}

Format Format::parse(std::string_view text) {
  Format format;
  const auto take = [&](std::string_view head) {
    const bool has = text.starts_with(head);
    if (has) text.remove_prefix(head.size());
    return has;
  };
  const auto number = [&] {
    ensure(!text.empty() && text[0] >= '0' && text[0] <= '9', "a format has a length");
    int value = 0;
    for (; !text.empty() && text[0] >= '0' && text[0] <= '9'; text.remove_prefix(1))
      value = value * 10 + (text[0] - '0');
    return value;
  };
  const bool alphanumeric = take("an");
  if (!alphanumeric && take("a")) format.characters = Characters::alphabetic;
  if (!alphanumeric && take("n")) format.characters = Characters::numeric;
  format.up_to = take("..");
  format.length = number();
  if (take(",")) format.decimals = number();
  ensure(text.empty(), "a format is written as the EUCDM writes it");
  return format;
}

void* Node::member(const MemberInfo& row) const { return static_cast<char*>(object) + row.offset; }

std::string& Node::text(const MemberInfo& leaf) const {
  ensure(leaf.shape == Shape::leaf, "Node::text() of a leaf");
  return leaf.text(member(leaf));
}

Node Node::group(const MemberInfo& row) const {
  ensure(row.shape == Shape::group, "Node::group() of a group");
  return {member(row), row.element};
}

std::size_t Node::size(const MemberInfo& list) const {
  ensure(list.shape == Shape::list, "Node::size() of a list");
  return list.size(member(list));
}

Node Node::element(const MemberInfo& list, std::size_t index) const {
  ensure(index < size(list), "Node::element() within the list");
  return {list.at(member(list), index), list.element};
}

const MemberInfo* Node::find(std::string_view name) const { return info->find(name); }

void StructInfo::fill_slots() {
  ensure(members.size() < slots.size() / 2, "a struct has far fewer members than slots");
  for (std::size_t i = 0; i < members.size(); ++i) {
    std::size_t slot = slot_of(members[i].field.name);
    while (slots[slot] != 0)
      slot = (slot + 1) % kSlots;
    slots[slot] = static_cast<std::uint8_t>(i + 1);
  }
}

const MemberInfo* StructInfo::find(std::string_view name) const {
  for (std::size_t slot = slot_of(name); slots[slot] != 0; slot = (slot + 1) % kSlots) {
    const MemberInfo& member = members[slots[slot] - 1U];
    if (member.field.name == name) return &member;
  }
  return nullptr;
}

Node root_node(Declaration& declaration) { return {&declaration, &declaration_info()}; }

Node root_node(const Declaration& declaration) {
  return {const_cast<Declaration*>(&declaration), &declaration_info()};
}

Node root_node(MessageRest& rest) { return {&rest, &info_of<MessageRest>()}; }

Node root_node(const MessageRest& rest) { return root_node(const_cast<MessageRest&>(rest)); }

Node root_node(Request& request) { return {&request, &info_of<Request>()}; }

Node root_node(const Request& request) { return root_node(const_cast<Request&>(request)); }

const StructInfo& declaration_info() { return info_of<Declaration>(); }

std::string joined_de(std::string_view above, std::string_view de) {
  if (de.empty()) return std::string(above);
  const bool absolute = de.size() >= 5 && de[2] == ' ';
  if (absolute || above.empty()) return std::string(de);
  return std::string(above) + " " + std::string(de);
}

std::string full_de(std::string_view joined) {
  if (joined.empty()) return {};
  std::string result(joined);
  while (std::count(result.begin(), result.end(), ' ') < 3)
    result += " 000";
  return result;
}

}  // namespace quayside
