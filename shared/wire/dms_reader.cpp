#include <map>
#include <set>

#include "shared/base/text.h"
#include "shared/wire/dms.h"
#include "shared/wire/dms_map.h"
#include "shared/wire/xml_source.h"

namespace quayside::wire {
namespace {

constexpr std::size_t kListMax = 9999;
constexpr std::size_t kNotCarriedMax = 9999;
constexpr std::size_t kNameShownMax = 64;
constexpr std::string_view kDataSet = "H7";

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

// A namespace declaration, or where a schema can be found: nothing that is declared to customs.
bool is_technical(const pugi::xml_attribute& attribute) {
  const std::string_view name = attribute.name();
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
  explicit Reader(ReadDeclaration& into) : into_(into) {}

  void read(const pugi::xml_node& root) {
    const Scope scope(nullptr, root);
    namespace_ = scope.find(prefix(root));
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
  static const XmlRow* row_of(std::span<const XmlRow> rows, const pugi::xml_node& element) {
    const XmlRow* unmarked = nullptr;
    for (const XmlRow& row : rows) {
      if (row.name != local_name(element)) continue;
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
    keep_attributes(element, path, row.kind == XmlKind::amount ? "currencyID" : "");
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
    keep_children(element, path);
    if (row.kind == XmlKind::sequence) return;
    if (row.kind == XmlKind::constant) {
      if (text != row.constant) keep(path, text);
      return;
    }
    if (row.kind == XmlKind::amount) {
      set(node_at(node, row.place), "amount", std::move(text));
      set(node_at(node, row.place), "currency", currency_of(element));
      return;
    }
    if (!text.starts_with(row.constant)) return keep(path, text);
    set(node, row.place, text.substr(row.constant.size()));
  }

  static std::string currency_of(const pugi::xml_node& element) {
    return trimmed(element.attribute("currencyID").value());
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
  std::string_view namespace_;
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
    return Error{"message_not_a_declaration", "the root is not a Danish import declaration",
                 "Choose a message whose root is Declaration in the namespace " +
                     std::string(kDmsNamespace) + "."};
  }
  if (text_at_path(root, "ProcedureCategory") != kDataSet) {
    return Error{"message_data_set_not_supported", "the message is no H7 declaration",
                 "Quayside reads H7 (ProcedureCategory H7); use another program for this one."};
  }
  ReadDeclaration result;
  Reader reader(result);
  reader.read(root);
  if (reader.failed()) return reader.error();
  result.declaration.profile = "dk";
  return result;
}

}  // namespace quayside::wire
