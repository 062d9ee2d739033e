#include "shared/wire/evidence_log.h"

#include "shared/base/date.h"
#include "shared/wire/json_tree.h"
#include "shared/wire/key_tree.h"

namespace quayside::wire {
namespace {

constexpr JsonLimits kLimits = {.bytes_max = 64 * 1024, .string_bytes_max = 16 * 1024};
constexpr std::size_t kPathMax = 128;  // twice the height of the highest tree
constexpr std::uint64_t kNumberMax = std::uint64_t{1} << 53;

Json path_tree(const seal::MerklePath& path) {
  Json list = Json::array();
  for (const seal::NodeHash& hash : path)
    list.push_back(seal::base64url(hash));
  return list;
}

std::string read_hash(ObjectReader& read, const std::string& text, std::string_view name) {
  Result<std::string> hash = seal::from_base64url(text);
  if (hash && hash->size() == seal::kHashBytes) return std::move(*hash);
  read.fail(wrong_type(std::string(name), "a SHA-256"));
  return {};
}

seal::MerklePath read_path(ObjectReader& read) {
  seal::MerklePath path;
  const std::vector<std::string> texts = read.texts("path");
  if (texts.size() > kPathMax) {
    read.fail(wrong_type("path", "a proof"));
    return path;
  }
  for (const std::string& text : texts) {
    const std::string hash = read_hash(read, text, "path");
    if (hash.empty()) break;
    path.emplace_back(hash);
  }
  return path;
}

std::uint64_t read_number(ObjectReader& read, std::string_view name) {
  const std::optional<std::uint64_t> number = log_number(read.text(name));
  if (!number) read.fail(wrong_type(std::string(name), "a number"));
  return number.value_or(0);
}

LogPlace read_place(ObjectReader& read) {
  LogPlace place;
  place.index = read_number(read, "index");
  place.path = read_path(read);
  return place;
}

SignedTreeHead read_signed_head(ObjectReader& read) {
  SignedTreeHead head;
  const Json* tree = read.object("head");
  if (tree != nullptr) head.head = canonical_text(*tree);
  head.signature = read.text("signature");
  return head;
}

}  // namespace

std::string tree_head_bytes(const TreeHead& head) {
  Json tree = Json::object();
  tree["at"] = head.at;
  tree["root"] = seal::base64url(head.root);
  tree["size"] = std::to_string(head.size);
  return canonical_text(tree);
}

Result<TreeHead> tree_head_from_json(std::string_view text) {
  const Result<Json> tree = parse_strict(text, kLimits);
  if (!tree) return tree.error();
  ObjectReader read(*tree, "the tree head");
  TreeHead head;
  head.at = read.text("at");
  if (!is_utc_time(head.at)) read.fail(wrong_type("at", "a time as 2026-11-24T09:13:16Z"));
  head.root = read_hash(read, read.text("root"), "root");
  head.size = read_number(read, "size");
  if (!read.done()) return read.error();
  return head;
}

std::string signed_tree_head_to_json(const SignedTreeHead& head) {
  Json tree = Json::object();
  tree["head"] = tree_or_empty(head.head);
  tree["signature"] = head.signature;
  return canonical_text(tree);
}

Result<SignedTreeHead> signed_tree_head_from_json(std::string_view text) {
  const Result<Json> tree = parse_strict(text, kLimits);
  if (!tree) return tree.error();
  ObjectReader read(*tree, "the signed tree head");
  SignedTreeHead head = read_signed_head(read);
  if (!read.done()) return read.error();
  return head;
}

Result<TreeHead> verify_tree_head(const SignedTreeHead& head, const seal::PublicKey& server) {
  const auto verified =
      seal::verify_detached(head.signature, seal::Purpose::tree_head, server, head.head);
  if (!verified) return verified.error();
  return tree_head_from_json(head.head);
}

std::string log_place_to_json(const LogPlace& place) {
  Json tree = Json::object();
  tree["index"] = std::to_string(place.index);
  tree["path"] = path_tree(place.path);
  return canonical_text(tree);
}

Result<LogPlace> log_place_from_json(std::string_view text) {
  const Result<Json> tree = parse_strict(text, kLimits);
  if (!tree) return tree.error();
  ObjectReader read(*tree, "the proof");
  LogPlace place = read_place(read);
  if (!read.done()) return read.error();
  return place;
}

std::string log_proof_to_json(const LogProof& proof) {
  Json tree = Json::object();
  tree["head"] = tree_or_empty(proof.head.head);
  tree["index"] = std::to_string(proof.place.index);
  tree["path"] = path_tree(proof.place.path);
  tree["signature"] = proof.head.signature;
  return canonical_text(tree);
}

Result<LogProof> log_proof_from_json(std::string_view text) {
  const Result<Json> tree = parse_strict(text, kLimits);
  if (!tree) return tree.error();
  ObjectReader read(*tree, "the proof");
  LogProof proof;
  proof.head = read_signed_head(read);
  proof.place = read_place(read);
  if (!read.done()) return read.error();
  return proof;
}

bool is_in_log(const LogProof& proof, std::string_view entry, const seal::PublicKey& server) {
  const Result<TreeHead> head = verify_tree_head(proof.head, server);
  return head && is_in_log(proof.place, entry, *head);
}

bool is_in_log(const LogPlace& place, std::string_view entry, const TreeHead& head) {
  return seal::verify_inclusion(seal::leaf_hash(entry), place.index, head.size, place.path,
                                head.root);
}

std::string log_path_to_json(const seal::MerklePath& path) {
  Json tree = Json::object();
  tree["path"] = path_tree(path);
  return canonical_text(tree);
}

Result<seal::MerklePath> log_path_from_json(std::string_view text) {
  const Result<Json> tree = parse_strict(text, kLimits);
  if (!tree) return tree.error();
  ObjectReader read(*tree, "the proof");
  seal::MerklePath path = read_path(read);
  if (!read.done()) return read.error();
  return path;
}

std::optional<std::uint64_t> log_number(std::string_view text) {
  if (text.empty() || text.size() > 16 || (text.size() > 1 && text[0] == '0')) return std::nullopt;
  std::uint64_t number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + static_cast<std::uint64_t>(c - '0');
  }
  return number <= kNumberMax ? std::optional(number) : std::nullopt;
}

std::string log_entry(
    std::initializer_list<std::pair<std::string_view, std::string_view>> members) {
  Json tree = Json::object();
  for (const auto& [name, text] : members)
    tree[std::string(name)] = text;
  return canonical_text(tree);
}

std::string key_log_entry(std::string_view kid, std::string_view eori, std::string_view event,
                          std::string_view at) {
  return log_entry({{"at", at}, {"eori", eori}, {"event", event}, {"kid", kid}, {"kind", "key"}});
}

}  // namespace quayside::wire
