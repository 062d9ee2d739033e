#include <map>
#include <set>

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

bool has_content(const XmlRow& row, const Node& node, std::string_view data_set) {
  if (!is_row_of(row, data_set)) return false;
  switch (row.kind) {
    case XmlKind::constant:
    case XmlKind::sequence:
    case XmlKind::count:
      return false;
    case XmlKind::text:
    case XmlKind::prefixed:
    case XmlKind::joined:
    case XmlKind::date:
    case XmlKind::number:
      return !leaf_text(node, row.place).empty();
    case XmlKind::measured:
      return !leaf_text(node_at(node, row.place), row.value).empty();
    case XmlKind::group:
    case XmlKind::list:
      break;
  }
  const auto any_child = [&](const Node& below) {
    for (const XmlRow& child : row.children) {
      if (has_content(child, below, data_set)) return true;
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
    data_set_ = declaration.data_set;
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
                  std::string_view attribute = {}, std::string_view unit = {}) {
    indent(depth);
    out_ += "<" + std::string(kPrefix) + std::string(name);
    if (!unit.empty()) out_ += " " + std::string(attribute) + "=\"" + escaped(unit) + "\"";
    out_ += ">" + escaped(text) + "</" + std::string(kPrefix) + std::string(name) + ">\n";
  }

  // A day, or a point in time, which has more than eight digits.
  void write_date(std::string_view name, std::string_view text, int depth) {
    if (text.empty()) return;
    const std::string element = std::string(kPrefix) + std::string(name);
    indent(depth);
    out_ += "<" + element + "><ns4:DateTimeString xmlns:ns4=\"" + std::string(kDmsTypesNamespace) +
            "\" formatCode=\"" + (text.size() > 8 ? "304" : "102") + "\">" + escaped(text) +
            "</ns4:DateTimeString></" + element + ">\n";
  }

  // `sequence` numbers the element that the rows are the children of.
  void write_children(std::span<const XmlRow> rows, const Node& node, std::size_t sequence,
                      int depth) {
    std::map<std::string_view, std::size_t> written;
    for (const XmlRow& row : rows) {
      if (!is_row_of(row, data_set_)) continue;
      if (is_leaf_row(row)) {
        write_leaf(row, node, sequence, depth);
      } else if (row.kind == XmlKind::list) {
        write_list(row, node, written[row.name], depth);
      } else if (row.always || has_content(row, node, data_set_)) {
        write_element(row, node_at(node, row.place), ++written[row.name], depth);
      }
    }
  }

  // An element that holds nothing is not sent.
  static std::size_t elements_written(const Node& node, std::string_view place) {
    const Member list = member_at(node, place);
    std::size_t count = 0;
    for (std::size_t i = 0; i < list.owner.size(*list.info); ++i) {
      if (!is_empty(list.owner.element(*list.info, i))) ++count;
    }
    return count;
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
    if (row.kind == XmlKind::count) {
      return write_text(row.name, std::to_string(elements_written(node, row.place)), depth);
    }
    if (row.kind == XmlKind::measured) {
      const Node owner = node_at(node, row.place);
      const std::string value = leaf_text(owner, row.value);
      if (!value.empty()) {
        write_text(row.name, value, depth, row.attribute, leaf_text(owner, row.unit));
      }
      return;
    }
    const std::string value = leaf_text(node, row.place);
    if (row.kind == XmlKind::joined) {
      const std::string both = value + leaf_text(node, row.constant);
      if (!both.empty()) write_text(row.name, both, depth);
      return;
    }
    if (row.kind == XmlKind::date) return write_date(row.name, value, depth);
    if (!value.empty()) return write_text(row.name, std::string(row.constant) + value, depth);
    if (row.kind == XmlKind::number) write_text(row.name, std::to_string(sequence), depth);
  }

  std::string_view data_set_;
  std::string out_;
};

// Every place that the rows can carry, as patterns.
void collect_patterns(std::span<const XmlRow> rows, std::string_view data_set,
                      const FieldPointer& above, std::set<std::string>& patterns) {
  for (const XmlRow& row : rows) {
    if (!is_row_of(row, data_set) || row.kind == XmlKind::count) continue;
    const FieldPointer here = pointer_at(above, row.place);
    if (row.kind == XmlKind::list) {
      collect_patterns(row.children, data_set, here / "*", patterns);
    } else if (row.kind == XmlKind::group) {
      collect_patterns(row.children, data_set, here, patterns);
    } else if (row.kind == XmlKind::measured) {
      patterns.insert((here / row.value).text());
      patterns.insert((here / row.unit).text());
    } else if (!row.place.empty()) {
      patterns.insert(here.text());
      if (row.kind == XmlKind::joined) patterns.insert(pointer_at(above, row.constant).text());
    }
  }
}

}  // namespace

std::string write_dms_declaration(const Declaration& declaration) {
  return Writer().write(declaration);
}

std::vector<FieldPointer> not_written_to_dms(const Declaration& declaration) {
  std::set<std::string> patterns = {"/profile"};
  collect_patterns(declaration_rows(), declaration.data_set, FieldPointer(), patterns);
  std::vector<FieldPointer> places;
  for_each_leaf(declaration, [&](const Place& leaf) {
    if (trimmed(leaf.text()).empty()) return;
    if (patterns.count(leaf.pointer.pattern()) == 0) places.push_back(leaf.pointer);
  });
  return places;
}

}  // namespace quayside::wire
