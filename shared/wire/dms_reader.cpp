#include <map>
#include <set>

#include "shared/base/text.h"
#include "shared/rules/data_set.h"
#include "shared/wire/dms.h"
#include "shared/wire/dms_map.h"
#include "shared/wire/xml_source.h"

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
  Reader(ReadDeclaration& into, std::string_view data_set) : into_(into), data_set_(data_set) {}

  void read(const pugi::xml_node& root) {
    const Scope scope(nullptr, root);
    namespace_ = scope.find(prefix(root));
    is_new_ = text_at_path(root, "FunctionCode") == "9";
    const std::string path(kDmsRoot);
    keep_attributes(root, path, "");
    read_children(root, declaration_rows(), root_node(into_.declaration), path, scope);
  }

  bool failed() const { return failed_; }
  const Error& error() const { return error_; }

 private:
  void read_children(const pugi::xml_node& element, std::span<const XmlRow> rows, const Node& node,
                     const std::string& path, const Scope& scope) {
    ChildPaths paths(path, element);
    std::set<const XmlRow*> filled;
    for (const pugi::xml_node& child : element.children()) {
      if (!is_element(child)) continue;
      const std::string child_path = paths.next(child);
      const Scope inner(&scope, child);
      const XmlRow* row = inner.find(prefix(child)) == namespace_ ? row_of(rows, child) : nullptr;
      const bool again = row != nullptr && row->kind != XmlKind::list && !filled.insert(row).second;
      if (row == nullptr || again) {
        keep_all(child, child_path);
      } else {
        read_element(child, *row, node, child_path, inner);
      }
      if (failed_) return;
    }
    keep_text(element, path);
  }

  // The row for an element: one whose marker it bears, or the one without marker.
  const XmlRow* row_of(std::span<const XmlRow> rows, const pugi::xml_node& element) const {
    const XmlRow* unmarked = nullptr;
    for (const XmlRow& row : rows) {
      if (row.name != local_name(element) || !is_row_of(row, data_set_)) continue;
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
    if (row.kind == XmlKind::measured) {
      set(node_at(node, row.place), row.value, std::move(text));
      const std::string unit = trimmed(element.attribute(row.attribute.data()).value());
      if (!unit.empty()) set(node_at(node, row.place), row.unit, unit);
      return;
    }
    if (row.kind == XmlKind::joined) {
      if (!is_new_) return keep(path, text);  // COR, INV: what the message does, not what it is
      const std::size_t cut = text.empty() ? 0 : text.size() - 1;
      set(node, row.constant, text.substr(cut));
      set(node, row.place, text.substr(0, cut));
      return;
    }
    if (!text.starts_with(row.constant)) return keep(path, text);
    set(node, row.place, text.substr(row.constant.size()));
  }

  void set(const Node& node, std::string_view place, std::string text) {
    if (text.size() > kXmlTextBytesMax) {
      return fail("a value of the message is longer than 64 KiB", "Shorten the value.");
    }
    const Member leaf = member_at(node, place);
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
  const std::string_view data_set_;
  std::string_view namespace_;
  bool is_new_ = false;
  bool failed_ = false;
  Error error_;
};

}  // namespace

Result<ReadDeclaration> read_dms_declaration(std::string_view xml) {
  const Result<std::shared_ptr<pugi::xml_document>> document = parse_xml(xml);
  if (!document) return document.error();
  const pugi::xml_node root = (*document)->document_element();
  const Scope scope(nullptr, root);
  if (local_name(root) != kDmsRoot || scope.find(prefix(root)) != kDmsNamespace) {
    return Error{"message_not_a_declaration", "the root is not a Danish customs declaration",
                 "Choose a message whose root is Declaration in the namespace " +
                     std::string(kDmsNamespace) + "."};
  }
  const std::string data_set = text_at_path(root, "ProcedureCategory");
  if (find_data_set("dk", data_set) == nullptr) {
    return Error{"message_data_set_not_supported",
                 "the message is of no data set that Quayside knows",
                 "Check ProcedureCategory: Quayside reads H1, H5, H6, H7, I1, B1 and C1."};
  }
  ReadDeclaration result;
  Reader reader(result, data_set);
  reader.read(root);
  if (reader.failed()) return reader.error();
  result.declaration.profile = "dk";
  return result;
}

}  // namespace quayside::wire
