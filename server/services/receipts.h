// Receipts: the server's signed word that it has a submission, or somebody's approval of one.
#pragma once

#include <string>

#include "server/services/signers.h"

namespace quayside::services {

struct Receipt {
  std::string bytes;      ///< canonical JSON of a wire::Receipt
  std::string signature;  ///< detached JWS, Purpose::receipt
};
/// `act` as in wire::Receipt.
Receipt receipt_for(const Environment& environment, const store::SubmissionRecord& record,
                    const Signer& signer, std::string_view act);

}  // namespace quayside::services
