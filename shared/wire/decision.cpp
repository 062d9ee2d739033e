#include "shared/wire/decision.h"

#include <utility>

#include "shared/wire/json_tree.h"

namespace quayside::wire {
namespace {

constexpr JsonLimits kLimits = {.bytes_max = 4 * 1024};
constexpr std::size_t kReasonMax = 512;

constexpr std::pair<Verb, std::string_view> kVerbs[] = {
    {Verb::approve, "approve"}, {Verb::refuse, "refuse"}, {Verb::withdraw, "withdraw"}};

}  // namespace

std::string decision_to_json(const Decision& decision) {
  Json tree = Json::object();
  for (const auto& [verb, name] : kVerbs) {
    if (verb == decision.verb) tree["decision"] = name;
  }
  if (decision.verb == Verb::approve) {
    tree["signature"] = decision.signature;
  } else {
    tree["reason"] = decision.reason;
  }
  return canonical_text(tree);
}

Result<Decision> decision_from_json(std::string_view text) {
  const Result<Json> tree = parse_strict(text, kLimits);
  if (!tree) return tree.error();
  ObjectReader read(*tree, "the decision");
  const std::string name = read.text("decision");
  Decision decision;
  bool is_known = false;
  for (const auto& [verb, known] : kVerbs) {
    if (known != name) continue;
    decision.verb = verb;
    is_known = true;
  }
  if (decision.verb == Verb::approve) {
    decision.signature = read.text("signature");
  } else {
    decision.reason = read.text("reason");
  }
  if (!read.done()) return read.error();
  if (!is_known) return wrong_type("decision", "approve, refuse or withdraw");
  if (decision.reason.size() > kReasonMax) return wrong_type("reason", "at most 512 bytes");
  return decision;
}

}  // namespace quayside::wire
