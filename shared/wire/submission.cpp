#include "shared/wire/submission.h"

#include <algorithm>

#include "shared/base/date.h"
#include "shared/domain/identifiers.h"
#include "shared/seal/seal.h"
#include "shared/wire/document_tree.h"
#include "shared/wire/json.h"
#include "shared/wire/json_tree.h"
#include "shared/wire/key_tree.h"
#include "shared/wire/mandate_tree.h"
#include "shared/wire/submission_tree.h"

namespace quayside::wire {
namespace {

constexpr std::size_t kTokenMax = 64;
// base64url takes four characters for three bytes; the rest is for the signature and the names.
constexpr std::size_t kEnvelopeBytesMax = kDeclarationBytesMax / 3 * 4 + 64 * 1024;
// What customs says in many messages of 4 MiB each, one text or thousands of them.
constexpr JsonLimits kViewLimits = {
    .bytes_max = 64 * 1024 * 1024, .string_bytes_max = 16 * 1024 * 1024, .list_max = 200'000};

bool is_visible(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 127; });
}

bool is_token(std::string_view text) {
  return !text.empty() && text.size() <= kTokenMax && is_visible(text);
}

// Submission ids travel in paths and file names.
bool is_id(std::string_view text) {
  return is_token(text) && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                  c == '-' || c == '_';
         });
}

Error refused(std::string_view what, std::string_view expected) {
  return {"json_wrong_type", std::string(what) + " is not " + std::string(expected),
          "The text was not written by Quayside, or was changed; ask for it again."};
}

Json request_tree(const SignedRequest& request) {
  Json tree = Json::object();
  tree["about"] = request.about;
  if (!request.documents.empty()) {
    Json& list = tree["documents"] = Json::array();
    for (const Document& document : request.documents)
      list.push_back(document_tree(document));
  }
  tree["kind"] = request.kind;
  tree["mrn"] = request.mrn;
  tree["reasonCode"] = request.reason_code;
  tree["reasonText"] = request.reason_text;
  return tree;
}

Result<SignedRequest> request_from_tree(const Json& tree) {
  ObjectReader read(tree, "header/request");
  SignedRequest request;
  request.about = read.text("about");
  const Json* documents = read.optional_list("documents");
  request.kind = read.text("kind");
  request.mrn = read.text("mrn");
  request.reason_code = read.text("reasonCode");
  request.reason_text = read.text("reasonText");
  if (!read.done()) return read.error();
  if (!is_id(request.about)) return refused("header/request/about", "an id");
  const bool hands_in = request.kind == kDocumentsRequest;
  RequestName name{};
  if (!hands_in && !request_from_name(request.kind, name)) {
    return refused("header/request/kind", "the name of a request");
  }
  if (documents == nullptr) return request;
  if (!hands_in || documents->size() > kDocumentsMax) {
    return refused("header/request/documents", "what this request may hold");
  }
  for (const Json& one : *documents) {
    Result<Document> document = document_from_tree(one);
    if (!document) return document.error();
    request.documents.push_back(std::move(*document));
  }
  return request;
}

Json header_tree(const SubmissionHeader& header) {
  Json tree = Json::object();
  tree["asOf"] = header.as_of;
  tree["dataSet"] = header.data_set;
  tree["declarant"] = header.declarant;
  if (!header.mandate.empty()) tree["mandate"] = carried_mandate_tree(header.mandate);
  tree["profile"] = header.profile;
  if (!header.request.kind.empty()) tree["request"] = request_tree(header.request);
  tree["ruleSet"] = header.rule_set;
  tree["submissionId"] = header.submission_id;
  if (!header.supersedes.empty()) tree["supersedes"] = header.supersedes;
  return tree;
}

Result<SubmissionHeader> header_from_tree(const Json& tree) {
  ObjectReader read(tree, "header");
  SubmissionHeader header;
  header.as_of = read.text("asOf");
  header.data_set = read.text("dataSet");
  header.declarant = read.text("declarant");
  header.profile = read.text("profile");
  header.rule_set = read.text("ruleSet");
  header.submission_id = read.text("submissionId");
  header.supersedes = read.optional_text("supersedes");
  const Json* mandate_part = read.optional_object("mandate");
  const Json* request_part = read.optional_object("request");
  if (!read.done()) return read.error();
  if (mandate_part != nullptr) {
    Result<CarriedMandate> mandate = carried_mandate_from_tree(*mandate_part);
    if (!mandate) return mandate.error();
    header.mandate = std::move(*mandate);
  }
  if (request_part != nullptr) {
    Result<SignedRequest> request = request_from_tree(*request_part);
    if (!request) return request.error();
    header.request = std::move(*request);
  }
  if (!is_id(header.submission_id)) return refused("header/submissionId", "an id");
  if (!header.supersedes.empty() && !is_id(header.supersedes)) {
    return refused("header/supersedes", "an id");
  }
  if (!Date::parse(header.as_of)) return refused("header/asOf", "a date");
  for (const std::string* token :
       {&header.data_set, &header.declarant, &header.profile, &header.rule_set}) {
    if (!is_token(*token)) return refused("a member of header", "a short name without blanks");
  }
  return header;
}

Error not_canonical() {
  return {"content_not_canonical", "the signed bytes are not canonical JSON",
          "Sign the declaration again with Quayside; the bytes were written by something else."};
}

// Only HMRC takes documents in a way that this connection knows.
Result<Message> documents_for(const SignedContent& content) {
  const SignedRequest& request = content.header.request;
  if (content.declaration.profile != "gb") {
    return Error{"documents_not_of_profile", "this customs authority takes no documents from here",
                 "Hand the documents in where the authority asks for them, and name the MRN."};
  }
  if (!has_form_of_mrn(request.mrn)) {
    return Error{"mrn_malformed", "'" + request.mrn + "' is not an MRN",
                 "Give the MRN of the declaration, 18 capital letters and digits."};
  }
  if (const auto fit = check_documents(request.documents); !fit) return fit.error();
  Message message{content.declaration, {}};
  message.rest.request.kind = request.kind;
  message.rest.request.mrn = request.mrn;
  return message;
}

}  // namespace

std::string signed_content_bytes(const SubmissionHeader& header, const Declaration& declaration) {
  Json tree = Json::object();
  tree["declaration"] = declaration_tree(declaration);
  tree["header"] = header_tree(header);
  return canonical_text(tree);
}

Result<SignedContent> read_signed_content(std::string_view bytes) {
  const Result<Json> tree = parse_strict(bytes, {.bytes_max = kDeclarationBytesMax});
  if (!tree) return tree.error();
  ObjectReader read(*tree, "the signed content");
  const Json* declaration_part = read.object("declaration");
  const Json* header_part = read.object("header");
  if (!read.done()) return read.error();
  const Result<SubmissionHeader> header = header_from_tree(*header_part);
  if (!header) return header.error();
  const Result<Declaration> declaration = declaration_from_tree(*declaration_part);
  if (!declaration) return declaration.error();
  // One form only: neither blanks nor empty members may make two texts of one declaration.
  if (signed_content_bytes(*header, *declaration) != bytes) return not_canonical();
  return SignedContent{*header, *declaration};
}

Result<Message> message_of(const SignedContent& content, const Declaration& before) {
  const SignedRequest& request = content.header.request;
  if (request.kind.empty()) return Message{content.declaration, {}};
  if (request.kind == kDocumentsRequest) return documents_for(content);
  Ask ask;
  request_from_name(request.kind, ask.name);
  ask.mrn = request.mrn;
  ask.reason_code = request.reason_code;
  ask.reason_text = request.reason_text;
  return ask.name == RequestName::amendment ? amendment_of(before, content.declaration, ask)
                                            : request_of(content.declaration, ask);
}

std::string envelope_to_json(const Envelope& envelope) {
  Json tree = Json::object();
  if (envelope.batch) {
    tree["batch"] = tree_or_empty(log_proof_to_json(*envelope.batch));
  } else {
    tree["signature"] = envelope.signature;
  }
  tree["payload"] = seal::base64url(envelope.payload);
  return canonical_text(tree);
}

Result<Envelope> envelope_from_json(std::string_view text) {
  const Result<Json> tree =
      parse_strict(text, {.bytes_max = kEnvelopeBytesMax, .string_bytes_max = kEnvelopeBytesMax});
  if (!tree) return tree.error();
  ObjectReader read(*tree, "the envelope");
  const std::string payload = read.text("payload");
  Envelope envelope;
  const Json* batch = read.optional_object("batch");
  if (batch == nullptr) envelope.signature = read.text("signature");
  if (!read.done()) return read.error();
  if (batch != nullptr) {
    Result<LogProof> proof = log_proof_from_json(canonical_text(*batch));
    if (!proof) return proof.error();
    envelope.signature = proof->head.signature;
    envelope.batch = std::move(*proof);
  }
  Result<std::string> bytes = seal::from_base64url(payload);
  if (!bytes) return refused("payload", "base64url without padding");
  envelope.payload = std::move(*bytes);
  return envelope;
}

std::string submission_view_to_json(const SubmissionView& view) {
  return canonical_text(submission_view_tree(view));
}

Result<SubmissionView> submission_view_from_json(std::string_view text) {
  const Result<Json> tree = parse_strict(text, kViewLimits);
  if (!tree) return tree.error();
  return submission_view_from_tree(*tree);
}

std::string submission_views_to_json(const std::vector<SubmissionView>& views) {
  Json tree = Json::object();
  Json& list = tree["submissions"] = Json::array();
  for (const SubmissionView& view : views)
    list.push_back(submission_view_tree(view));
  return canonical_text(tree);
}

Result<std::vector<SubmissionView>> submission_views_from_json(std::string_view text) {
  const Result<Json> tree = parse_strict(text, kViewLimits);
  if (!tree) return tree.error();
  ObjectReader read(*tree, "the answer");
  const Json* list = read.list("submissions");
  if (!read.done()) return read.error();
  std::vector<SubmissionView> views;
  for (const Json& element : *list) {
    Result<SubmissionView> view = submission_view_from_tree(element);
    if (!view) return view.error();
    views.push_back(std::move(*view));
  }
  return views;
}

}  // namespace quayside::wire
