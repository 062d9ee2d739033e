#include <algorithm>

#include "shared/base/date.h"
#include "shared/seal/seal.h"
#include "shared/wire/evidence_findings.h"
#include "shared/wire/json_tree.h"
#include "shared/wire/key_tree.h"

namespace quayside::wire {
namespace {

constexpr std::size_t kKeyIdLength = 43;  // SHA-256 as base64url

std::string kid_of(const std::string& public_key_x) {
  const Result<seal::PublicKey> key = seal::PublicKey::from_jwk_x(public_key_x);
  return key ? key->kid() : std::string();
}

std::string client_kid(const CheckedPackage& checked) {
  return kid_of(checked.content.header.mandate.public_key_x);
}

/// What a receipt that was signed for something done with a key asks of the key's record.
struct Use {
  const char* statement;  ///< of the report
  std::string kid;
  std::string eori;
  std::string until;  ///< UTC: it was used by then
};

void check_use(CheckedPackage& checked, const Use& use) {
  const KeyEvidence* key = find_key(checked.package.keys, use.kid, use.eori);
  checked.state(key != nullptr && key->active_at <= use.until, use.statement);
  if (key == nullptr) return;
  const bool is_distrusted = !key->distrusted_from.empty() && key->distrusted_from <= use.until;
  if (is_distrusted) {
    checked.state(false, "key_distrusted");
  } else {
    checked.note_if(!key->revoked_at.empty(), "key_revoked_since");
  }
}

void check_uses(CheckedPackage& checked) {
  const Receipt& receipt = checked.receipt;
  const SubmissionHeader& header = checked.content.header;
  if (!checked.has_certificate) {
    check_use(checked,
              {"key_of_declarant", checked.trader_kid, header.declarant, receipt.received_at});
  }
  for (const ApprovalEvidence& approval : checked.package.approvals) {
    const Result<Receipt> approved = receipt_from_json(approval.receipt);
    check_use(checked, {"key_of_approver", kid_of(approval.public_key_x), header.declarant,
                        approved ? approved->received_at : std::string()});
  }
  if (const auto mandate = open_mandate(header.mandate)) {
    // The mandate's own time is its signer's word; when the server took this is not.
    check_use(checked,
              {"key_of_client", client_kid(checked), mandate->client, receipt.received_at});
  }
}

void compare(CheckedPackage& checked, const std::string& expected, const std::string& kid,
             const std::string& whose) {
  if (expected.empty()) return checked.note(whose + "_key_not_compared");
  checked.state(expected == kid, whose + "_key_expected");
}

bool is_key_id(std::string_view text) {
  return text.size() == kKeyIdLength && seal::from_base64url(text).has_value();
}

}  // namespace

void read_signer(CheckedPackage& checked) {
  checked.trader_kid = kid_of(checked.package.public_key_x);
  const Result<seal::JwsSigner> signer = seal::peek_signer(checked.package.signature);
  if (!signer || signer->level != seal::SignatureLevel::certificate) return;
  checked.has_certificate = true;
  checked.trader_kid = signer->header.kid;
}

void check_keys(CheckedPackage& checked) {
  const std::vector<KeyEvidence>& keys = checked.package.keys;
  // Before a receipt named its verdict, a package told nothing of keys.
  if (keys.empty() && !names_level_and_verdict(checked.receipt)) return;
  if (!keys.empty()) {
    checked.state(checked.head && std::all_of(keys.begin(), keys.end(),
                                              [&](const KeyEvidence& key) {
                                                return key_evidence_holds(key, keys, *checked.head);
                                              }),
                  "key_records");
  }
  check_uses(checked);
  const auto any = [&](auto is_so) { return std::any_of(keys.begin(), keys.end(), is_so); };
  checked.note_if(any([](const KeyEvidence& key) { return !key.enrolment; }),
                  "key_without_enrolment");
  checked.note_if(
      !checked.receipt.demonstration && any([](const KeyEvidence& key) { return !key.admission; }),
      "key_admitted_by_operator");
}

void check_expected_keys(CheckedPackage& checked) {
  const ExpectedKeys& expected = checked.check.keys;
  compare(checked, expected.server, kid_of(checked.package.server_key_x), "server");
  // Of a certificate it says the same; whose it is, its issuer says.
  if (!checked.has_certificate || !expected.trader.empty()) {
    compare(checked, expected.trader, checked.trader_kid, "trader");
  }
  if (!checked.content.header.mandate.empty() || !expected.client.empty()) {
    compare(checked, expected.client, client_kid(checked), "client");
  }
}

std::vector<std::string> log_entries_of(const EvidencePackage& package) {
  std::vector<std::string> entries = {package.receipt};
  for (const ApprovalEvidence& approval : package.approvals)
    entries.push_back(approval.receipt);
  const Result<Receipt> receipt = receipt_from_json(package.receipt);
  for (const MessageEntry& entry : package.message_entries)
    entries.push_back(message_entry_bytes(entry, receipt ? receipt->submission_id : ""));
  for (const KeyEvidence& key : package.keys) {
    entries.push_back(key_log_entry(kid_of(key.public_key_x), key.eori, "active", key.active_at));
    for (const auto* statement : {&key.enrolment, &key.admission}) {
      if (!*statement) continue;
      entries.push_back(envelope_to_json({(*statement)->payload, (*statement)->signature}));
    }
  }
  return entries;
}

void compare_keys(EvidenceReport& report, const EvidencePackage& package,
                  const ExpectedKeys& keys) {
  for (std::vector<std::string>* list : {&report.holds, &report.failures, &report.notes}) {
    list->erase(std::remove_if(list->begin(), list->end(),
                               [](const std::string& one) {
                                 return one.ends_with("_key_expected") ||
                                        one.ends_with("_key_not_compared");
                               }),
                list->end());
  }
  const EvidenceCheck check{.keys = keys};
  CheckedPackage checked{package, check, report};
  read_signer(checked);
  if (auto content = read_signed_content(package.payload)) checked.content = std::move(*content);
  check_expected_keys(checked);
}

Result<std::string> expected_key_id(std::string_view text) {
  if (is_key_id(text)) return std::string(text);
  if (const Result<Json> tree = parse_strict(text, {.bytes_max = 4096}); tree) {
    Json outer = Json::object();
    outer["key"] = *tree;
    ObjectReader read(outer, "the key");
    const std::string x = read_key(read, "key");
    if (read.done()) return kid_of(x);
  }
  return Error{"key_id_malformed", "neither the id of a key nor a JWK with an Ed25519 key",
               "Give the key id as the organisation's page shows it, 43 characters."};
}

}  // namespace quayside::wire
