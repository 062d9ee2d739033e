#include <algorithm>
#include <set>

#include "shared/seal/seal.h"
#include "shared/wire/api.h"
#include "shared/wire/batch.h"
#include "shared/wire/cds_api.h"
#include "shared/wire/cds_uploads.h"
#include "shared/wire/dms.h"
#include "shared/wire/json_tree.h"
#include "shared/wire/key_tree.h"
#include "shared/wire/organisation.h"
#include "shared/wire/rendering.h"
#include "shared/wire/submission.h"

namespace quayside::wire {
namespace {

constexpr std::string_view kFormat = "quayside-evidence-1";

// Notes what holds and what does not, under the message key of the statement.
class Findings {
 public:
  explicit Findings(EvidenceReport& report) : report_(report) {}

  void state(bool holds, const std::string& statement) {
    (holds ? report_.holds : report_.failures).push_back("evidence." + statement);
  }

 private:
  EvidenceReport& report_;
};

bool is_signed(std::string_view jws, seal::Purpose purpose, const Result<seal::PublicKey>& key,
               std::string_view payload) {
  return key && seal::verify_detached(jws, purpose, *key, payload).has_value();
}

std::string kid_of(const Result<seal::PublicKey>& key) { return key ? key->kid() : std::string(); }

// The receipt was signed when the server took the declaration; the signer's own time is a claim.
void check_certificate(const EvidencePackage& package, const seal::Certificates& authorities,
                       const seal::CertificateSignature& signature, EvidenceReport& report) {
  Findings findings(report);
  const Result<seal::JwsHeader> receipt = seal::peek_header(package.receipt_signature);
  const std::int64_t at_s = receipt ? receipt->issued_at_s : signature.header.issued_at_s;
  findings.state(seal::check_validity(signature.holder, at_s).has_value(), "certificate_validity");
  report.holder = signature.holder;
  if (authorities.empty()) {
    report.notes.push_back("evidence.certificate_issuer_not_checked");
  } else {
    findings.state(seal::check_issuer(signature.chain, authorities, at_s).has_value(),
                   "certificate_issuer");
  }
}

/// The kid of the trader's key; empty if there is none.
std::string check_signature(const EvidencePackage& package, const seal::Certificates& authorities,
                            EvidenceReport& report) {
  Findings findings(report);
  const Result<seal::PublicKey> key = seal::PublicKey::from_jwk_x(package.public_key_x);
  if (package.signature.empty()) {  // only where the server says that there was none
    const Result<Receipt> receipt = receipt_from_json(package.receipt);
    const bool is_said = receipt && receipt->act == level_name(Level::session);
    if (!is_said) report.failures.push_back("evidence.signature");
    report.notes.push_back("evidence.not_signed");
    return kid_of(key);
  }
  const Result<seal::JwsSigner> signer = seal::peek_signer(package.signature);
  if (signer && signer->level == seal::SignatureLevel::certificate) {
    const auto verified = seal::verify_with_certificate(
        package.signature, seal::Purpose::declaration, package.payload);
    if (!verified && verified.error().code == "certificate_check_absent") {
      report.failures.push_back("evidence.certificate_check_absent");
      return signer->header.kid;
    }
    // The key stands in the signature and nowhere else.
    findings.state(verified && package.public_key_x.empty(), "key");
    findings.state(verified.has_value(), "signature");
    if (verified) check_certificate(package, authorities, *verified, report);
    return signer->header.kid;
  }
  findings.state(signer && key && signer->header.kid == kid_of(key), "key");
  const Envelope envelope{package.payload, package.signature, package.batch};
  findings.state(key && verify_declaration(envelope, *key).has_value(),
                 package.batch ? "batch" : "signature");
  return kid_of(key);
}

void check_receipt(const EvidencePackage& package, const std::string& submission_id,
                   const std::string& trader_kid, EvidenceReport& report) {
  Findings findings(report);
  const Result<Receipt> receipt = receipt_from_json(package.receipt);
  findings.state(receipt && receipt_bytes(*receipt) == package.receipt, "receipt_canonical");
  if (receipt && receipt->demonstration) report.notes.push_back("evidence.demonstration");
  if (receipt) {
    const std::string hash = seal::hex(seal::sha256(package.payload));
    findings.state(receipt->payload_hash == hash, "receipt_hash");
    findings.state(!trader_kid.empty() && receipt->kid == trader_kid, "receipt_key");
    findings.state(receipt->submission_id == submission_id, "receipt_submission");
  }
  const Result<seal::PublicKey> server_key = seal::PublicKey::from_jwk_x(package.server_key_x);
  findings.state(
      is_signed(package.receipt_signature, seal::Purpose::receipt, server_key, package.receipt),
      "receipt_signature");
}

/// A second person, whom the server knows as another one than the signer, approved these bytes.
bool approval_holds(const ApprovalEvidence& approval, const EvidencePackage& package,
                    const Result<seal::PublicKey>& server_key) {
  const Result<seal::PublicKey> key = seal::PublicKey::from_jwk_x(approval.public_key_x);
  const Result<Receipt> receipt = receipt_from_json(approval.receipt);
  const Result<Receipt> of_signer = receipt_from_json(package.receipt);
  if (!receipt || !of_signer || receipt_bytes(*receipt) != approval.receipt) return false;
  return is_signed(approval.signature, seal::Purpose::approval, key, package.payload) &&
         is_signed(approval.receipt_signature, seal::Purpose::receipt, server_key,
                   approval.receipt) &&
         receipt->act == kApproval && receipt->kid == kid_of(key) &&
         receipt->payload_hash == of_signer->payload_hash && receipt->eori == of_signer->eori &&
         !receipt->member.empty() && receipt->member != of_signer->member &&
         receipt->kid != of_signer->kid && approval.log && server_key &&
         is_in_log(*approval.log, approval.receipt, *server_key);
}

void check_approvals(const EvidencePackage& package, Findings& findings) {
  const Result<seal::PublicKey> server_key = seal::PublicKey::from_jwk_x(package.server_key_x);
  for (const ApprovalEvidence& approval : package.approvals)
    findings.state(approval_holds(approval, package, server_key), "approval");
}

// What was lodged before there were mandates has none; its receipt does not say whose the key was.
void check_mandate_of(const EvidencePackage& package, const SignedContent& content,
                      EvidenceReport& report) {
  const bool is_needed = needs_mandate(content.header, content.declaration);
  if (!is_needed && content.header.mandate.empty()) return;
  const Result<Receipt> receipt = receipt_from_json(package.receipt);
  if (content.header.mandate.empty() && receipt && receipt->eori.empty()) {
    return report.notes.push_back("evidence.no_mandate");
  }
  Findings(report).state(check_mandate(content.header, content.declaration).has_value(), "mandate");
}

// Packages of before there was a log hold no proof; that is said, and is no failure.
void check_log(const EvidencePackage& package, EvidenceReport& report) {
  if (!package.log) return report.notes.push_back("evidence.no_log");
  const Result<seal::PublicKey> server_key = seal::PublicKey::from_jwk_x(package.server_key_x);
  Findings(report).state(server_key && is_in_log(*package.log, package.receipt, *server_key),
                         "log");
}

void check_rule_set(const EvidencePackage& package, const std::string& rule_set,
                    EvidenceReport& report) {
  const Result<Json> verdict = parse_strict(package.verdict);
  if (!verdict || !verdict->is_object()) {
    report.failures.push_back("evidence.verdict");
    return;
  }
  ObjectReader read(*verdict, "the verdict");
  const bool same = read.optional_text("ruleSet") == rule_set;
  // Another version of the rules is no forgery: server and trader may have updated apart.
  (same ? report.holds : report.notes)
      .push_back(same ? "evidence.rule_set" : "evidence.different_rule_set");
}

// What is said about a file names neither; HMRC repeats the name of a file that it took.
bool is_about_a_file_of(const std::vector<Document>& documents, const Notification& notification) {
  if (notification.type != kFileTaken && notification.type != kFileRefused) return false;
  const std::string& name = notification.statements.front().code;
  return std::any_of(documents.begin(), documents.end(), [&](const Document& document) {
    return name.empty() || document.name == name;
  });
}

// A message belongs to the declaration by its LRN, or by the MRN that such a message gave it or
// that a request about it names.
bool messages_belong(const std::vector<Notification>& notifications, const SignedContent& content) {
  const std::string& lrn = content.declaration.lrn;
  std::set<std::string> mrns;
  if (!content.header.request.mrn.empty()) mrns.insert(content.header.request.mrn);
  for (const Notification& notification : notifications) {
    if (notification.lrn == lrn && !notification.mrn.empty()) mrns.insert(notification.mrn);
  }
  return std::all_of(notifications.begin(), notifications.end(), [&](const Notification& one) {
    return is_about_a_file_of(content.header.request.documents, one) || mrns.count(one.mrn) > 0 ||
           (one.lrn == lrn && !lrn.empty());
  });
}

void check_messages(const EvidencePackage& package, const SignedContent& content,
                    Findings& findings) {
  if (package.messages.empty()) return;
  std::vector<Notification> notifications;
  bool readable = true;
  const bool is_british = content.header.profile == "gb";
  for (const std::string& message : package.messages) {
    const Result<std::vector<Notification>> several =
        is_british ? read_cds_notifications(message) : read_dms_notifications(message);
    readable = readable && several.has_value();
    if (several) notifications.insert(notifications.end(), several->begin(), several->end());
  }
  findings.state(readable, "messages_readable");
  findings.state(messages_belong(notifications, content), "messages_belong");
}

Json approval_tree(const ApprovalEvidence& approval) {
  Json tree = Json::object();
  if (approval.log) tree["log"] = tree_or_empty(log_proof_to_json(*approval.log));
  tree["publicKey"] = key_tree(approval.public_key_x);
  tree["receipt"] = seal::base64url(approval.receipt);
  tree["receiptSignature"] = approval.receipt_signature;
  tree["signature"] = approval.signature;
  return tree;
}

// The text proves nothing, as nobody signs it, and another version may word it otherwise: where it
// differs, what counts is the text that is made here of the signed bytes.
void check_rendering(const EvidencePackage& package, const SignedContent& content,
                     EvidenceReport& report) {
  if (package.rendering.empty()) return;
  const bool same = content_text(content, kRenderingLanguage) == package.rendering;
  (same ? report.holds : report.notes)
      .push_back(same ? "evidence.rendering" : "evidence.rendering_of_another_version");
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

std::string evidence_to_json(const EvidencePackage& package) {
  Json tree = Json::object();
  if (package.batch) tree["batch"] = tree_or_empty(log_proof_to_json(*package.batch));
  if (!package.approvals.empty()) tree["approvals"] = list_tree(package.approvals, approval_tree);
  tree["format"] = kFormat;
  if (package.log) tree["log"] = tree_or_empty(log_proof_to_json(*package.log));
  Json& messages = tree["messages"] = Json::array();
  for (const std::string& message : package.messages) {
    messages.push_back(seal::base64url(message));
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
  if (read.optional_object("publicKey") != nullptr) {
    package.public_key_x = read_key(read, "publicKey");
  }
  package.receipt_signature = read.text("receiptSignature");
  package.rendering = read.optional_text("rendering");
  package.server_key_x = read_key(read, "serverKey");
  package.signature = read.text("signature");
  if (!read.done()) return read.error();
  if (format != kFormat) return wrong_type("format", std::string(kFormat));

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

EvidenceReport verify_evidence(const EvidencePackage& package,
                               const seal::Certificates& authorities) {
  EvidenceReport report;
  Findings findings(report);
  seal::initialise();

  const Result<SignedContent> content = read_signed_content(package.payload);
  findings.state(content.has_value(), "payload_canonical");

  const std::string trader_kid = check_signature(package, authorities, report);

  const SubmissionHeader signed_header = content ? content->header : SubmissionHeader{};
  check_receipt(package, signed_header.submission_id, trader_kid, report);
  check_log(package, report);
  check_approvals(package, findings);
  check_mandate_of(package, content ? *content : SignedContent{}, report);
  check_rule_set(package, signed_header.rule_set, report);
  check_messages(package, content ? *content : SignedContent{}, findings);
  check_rendering(package, content ? *content : SignedContent{}, report);
  return report;
}

}  // namespace quayside::wire
