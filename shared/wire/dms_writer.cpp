#include <map>

#include "shared/base/text.h"
#include "shared/domain/fields.h"
#include "shared/wire/dms.h"
#include "shared/wire/dms_map.h"

namespace quayside::wire {
namespace {

constexpr std::string_view kPrefix = "ns2:";

// XML 1.0 has no place for most control characters, not even as references.
bool is_xml_character(std::string_view character) {
  if (character.size() == 1) {
    const char c = character[0];
    return static_cast<unsigned char>(c) >= 0x20 || c == '\t' || c == '\n' || c == '\r';
  }
  return character != "\xEF\xBF\xBE" && character != "\xEF\xBF\xBF";
}

std::string escaped(std::string_view text) {
  const std::string valid = repaired_utf8(text);
  std::string_view rest = valid;
  std::string out;
  while (!rest.empty()) {
    const std::string_view character = rest.substr(0, utf8_length(rest));
    rest.remove_prefix(character.size());
    if (character == "&") {
      out += "&amp;";
    } else if (character == "<") {
      out += "&lt;";
    } else if (character == ">") {
      out += "&gt;";
    } else if (character == "\"") {
      out += "&quot;";
    } else if (character == "\r" || character == "\n" || character == "\t") {
      out += "&#" + std::to_string(static_cast<int>(character[0])) + ";";
    } else {
      out += is_xml_character(character) ? character : std::string_view(" ");
    }
  }
  return out;
}

std::string leaf_text(const Node& node, std::string_view place) {
  const Member leaf = member_at(node, place);
  return trimmed(leaf.owner.text(*leaf.info));
}

bool has_content(const XmlRow& row, const Node& node) {
  switch (row.kind) {
    case XmlKind::constant:
    case XmlKind::sequence:
      return false;
    case XmlKind::text:
    case XmlKind::prefixed:
    case XmlKind::number:
      return !leaf_text(node, row.place).empty();
    case XmlKind::amount:
      return !leaf_text(node_at(node, row.place), "amount").empty();
    case XmlKind::group:
    case XmlKind::list:
      break;
  }
  const auto any_child = [&](const Node& below) {
    for (const XmlRow& child : row.children) {
      if (has_content(child, below)) return true;
    }
    return false;
  };
  if (row.kind == XmlKind::group) return any_child(node_at(node, row.place));
  const Member list = member_at(node, row.place);
  for (std::size_t i = 0; i < list.owner.size(*list.info); ++i) {
    if (any_child(list.owner.element(*list.info, i))) return true;
  }
  return false;
}

class Writer {
 public:
  std::string write(const Declaration& declaration) {
    out_ = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<";
    out_ += kPrefix;
    out_ += kDmsRoot;
    out_ += " xmlns:ns2=\"" + std::string(kDmsNamespace) + "\">\n";
    write_children(declaration_rows(), root_node(declaration), 0, 1);
    out_ += "</" + std::string(kPrefix) + std::string(kDmsRoot) + ">\n";
    return std::move(out_);
  }

 private:
  void indent(int depth) { out_.append(static_cast<std::size_t>(depth) * 2, ' '); }

  void write_text(std::string_view name, std::string_view text, int depth,
                  std::string_view currency = {}) {
    indent(depth);
    out_ += "<" + std::string(kPrefix) + std::string(name);
    if (!currency.empty()) out_ += " currencyID=\"" + escaped(currency) + "\"";
    out_ += ">" + escaped(text) + "</" + std::string(kPrefix) + std::string(name) + ">\n";
  }

  // `sequence` numbers the element that the rows are the children of.
  void write_children(std::span<const XmlRow> rows, const Node& node, std::size_t sequence,
                      int depth) {
    std::map<std::string_view, std::size_t> written;
    for (const XmlRow& row : rows) {
      if (is_leaf_row(row)) {
        write_leaf(row, node, sequence, depth);
      } else if (row.kind == XmlKind::list) {
        write_list(row, node, written[row.name], depth);
      } else if (row.always || has_content(row, node)) {
        write_element(row, node_at(node, row.place), ++written[row.name], depth);
      }
    }
  }

  void write_list(const XmlRow& row, const Node& node, std::size_t& written, int depth) {
    const Member list = member_at(node, row.place);
    for (std::size_t i = 0; i < list.owner.size(*list.info); ++i) {
      const Node element = list.owner.element(*list.info, i);
      if (!is_empty(element)) write_element(row, element, ++written, depth);
    }
  }

  void write_element(const XmlRow& row, const Node& node, std::size_t sequence, int depth) {
    indent(depth);
    out_ += "<" + std::string(kPrefix) + std::string(row.name) + ">\n";
    write_children(row.children, node, sequence, depth + 1);
    indent(depth);
    out_ += "</" + std::string(kPrefix) + std::string(row.name) + ">\n";
  }

  void write_leaf(const XmlRow& row, const Node& node, std::size_t sequence, int depth) {
    if (row.kind == XmlKind::constant) return write_text(row.name, row.constant, depth);
    if (row.kind == XmlKind::sequence) {
      return write_text(row.name, std::to_string(sequence), depth);
    }
    if (row.kind == XmlKind::amount) {
      const Node money = node_at(node, row.place);
      const std::string value = leaf_text(money, "amount");
      if (!value.empty()) write_text(row.name, value, depth, leaf_text(money, "currency"));
      return;
    }
    const std::string value = leaf_text(node, row.place);
    if (!value.empty()) return write_text(row.name, std::string(row.constant) + value, depth);
    if (row.kind == XmlKind::number) write_text(row.name, std::to_string(sequence), depth);
  }

  std::string out_;
};

// Every place that the rows can carry, as patterns.
void collect_patterns(std::span<const XmlRow> rows, const FieldPointer& above,
                      std::map<std::string, bool>& patterns) {
  for (const XmlRow& row : rows) {
    const FieldPointer here = pointer_at(above, row.place);
    if (row.kind == XmlKind::list) {
      collect_patterns(row.children, here / "*", patterns);
    } else if (row.kind == XmlKind::group) {
      collect_patterns(row.children, here, patterns);
    } else if (row.kind == XmlKind::amount) {
      patterns[(here / "amount").text()] = true;
      patterns[(here / "currency").text()] = true;
    } else if (!row.place.empty()) {
      patterns[here.text()] = true;
    }
  }
}

}  // namespace

std::string write_dms_declaration(const Declaration& declaration) {
  return Writer().write(declaration);
}

std::vector<FieldPointer> not_written_to_dms(const Declaration& declaration) {
  std::map<std::string, bool> patterns = {{"/profile", true}};
  collect_patterns(declaration_rows(), FieldPointer(), patterns);
  std::vector<FieldPointer> places;
  for_each_leaf(declaration, [&](const Place& leaf) {
    if (trimmed(leaf.text()).empty()) return;
    if (patterns.count(leaf.pointer.pattern()) == 0) places.push_back(leaf.pointer);
  });
  return places;
}

}  // namespace quayside::wire
