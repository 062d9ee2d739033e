// Evidence: everything that proves a submission, in one file (README.md describes it).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"
#include "shared/seal/certificate.h"
#include "shared/wire/evidence_keys.h"
#include "shared/wire/evidence_log.h"

namespace quayside::wire {

inline constexpr std::size_t kEvidenceBytesMax = 64 * 1024 * 1024;

/// That a second person approved the same bytes.
struct ApprovalEvidence {
  std::string public_key_x;  ///< the approver's key
  std::string signature;     ///< over the signed bytes of the declaration, Purpose::approval
  std::string receipt;       ///< receipt bytes, with act "approval"
  std::string receipt_signature;
  std::optional<LogProof> log;  ///< that this receipt is in the evidence log
};

/// That the server logged one message of customs as what was said about the submission. The entries
/// count up from 1, so that none can be left out before the last.
struct MessageEntry {
  std::uint64_t number = 0;
  std::string at;            ///< "2026-11-24T09:13:16Z"
  std::string hash;          ///< SHA-256 of the message, hexadecimal
  LogPlace place;            ///< in the tree of the package's log
  bool is_withheld = false;  ///< it also speaks of somebody else's: the package has the hash only
};
/// The bytes of that entry of the log.
std::string message_entry_bytes(const MessageEntry& entry, std::string_view submission_id);

/// The evidence package that `quayside verify` checks without network. Bytes that are signed or
/// were received travel as base64url, so that nothing on the way rewrites them.
struct EvidencePackage {
  std::string payload;                 ///< signed bytes
  std::optional<LogProof> batch = {};  ///< of what was signed in a batch
  std::string signature;
  std::string public_key_x;  ///< the trader's key; empty if a certificate in the signature says it
  std::string receipt;       ///< receipt bytes
  std::string receipt_signature;
  std::string server_key_x;
  std::optional<LogProof> log;  ///< that the receipt is in the server's evidence log
  std::string verdict;          ///< verdict JSON of the server's own check
  std::vector<ApprovalEvidence> approvals = {};
  std::vector<std::string> messages;  ///< raw notifications of customs, in order of arrival
  std::vector<MessageEntry> message_entries = {};  ///< of these, and of those that are withheld
  /// Of who signed, who approved and who gave the mandate, and of who admitted them.
  std::vector<KeyEvidence> keys = {};
  /// The signed content as text, see rendering.h; nobody signs it. Empty in older packages.
  std::string rendering;
};
std::string evidence_to_json(const EvidencePackage& package);
Result<EvidencePackage> evidence_from_json(std::string_view text);

/// The keys that whoever checks expects, as key ids; an empty one is not compared.
struct ExpectedKeys {
  std::string server = {};
  std::string trader = {};
  std::string client = {};  ///< who gave the mandate
};

/// By what a package is checked.
struct EvidenceCheck {
  /// Without them it is a note that nobody was asked who issued the certificate. It has to be valid
  /// at the time of the receipt.
  seal::Certificates authorities = {};
  ExpectedKeys keys = {};
  /// For a second person who is about to approve it: that it lacks the approval is no failure.
  bool is_before_approval = false;
};

/// What holds of an evidence package and what does not; empty `failures` means nothing does not.
struct EvidenceReport {
  std::vector<std::string> holds;  ///< message keys: "evidence.signature"
  std::vector<std::string> failures;
  std::vector<std::string> unchecked;  ///< what cannot be checked here, and can elsewhere
  std::vector<std::string> notes;      ///< none of these: "evidence.different_rule_set"
  std::optional<seal::CertificateHolder> holder;  ///< of the certificate that it was signed with
};
EvidenceReport verify_evidence(const EvidencePackage& package, const EvidenceCheck& check = {});

/// The bytes of everything in the package that has an entry in the log: the receipt first, then the
/// receipts of approvals, the messages of customs, and what is told of the keys.
std::vector<std::string> log_entries_of(const EvidencePackage& package);

/// The same package once more, compared with other keys; nothing else is looked at again.
void compare_keys(EvidenceReport& report, const EvidencePackage& package, const ExpectedKeys& keys);

/// The message key of the sentence that sums a report up.
std::string evidence_summary(const EvidenceReport& report);

/// The key id that a person gave: a key id, or a JWK. Error code: key_id_malformed.
Result<std::string> expected_key_id(std::string_view text);

}  // namespace quayside::wire
