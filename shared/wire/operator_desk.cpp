#include "shared/wire/operator_desk.h"

#include "shared/wire/json_tree.h"

namespace quayside::wire {
namespace {

constexpr JsonLimits kSmall = {.bytes_max = 4 * 1024};

Json key_tree(const WaitingKey& key) {
  Json tree = Json::object();
  tree["at"] = key.at;
  tree["eori"] = key.eori;
  tree["kid"] = key.kid;
  tree["organisation"] = key.organisation;
  tree["person"] = key.person;
  return tree;
}

Result<WaitingKey> key_from_tree(const Json& tree) {
  ObjectReader read(tree, "the key");
  WaitingKey key;
  key.at = read.text("at");
  key.eori = read.text("eori");
  key.kid = read.text("kid");
  key.organisation = read.text("organisation");
  key.person = read.text("person");
  if (!read.done()) return read.error();
  return key;
}

}  // namespace

std::string operator_request_to_json(const OperatorRequest& request) {
  Json tree = Json::object();
  if (!request.decision.empty()) {
    tree["decision"] = request.decision;
    tree["kid"] = request.kid;
  }
  tree["token"] = request.token;
  return canonical_text(tree);
}

Result<OperatorRequest> operator_request_from_json(std::string_view text) {
  const Result<Json> tree = parse_strict(text, kSmall);
  if (!tree) return tree.error();
  ObjectReader read(*tree, "the body");
  OperatorRequest request;
  request.decision = read.optional_text("decision");
  request.kid = read.optional_text("kid");
  request.token = read.text("token");
  if (!read.done()) return read.error();
  const bool is_known =
      request.decision.empty() || request.decision == "confirm" || request.decision == "refuse";
  if (!is_known || request.decision.empty() != request.kid.empty()) {
    return wrong_type("decision", "confirm or refuse, with the kid of a key");
  }
  return request;
}

std::string waiting_keys_to_json(const std::vector<WaitingKey>& keys) {
  Json tree = Json::object();
  tree["keys"] = list_tree(keys, key_tree);
  return canonical_text(tree);
}

Result<std::vector<WaitingKey>> waiting_keys_from_json(std::string_view text) {
  const Result<Json> tree = parse_strict(text);
  if (!tree) return tree.error();
  ObjectReader read(*tree, "the answer");
  std::vector<WaitingKey> keys;
  read_list(read, "keys", keys, key_from_tree);
  if (!read.done()) return read.error();
  return keys;
}

}  // namespace quayside::wire
