#include "shared/wire/xml_source.h"

#include <set>

#include "shared/base/text.h"
#include "shared/wire/dms.h"

namespace quayside::wire {
namespace {

Error malformed(std::string message) {
  return {"xml_malformed", std::move(message),
          "Check that the file is complete and was not changed by a text program."};
}

Error wrong_encoding() {
  return {"xml_encoding", "the message is not in UTF-8",
          "Save the message as UTF-8; the XML declaration must say UTF-8 as well."};
}

Error doctype() {
  return {"xml_doctype", "the message holds a DOCTYPE",
          "Remove the DOCTYPE; customs messages have none, and it can be used for attacks."};
}

bool is_utf16(std::string_view text) {
  using namespace std::string_view_literals;
  return text.starts_with("\xFF\xFE"sv) || text.starts_with("\xFE\xFF"sv) ||
         text.starts_with("<\0"sv) || text.starts_with("\0<"sv);
}

bool has_control_characters(std::string_view text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r') return true;
  }
  return false;
}

bool is_named_entity(std::string_view name) {
  return name == "amp" || name == "lt" || name == "gt" || name == "quot" || name == "apos";
}

// A character reference, without "&" and ";", to a character that XML allows.
bool is_character_reference(std::string_view name) {
  if (!name.starts_with('#') || name.size() > 9) return false;
  name.remove_prefix(1);
  const bool hexadecimal = name.starts_with('x');
  if (hexadecimal) name.remove_prefix(1);
  if (name.empty()) return false;
  std::uint32_t point = 0;
  for (const char c : name) {
    const bool decimal_digit = c >= '0' && c <= '9';
    const char lower = static_cast<char>(c | 0x20);
    if (!decimal_digit && !(hexadecimal && lower >= 'a' && lower <= 'f')) return false;
    const int digit = decimal_digit ? c - '0' : lower - 'a' + 10;
    point = point * (hexadecimal ? 16 : 10) + static_cast<std::uint32_t>(digit);
    if (point > 0x10FFFF) return false;
  }
  if (point < 0x20) return point == '\t' || point == '\n' || point == '\r';
  return (point < 0xD800 || point > 0xDFFF) && point != 0xFFFE && point != 0xFFFF;
}

// The parser leaves a reference that it does not know as it is; in XML it is an error.
bool references_are_known(std::string_view text) {
  constexpr std::pair<std::string_view, std::string_view> kSkipped[] = {
      {"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}};
  if (text.find('&') == std::string_view::npos) return true;  // as in nearly every message
  while (!text.empty()) {
    const std::size_t next = text.find_first_of("<&");
    if (next == std::string_view::npos) return true;
    text.remove_prefix(next);
    if (text[0] == '&') {
      const std::size_t end = text.substr(0, 12).find(';');
      if (end == std::string_view::npos) return false;
      const std::string_view name = text.substr(1, end - 1);
      if (!is_named_entity(name) && !is_character_reference(name)) return false;
      text.remove_prefix(end);
      continue;
    }
    std::size_t past = 1;
    for (const auto& [open, close] : kSkipped) {
      if (!text.starts_with(open)) continue;
      const std::size_t end = text.find(close, open.size());
      past = end == std::string_view::npos ? text.size() : end + close.size();
    }
    text.remove_prefix(past);
  }
  return true;
}

bool names_utf8(std::string_view encoding) {
  if (encoding.size() != 5) return false;
  for (std::size_t i = 0; i < 5; ++i) {
    const char c = encoding[i];
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    if (lower != "utf-8"[i]) return false;
  }
  return true;
}

bool attributes_are_distinct(const pugi::xml_node& node) {
  if (node.first_attribute() == node.last_attribute()) return true;
  std::set<std::string_view> names;
  for (const pugi::xml_attribute& attribute : node.attributes()) {
    if (!names.insert(attribute.name()).second) return false;
  }
  return true;
}

// Walks the whole document without recursion: its depth is what is to be found out.
Result<Done> check_nodes(const pugi::xml_document& document) {
  int depth = 0;
  pugi::xml_node node = document.first_child();
  int roots = 0;
  while (node) {
    if (node.type() == pugi::node_doctype) return doctype();
    if (node.type() == pugi::node_declaration) {
      const pugi::xml_attribute encoding = node.attribute("encoding");
      if (encoding && !names_utf8(encoding.value())) return wrong_encoding();
    }
    if (is_element(node) && depth == 0) ++roots;
    if (is_element(node) && depth >= kXmlDepthMax) {
      return Error{"xml_too_deep", "the message is nested deeper than 64 levels",
                   "Customs messages are never nested that deep; check where it is from."};
    }
    if (!attributes_are_distinct(node)) return malformed("an element has an attribute twice");
    if (node.first_child()) {
      ++depth;
      node = node.first_child();
      continue;
    }
    while (node && !node.next_sibling() && node != document) {
      node = node.parent();
      --depth;
    }
    if (!node || node == document) break;
    node = node.next_sibling();
  }
  if (roots != 1) return malformed("the message has not exactly one root element");
  return Done{};
}

}  // namespace

Result<std::shared_ptr<pugi::xml_document>> parse_xml(std::string_view text,
                                                      std::size_t bytes_max) {
  if (text.size() > bytes_max) {
    return Error{"xml_too_large",
                 "the message is larger than " + std::to_string(bytes_max / (1024 * 1024)) + " MiB",
                 "Split the declaration into several with fewer items."};
  }
  if (is_utf16(text)) return wrong_encoding();
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (!is_valid_utf8(text)) return wrong_encoding();
  if (has_control_characters(text)) return malformed("the message holds control characters");

  auto document = std::make_shared<pugi::xml_document>();
  constexpr unsigned kOptions = pugi::parse_default | pugi::parse_declaration | pugi::parse_doctype;
  const pugi::xml_parse_result parsed =
      document->load_buffer(text.data(), text.size(), kOptions, pugi::encoding_utf8);
  if (parsed.status == pugi::status_bad_doctype) return doctype();
  if (!parsed) return malformed("the message is not well-formed XML");
  const Result<Done> checked = check_nodes(*document);
  if (!checked) return checked.error();
  if (!references_are_known(text)) return malformed("the message refers to an unknown entity");
  return document;
}

std::string_view local_name(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string_view prefix(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? std::string_view() : name.substr(0, colon);
}

bool is_element(const pugi::xml_node& node) { return node.type() == pugi::node_element; }

std::string text_of(const pugi::xml_node& element) {
  std::string text;
  for (const pugi::xml_node& child : element.children()) {
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
      text += child.value();
    }
  }
  return trimmed(text);
}

pugi::xml_node child_named(const pugi::xml_node& element, std::string_view name) {
  for (const pugi::xml_node& child : element.children()) {
    if (is_element(child) && local_name(child) == name) return child;
  }
  return {};
}

std::string text_at_path(const pugi::xml_node& element, std::string_view path) {
  pugi::xml_node node = element;
  while (node && !path.empty()) {
    const std::string_view name = path.substr(0, path.find('/'));
    path.remove_prefix(name.size() < path.size() ? name.size() + 1 : name.size());
    node = child_named(node, name);
  }
  return node ? text_of(node) : std::string();
}

}  // namespace quayside::wire
