// How rows of a mapping are written, for the tables of the authorities. `id` is the WCO id of the
// element, where the authority's pointers are made of them.
#pragma once

#include "shared/wire/wco_map.h"

namespace quayside::wire::rows {

constexpr XmlRow text(std::string_view name, std::string_view place, std::string_view id = {}) {
  return {.name = name, .kind = XmlKind::text, .place = place, .id = id};
}
constexpr XmlRow amount(std::string_view name, std::string_view place, std::string_view id = {}) {
  return {.name = name,
          .kind = XmlKind::measured,
          .place = place,
          .attribute = "currencyID",
          .value = "amount",
          .unit = "currency",
          .id = id};
}
constexpr XmlRow quantity(std::string_view name, std::string_view value, std::string_view id = {}) {
  return {.name = name,
          .kind = XmlKind::measured,
          .attribute = "unitCode",
          .value = value,
          .unit = "measurementUnitAndQualifier",
          .id = id};
}
constexpr XmlRow date(std::string_view name, std::string_view place, std::string_view id = {}) {
  return {.name = name, .kind = XmlKind::date, .place = place, .id = id};
}
constexpr XmlRow count(std::string_view name, std::string_view place,
                       std::span<const XmlRow> children, std::string_view id = {}) {
  return {.name = name, .kind = XmlKind::count, .place = place, .children = children, .id = id};
}
constexpr XmlRow constant(std::string_view name, std::string_view value, std::string_view id = {}) {
  return {.name = name, .kind = XmlKind::constant, .constant = value, .id = id};
}
constexpr XmlRow sequence() { return {.name = "SequenceNumeric", .kind = XmlKind::sequence}; }
constexpr XmlRow group(std::string_view name, std::string_view place,
                       std::span<const XmlRow> children, std::string_view id = {}) {
  return {.name = name, .kind = XmlKind::group, .place = place, .children = children, .id = id};
}
constexpr XmlRow list(std::string_view name, std::string_view place,
                      std::span<const XmlRow> children, std::string_view id = {}) {
  return {.name = name, .kind = XmlKind::list, .place = place, .children = children, .id = id};
}
// A group that shares its name with others and is known by one of its children.
constexpr XmlRow marked(XmlRow row, std::string_view marker, std::string_view marker_text) {
  row.marker = marker;
  row.marker_text = marker_text;
  return row;
}
constexpr XmlRow written_always(XmlRow row) {
  row.always = true;
  return row;
}
constexpr XmlRow function_code(std::string_view id = {}) {
  return {.name = "FunctionCode", .kind = XmlKind::function, .id = id};
}
// A row of the top level about the request, not the declaration.
constexpr XmlRow of_request(XmlRow row) {
  row.of_request = true;
  return row;
}
constexpr XmlRow in_namespace(std::string_view space, XmlRow row) {
  row.space = space;
  return row;
}
// A row that other variants of the message have for another place, or not at all.
constexpr XmlRow only_in(std::string_view variants, XmlRow row) {
  row.variants = variants;
  return row;
}

}  // namespace quayside::wire::rows
