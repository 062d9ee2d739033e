// The description of the model: for every struct its members with name, data element number,
// format, label key and code list. There is one, in description.cpp; nothing else lists fields.
//
// At run time it is a small table per struct (StructInfo) that any code can walk without templates:
// a Node is an object of the model together with its description.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/ensure.h"
#include "shared/base/field_pointer.h"
#include "shared/domain/declaration.h"

namespace quayside {

/// A format of the EUCDM: an..70, an4, a2, n..16,2, n1.
struct Format {
  enum class Characters { alphabetic, numeric, alphanumeric };
  Characters characters = Characters::alphanumeric;
  bool up_to = true;  ///< false: exactly `length`
  int length = 0;     ///< characters, or digits in all
  int decimals = 0;   ///< numeric only: digits after the point

  std::string to_string() const;
  /// The format that a text like "an..35" or "n..16,2" names; it must be one.
  static Format parse(std::string_view text);
};

struct Field {
  std::string_view name;  ///< JSON member, the standard's noun in lowerCamelCase
  std::string_view de;    ///< "13 04" or, below a numbered element, the rest: "018", "019"
  std::string_view label;  ///< key in the message catalogues
  Format format;           ///< leaves only
  std::string_view list;   ///< code list that the value is of; empty if none
};

struct StructInfo;

enum class Shape { leaf, group, list };

struct MemberInfo {
  Field field;
  Shape shape = Shape::leaf;
  std::size_t offset = 0;
  const StructInfo* element = nullptr;  ///< of a group or a list
  std::string& (*text)(void* member) = nullptr;
  std::size_t (*size)(const void* list) = nullptr;
  void* (*at)(void* list, std::size_t index) = nullptr;
  void (*insert)(void* list, std::size_t index) = nullptr;
  void (*erase)(void* list, std::size_t index) = nullptr;
  void (*move)(void* list, std::size_t from, std::size_t to) = nullptr;
};

struct StructInfo {
  std::vector<MemberInfo> members;
  std::array<std::uint8_t, 128> slots{};  ///< by name: index of a member and one, 0 where none is

  void fill_slots();
  const MemberInfo* find(std::string_view name) const;
};

/// An object of the model and its description. The object outlives the node.
struct Node {
  void* object = nullptr;
  const StructInfo* info = nullptr;

  std::string& text(const MemberInfo& leaf) const;
  Node group(const MemberInfo& member) const;
  std::size_t size(const MemberInfo& list) const;
  Node element(const MemberInfo& list, std::size_t index) const;
  void* member(const MemberInfo& member) const;
  const MemberInfo* find(std::string_view name) const;
};

Node root_node(Declaration& declaration);
/// For reading only: the caller does not write through it.
Node root_node(const Declaration& declaration);

const StructInfo& declaration_info();

/// "13 04 018 019" for `de` below "13 04 018"; absolute numbers ("18 04") replace what is above.
std::string joined_de(std::string_view above, std::string_view de);
/// Four groups, padded with zeros: "13 04 018 019", "18 04 000 000".
std::string full_de(std::string_view joined);

}  // namespace quayside
