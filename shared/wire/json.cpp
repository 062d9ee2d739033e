#include "shared/wire/json.h"

#include "shared/domain/description.h"
#include "shared/domain/request_description.h"
#include "shared/wire/declaration_reader.h"
#include "shared/wire/json_tree.h"

namespace quayside::wire {
namespace {

constexpr JsonLimits kLimits{.bytes_max = kDeclarationBytesMax};

Json tree_of(const Node& node) {
  Json object = Json::object();
  for (const MemberInfo& row : node.info->members) {
    const std::string name(row.field.name);
    if (row.shape == Shape::leaf) {
      if (!node.text(row).empty()) object[name] = node.text(row);
    } else if (row.shape == Shape::group) {
      Json group = tree_of(node.group(row));
      if (!group.empty()) object[name] = std::move(group);
    } else if (node.size(row) > 0) {
      // An element that holds nothing stays, so that those behind it keep their pointers.
      Json& list = object[name] = Json::array();
      for (std::size_t i = 0; i < node.size(row); ++i)
        list.push_back(tree_of(node.element(row, i)));
    }
  }
  return object;
}

// Fills `node` from `tree`; false and the reason in `error` at the first thing that does not fit.
bool fill(const Node& node, const Json& tree, const std::string& where, Error& error);

bool fill_list(const Node& node, const MemberInfo& row, const Json& tree, const std::string& where,
               Error& error) {
  if (!tree.is_array()) {
    error = wrong_type(where, "a list");
    return false;
  }
  std::size_t index = 0;
  for (const Json& element : tree) {
    row.insert(node.member(row), index);
    if (!fill(node.element(row, index), element, where + "/" + std::to_string(index), error)) {
      return false;
    }
    ++index;
  }
  return true;
}

bool fill(const Node& node, const Json& tree, const std::string& where, Error& error) {
  if (!tree.is_object()) {
    error = wrong_type(where.empty() ? "the declaration" : where, "an object");
    return false;
  }
  for (auto it = tree.begin(); it != tree.end(); ++it) {
    const MemberInfo* row = node.find(it.key());
    if (row == nullptr) {
      error = unknown_member(where.empty() ? "the declaration" : where, it.key());
      return false;
    }
    const std::string below = where + "/" + it.key();
    if (row->shape == Shape::leaf) {
      if (!it->is_string()) {
        error = wrong_type(below, "text");
        return false;
      }
      node.text(*row) = it->get_ref<const std::string&>();
    }
    if (row->shape == Shape::group && !fill(node.group(*row), *it, below, error)) return false;
    if (row->shape == Shape::list && !fill_list(node, *row, *it, below, error)) return false;
  }
  return true;
}

// The same text in the order of the description, which reads better than the alphabet.
void write_indented(const Node& node, std::string& out, int depth);

void write_list(const Node& node, const MemberInfo& row, std::string& out, int depth) {
  out += "[";
  for (std::size_t i = 0; i < node.size(row); ++i) {
    out += i == 0 ? "\n" : ",\n";
    out.append(static_cast<std::size_t>(depth + 1) * 2, ' ');
    write_indented(node.element(row, i), out, depth + 1);
  }
  out += "\n";
  out.append(static_cast<std::size_t>(depth) * 2, ' ');
  out += "]";
}

bool is_written(const Node& node, const MemberInfo& row) {
  if (row.shape == Shape::leaf) return !node.text(row).empty();
  if (row.shape == Shape::list) return node.size(row) > 0;
  const Node group = node.group(row);
  for (const MemberInfo& below : group.info->members) {
    if (is_written(group, below)) return true;
  }
  return false;
}

// `first` says whether a member stands before these.
void write_members(const Node& node, std::string& out, int depth, bool& first) {
  for (const MemberInfo& row : node.info->members) {
    if (!is_written(node, row)) continue;
    out += first ? "\n" : ",\n";
    first = false;
    out.append(static_cast<std::size_t>(depth + 1) * 2, ' ');
    out += "\"" + std::string(row.field.name) + "\": ";
    if (row.shape == Shape::leaf) out += canonical_text(node.text(row));
    if (row.shape == Shape::group) write_indented(node.group(row), out, depth + 1);
    if (row.shape == Shape::list) write_list(node, row, out, depth + 1);
  }
}

void write_indented(const Node& node, std::string& out, int depth) {
  out += "{";
  bool first = true;
  write_members(node, out, depth, first);
  if (!first) {
    out += "\n";
    out.append(static_cast<std::size_t>(depth) * 2, ' ');
  }
  out += "}";
}

/// With the parser that says what is wrong.
Result<Declaration> declaration_strictly(std::string_view text) {
  const Result<Json> tree = parse_strict(text, kLimits);
  if (!tree) return tree.error();
  return declaration_from_tree(*tree);
}

}  // namespace

Json declaration_tree(const Declaration& declaration) { return tree_of(root_node(declaration)); }

Result<Declaration> declaration_from_tree(const Json& tree) {
  Declaration declaration;
  Error error;
  if (!fill(root_node(declaration), tree, "", error)) return error;
  return declaration;
}

std::string declaration_to_json(const Declaration& declaration) {
  return message_to_json(declaration, {});
}

std::string message_to_json(const Declaration& declaration, const MessageRest& rest) {
  std::string text = "{";
  bool first = true;
  write_members(root_node(declaration), text, 0, first);
  write_members(root_node(rest), text, 0, first);
  return text + (first ? "}\n" : "\n}\n");
}

Result<Declaration> message_from_json(std::string_view text, MessageRest& rest) {
  Result<Json> tree = parse_strict(text, kLimits);
  if (!tree) return tree.error();
  Json of_rest = Json::object();
  const Node node = root_node(rest);
  for (const MemberInfo& row : node.info->members) {
    const auto member = tree->is_object() ? tree->find(row.field.name) : tree->end();
    if (member == tree->end()) continue;
    of_rest[std::string(row.field.name)] = std::move(*member);
    tree->erase(member);
  }
  Error error;
  if (!fill(node, of_rest, "", error)) return error;
  return declaration_from_tree(*tree);
}

std::string declaration_to_canonical_json(const Declaration& declaration) {
  return canonical_text(declaration_tree(declaration));
}

Result<Declaration> declaration_from_json(std::string_view text) {
  Result<Declaration> read(std::in_place);  // filled where it stands: it is large
  if (!read_plain_declaration(text, kLimits, *read)) read = declaration_strictly(text);
  return read;
}

Result<std::string> canonical_json(std::string_view text) {
  const Result<Json> tree = parse_strict(text, kLimits);
  if (!tree) return tree.error();
  return canonical_text(*tree);
}

}  // namespace quayside::wire
