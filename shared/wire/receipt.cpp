#include "shared/wire/receipt.h"

#include "shared/wire/json_tree.h"

namespace quayside::wire {

std::string receipt_bytes(const Receipt& receipt) {
  Json tree = Json::object();
  add_text(tree, "act", receipt.act);
  if (receipt.demonstration) tree["demonstration"] = true;
  add_text(tree, "eori", receipt.eori);
  add_text(tree, "keySince", receipt.key_since);
  add_text(tree, "level", receipt.level);
  add_text(tree, "member", receipt.member);
  add_text(tree, "person", receipt.person);
  add_text(tree, "role", receipt.role);
  tree["kid"] = receipt.kid;
  tree["payloadHash"] = receipt.payload_hash;
  tree["receivedAt"] = receipt.received_at;
  tree["ruleSet"] = receipt.rule_set;
  tree["submissionId"] = receipt.submission_id;
  add_text(tree, "verdictHash", receipt.verdict_hash);
  return canonical_text(tree);
}

Result<Receipt> receipt_from_json(std::string_view text) {
  const Result<Json> tree = parse_strict(text, {.bytes_max = 64 * 1024});
  if (!tree) return tree.error();
  ObjectReader read(*tree, "the receipt");
  Receipt receipt;
  receipt.act = read.optional_text("act");
  receipt.demonstration =
      tree->is_object() && tree->contains("demonstration") && read.flag("demonstration");
  receipt.eori = read.optional_text("eori");
  receipt.key_since = read.optional_text("keySince");
  receipt.level = read.optional_text("level");
  receipt.member = read.optional_text("member");
  receipt.person = read.optional_text("person");
  receipt.role = read.optional_text("role");
  receipt.kid = read.text("kid");
  receipt.payload_hash = read.text("payloadHash");
  receipt.received_at = read.text("receivedAt");
  receipt.rule_set = read.text("ruleSet");
  receipt.submission_id = read.text("submissionId");
  receipt.verdict_hash = read.optional_text("verdictHash");
  if (!read.done()) return read.error();
  return receipt;
}

bool names_level_and_verdict(const Receipt& receipt) {
  return !receipt.level.empty() || !receipt.verdict_hash.empty();
}

}  // namespace quayside::wire
