#include "shared/wire/api.h"

#include "shared/wire/json_tree.h"
#include "shared/wire/key_tree.h"
#include "shared/wire/submission_tree.h"

namespace quayside::wire {
namespace {

// Bodies of sign-in and enrolment are small; anything larger is no such body.
constexpr JsonLimits kSmall = {.bytes_max = 64 * 1024, .string_bytes_max = 16 * 1024};
constexpr std::size_t kAnswerBytesMax = 8 * 1024 * 1024;

Json enrolment_tree(const Enrolment& enrolment) {
  Json tree = Json::object();
  tree["eori"] = enrolment.eori;
  if (!enrolment.invitation.empty()) tree["invitation"] = enrolment.invitation;
  tree["organisation"] = enrolment.organisation;
  tree["person"] = enrolment.person;
  tree["publicKey"] = key_tree(enrolment.public_key_x);
  return tree;
}

Result<Enrolment> enrolment_from_tree(const Json& tree) {
  ObjectReader read(tree, "enrolment");
  Enrolment enrolment;
  enrolment.eori = read.text("eori");
  enrolment.invitation = read.optional_text("invitation");
  enrolment.organisation = read.text("organisation");
  enrolment.person = read.text("person");
  enrolment.public_key_x = read_key(read, "publicKey");
  if (!read.done()) return read.error();
  return enrolment;
}

// {"<name>":"<text>"}
std::string one_text_to_json(std::string_view name, std::string_view text) {
  Json tree = Json::object();
  tree[std::string(name)] = text;
  return canonical_text(tree);
}

Result<std::string> one_text_from_json(std::string_view text, std::string_view name) {
  const Result<Json> tree = parse_strict(text, kSmall);
  if (!tree) return tree.error();
  ObjectReader read(*tree, "the body");
  std::string value = read.text(name);
  if (!read.done()) return read.error();
  return value;
}

Error unreadable_answer(int http_status) {
  return {"http_" + std::to_string(http_status), "the answer is no problem document",
          "Check the address of the server and the connection, then try again."};
}

}  // namespace

std::string enrolment_bytes(const Enrolment& enrolment) {
  return canonical_text(enrolment_tree(enrolment));
}

Result<Enrolment> enrolment_from_json(std::string_view text) {
  const Result<Json> tree = parse_strict(text, kSmall);
  if (!tree) return tree.error();
  return enrolment_from_tree(*tree);
}

std::string enrolment_request_to_json(const Enrolment& enrolment, std::string_view signature) {
  Json tree = Json::object();
  tree["enrolment"] = enrolment_tree(enrolment);
  tree["signature"] = signature;
  return canonical_text(tree);
}

Result<std::pair<Enrolment, std::string>> enrolment_request_from_json(std::string_view text) {
  const Result<Json> tree = parse_strict(text, kSmall);
  if (!tree) return tree.error();
  ObjectReader read(*tree, "the body");
  const Json* inner = read.object("enrolment");
  std::string signature = read.text("signature");
  if (!read.done()) return read.error();
  Result<Enrolment> enrolment = enrolment_from_tree(*inner);
  if (!enrolment) return enrolment.error();
  return std::pair<Enrolment, std::string>(std::move(*enrolment), std::move(signature));
}

std::string enrolment_answer_to_json(const EnrolmentAnswer& answer) {
  Json tree = Json::object();
  tree["kid"] = answer.kid;
  tree["status"] = answer.status;
  return canonical_text(tree);
}

Result<EnrolmentAnswer> enrolment_answer_from_json(std::string_view text) {
  const Result<Json> tree = parse_strict(text, kSmall);
  if (!tree) return tree.error();
  ObjectReader read(*tree, "the answer");
  EnrolmentAnswer answer;
  answer.kid = read.text("kid");
  answer.status = read.text("status");
  if (!read.done()) return read.error();
  if (answer.status != "active" && answer.status != "pending") {
    return wrong_type("status", "\"active\" or \"pending\"");
  }
  return answer;
}

std::string sign_in_bytes(std::string_view audience, std::string_view challenge,
                          std::string_view kid) {
  Json tree = Json::object();
  tree["audience"] = audience;
  tree["challenge"] = challenge;
  tree["kid"] = kid;
  return canonical_text(tree);
}

std::string challenge_request_to_json(std::string_view kid) { return one_text_to_json("kid", kid); }

Result<std::string> challenge_request_from_json(std::string_view text) {
  return one_text_from_json(text, "kid");
}

std::string challenge_answer_to_json(std::string_view challenge) {
  return one_text_to_json("challenge", challenge);
}

Result<std::string> challenge_answer_from_json(std::string_view text) {
  return one_text_from_json(text, "challenge");
}

std::string session_request_to_json(const SessionRequest& request) {
  Json tree = Json::object();
  tree["audience"] = request.audience;
  tree["challenge"] = request.challenge;
  tree["kid"] = request.kid;
  tree["signature"] = request.signature;
  return canonical_text(tree);
}

Result<SessionRequest> session_request_from_json(std::string_view text) {
  const Result<Json> tree = parse_strict(text, kSmall);
  if (!tree) return tree.error();
  ObjectReader read(*tree, "the body");
  SessionRequest request;
  request.audience = read.text("audience");
  request.challenge = read.text("challenge");
  request.kid = read.text("kid");
  request.signature = read.text("signature");
  if (!read.done()) return read.error();
  return request;
}

std::string session_answer_to_json(const SessionAnswer& answer) {
  Json tree = Json::object();
  tree["eori"] = answer.eori;
  tree["organisation"] = answer.organisation;
  tree["person"] = answer.person;
  tree["role"] = answer.role;
  return canonical_text(tree);
}

Result<SessionAnswer> session_answer_from_json(std::string_view text) {
  const Result<Json> tree = parse_strict(text, kSmall);
  if (!tree) return tree.error();
  ObjectReader read(*tree, "the answer");
  SessionAnswer answer;
  answer.eori = read.text("eori");
  answer.organisation = read.text("organisation");
  answer.person = read.text("person");
  answer.role = read.text("role");
  if (!read.done()) return read.error();
  return answer;
}

std::string submission_answer_to_json(const SubmissionAnswer& answer) {
  Json tree = Json::object();
  if (answer.log) tree["log"] = tree_or_empty(log_proof_to_json(*answer.log));
  tree["receipt"] = tree_or_empty(answer.receipt);
  tree["serverKey"] = key_tree(answer.server_key_x);
  tree["signature"] = answer.signature;
  tree["submission"] = tree_or_empty(answer.submission);
  return canonical_text(tree);
}

Result<SubmissionAnswer> submission_answer_from_json(std::string_view text) {
  const Result<Json> tree = parse_strict(text, {.bytes_max = kAnswerBytesMax});
  if (!tree) return tree.error();
  ObjectReader read(*tree, "the answer");
  const Json* log = read.optional_object("log");
  const Json* receipt = read.object("receipt");
  const Json* submission = read.object("submission");
  SubmissionAnswer answer;
  answer.signature = read.text("signature");
  answer.server_key_x = read_key(read, "serverKey");
  if (!read.done()) return read.error();
  if (log != nullptr) {
    Result<LogProof> proof = log_proof_from_json(canonical_text(*log));
    if (!proof) return proof.error();
    answer.log = std::move(*proof);
  }
  // A receipt has one canonical form, so these are the bytes that the server signed.
  answer.receipt = canonical_text(*receipt);
  const Result<Receipt> readable = receipt_from_json(answer.receipt);
  if (!readable) return readable.error();
  const Result<SubmissionView> view = submission_view_from_tree(*submission);
  if (!view) return view.error();
  answer.submission = canonical_text(*submission);
  return answer;
}

std::string problem_to_json(int http_status, const Error& error, std::string_view verdict) {
  Json tree = Json::object();
  tree["code"] = error.code;
  tree["hint"] = error.hint;
  tree["status"] = http_status;
  tree["title"] = error.message;
  tree["type"] = "about:blank";
  if (!verdict.empty()) tree["verdict"] = tree_or_empty(verdict);
  return canonical_text(tree);
}

std::string stored_document_to_json(const StoredDocument& stored) {
  Json tree = Json::object();
  tree["mediaType"] = stored.media_type;
  tree["sha256"] = stored.sha256;
  tree["size"] = stored.size;
  return canonical_text(tree);
}

Result<StoredDocument> stored_document_from_json(std::string_view text) {
  const Result<Json> tree = parse_strict(text);
  if (!tree) return tree.error();
  ObjectReader read(*tree, "the document");
  StoredDocument stored;
  stored.media_type = read.text("mediaType");
  stored.sha256 = read.text("sha256");
  stored.size = read.text("size");
  if (!read.done()) return read.error();
  return stored;
}

std::string server_info_to_json(const ServerInfo& info) {
  Json tree = Json::object();
  if (info.connected) tree["connected"] = *info.connected;
  tree["demonstration"] = info.demonstration;
  tree["referenceData"] = info.reference_data;
  tree["ruleSet"] = info.rule_set;
  tree["serverKey"] = key_tree(info.server_key_x);
  tree["version"] = info.version;
  return canonical_text(tree);
}

Result<ServerInfo> server_info_from_json(std::string_view text) {
  const auto tree = parse_strict(text, kSmall);
  if (!tree) return tree.error();
  const auto hash = tree->is_object() ? tree->find("referenceData") : tree->end();
  if (hash == tree->end() || !hash->is_string()) return wrong_type("referenceData", "a string");
  ServerInfo info;
  info.reference_data = hash->get<std::string>();
  const bool is_hash =
      info.reference_data.empty() ||
      (info.reference_data.size() == 64 &&
       info.reference_data.find_first_not_of("0123456789abcdef") == std::string::npos);
  if (!is_hash) return wrong_type("referenceData", "a SHA-256");
  if (tree->contains("serverKey")) {
    ObjectReader read(*tree, "the server");
    info.server_key_x = read_key(read, "serverKey");
    if (info.server_key_x.empty()) return read.error();
  }
  const auto demonstration = tree->find("demonstration");
  info.demonstration =
      demonstration != tree->end() && demonstration->is_boolean() && demonstration->get<bool>();
  const auto connected = tree->find("connected");
  if (connected == tree->end()) return info;
  if (!connected->is_array()) return wrong_type("connected", "a list");
  info.connected.emplace();
  for (const Json& profile : *connected) {
    if (!profile.is_string()) return wrong_type("connected", "a list of texts");
    info.connected->push_back(profile.get<std::string>());
  }
  return info;
}

Error problem_from_json(int http_status, std::string_view text) {
  const Result<Json> tree = parse_strict(text, {.bytes_max = kAnswerBytesMax});
  if (!tree || !tree->is_object()) return unreadable_answer(http_status);
  ObjectReader read(*tree, "the problem");
  Error error;
  error.code = read.optional_text("code");
  error.message = read.optional_text("title");
  error.hint = read.optional_text("hint");
  if (error.code.empty()) return unreadable_answer(http_status);
  return error;
}

std::string verdict_of_problem(std::string_view text) {
  const Result<Json> tree = parse_strict(text, {.bytes_max = kAnswerBytesMax});
  if (!tree || !tree->is_object()) return {};
  ObjectReader read(*tree, "the problem");
  const Json* verdict = read.optional_object("verdict");
  return verdict == nullptr ? std::string() : canonical_text(*verdict);
}

}  // namespace quayside::wire
