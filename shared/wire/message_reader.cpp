#include "shared/wire/message_reader.h"

#include <deque>
#include <map>
#include <set>

#include "shared/base/text.h"

namespace quayside::wire {
namespace {

constexpr std::size_t kListMax = 9999;
constexpr std::size_t kNotCarriedMax = 9999;
constexpr std::size_t kNameShownMax = 64;

// The namespaces that an element declares, and those around it.
class Scope {
 public:
  Scope(const Scope* above, const pugi::xml_node& element) : above_(above) {
    for (const pugi::xml_attribute& attribute : element.attributes()) {
      const std::string_view name = attribute.name();
      if (name == "xmlns") declared_[""] = attribute.value();
      if (name.starts_with("xmlns:")) declared_[name.substr(6)] = attribute.value();
    }
  }

  std::string_view find(std::string_view prefix) const {
    const auto found = declared_.find(prefix);
    if (found != declared_.end()) return found->second;
    return above_ == nullptr ? std::string_view() : above_->find(prefix);
  }

 private:
  const Scope* above_;
  std::map<std::string_view, std::string_view> declared_;
};

// A namespace declaration, or where a schema can be found, or that a mass is in kilograms, which is
// all it can be: nothing that is declared to customs.
bool is_technical(const pugi::xml_attribute& attribute) {
  const std::string_view name = attribute.name();
  if (name == "unitCode" && std::string_view(attribute.value()) == "KGM") return true;
  return name == "xmlns" || name.starts_with("xmlns:") || name.starts_with("xsi:");
}

// Names the children of an element; those that share a name are numbered from 1.
class ChildPaths {
 public:
  ChildPaths(std::string above, const pugi::xml_node& element) : above_(std::move(above)) {
    for (const pugi::xml_node& child : element.children()) {
      if (is_element(child)) ++counts_[local_name(child)];
    }
  }

  std::string next(const pugi::xml_node& child) {
    const std::string_view name = local_name(child);
    std::string path = above_ + "/" + std::string(name.substr(0, kNameShownMax));
    if (counts_[name] > 1) path += "[" + std::to_string(++met_[name]) + "]";
    return path;
  }

 private:
  std::string above_;
  std::map<std::string_view, std::size_t> counts_;
  std::map<std::string_view, std::size_t> met_;
};

class Reader {
 public:
  Reader(ReadDeclaration& into, std::string_view variant) : into_(into), variant_(variant) {}

  void read(const MessageForm& form, const pugi::xml_node& root, const Scope& scope) {
    namespace_ = scope.find(prefix(root));
    is_new_ = text_at_path(root, "FunctionCode") == "9";
    const std::string path(kWcoRoot);
    keep_attributes(root, path, "");
    read_children(root, form.rows, root_node(into_.declaration), path, scope);
  }

  // What stands around the root and beside it.
  void read_envelope(const MessageForm& form, const pugi::xml_node& envelope,
                     const pugi::xml_node& root) {
    ChildPaths paths(std::string(form.envelope), envelope);
    for (const pugi::xml_node& child : envelope.children()) {
      if (!is_element(child) || child == root) continue;
      const std::string path = paths.next(child);
      const XmlRow* row = find_row(form.envelope_rows, local_name(child));
      if (row == nullptr || text_of(child) != row->constant) keep_all(child, path);
    }
  }

  bool failed() const { return failed_; }
  const Error& error() const { return error_; }

 private:
  void read_children(const pugi::xml_node& element, std::span<const XmlRow> rows, const Node& node,
                     const std::string& path, const Scope& scope) {
    ChildPaths paths(path, element);
    std::set<const XmlRow*> filled;
    std::vector<std::pair<const XmlRow*, NotCarried>> counted;
    for (const pugi::xml_node& child : element.children()) {
      if (!is_element(child)) continue;
      const std::string child_path = paths.next(child);
      const Scope inner(&scope, child);
      const XmlRow* row = inner.find(prefix(child)) == namespace_ ? row_of(rows, child) : nullptr;
      const bool again = row != nullptr && row->kind != XmlKind::list && !filled.insert(row).second;
      if (row == nullptr || again || row->kind == XmlKind::foreign) {
        keep_all(child, child_path);
      } else {
        read_element(child, *row, node, child_path, inner);
      }
      if (row != nullptr && row->kind == XmlKind::count) {
        counted.push_back({row, {child_path, text_of(child)}});
      }
      if (failed_) return;
    }
    for (auto& [row, count] : counted) {
      const Member list = member_at(node, row->place);
      const std::string size = std::to_string(list.owner.size(*list.info));
      if (count.value != size) keep(count.path, std::move(count.value));
    }
    keep_text(element, path);
  }

  // The row for an element: one whose marker it bears, or the one without marker.
  const XmlRow* row_of(std::span<const XmlRow> rows, const pugi::xml_node& element) const {
    const XmlRow* unmarked = nullptr;
    for (const XmlRow& row : rows) {
      if (row.name != local_name(element) || !is_row_of(row, variant_)) continue;
      if (row.marker.empty()) {
        unmarked = &row;
        continue;
      }
      const pugi::xml_node marker = child_named(element, row.marker);
      if (marker && (row.marker_text.empty() || text_of(marker) == row.marker_text)) return &row;
    }
    return unmarked;
  }

  void read_element(const pugi::xml_node& element, const XmlRow& row, const Node& node,
                    const std::string& path, const Scope& scope) {
    keep_attributes(element, path, row.attribute);
    if (row.kind == XmlKind::group) {
      read_children(element, row.children, node_at(node, row.place), path, scope);
    } else if (row.kind == XmlKind::list) {
      read_list_element(element, row, node, path, scope);
    } else {
      read_leaf(element, row, node, path);
    }
  }

  void read_list_element(const pugi::xml_node& element, const XmlRow& row, const Node& node,
                         const std::string& path, const Scope& scope) {
    const Member list = member_at(node, row.place);
    const std::size_t index = list.owner.size(*list.info);
    if (index >= kListMax) {
      return fail("the message has more than 9999 elements of one kind",
                  "Split the declaration into several with fewer items.");
    }
    list.info->insert(list.owner.member(*list.info), index);
    read_children(element, row.children, list.owner.element(*list.info, index), path, scope);
  }

  void read_leaf(const pugi::xml_node& element, const XmlRow& row, const Node& node,
                 const std::string& path) {
    std::string text = text_of(element);
    if (text.size() > kXmlTextBytesMax) {
      return fail("a value of the message is longer than 64 KiB", "Shorten the value.");
    }
    if (row.kind == XmlKind::date) {
      return set(node, row.place, text_of(child_named(element, "DateTimeString")));
    }
    keep_children(element, path);
    if (row.kind == XmlKind::sequence || row.kind == XmlKind::count) return;
    if (row.kind == XmlKind::constant) {
      if (text != row.constant) keep(path, text);
      return;
    }
    if (row.kind == XmlKind::measured) return read_measured(element, row, node, path, text);
    if (row.kind == XmlKind::joined) return set_both(node, row, text, row.head);
    if (row.kind == XmlKind::typed) {
      if (!is_new_) return keep(path, text);  // COR, INV: what the message does, not what it is
      return set_both(node, row, text, text.empty() ? 0 : text.size() - 1);
    }
    if (row.kind == XmlKind::head || row.kind == XmlKind::tail) {
      return read_part(element, row, node, path, text);
    }
    if (!text.starts_with(row.constant)) return keep(path, text);
    set(node, row.place, text.substr(row.constant.size()));
  }

  void read_measured(const pugi::xml_node& element, const XmlRow& row, const Node& node,
                     const std::string& path, const std::string& text) {
    const Node owner = node_at(node, row.place);
    const std::string unit = trimmed(element.attribute(row.attribute.data()).value());
    set(owner, row.value, text);
    if (unit.empty()) return;
    if (!row.unit.empty()) return set(owner, row.unit, unit);
    if (unit != row.constant) keep(path + "/@" + std::string(row.attribute), unit);
  }

  // A character of more than one byte is not cut.
  void set_both(const Node& node, const XmlRow& row, const std::string& text, std::size_t head) {
    std::size_t cut = 0;
    while (cut < text.size() && cut < head)
      cut += utf8_length(std::string_view(text).substr(cut));
    set(node, row.place, text.substr(0, cut));
    set(node, row.constant, text.substr(cut));
  }

  // The two parts of a code, in whatever order they come. Where the first is not one character the
  // code could not be cut again, and where it is not there the rest is no code.
  void read_part(const pugi::xml_node& element, const XmlRow& row, const Node& node,
                 const std::string& path, const std::string& text) {
    const bool is_head = row.kind == XmlKind::head;
    const std::string head = is_head ? text : text_of(child_named(element.parent(), row.constant));
    if (head.empty() || utf8_length(head) != head.size()) return keep(path, text);
    const Member leaf = member_made_at(node, row.place);
    std::string& code = leaf.owner.text(*leaf.info);
    code = is_head ? text + code : code + text;
  }

  void set(const Node& node, std::string_view place, std::string text) {
    if (text.size() > kXmlTextBytesMax) {
      return fail("a value of the message is longer than 64 KiB", "Shorten the value.");
    }
    if (text.empty() && member_at(node, place).info == nullptr) return;
    const Member leaf = member_made_at(node, place);
    leaf.owner.text(*leaf.info) = std::move(text);
  }

  // --- What the draft has no place for ---------------------------------------------------------

  void keep(const std::string& path, std::string value) {
    if (into_.not_carried.size() < kNotCarriedMax) {
      into_.not_carried.push_back({path, std::move(value)});
    }
  }

  void keep_attributes(const pugi::xml_node& element, const std::string& path,
                       std::string_view known) {
    for (const pugi::xml_attribute& attribute : element.attributes()) {
      const std::string_view name = attribute.name();
      if (name == known || is_technical(attribute)) continue;
      keep(path + "/@" + std::string(name.substr(0, kNameShownMax)), attribute.value());
    }
  }

  void keep_text(const pugi::xml_node& element, const std::string& path) {
    std::string text = text_of(element);
    if (!text.empty()) keep(path, std::move(text));
  }

  void keep_children(const pugi::xml_node& element, const std::string& path) {
    ChildPaths paths(path, element);
    for (const pugi::xml_node& child : element.children()) {
      if (is_element(child)) keep_all(child, paths.next(child));
    }
  }

  void keep_all(const pugi::xml_node& element, const std::string& path) {
    if (into_.not_carried.size() >= kNotCarriedMax) return;
    keep_attributes(element, path, "");
    bool has_elements = false;
    for (const pugi::xml_node& child : element.children()) {
      has_elements = has_elements || is_element(child);
    }
    if (!has_elements) return keep(path, text_of(element));
    keep_text(element, path);
    keep_children(element, path);
  }

  void fail(std::string message, std::string hint) {
    if (!failed_) error_ = {"xml_too_large", std::move(message), std::move(hint)};
    failed_ = true;
  }

  ReadDeclaration& into_;
  const std::string_view variant_;
  std::string_view namespace_;
  bool is_new_ = false;
  bool failed_ = false;
  Error error_;
};

// The namespaces around an element, outermost first; each knows the one before it.
std::deque<Scope> scopes_of(const pugi::xml_node& element) {
  std::vector<pugi::xml_node> above;
  for (pugi::xml_node node = element; is_element(node); node = node.parent())
    above.push_back(node);
  std::deque<Scope> scopes;
  for (auto node = above.rbegin(); node != above.rend(); ++node)
    scopes.emplace_back(scopes.empty() ? nullptr : &scopes.back(), *node);
  return scopes;
}

}  // namespace

std::string_view namespace_of(const pugi::xml_node& element) {
  return scopes_of(element).back().find(prefix(element));
}

Result<ReadDeclaration> read_message(const MessageForm& form, const pugi::xml_node& root,
                                     std::string_view variant) {
  ReadDeclaration result;
  result.declaration.profile = form.profile;
  const std::deque<Scope> scopes = scopes_of(root);
  Reader reader(result, variant);
  reader.read(form, root, scopes.back());
  if (local_name(root.parent()) == form.envelope) {
    reader.read_envelope(form, root.parent(), root);
  }
  if (reader.failed()) return reader.error();
  return result;
}

}  // namespace quayside::wire
