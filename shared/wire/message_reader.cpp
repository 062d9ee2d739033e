#include "shared/wire/message_reader.h"

#include <deque>
#include <map>
#include <set>

#include "shared/base/nfc.h"
#include "shared/base/text.h"
#include "shared/domain/request_description.h"
#include "shared/wire/extras.h"

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

// Where an element stands: as the message counts, and as what is written again will count, which
// has only the elements with a place.
struct Where {
  std::string path;
  std::string place;
};

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

// The elements with a place that were met so far, below one element.
class Carried {
 public:
  explicit Carried(std::string above) : above_(std::move(above)) {}

  std::string place_of(const pugi::xml_node& child) const {
    const std::string name(local_name(child));
    const auto met = met_.find(name);
    const std::size_t number = met == met_.end() ? 1 : met->second + 1;
    return above_ + "/" + name + "[" + std::to_string(number) + "]";
  }
  void met(const pugi::xml_node& child) {
    const std::string name(local_name(child));
    ++met_[name];
    std::erase(names_, name);
    names_.push_back(name);
  }
  /// Nearest first.
  std::string names() const {
    std::string text;
    for (auto name = names_.rbegin(); name != names_.rend(); ++name)
      text += (text.empty() ? "" : " ") + *name;
    return text;
  }

 private:
  std::string above_;
  std::map<std::string, std::size_t> met_;
  std::vector<std::string> names_;
};

class Reader {
 public:
  Reader(ReadDeclaration& into, std::string_view variant) : into_(into), variant_(variant) {}

  void read(const MessageForm& form, const pugi::xml_node& root, const Scope& scope) {
    const std::string_view space = scope.find(prefix(root));
    read_kind(form, root);
    const Where where{std::string(kWcoRoot), std::string(kWcoRoot)};
    keep_attributes(root, where, "");
    read_children(root, form.rows, root_node(into_.declaration), where, {scope, space});
  }

  // What stands around the root and beside it.
  void read_envelope(const MessageForm& form, const pugi::xml_node& envelope,
                     const pugi::xml_node& root) {
    ChildPaths paths(std::string(form.envelope), envelope);
    Carried carried{std::string(form.envelope)};
    for (const pugi::xml_node& child : envelope.children()) {
      if (!is_element(child)) continue;
      const std::string path = paths.next(child);
      const XmlRow* row = find_row(form.envelope_rows, local_name(child));
      const bool is_known = child == root || (row != nullptr && text_of(child) == row->constant);
      if (!is_known) {
        keep_all(child, path);
        keep_element(child, std::string(form.envelope), carried, row != nullptr);
      }
      if (is_known || row != nullptr) carried.met(child);
    }
  }

  bool failed() const { return failed_; }
  const Error& error() const { return error_; }

 private:
  // The namespaces around an element, and the one that its children have to be in.
  struct Spaces {
    const Scope& scope;
    std::string_view space;
  };

  void read_kind(const MessageForm& form, const pugi::xml_node& root) {
    const std::string function = text_at_path(root, "FunctionCode");
    if (function == "9") return;
    into_.rest.request.kind = kUnknownRequest;
    const std::string type = text_at_path(root, "TypeCode");
    for (const RequestKind& kind : form.requests) {
      if (kind.function_code != function || kind.type_code != type) continue;
      into_.rest.request.kind = kind.name;
    }
  }
  bool is_new() const { return into_.rest.request.kind.empty(); }
  bool is_known() const { return into_.rest.request.kind != kUnknownRequest; }

  void read_children(const pugi::xml_node& element, std::span<const XmlRow> rows, const Node& node,
                     const Where& where, const Spaces& spaces) {
    ChildPaths paths(where.path, element);
    Carried carried(where.place);
    std::set<const XmlRow*> filled;
    std::vector<std::pair<const XmlRow*, NotCarried>> counted;
    for (const pugi::xml_node& child : element.children()) {
      if (!is_element(child)) continue;
      const Where below{paths.next(child), carried.place_of(child)};
      const Scope inner(&spaces.scope, child);
      const XmlRow* row = inner.find(prefix(child)) == spaces.space ? row_of(rows, child) : nullptr;
      const bool again = row != nullptr && row->kind != XmlKind::list && !filled.insert(row).second;
      if (row == nullptr || again) {
        keep_all(child, below.path);
        keep_element(child, where.place, carried, false);
        continue;
      }
      const Node owner = row->of_request ? root_node(into_.rest.request) : node;
      const std::string_view space = row->space.empty() ? spaces.space : row->space;
      if (read_or_keep(child, *row, owner, below, {inner, space}, {where.place, carried})) {
        carried.met(child);
      }
      if (row->kind == XmlKind::count) counted.push_back({row, {below.path, text_of(child)}});
      if (failed_) return;
    }
    for (auto& [row, count] : counted)
      read_count(*row, node, std::move(count));
    keep_text(element, where.path);
  }

  void read_count(const XmlRow& row, const Node& node, NotCarried count) {
    if (!is_new() && !row.value.empty()) {
      return set(root_node(into_.rest.request), row.value, std::move(count.value));
    }
    const Member list = member_at(node, row.place);
    const std::string size = std::to_string(list.owner.size(*list.info));
    if (count.value != size) keep(count.path, std::move(count.value));
  }

  struct Around {
    const std::string& place;
    const Carried& carried;
  };

  // False when the element held nothing but what has no place: then it is kept as a whole, because
  // the writer would not write it either.
  bool read_or_keep(const pugi::xml_node& child, const XmlRow& row, const Node& owner,
                    const Where& where, const Spaces& spaces, const Around& around) {
    const std::size_t listed = into_.not_carried.size();
    const std::size_t kept = into_.rest.extras.size();
    refused_ = false;
    read_element(child, row, owner, where, spaces);
    if (is_leaf_row(row)) {
      if (refused_) keep_element(child, around.place, around.carried, true);
      return true;
    }
    if (failed_ || row.always || into_.not_carried.size() == listed) return true;
    if (row.kind == XmlKind::group && has_content(row, owner, variant_)) return true;
    if (row.kind == XmlKind::list) {
      const Member list = member_at(owner, row.place);
      const std::size_t last = list.owner.size(*list.info) - 1;
      if (any_row_has_content(row.children, list.owner.element(*list.info, last))) return true;
      list.info->erase(list.owner.member(*list.info), last);
    }
    into_.rest.extras.resize(kept);
    keep_element(child, around.place, around.carried, false);
    return false;
  }

  bool any_row_has_content(std::span<const XmlRow> rows, const Node& node) const {
    for (const XmlRow& row : rows) {
      if (has_content(row, node, variant_)) return true;
    }
    return false;
  }

  // The row for an element: one whose marker it bears, or the one without marker.
  const XmlRow* row_of(std::span<const XmlRow> rows, const pugi::xml_node& element) const {
    const XmlRow* unmarked = nullptr;
    for (const XmlRow& row : rows) {
      if (row.name != local_name(element) || !is_row_of(row, variant_)) continue;
      const pugi::xml_node marker = child_named(element, row.marker);
      if (row.marker.empty()) {
        unmarked = &row;
      } else if (marker && (row.marker_text.empty() || text_of(marker) == row.marker_text)) {
        return of_this_kind(row);
      }
    }
    return unmarked == nullptr ? nullptr : of_this_kind(*unmarked);
  }

  // A declaration asks for nothing about another one.
  const XmlRow* of_this_kind(const XmlRow& row) const {
    return row.of_request && (is_new() || !is_known()) ? nullptr : &row;
  }

  void read_element(const pugi::xml_node& element, const XmlRow& row, const Node& node,
                    const Where& where, const Spaces& spaces) {
    keep_attributes(element, where, row.attribute);
    if (row.kind == XmlKind::group) {
      read_children(element, row.children, node_at(node, row.place), where, spaces);
    } else if (row.kind == XmlKind::list) {
      read_list_element(element, row, node, where, spaces);
    } else {
      read_leaf(element, row, node, where);
    }
  }

  void read_list_element(const pugi::xml_node& element, const XmlRow& row, const Node& node,
                         const Where& where, const Spaces& spaces) {
    const Member list = member_at(node, row.place);
    const std::size_t index = list.owner.size(*list.info);
    if (index >= kListMax) {
      return fail("the message has more than 9999 elements of one kind",
                  "Split the declaration into several with fewer items.");
    }
    list.info->insert(list.owner.member(*list.info), index);
    read_children(element, row.children, list.owner.element(*list.info, index), where, spaces);
  }

  void read_leaf(const pugi::xml_node& element, const XmlRow& row, const Node& node,
                 const Where& where) {
    std::string text = text_of(element);
    if (text.size() > kXmlTextBytesMax) {
      return fail("a value of the message is longer than 64 KiB", "Shorten the value.");
    }
    if (row.kind == XmlKind::date) {
      return set(node, row.place, text_of(child_named(element, "DateTimeString")));
    }
    refuse_children(element, where.path);
    switch (row.kind) {
      case XmlKind::sequence:
      case XmlKind::count:
        return;
      case XmlKind::function:
        return is_known() ? void() : refuse(where.path, text);
      case XmlKind::constant:
        return text == row.constant ? void() : refuse(where.path, text);
      case XmlKind::measured:
        return read_measured(element, row, node, where, text);
      case XmlKind::joined:
        return set_both(node, row, text, row.head);
      case XmlKind::head:
      case XmlKind::tail:
        return read_part(element, row, node, where.path, text);
      case XmlKind::typed:
        // Of a request the type says what it asks for, not what the declaration is.
        if (is_new()) return set_both(node, row, text, text.empty() ? 0 : text.size() - 1);
        return is_known() ? void() : refuse(where.path, text);
      case XmlKind::prefixed:
        if (!is_new()) return is_known() ? void() : refuse(where.path, text);
        if (!text.starts_with(row.constant)) return refuse(where.path, text);
        return set(node, row.place, text.substr(row.constant.size()));
      default:
        return set(node, row.place, std::move(text));
    }
  }

  void read_measured(const pugi::xml_node& element, const XmlRow& row, const Node& node,
                     const Where& where, const std::string& text) {
    const Node owner = node_at(node, row.place);
    const std::string unit = trimmed(element.attribute(row.attribute.data()).value());
    set(owner, row.value, text);
    if (unit.empty()) return;
    if (!row.unit.empty()) return set(owner, row.unit, unit);
    if (unit != row.constant) keep_attribute(where, row.attribute, unit);
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
    if (head.empty() || utf8_length(head) != head.size()) return refuse(path, text);
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
    leaf.owner.text(*leaf.info) = to_nfc(text);
  }

  // --- What the draft has no place for ---------------------------------------------------------

  void keep(const std::string& path, std::string value) {
    if (into_.not_carried.size() < kNotCarriedMax) {
      into_.not_carried.push_back({path, std::move(value)});
    }
  }

  // The value of an element that has a place is not one that the place can take.
  void refuse(const std::string& path, std::string value) {
    keep(path, std::move(value));
    refused_ = true;
  }

  void keep_attributes(const pugi::xml_node& element, const Where& where, std::string_view known) {
    for (const pugi::xml_attribute& attribute : element.attributes()) {
      const std::string_view name = attribute.name();
      if (name == known || is_technical(attribute)) continue;
      keep_attribute(where, name, attribute.value());
    }
  }

  void keep_attribute(const Where& where, std::string_view name, std::string value) {
    keep(where.path + "/@" + std::string(name.substr(0, kNameShownMax)), value);
    Extra extra;
    extra.in = where.place;
    extra.attribute = name;
    extra.value = std::move(value);
    if (name.find(':') == std::string_view::npos) add(std::move(extra));
  }

  void keep_element(const pugi::xml_node& element, const std::string& place, const Carried& carried,
                    bool instead) {
    if (extras_bytes_ >= kExtrasBytesMax || is_too_large(element)) return;
    Extra extra;
    extra.in = place;
    extra.after = carried.names();
    extra.xml = standalone_xml(element);
    if (instead) extra.instead = "yes";
    add(std::move(extra));
  }

  // What is beyond the limits is listed, and not written again.
  void add(Extra extra) {
    const std::size_t size = size_of(extra);
    const bool fits = size <= kExtraBytesMax && extras_bytes_ + size <= kExtrasBytesMax &&
                      into_.rest.extras.size() < kExtrasMax;
    if (!fits) return;
    extras_bytes_ += size;
    into_.rest.extras.push_back(std::move(extra));
  }

  void keep_text(const pugi::xml_node& element, const std::string& path) {
    std::string text = text_of(element);
    if (!text.empty()) keep(path, std::move(text));
  }

  void refuse_children(const pugi::xml_node& element, const std::string& path) {
    for (const pugi::xml_node& child : element.children())
      refused_ = refused_ || is_element(child);
    keep_children(element, path);
  }

  void keep_children(const pugi::xml_node& element, const std::string& path) {
    ChildPaths paths(path, element);
    for (const pugi::xml_node& child : element.children()) {
      if (is_element(child)) keep_all(child, paths.next(child));
    }
  }

  void keep_all(const pugi::xml_node& element, const std::string& path) {
    if (into_.not_carried.size() >= kNotCarriedMax) return;
    for (const pugi::xml_attribute& attribute : element.attributes()) {
      const std::string_view name = attribute.name();
      if (!is_technical(attribute)) {
        keep(path + "/@" + std::string(name.substr(0, kNameShownMax)), attribute.value());
      }
    }
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
  std::size_t extras_bytes_ = 0;
  bool refused_ = false;
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
