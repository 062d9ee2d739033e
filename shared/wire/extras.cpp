#include "shared/wire/extras.h"

#include <algorithm>
#include <sstream>

#include "shared/wire/message_reader.h"

namespace quayside::wire {
namespace {

bool is_namespace_declaration(std::string_view name) {
  return name == "xmlns" || name.starts_with("xmlns:");
}

// Copies an element without prefixes: the default namespace says what they said. An attribute with
// a prefix would need one, and is not copied.
void copy_plain(const pugi::xml_node& from, pugi::xml_node to, std::string_view space_above) {
  const std::string space(namespace_of(from));
  if (space != space_above) to.append_attribute("xmlns").set_value(space.c_str());
  for (const pugi::xml_attribute& attribute : from.attributes()) {
    const std::string_view name = attribute.name();
    if (is_namespace_declaration(name) || name.find(':') != std::string_view::npos) continue;
    to.append_attribute(attribute.name()).set_value(attribute.value());
  }
  bool has_elements = false;
  for (const pugi::xml_node& child : from.children()) {
    if (!is_element(child)) continue;
    has_elements = true;
    copy_plain(child, to.append_child(std::string(local_name(child)).c_str()), space);
  }
  if (!has_elements) to.append_child(pugi::node_pcdata).set_value(text_of(from).c_str());
}

std::string printed(const pugi::xml_node& node, unsigned format) {
  std::ostringstream out;
  node.print(out, "  ", format, pugi::encoding_utf8);
  return out.str();
}

// "GovernmentAgencyGoodsItem[2]": the second child of that name.
pugi::xml_node child_at(const pugi::xml_node& element, std::string_view step) {
  const std::size_t open = step.find('[');
  const std::string_view name = step.substr(0, open);
  int number = 1;
  if (open != std::string_view::npos && step.ends_with(']')) {
    number = list_index(step.substr(open + 1, step.size() - open - 2));
  }
  for (const pugi::xml_node& child : element.children()) {
    if (is_element(child) && local_name(child) == name && --number == 0) return child;
  }
  return {};
}

// The element that a path from the root or from the element below it leads to.
pugi::xml_node element_at(const pugi::xml_node& root, std::string_view path, int& depth) {
  pugi::xml_node node = root;
  depth = 1;
  std::string_view step = path.substr(0, path.find('/'));
  if (local_name(root) != step) {
    node = child_at(root, step);
    ++depth;
  }
  while (node && step.size() < path.size()) {
    path.remove_prefix(step.size() + 1);
    step = path.substr(0, path.find('/'));
    node = child_at(node, step);
    ++depth;
  }
  return node;
}

int depth_of(const pugi::xml_node& element) {
  int deepest = 0;
  for (const pugi::xml_node& child : element.children()) {
    if (is_element(child)) deepest = std::max(deepest, depth_of(child));
  }
  return deepest + 1;
}

bool is_attribute_name(std::string_view name) {
  if (name.empty() || name == "xmlns") return false;
  const auto is_letter = [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
  };
  for (const char c : name) {
    if (!is_letter(c) && !(c >= '0' && c <= '9') && c != '-') return false;
  }
  return is_letter(name[0]);
}

// The last element of the first of these names that there is.
pugi::xml_node last_of(const pugi::xml_node& parent, std::string_view names) {
  while (!names.empty()) {
    const std::string_view name = names.substr(0, names.find(' '));
    names.remove_prefix(std::min(name.size() + 1, names.size()));
    for (pugi::xml_node child = parent.last_child(); child; child = child.previous_sibling()) {
      if (is_element(child) && local_name(child) == name) return child;
    }
  }
  return {};
}

constexpr std::size_t kElementsMax = 1000;

std::size_t elements_in(const pugi::xml_node& element) {
  std::size_t count = 1;
  for (const pugi::xml_node& child : element.children()) {
    if (is_element(child) && count <= kElementsMax) count += elements_in(child);
  }
  return count;
}

struct Placed {
  const Extra* extra;
  pugi::xml_node in;
  pugi::xml_node after;  ///< none: before all others
  std::shared_ptr<pugi::xml_document> content;
};

void put(const Placed& placed) {
  pugi::xml_node in = placed.in;
  const Extra& extra = *placed.extra;
  if (placed.content == nullptr) {
    in.remove_attribute(extra.attribute.c_str());
    in.append_attribute(extra.attribute.c_str()).set_value(extra.value.c_str());
    return;
  }
  const pugi::xml_node element = placed.content->document_element();
  const pugi::xml_node same = child_named(in, local_name(element));
  if (!extra.instead.empty() && same) {
    in.insert_copy_after(element, same);
    in.remove_child(same);
  } else if (placed.after) {
    in.insert_copy_after(element, placed.after);
  } else {
    in.prepend_copy(element);
  }
}

}  // namespace

std::size_t size_of(const Extra& extra) {
  return extra.in.size() + extra.after.size() + extra.xml.size() + extra.attribute.size() +
         extra.value.size();
}

bool is_too_large(const pugi::xml_node& element) { return elements_in(element) > kElementsMax; }

std::string standalone_xml(const pugi::xml_node& element) {
  pugi::xml_document document;
  copy_plain(element, document.append_child(std::string(local_name(element)).c_str()), "\n");
  return printed(document.document_element(), pugi::format_raw);
}

std::string with_extras(const std::string& message, const std::vector<Extra>& extras) {
  if (extras.empty()) return message;
  const Result<std::shared_ptr<pugi::xml_document>> document = parse_xml(message);
  if (!document) return message;  // more items than a message can hold
  const pugi::xml_node root = (*document)->document_element();
  // All places are looked up before anything is put: what is put must not count.
  std::vector<Placed> placed;
  std::size_t bytes = 0;
  for (const Extra& extra : extras) {
    bytes += size_of(extra);
    if (placed.size() >= kExtrasMax || bytes > kExtrasBytesMax) break;
    int depth = 0;
    Placed one{&extra, element_at(root, extra.in, depth), {}, nullptr};
    if (!one.in || size_of(extra) > kExtraBytesMax) continue;
    one.after = last_of(one.in, extra.after);
    if (!extra.xml.empty()) {
      const Result<std::shared_ptr<pugi::xml_document>> content = parse_xml(extra.xml);
      if (!content) continue;
      if (depth + depth_of((*content)->document_element()) > kXmlDepthMax) continue;
      one.content = *content;
    } else if (!is_attribute_name(extra.attribute)) {
      continue;
    }
    placed.push_back(std::move(one));
  }
  // Backwards: of two at one place the first one comes to stand first.
  for (auto one = placed.rbegin(); one != placed.rend(); ++one)
    put(*one);
  return printed(**document, pugi::format_indent);
}

}  // namespace quayside::wire
