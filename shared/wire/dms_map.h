// The mapping between places of the model and the elements of the Danish messages, in the order of
// their schemas (dms-public, December 2025), which agree in it. Reader, writer and pointers all
// walk these rows; nothing else names elements.
//
// Not in any message, and so never written: the postcode address of a location (16 15 081), the
// region of dispatch (16 10), the goods references of a container (19 07 044).
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "shared/base/field_pointer.h"
#include "shared/domain/description.h"

namespace quayside::wire {

enum class XmlKind {
  text,      ///< the text of a leaf
  prefixed,  ///< `constant` and then the text of a leaf: "IM" + "A"
  measured,  ///< the leaf `value` of a group as text, its leaf `unit` as `attribute`
  joined,    ///< two leaves, the second named by `constant` and one letter long: "EX" + "A"
  date,      ///< a leaf within DateTimeString, with formatCode 102 (a day) or 304
  count,     ///< how many elements a list has; not read
  constant,  ///< always `constant`
  sequence,  ///< 1, 2, 3 … among the siblings of the same name; not read
  number,    ///< a leaf; where it is empty, the sequence
  group,     ///< an element with children, about the same place or one below
  list,      ///< an element for each element of a list
};

struct XmlRow {
  std::string_view name = {};
  XmlKind kind = XmlKind::text;
  std::string_view place = {};            ///< below the enclosing row's: "locationOfGoods/address"
  std::span<const XmlRow> children = {};  ///< of a group or list
  std::string_view constant = {};
  /// Where several rows share a name: the child that tells them apart, and the text it must have
  /// (empty: any). A row without marker takes what is left.
  std::string_view marker = {};
  std::string_view marker_text = {};
  bool always = false;              ///< written although it holds constants only
  std::string_view data_sets = {};  ///< "H1 I1": those that the row is for; empty for all
  std::string_view attribute = {};  ///< of a measured row: "currencyID"
  std::string_view value = {};
  std::string_view unit = {};
};

inline constexpr std::string_view kDmsNamespace = "urn:wco:datamodel:WCO:DEC-DMS:2";
inline constexpr std::string_view kDmsTypesNamespace = "urn:wco:datamodel:WCO:Declaration_DS:DMS:2";
inline constexpr std::string_view kDmsRoot = "Declaration";

/// The children of the root element.
std::span<const XmlRow> declaration_rows();

/// True when the row is one of the data set's message.
bool is_row_of(const XmlRow& row, std::string_view data_set);
bool is_leaf_row(const XmlRow& row);
/// The first row of that name; null if there is none.
const XmlRow* find_row(std::span<const XmlRow> rows, std::string_view name);

/// The group that `place` leads to from `node`; `node` itself for an empty place.
Node node_at(const Node& node, std::string_view place);
/// The leaf or list that `place` leads to, and its owner.
struct Member {
  Node owner;
  const MemberInfo* info = nullptr;
};
Member member_at(const Node& node, std::string_view place);
FieldPointer pointer_at(const FieldPointer& pointer, std::string_view place);

/// A pointer of customs without the line breaks, blanks and word-breaking hyphens of a printed
/// page.
std::string unbroken_pointer(std::string_view text);

}  // namespace quayside::wire
