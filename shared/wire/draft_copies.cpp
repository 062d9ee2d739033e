#include "shared/wire/draft_copies.h"

#include "shared/seal/seal.h"
#include "shared/wire/json_tree.h"

namespace quayside::wire {
namespace {

constexpr JsonLimits kContentLimits{.bytes_max = kDraftCopyBodyMax,
                                    .string_bytes_max = kDraftCopyBodyMax};

Json copy_tree(const DraftCopy& copy) {
  Json tree = Json::object();
  tree["id"] = copy.id;
  tree["size"] = copy.size;
  tree["version"] = copy.version;
  return tree;
}

Result<DraftCopy> copy_from_tree(const Json& tree) {
  ObjectReader read(tree, "drafts");
  DraftCopy copy;
  copy.id = read.text("id");
  copy.size = read.text("size");
  copy.version = read.text("version");
  if (!read.done()) return read.error();
  return copy;
}

}  // namespace

std::string draft_copy_to_json(const DraftCopy& copy) { return canonical_text(copy_tree(copy)); }

Result<DraftCopy> draft_copy_from_json(std::string_view text) {
  const Result<Json> tree = parse_strict(text);
  if (!tree) return tree.error();
  return copy_from_tree(*tree);
}

std::string draft_copies_to_json(const std::vector<DraftCopy>& copies) {
  Json tree = Json::object();
  tree["drafts"] = list_tree(copies, copy_tree);
  return canonical_text(tree);
}

Result<std::vector<DraftCopy>> draft_copies_from_json(std::string_view text) {
  const Result<Json> tree = parse_strict(text);
  if (!tree) return tree.error();
  ObjectReader read(*tree, "the answer");
  std::vector<DraftCopy> copies;
  read_list(read, "drafts", copies, copy_from_tree);
  if (!read.done()) return read.error();
  return copies;
}

std::string draft_copy_content_to_json(const DraftCopyContent& content) {
  Json tree = Json::object();
  tree["bytes"] = seal::base64url(content.bytes);
  tree["version"] = content.version;
  return canonical_text(tree);
}

Result<DraftCopyContent> draft_copy_content_from_json(std::string_view text) {
  const Result<Json> tree = parse_strict(text, kContentLimits);
  if (!tree) return tree.error();
  ObjectReader read(*tree, "the copy");
  const std::string bytes = read.text("bytes");
  DraftCopyContent content;
  content.version = read.text("version");
  if (!read.done()) return read.error();
  auto decoded = seal::from_base64url(bytes);
  if (!decoded) return decoded.error();
  content.bytes = std::move(*decoded);
  return content;
}

}  // namespace quayside::wire
