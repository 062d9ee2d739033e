// The mapping between places of the model and the elements of customs messages of the WCO Data
// Model, in the order of their schemas. Reader, writer and pointers all walk these rows; nothing
// else names elements. An authority's rows are data: dms_map.cpp (Denmark, dms-public, December
// 2025), cds_map.cpp (United Kingdom, WCO_DEC_2_DMS.xsd 2.15 of HMRC).
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "shared/base/field_pointer.h"
#include "shared/domain/description.h"
#include "shared/wire/message.h"

namespace quayside::wire {

enum class XmlKind {
  text,      ///< the text of a leaf
  prefixed,  ///< `constant` and then the text of a leaf: "IM" + "A"; of requests as typed
  measured,  ///< the leaf `value` of a group as text, its leaf `unit` as `attribute`; without
             ///< `unit` the attribute is always `constant`
  joined,    ///< two leaves, the first of `head` bytes, the second `constant`: "610310" + "10"
  typed,     ///< the same, the second of one letter: "EX" + "A"; a request says its own type there
  head,      ///< the first character of a leaf, whose rest is the element `constant`
  tail,      ///< the rest of a leaf, whose first character is the element `constant`
  date,      ///< a leaf within DateTimeString, with formatCode 102 (a day) or 304
  count,     ///< how many elements a list has; a count that is not so is not carried. A request,
             ///< which may hold some of them only, says it in its leaf `value`
  constant,  ///< always `constant`
  function,  ///< what the message does: FunctionCode
  sequence,  ///< 1, 2, 3 … among the siblings of the same name; not read
  number,    ///< a leaf; where it is empty, the sequence
  group,     ///< an element with children, about the same place or one below
  list,      ///< an element for each element of a list
};

struct XmlRow {
  std::string_view name = {};
  XmlKind kind = XmlKind::text;
  /// Below the enclosing row's: "locationOfGoods/address". A number names an element of a list.
  std::string_view place = {};
  std::span<const XmlRow> children = {};  ///< of a group or list, or of the list that is counted
  std::string_view constant = {};
  /// Where several rows share a name: the child that tells them apart, and the text it must have
  /// (empty: any). A row without marker takes what is left.
  std::string_view marker = {};
  std::string_view marker_text = {};
  bool always = false;              ///< written although it holds constants only, or counts nothing
  std::string_view variants = {};   ///< "H1 I1": those that the row is for; empty for all
  std::string_view attribute = {};  ///< of a measured row: "currencyID"
  std::string_view value = {};
  std::string_view unit = {};
  std::size_t head = 0;         ///< of a joined row
  std::string_view id = {};     ///< WCO id of the element, as customs' pointers have it: "68A"
  bool of_request = false;      ///< of the top level: the place is one of the request
  std::string_view space = {};  ///< namespace of the children, where it is not that of the message
};

/// A message that asks something about a declaration which customs already has.
struct RequestKind {
  std::string_view name;  ///< "amendment"
  std::string_view function_code;
  std::string_view type_code;
  /// The places of the declaration that it holds; empty for all.
  std::span<const std::string_view> carries;
  std::string_view variants = {};  ///< of the declaration, where they differ in what they carry
};

/// What an authority's message looks like.
struct MessageForm {
  std::string_view profile;
  std::span<const RequestKind> requests;
  std::string_view prefix;       ///< of elements when written: "ns2:"
  std::span<const XmlRow> rows;  ///< the children of the root element
  std::string_view envelope;     ///< the element around the root; empty if none
  std::string_view envelope_namespace;
  std::span<const XmlRow> envelope_rows;  ///< constants, before the root
  bool derives_data_set;                  ///< the data set is not said, but follows from the rest
  /// Which variant of the message a draft is written as.
  std::string_view (*variant_of)(const Declaration& declaration);
};

const MessageForm& dms_form();
const MessageForm& cds_form();
/// The form of the draft's profile; Denmark's where there is none.
const MessageForm& form_of(const Declaration& declaration);

/// Both authorities use the namespaces of the WCO.
inline constexpr std::string_view kWcoNamespace = "urn:wco:datamodel:WCO:DEC-DMS:2";
inline constexpr std::string_view kWcoTypesNamespace = "urn:wco:datamodel:WCO:Declaration_DS:DMS:2";
inline constexpr std::string_view kWcoRoot = "Declaration";

/// The kind of that name; null for a new declaration, and for a message that is of no known kind.
const RequestKind* find_request(const MessageForm& form, std::string_view name);
/// Of a message that neither is a new declaration nor of a known kind.
inline constexpr std::string_view kUnknownRequest = "unknown";

/// True when the row is one of that variant of the message.
bool is_row_of(const XmlRow& row, std::string_view variant);
bool is_leaf_row(const XmlRow& row);
/// True when the writer would write the row for its content, not as a constant.
bool has_content(const XmlRow& row, const Node& node, std::string_view variant);
/// What a row of one element says of a declaration, to be compared; empty when it says nothing of
/// its own.
std::string said_by(const XmlRow& row, const Node& node);
/// The first row of that name; null if there is none.
const XmlRow* find_row(std::span<const XmlRow> rows, std::string_view name);

/// The group that `place` leads to from `node`; `node` itself for an empty place.
Node node_at(const Node& node, std::string_view place);
/// The leaf or list that `place` leads to, and its owner; no info where a list does not go so far.
struct Member {
  Node owner;
  const MemberInfo* info = nullptr;
};
Member member_at(const Node& node, std::string_view place);
/// The same; lists are made long enough.
Member member_made_at(const Node& node, std::string_view place);
FieldPointer pointer_at(const FieldPointer& pointer, std::string_view place);

/// A pointer of customs without the line breaks, blanks and word-breaking hyphens of a printed
/// page.
std::string unbroken_pointer(std::string_view text);

}  // namespace quayside::wire
