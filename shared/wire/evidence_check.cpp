#include <algorithm>

#include "shared/seal/seal.h"
#include "shared/wire/batch.h"
#include "shared/wire/evidence_findings.h"
#include "shared/wire/json_tree.h"
#include "shared/wire/key_tree.h"
#include "shared/wire/organisation.h"
#include "shared/wire/rendering.h"
#include "shared/wire/submission.h"

namespace quayside::wire {
namespace {

bool is_signed(std::string_view jws, seal::Purpose purpose, const Result<seal::PublicKey>& key,
               std::string_view payload) {
  return key && seal::verify_detached(jws, purpose, *key, payload).has_value();
}

std::string kid_of(const Result<seal::PublicKey>& key) { return key ? key->kid() : std::string(); }

// The receipt was signed when the server took the declaration; the signer's own time is a claim.
void check_certificate(CheckedPackage& checked, const seal::CertificateSignature& signature) {
  const seal::Certificates& authorities = checked.check.authorities;
  const Result<seal::JwsHeader> receipt = seal::peek_header(checked.package.receipt_signature);
  const std::int64_t at_s = receipt ? receipt->issued_at_s : signature.header.issued_at_s;
  checked.state(seal::check_validity(signature.holder, at_s).has_value(), "certificate_validity");
  checked.report.holder = signature.holder;
  if (authorities.empty()) {
    checked.note("certificate_issuer_not_checked");
  } else {
    checked.state(seal::check_issuer(signature.chain, authorities, at_s).has_value(),
                  "certificate_issuer");
  }
}

void check_signature_by_certificate(CheckedPackage& checked) {
  const EvidencePackage& package = checked.package;
  const auto verified =
      seal::verify_with_certificate(package.signature, seal::Purpose::declaration, package.payload);
  // The key stands in the signature and nowhere else.
  if (!verified && verified.error().code == "certificate_check_absent") {
    if (!package.public_key_x.empty()) checked.state(false, "key");
    checked.report.unchecked.emplace_back("evidence.certificate_check_absent");
    return;
  }
  checked.state(verified && package.public_key_x.empty(), "key");
  checked.state(verified.has_value(), "signature");
  if (verified) check_certificate(checked, *verified);
}

void check_signature(CheckedPackage& checked) {
  const EvidencePackage& package = checked.package;
  const Result<seal::PublicKey> key = seal::PublicKey::from_jwk_x(package.public_key_x);
  read_signer(checked);
  if (package.signature.empty()) {  // only where the server says that there was none
    const bool is_said = checked.receipt.act == level_name(Level::session);
    if (!is_said) checked.state(false, "signature");
    return checked.note("not_signed");
  }
  if (checked.has_certificate) return check_signature_by_certificate(checked);
  const Result<seal::JwsSigner> signer = seal::peek_signer(package.signature);
  checked.state(signer && key && signer->header.kid == kid_of(key), "key");
  const Envelope envelope{package.payload, package.signature, package.batch};
  checked.state(key && verify_declaration(envelope, *key).has_value(),
                package.batch ? "batch" : "signature");
}

void check_receipt(CheckedPackage& checked) {
  const EvidencePackage& package = checked.package;
  const Result<Receipt> read = receipt_from_json(package.receipt);
  checked.state(read && receipt_bytes(*read) == package.receipt, "receipt_canonical");
  if (read) {
    const Receipt& receipt = checked.receipt;
    checked.note_if(receipt.demonstration, "demonstration");
    const std::string hash = seal::hex(seal::sha256(package.payload));
    checked.state(receipt.payload_hash == hash, "receipt_hash");
    checked.state(!checked.trader_kid.empty() && receipt.kid == checked.trader_kid, "receipt_key");
    checked.state(receipt.submission_id == checked.content.header.submission_id,
                  "receipt_submission");
    checked.note_if(!names_level_and_verdict(receipt), "receipt_of_before");
  }
  const Result<seal::PublicKey> server_key = seal::PublicKey::from_jwk_x(package.server_key_x);
  checked.state(
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

/// Each approval that is there holds; where the organisation asked for one, one is there.
void check_approvals(CheckedPackage& checked) {
  const EvidencePackage& package = checked.package;
  const Result<seal::PublicKey> server_key = seal::PublicKey::from_jwk_x(package.server_key_x);
  for (const ApprovalEvidence& approval : package.approvals)
    checked.state(approval_holds(approval, package, server_key), "approval");
  if (checked.receipt.level != level_name(Level::approval) || !package.approvals.empty()) return;
  if (checked.check.is_before_approval) {
    checked.note("awaits_approval");
  } else {
    checked.state(false, "approval_missing");
  }
}

/// That the signature is what the organisation asked for; check_approvals() looks at the second.
void check_level(CheckedPackage& checked) {
  if (!names_level_and_verdict(checked.receipt)) return;
  Level wanted{};
  Level made = Level::session;
  if (!checked.package.signature.empty()) made = Level::device;
  if (checked.has_certificate) made = Level::certificate;
  const bool is_known = level_from_name(checked.receipt.level, wanted);
  checked.state(is_known && is_enough(made, wanted), "level");
}

// What was lodged before there were mandates has none; its receipt does not say whose the key was.
void check_mandate_of(CheckedPackage& checked) {
  const SubmissionHeader& header = checked.content.header;
  const bool is_needed = needs_mandate(header, checked.content.declaration);
  if (!is_needed && header.mandate.empty()) return;
  if (header.mandate.empty() && !checked.receipt.kid.empty() && checked.receipt.eori.empty()) {
    return checked.note("no_mandate");
  }
  checked.state(check_mandate(header, checked.content.declaration).has_value(), "mandate");
}

// A package without a proof is of before there was a log, and its receipt does not name a verdict.
void check_log(CheckedPackage& checked) {
  const auto& log = checked.package.log;
  if (!log && names_level_and_verdict(checked.receipt)) return checked.state(false, "log_missing");
  if (!log) return checked.note("no_log");
  const auto server_key = seal::PublicKey::from_jwk_x(checked.package.server_key_x);
  if (server_key) {
    const Result<TreeHead> head = verify_tree_head(log->head, *server_key);
    if (head) checked.head = *head;
  }
  checked.state(checked.head && is_in_log(log->place, checked.package.receipt, *checked.head),
                "log");
}

void check_verdict(CheckedPackage& checked) {
  const std::string& text = checked.package.verdict;
  const Result<Json> verdict = parse_strict(text);
  if (!verdict || !verdict->is_object()) return checked.state(false, "verdict");
  if (names_level_and_verdict(checked.receipt)) {
    checked.state(seal::hex(seal::sha256(text)) == checked.receipt.verdict_hash, "verdict_hash");
  }
  ObjectReader read(*verdict, "the verdict");
  const bool same = read.optional_text("ruleSet") == checked.content.header.rule_set;
  // Another version of the rules is no forgery: server and trader may have updated apart.
  if (same) return checked.state(true, "rule_set");
  checked.note("different_rule_set");
}

// The text proves nothing, as nobody signs it, and another version may word it otherwise: where it
// differs, what counts is the text that is made here of the signed bytes.
void check_rendering(CheckedPackage& checked) {
  const std::string& text = checked.package.rendering;
  if (text.empty()) return;
  if (content_text(checked.content, kRenderingLanguage) == text) {
    return checked.state(true, "rendering");
  }
  checked.note("rendering_of_another_version");
}

}  // namespace

EvidenceReport verify_evidence(const EvidencePackage& package, const EvidenceCheck& check) {
  EvidenceReport report;
  seal::initialise();
  CheckedPackage checked{package, check, report};
  Result<SignedContent> content = read_signed_content(package.payload);
  checked.state(content.has_value(), "payload_canonical");
  if (content) checked.content = std::move(*content);
  if (auto receipt = receipt_from_json(package.receipt)) checked.receipt = std::move(*receipt);

  check_signature(checked);
  check_receipt(checked);
  check_log(checked);
  check_level(checked);
  check_approvals(checked);
  check_mandate_of(checked);
  check_keys(checked);
  check_verdict(checked);
  check_messages(checked);
  check_rendering(checked);
  check_expected_keys(checked);
  return report;
}

std::string evidence_summary(const EvidenceReport& report) {
  if (!report.failures.empty()) return "cli.evidence_bad";
  if (!report.unchecked.empty()) return "cli.evidence_unchecked";
  const bool is_anybodys = std::find(report.notes.begin(), report.notes.end(),
                                     "evidence.server_key_not_compared") != report.notes.end();
  return is_anybodys ? "cli.evidence_good_for_these_keys" : "cli.evidence_good";
}

}  // namespace quayside::wire
