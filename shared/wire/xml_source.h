// XML from outside: parsed strictly, within limits, without ever looking at anything but the text.
//
// Refused: other encodings than UTF-8, any DOCTYPE, undeclared entities, more than 64 levels, more
// than kMessageBytesMax. Inside shared/wire only; the one header with pugixml.
#pragma once

#include <memory>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "shared/base/result.h"
#include "shared/wire/message.h"

namespace quayside::wire {

inline constexpr int kXmlDepthMax = 64;
inline constexpr std::size_t kXmlTextBytesMax = 64 * 1024;

/// A document with exactly one root element. Error codes: xml_malformed, xml_encoding,
/// xml_too_large, xml_too_deep, xml_doctype.
Result<std::shared_ptr<pugi::xml_document>> parse_xml(std::string_view text,
                                                      std::size_t bytes_max = kMessageBytesMax);

/// "ID" of "ns2:ID".
std::string_view local_name(const pugi::xml_node& node);
/// "ns2" of "ns2:ID"; empty without prefix.
std::string_view prefix(const pugi::xml_node& node);
/// The element's own text without white space around it.
std::string text_of(const pugi::xml_node& element);
/// The first child element of that local name; an empty node if there is none.
pugi::xml_node child_named(const pugi::xml_node& element, std::string_view name);
/// The text of the element that a path of local names leads to: "Payment/ReferenceID".
std::string text_at_path(const pugi::xml_node& element, std::string_view path);
bool is_element(const pugi::xml_node& node);

}  // namespace quayside::wire
