#include "shared/wire/recovery.h"

#include <algorithm>

#include "shared/wire/json_tree.h"

namespace quayside::wire {
namespace {

constexpr std::size_t kFileBytesMax = 16 * 1024;
constexpr JsonLimits kLimits{.bytes_max = 2 * kFileBytesMax, .string_bytes_max = kFileBytesMax};

bool is_lookup(std::string_view text) {
  return text.size() == 64 && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

Error malformed() {
  return {"recovery_malformed", "not what a recovery code is looked up by",
          "Update the program that sends this."};
}

std::string with_one(const char* name, std::string_view text) {
  Json tree = Json::object();
  tree[name] = text;
  return canonical_text(tree);
}

Result<std::string> read_one(std::string_view text, const char* name) {
  const Result<Json> tree = parse_strict(text, kLimits);
  if (!tree) return tree.error();
  ObjectReader read(*tree, "the recovery");
  std::string found = read.text(name);
  if (!read.done()) return read.error();
  return found;
}

}  // namespace

std::string recovery_file_to_json(const RecoveryFile& recovery) {
  Json tree = Json::object();
  tree["file"] = recovery.file;
  tree["lookup"] = recovery.lookup;
  return canonical_text(tree);
}

Result<RecoveryFile> recovery_file_from_json(std::string_view text) {
  const Result<Json> tree = parse_strict(text, kLimits);
  if (!tree) return tree.error();
  ObjectReader read(*tree, "the recovery");
  RecoveryFile recovery;
  recovery.file = read.text("file");
  recovery.lookup = read.text("lookup");
  if (!read.done()) return read.error();
  if (!is_lookup(recovery.lookup)) return malformed();
  return recovery;
}

std::string recovery_question_to_json(std::string_view lookup) {
  return with_one("lookup", lookup);
}

Result<std::string> recovery_question_from_json(std::string_view text) {
  auto lookup = read_one(text, "lookup");
  if (lookup && !is_lookup(*lookup)) return malformed();
  return lookup;
}

std::string recovery_answer_to_json(std::string_view file) { return with_one("file", file); }

Result<std::string> recovery_answer_from_json(std::string_view text) {
  return read_one(text, "file");
}

}  // namespace quayside::wire
