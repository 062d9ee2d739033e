#include "shared/wire/key_tree.h"

#include "shared/seal/seal.h"

namespace quayside::wire {

Json key_tree(std::string_view x) {
  Json tree = Json::object();
  tree["crv"] = "Ed25519";
  tree["kty"] = "OKP";
  tree["x"] = x;
  return tree;
}

std::string read_key(ObjectReader& read, std::string_view name) {
  const Json* tree = read.object(name);
  if (tree == nullptr) return {};
  ObjectReader key(*tree, name);
  const std::string curve = key.text("crv");
  const std::string type = key.text("kty");
  std::string x = key.text("x");
  if (!key.done()) {
    read.fail(key.error());
    return {};
  }
  if (curve != "Ed25519" || type != "OKP" || !seal::PublicKey::from_jwk_x(x)) {
    read.fail(wrong_type(std::string(name), "an Ed25519 public key"));
    return {};
  }
  return x;
}

Json tree_or_empty(std::string_view text) {
  Result<Json> tree = parse_strict(text, {.bytes_max = 64 * 1024 * 1024});
  return tree && tree->is_object() ? std::move(*tree) : Json::object();
}

}  // namespace quayside::wire
