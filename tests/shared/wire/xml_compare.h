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

/// The lines without what a writer decides: the numbers of elements that are known by their order,
/// and that masses are in kilograms, which is all they can be.
inline std::vector<std::string> canonical_lines(const std::string& xml) {
  constexpr std::string_view kSequence = "/SequenceNumeric = ";
  std::vector<std::string> lines;
  for (std::string line : xml_lines(xml)) {
    const std::size_t sequence = line.find(kSequence);
    const bool is_position = sequence != std::string::npos &&
                             !line.substr(0, sequence).ends_with("/GovernmentAgencyGoodsItem") &&
                             !line.substr(0, sequence).ends_with("/Pointer");
    if (is_position) line.resize(sequence + kSequence.size());
    const std::size_t mass = line.find(" unitCode=KGM =");
    if (mass != std::string::npos) line.erase(mass, std::string_view(" unitCode=KGM").size());
    lines.push_back(line);
  }
  return lines;
}

/// The first lines in which two messages differ; empty when they are equal.
inline std::string first_difference(const std::vector<std::string>& a,
                                    const std::vector<std::string>& b) {
  for (std::size_t i = 0; i < a.size() || i < b.size(); ++i) {
    const std::string left = i < a.size() ? a[i] : "(end)";
    const std::string right = i < b.size() ? b[i] : "(end)";
    if (left != right) return left + " | " + right;
  }
  return {};
}

}  // namespace quayside::wire
