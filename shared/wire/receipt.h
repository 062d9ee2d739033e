// Receipt: what the server signs once it has a submission, or an approval of one.
#pragma once

#include <string>
#include <string_view>

#include "shared/base/result.h"

namespace quayside::wire {

/// The server's signed word that it has the submission, or somebody's approval of it, and whose the
/// key was at that moment. Receipts of before there were members lack what is optional.
struct Receipt {
  std::string submission_id;
  std::string payload_hash;  ///< SHA-256 of the signed bytes, hexadecimal
  std::string kid;           ///< the key that signed the declaration or the approval
  std::string received_at;   ///< "2026-11-24T09:13:16Z"
  std::string rule_set;
  std::string act = {};        ///< kApproval; "session": nobody signed; empty: a submission
  std::string eori = {};       ///< optional, as what follows: the organisation of the key
  std::string member = {};     ///< id of the person in the organisation
  std::string person = {};     ///< name
  std::string role = {};       ///< name of the person's Role in the organisation
  std::string key_since = {};  ///< the moment from which on the key was active
  /// What the organisation asked of a signature, name of a Level, and the SHA-256 of the verdict.
  /// Receipts that name them are in the log, as are the messages of customs and the keys.
  std::string level = {};
  std::string verdict_hash = {};
  bool demonstration = false;  ///< the server confirms every key: nobody looked whose it is
};
inline constexpr std::string_view kApproval = "approval";
std::string receipt_bytes(const Receipt& receipt);  ///< canonical JSON, signed by the server's key
Result<Receipt> receipt_from_json(std::string_view text);
/// Whether it says everything that a receipt of this version says.
bool names_level_and_verdict(const Receipt& receipt);

}  // namespace quayside::wire
