#include "shared/wire/evidence.h"

#include "shared/base/date.h"
#include "shared/seal/seal.h"
#include "shared/wire/json_tree.h"
#include "shared/wire/key_tree.h"

namespace quayside::wire {
namespace {

constexpr std::string_view kFormat = "quayside-evidence-2";
// Without members for the log entries of messages and for keys; what its receipt says decides what
// is asked of it, so that nothing is gained by calling a package an old one.
constexpr std::string_view kFormatBefore = "quayside-evidence-1";
constexpr std::size_t kHashDigits = 64;

Json approval_tree(const ApprovalEvidence& approval) {
  Json tree = Json::object();
  if (approval.log) tree["log"] = tree_or_empty(log_proof_to_json(*approval.log));
  tree["publicKey"] = key_tree(approval.public_key_x);
  tree["receipt"] = seal::base64url(approval.receipt);
  tree["receiptSignature"] = approval.receipt_signature;
  tree["signature"] = approval.signature;
  return tree;
}

Json entry_tree(const MessageEntry& entry) {
  Json tree = tree_or_empty(log_place_to_json(entry.place));
  tree["at"] = entry.at;
  tree["hash"] = entry.hash;
  tree["number"] = std::to_string(entry.number);
  if (entry.is_withheld) tree["withheld"] = true;
  return tree;
}

bool is_hash(std::string_view text) {
  return text.size() == kHashDigits &&
         text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

Result<MessageEntry> entry_from_tree(const Json& tree) {
  if (!tree.is_object()) return wrong_type("messageEntries", "objects");
  ObjectReader read(tree, "messageEntries");
  MessageEntry entry;
  entry.at = read.text("at");
  entry.hash = read.text("hash");
  Json place = Json::object();
  place["index"] = read.text("index");
  place["path"] = read.texts("path");
  const std::optional<std::uint64_t> number = log_number(read.text("number"));
  entry.is_withheld = tree.contains("withheld") && read.flag("withheld");
  if (!read.done()) return read.error();
  if (!number || *number == 0 || !is_hash(entry.hash) || !is_utc_time(entry.at)) {
    return wrong_type("messageEntries", "number, SHA-256 and time of each message");
  }
  Result<LogPlace> read_place = log_place_from_json(canonical_text(place));
  if (!read_place) return read_place.error();
  entry.number = *number;
  entry.place = std::move(*read_place);
  return entry;
}

Result<KeyEvidence> key_from_tree(const Json& tree) {
  return key_evidence_from_json(canonical_text(tree));
}

Result<std::string> decoded(const std::string& text, std::string_view name) {
  Result<std::string> bytes = seal::from_base64url(text);
  if (!bytes) return wrong_type(std::string(name), "base64url without padding");
  return bytes;
}

Result<std::optional<LogProof>> read_log(const Json* log) {
  if (log == nullptr) return std::optional<LogProof>();
  Result<LogProof> proof = log_proof_from_json(canonical_text(*log));
  if (!proof) return proof.error();
  return std::optional<LogProof>(std::move(*proof));
}

Result<ApprovalEvidence> approval_from_tree(const Json& tree) {
  ObjectReader read(tree, "approvals");
  ApprovalEvidence approval;
  const Json* log = read.optional_object("log");
  approval.public_key_x = read_key(read, "publicKey");
  const std::string receipt = read.text("receipt");
  approval.receipt_signature = read.text("receiptSignature");
  approval.signature = read.text("signature");
  if (!read.done()) return read.error();
  Result<std::string> receipt_text = decoded(receipt, "receipt");
  if (!receipt_text) return receipt_text.error();
  Result<std::optional<LogProof>> proof = read_log(log);
  if (!proof) return proof.error();
  approval.receipt = std::move(*receipt_text);
  approval.log = std::move(*proof);
  return approval;
}

}  // namespace

std::string message_entry_bytes(const MessageEntry& entry, std::string_view submission_id) {
  return log_entry({{"at", entry.at},
                    {"hash", entry.hash},
                    {"kind", "customs message about a submission"},
                    {"number", std::to_string(entry.number)},
                    {"submission", submission_id}});
}

std::string evidence_to_json(const EvidencePackage& package) {
  Json tree = Json::object();
  if (package.batch) tree["batch"] = tree_or_empty(log_proof_to_json(*package.batch));
  if (!package.approvals.empty()) tree["approvals"] = list_tree(package.approvals, approval_tree);
  tree["format"] = kFormat;
  if (!package.keys.empty()) {
    tree["keys"] = list_tree(package.keys, [](const KeyEvidence& key) {
      return tree_or_empty(key_evidence_to_json(key));
    });
  }
  if (package.log) tree["log"] = tree_or_empty(log_proof_to_json(*package.log));
  Json& messages = tree["messages"] = Json::array();
  for (const std::string& message : package.messages) {
    messages.push_back(seal::base64url(message));
  }
  if (!package.message_entries.empty()) {
    tree["messageEntries"] = list_tree(package.message_entries, entry_tree);
  }
  tree["payload"] = seal::base64url(package.payload);
  if (!package.public_key_x.empty()) tree["publicKey"] = key_tree(package.public_key_x);
  tree["receipt"] = seal::base64url(package.receipt);
  tree["receiptSignature"] = package.receipt_signature;
  if (!package.rendering.empty()) tree["rendering"] = package.rendering;
  tree["serverKey"] = key_tree(package.server_key_x);
  tree["signature"] = package.signature;
  tree["verdict"] = tree_or_empty(package.verdict);
  return canonical_text(tree);
}

Result<EvidencePackage> evidence_from_json(std::string_view text) {
  const Result<Json> tree =
      parse_strict(text, {.bytes_max = kEvidenceBytesMax, .string_bytes_max = kEvidenceBytesMax});
  if (!tree) return tree.error();
  ObjectReader read(*tree, "the evidence package");
  const std::string format = read.text("format");
  const std::vector<std::string> messages = read.texts("messages");
  const std::string payload = read.text("payload");
  const std::string receipt = read.text("receipt");
  const Json* verdict = read.object("verdict");
  const Json* log = read.optional_object("log");
  const Json* batch = read.optional_object("batch");
  EvidencePackage package;
  read_list(read, "approvals", package.approvals, approval_from_tree, false);
  read_list(read, "keys", package.keys, key_from_tree, false);
  read_list(read, "messageEntries", package.message_entries, entry_from_tree, false);
  if (read.optional_object("publicKey") != nullptr) {
    package.public_key_x = read_key(read, "publicKey");
  }
  package.receipt_signature = read.text("receiptSignature");
  package.rendering = read.optional_text("rendering");
  package.server_key_x = read_key(read, "serverKey");
  package.signature = read.text("signature");
  if (!read.done()) return read.error();
  if (format != kFormat && format != kFormatBefore) {
    return wrong_type("format", std::string(kFormat));
  }

  const Result<std::string> payload_bytes = decoded(payload, "payload");
  if (!payload_bytes) return payload_bytes.error();
  const Result<std::string> receipt_text = decoded(receipt, "receipt");
  if (!receipt_text) return receipt_text.error();
  for (const std::string& message : messages) {
    Result<std::string> bytes = decoded(message, "messages");
    if (!bytes) return bytes.error();
    package.messages.push_back(std::move(*bytes));
  }
  Result<std::optional<LogProof>> proof = read_log(log);
  if (!proof) return proof.error();
  package.log = std::move(*proof);
  Result<std::optional<LogProof>> batch_proof = read_log(batch);
  if (!batch_proof) return batch_proof.error();
  package.batch = std::move(*batch_proof);
  package.payload = *payload_bytes;
  package.receipt = *receipt_text;
  package.verdict = canonical_text(*verdict);
  return package;
}

}  // namespace quayside::wire
