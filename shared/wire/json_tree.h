// JSON inside shared/wire: the strict parser, the canonical writer and the reading of objects.
//
// Not for other folders; they see the plain structs of json.h, api.h and submission.h. Nothing here
// throws: members are looked up, never indexed, and types are asked for before they are used.
#pragma once

#include <initializer_list>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"
#include "shared/domain/declaration.h"
#include "shared/rules/rule.h"

namespace quayside::wire {

using Json = nlohmann::json;

struct JsonLimits {
  std::size_t bytes_max = 4 * 1024 * 1024;
  std::size_t string_bytes_max = 64 * 1024;
  std::size_t list_max = 9999;
  int depth_max = 32;
};

/// Refuses what is not JSON (RFC 8259) in UTF-8, members given twice, whole numbers that a double
/// cannot hold exactly, and whatever exceeds the limits.
Result<Json> parse_strict(std::string_view text, const JsonLimits& limits = {});

/// RFC 8785. Malformed UTF-8 in a string is replaced by U+FFFD, so that the text is always JSON.
std::string canonical_text(const Json& tree);
/// The same members in the same order, indented by two blanks.
std::string pretty_text(const Json& tree);
/// A number as ECMAScript writes it (RFC 8785, section 3.2.2.3); the number is finite.
std::string ecmascript_number(double number);

Json declaration_tree(const Declaration& declaration);
Result<Declaration> declaration_from_tree(const Json& tree);
/// Adds the member, unless the text is empty.
void add_text(Json& tree, const char* name, const std::string& text);
/// An issue of a verdict, with its words.
Json issue_tree(const Issue& issue, const Declaration& declaration, std::string_view language);

/// Reads an object whose members are all known. The first thing wrong is kept in error().
///
///     ObjectReader read(tree, "receipt");
///     Receipt receipt{.kid = read.text("kid")};
///     if (!read.done()) return read.error();
class ObjectReader {
 public:
  ObjectReader(const Json& tree, std::string_view what);

  /// Empty text, and an error, when the member is absent or no string.
  std::string text(std::string_view name);
  /// The same, but the member may be absent.
  std::string optional_text(std::string_view name);
  /// False, and an error, when the member is absent or neither true nor false.
  bool flag(std::string_view name);
  /// Null when absent or of another type.
  const Json* object(std::string_view name);
  const Json* optional_object(std::string_view name);
  const Json* list(std::string_view name);
  const Json* optional_list(std::string_view name);
  std::vector<std::string> texts(std::string_view name);

  /// True when all went well and no member was left over.
  bool done();
  const Error& error() const { return error_; }

  void fail(Error error);

 private:
  const Json* member(std::string_view name, bool required);
  const Json* member_of(std::string_view name, Json::value_t type, bool required);

  const Json& tree_;
  std::string what_;
  std::vector<std::string> seen_;
  bool failed_ = false;
  Error error_;
};

template <class T, class Write>
Json list_tree(const std::vector<T>& elements, Write write) {
  Json list = Json::array();
  for (const T& element : elements)
    list.push_back(write(element));
  return list;
}

/// What `element` reads of each; the first error is kept in `read`.
template <class T, class Read>
void read_list(ObjectReader& read, std::string_view name, std::vector<T>& elements, Read element,
               bool required = true) {
  const Json* list = required ? read.list(name) : read.optional_list(name);
  if (list == nullptr) return;
  for (const Json& tree : *list) {
    Result<T> one = element(tree);
    if (!one) return read.fail(one.error());
    elements.push_back(std::move(*one));
  }
}

Error wrong_type(const std::string& where, std::string_view expected);
Error unknown_member(const std::string& where, std::string_view name);

}  // namespace quayside::wire
