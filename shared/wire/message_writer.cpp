#include <map>
#include <set>

#include "shared/base/nfc.h"
#include "shared/base/text.h"
#include "shared/domain/fields.h"
#include "shared/domain/request_description.h"
#include "shared/wire/extras.h"
#include "shared/wire/wco_map.h"

namespace quayside::wire {
namespace {

constexpr std::string_view kEnvelopePrefix = "md:";
constexpr std::string_view kInnerName = "ns5";  // a namespace within the message
constexpr std::string_view kInnerPrefix = "ns5:";
constexpr std::string_view kNewDeclaration = "9";

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
  return leaf.info == nullptr ? std::string() : to_nfc(trimmed(leaf.owner.text(*leaf.info)));
}

// The two elements that a code is cut into: its first character, and the rest.
std::string part_text(const XmlRow& row, const Node& node) {
  const std::string code = leaf_text(node, row.place);
  const std::size_t cut = utf8_length(code);
  return row.kind == XmlKind::head ? code.substr(0, cut) : code.substr(cut);
}

bool any_has_content(std::span<const XmlRow> rows, const Node& node, std::string_view variant);

}  // namespace

bool has_content(const XmlRow& row, const Node& node, std::string_view variant) {
  if (!is_row_of(row, variant)) return false;
  switch (row.kind) {
    case XmlKind::constant:
    case XmlKind::sequence:
    case XmlKind::count:
    case XmlKind::function:
      return false;
    case XmlKind::joined:
    case XmlKind::typed:
      return !leaf_text(node, row.place).empty() || !leaf_text(node, row.constant).empty();
    case XmlKind::head:
    case XmlKind::tail:
      return !part_text(row, node).empty();
    case XmlKind::text:
    case XmlKind::prefixed:
    case XmlKind::date:
    case XmlKind::number:
      return !leaf_text(node, row.place).empty();
    case XmlKind::measured:
      return !leaf_text(node_at(node, row.place), row.value).empty();
    case XmlKind::group:
      return any_has_content(row.children, node_at(node, row.place), variant);
    case XmlKind::list:
      break;
  }
  const Member list = member_at(node, row.place);
  for (std::size_t i = 0; i < list.owner.size(*list.info); ++i) {
    if (any_has_content(row.children, list.owner.element(*list.info, i), variant)) return true;
  }
  return false;
}

std::string said_by(const XmlRow& row, const Node& node) {
  switch (row.kind) {
    case XmlKind::constant:
    case XmlKind::sequence:
    case XmlKind::function:
    case XmlKind::group:
    case XmlKind::list:
      return {};
    case XmlKind::count: {
      const Member list = member_at(node, row.place);
      return std::to_string(list.owner.size(*list.info));
    }
    case XmlKind::joined:
    case XmlKind::typed:
      return leaf_text(node, row.place) + leaf_text(node, row.constant);
    case XmlKind::head:
    case XmlKind::tail:
      return part_text(row, node);
    case XmlKind::measured: {
      const Node owner = node_at(node, row.place);
      const std::string value = leaf_text(owner, row.value);
      return value.empty() || row.unit.empty() ? value : value + " " + leaf_text(owner, row.unit);
    }
    default:
      return leaf_text(node, row.place);
  }
}

namespace {

bool any_has_content(std::span<const XmlRow> rows, const Node& node, std::string_view variant) {
  for (const XmlRow& row : rows) {
    if (has_content(row, node, variant)) return true;
  }
  return false;
}

class Writer {
 public:
  Writer(const MessageForm& form, const Request& request)
      : form_(form), request_(request), kind_(find_request(form, request.kind)) {}

  std::string write(const Declaration& declaration) {
    variant_ = form_.variant_of(declaration);
    out_ = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    if (form_.envelope.empty()) {
      write_root(declaration, 0);
      return std::move(out_);
    }
    const std::string envelope = std::string(kEnvelopePrefix) + std::string(form_.envelope);
    out_ += "<" + envelope + " xmlns:md=\"" + std::string(form_.envelope_namespace) + "\">\n";
    prefix_ = kEnvelopePrefix;
    write_children(form_.envelope_rows, root_node(declaration), 0, 1);
    write_root(declaration, 1);
    out_ += "</" + envelope + ">\n";
    return std::move(out_);
  }

 private:
  void write_root(const Declaration& declaration, int depth) {
    prefix_ = form_.prefix;
    const std::string name = std::string(prefix_) + std::string(kWcoRoot);
    std::string declared = "xmlns";
    if (!prefix_.empty()) declared += ":" + std::string(prefix_.substr(0, prefix_.size() - 1));
    indent(depth);
    out_ += "<" + name + " " + declared + "=\"" + std::string(kWcoNamespace) + "\">\n";
    write_children(form_.rows, root_node(declaration), 0, depth + 1);
    indent(depth);
    out_ += "</" + name + ">\n";
  }

  void indent(int depth) { out_.append(static_cast<std::size_t>(depth) * 2, ' '); }

  void write_text(std::string_view name, std::string_view text, int depth,
                  std::string_view attribute = {}, std::string_view unit = {}) {
    indent(depth);
    out_ += "<" + std::string(prefix_) + std::string(name);
    if (!unit.empty()) out_ += " " + std::string(attribute) + "=\"" + escaped(unit) + "\"";
    out_ += ">" + escaped(text) + "</" + std::string(prefix_) + std::string(name) + ">\n";
  }

  // A day, or a point in time, which has more than eight digits.
  void write_date(std::string_view name, std::string_view text, int depth) {
    if (text.empty()) return;
    const std::string element = std::string(prefix_) + std::string(name);
    indent(depth);
    out_ += "<" + element + "><ns4:DateTimeString xmlns:ns4=\"" + std::string(kWcoTypesNamespace) +
            "\" formatCode=\"" + (text.size() > 8 ? "304" : "102") + "\">" + escaped(text) +
            "</ns4:DateTimeString></" + element + ">\n";
  }

  // `sequence` numbers the element that the rows are the children of.
  void write_children(std::span<const XmlRow> rows, const Node& node, std::size_t sequence,
                      int depth) {
    std::map<std::string_view, std::size_t> written;
    for (const XmlRow& row : rows) {
      if (!is_row_of(row, variant_)) continue;
      const Node& owner = row.of_request ? root_node(request_) : node;
      if (is_leaf_row(row)) {
        write_leaf(row, owner, sequence, depth);
      } else if (row.kind == XmlKind::list) {
        write_list(row, owner, written[row.name], depth);
      } else if (row.always || has_content(row, owner, variant_)) {
        write_element(row, node_at(owner, row.place), ++written[row.name], depth);
      }
    }
  }

  // An element of which nothing would be said is not sent.
  bool is_written(const XmlRow& row, const Node& element) const {
    return any_has_content(row.children, element, variant_);
  }

  std::size_t elements_written(const XmlRow& row, const Node& node) const {
    const Member list = member_at(node, row.place);
    std::size_t count = 0;
    for (std::size_t i = 0; i < list.owner.size(*list.info); ++i) {
      if (is_written(row, list.owner.element(*list.info, i))) ++count;
    }
    return count;
  }

  void write_list(const XmlRow& row, const Node& node, std::size_t& written, int depth) {
    const Member list = member_at(node, row.place);
    for (std::size_t i = 0; i < list.owner.size(*list.info); ++i) {
      const Node element = list.owner.element(*list.info, i);
      if (is_written(row, element)) write_element(row, element, ++written, depth);
    }
  }

  void write_element(const XmlRow& row, const Node& node, std::size_t sequence, int depth) {
    indent(depth);
    out_ += "<" + std::string(prefix_) + std::string(row.name);
    if (!row.space.empty())
      out_ += " xmlns:" + std::string(kInnerName) + "=\"" + std::string(row.space) + "\"";
    out_ += ">\n";
    const std::string_view around = prefix_;
    if (!row.space.empty()) prefix_ = kInnerPrefix;
    write_children(row.children, node, sequence, depth + 1);
    prefix_ = around;
    indent(depth);
    out_ += "</" + std::string(prefix_) + std::string(row.name) + ">\n";
  }

  void write_leaf(const XmlRow& row, const Node& node, std::size_t sequence, int depth) {
    if (row.kind == XmlKind::measured) return write_measured(row, node, depth);
    const std::string text = text_to_write(row, node, sequence);
    if (text.empty()) return;
    if (row.kind == XmlKind::date) return write_date(row.name, text, depth);
    write_text(row.name, text, depth);
  }

  void write_measured(const XmlRow& row, const Node& node, int depth) {
    const Node owner = node_at(node, row.place);
    const std::string value = leaf_text(owner, row.value);
    if (value.empty()) return;
    const std::string unit =
        row.unit.empty() ? std::string(row.constant) : leaf_text(owner, row.unit);
    write_text(row.name, value, depth, row.attribute, unit);
  }

  std::string text_to_write(const XmlRow& row, const Node& node, std::size_t sequence) const {
    switch (row.kind) {
      case XmlKind::constant:
        return std::string(row.constant);
      case XmlKind::sequence:
        return std::to_string(sequence);
      case XmlKind::count: {
        if (!is_new() && !row.value.empty()) return leaf_text(root_node(request_), row.value);
        const std::size_t count = elements_written(row, node);
        return count > 0 || row.always ? std::to_string(count) : std::string();
      }
      case XmlKind::number: {
        const std::string number = leaf_text(node, row.place);
        return number.empty() ? std::to_string(sequence) : number;
      }
      case XmlKind::typed:
        if (!is_new()) return type_of_request();
        return leaf_text(node, row.place) + leaf_text(node, row.constant);
      case XmlKind::joined:
        return leaf_text(node, row.place) + leaf_text(node, row.constant);
      case XmlKind::prefixed:
        if (!is_new()) return type_of_request();
        break;
      case XmlKind::head:
      case XmlKind::tail:
        return part_text(row, node);
      case XmlKind::function:
        if (is_new()) return std::string(kNewDeclaration);
        return std::string(kind_ == nullptr ? "" : kind_->function_code);
      default:
        break;
    }
    const std::string text = leaf_text(node, row.place);
    return text.empty() ? text : std::string(row.constant) + text;
  }

  bool is_new() const { return request_.kind.empty(); }
  std::string type_of_request() const {
    return std::string(kind_ == nullptr ? "" : kind_->type_code);
  }

  const MessageForm& form_;
  const Request& request_;
  const RequestKind* kind_;
  std::string_view prefix_;
  std::string_view variant_;
  std::string out_;
};

// Every place that the rows can carry, as patterns.
void collect_patterns(std::span<const XmlRow> rows, std::string_view variant,
                      const FieldPointer& above, std::set<std::string>& patterns) {
  for (const XmlRow& row : rows) {
    if (!is_row_of(row, variant) || row.kind == XmlKind::count || row.of_request) continue;
    const FieldPointer here = pointer_at(above, row.place);
    if (row.kind == XmlKind::list) {
      collect_patterns(row.children, variant, here / "*", patterns);
    } else if (row.kind == XmlKind::group) {
      collect_patterns(row.children, variant, here, patterns);
    } else if (row.kind == XmlKind::measured) {
      patterns.insert((here / row.value).text());
      if (!row.unit.empty()) patterns.insert((here / row.unit).text());
    } else if (!row.place.empty()) {
      patterns.insert(here.text());
      const bool has_two = row.kind == XmlKind::joined || row.kind == XmlKind::typed;
      if (has_two) patterns.insert(pointer_at(above, row.constant).text());
    }
  }
}

}  // namespace

std::string write_message(const Declaration& declaration, const MessageRest& rest) {
  return with_extras(Writer(form_of(declaration), rest.request).write(declaration), rest.extras);
}

std::string write_declaration(const Declaration& declaration) {
  return write_message(declaration, {});
}

std::vector<FieldPointer> not_written(const Declaration& declaration) {
  const MessageForm& form = form_of(declaration);
  std::set<std::string> patterns = {"/profile"};
  if (form.derives_data_set) patterns.insert("/dataSet");
  collect_patterns(form.rows, form.variant_of(declaration), FieldPointer(), patterns);
  std::vector<FieldPointer> places;
  for_each_leaf(declaration, [&](const Place& leaf) {
    if (trimmed(leaf.text()).empty()) return;
    // Of a list that the message has one element of, the row names that element.
    const bool has_row =
        patterns.count(leaf.pointer.pattern()) + patterns.count(leaf.pointer.text());
    if (!has_row) places.push_back(leaf.pointer);
  });
  return places;
}

}  // namespace quayside::wire
