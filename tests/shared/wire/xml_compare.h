// Two messages are equal when their element trees are: same local names in the same order, same
// attributes but for namespace declarations, same texts without white space around them. How
// prefixes are spelled, where lines end and which unused namespaces are declared does not count.
#pragma once

#include <string>
#include <vector>

#include "shared/wire/xml_source.h"

namespace quayside::wire {

inline void append_lines(const pugi::xml_node& element, const std::string& above,
                         std::vector<std::string>& lines) {
  const std::string path = above + "/" + std::string(local_name(element));
  std::string line = path;
  for (const pugi::xml_attribute& attribute : element.attributes()) {
    const std::string name = attribute.name();
    if (name.rfind("xmlns", 0) != 0) line += " " + name + "=" + attribute.value();
  }
  lines.push_back(line + " = " + text_of(element));
  for (const pugi::xml_node& child : element.children()) {
    if (is_element(child)) append_lines(child, path, lines);
  }
}

/// One line for each element; a single line with the error where the text is not XML.
inline std::vector<std::string> xml_lines(const std::string& xml) {
  const auto document = parse_xml(xml);
  if (!document) return {"error " + document.error().code};
  std::vector<std::string> lines;
  append_lines((*document)->document_element(), "", lines);
  return lines;
}

}  // namespace quayside::wire
