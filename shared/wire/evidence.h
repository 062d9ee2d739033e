// Evidence: everything that proves a submission, in one file (README.md describes it).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"
#include "shared/seal/certificate.h"
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
  /// The signed content as text, see rendering.h; nobody signs it. Empty in older packages.
  std::string rendering;
};
std::string evidence_to_json(const EvidencePackage& package);
Result<EvidencePackage> evidence_from_json(std::string_view text);

/// What holds of an evidence package and what does not; empty `failures` means all of it.
struct EvidenceReport {
  std::vector<std::string> holds;  ///< message keys: "evidence.signature"
  std::vector<std::string> failures;
  std::vector<std::string> notes;                 ///< neither: "evidence.different_rule_set"
  std::optional<seal::CertificateHolder> holder;  ///< of the certificate that it was signed with
};
/// Without authorities it is a note that nobody was asked who issued the certificate. It has to be
/// valid at the time of the receipt.
EvidenceReport verify_evidence(const EvidencePackage& package,
                               const seal::Certificates& authorities = {});

}  // namespace quayside::wire
