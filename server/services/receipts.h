// Receipts: the server's signed word that it has a submission, or somebody's approval of one.
#pragma once

#include <string>

#include "server/services/environment.h"

namespace quayside::services {

struct Receipt {
  std::string bytes;      ///< canonical JSON of a wire::Receipt
  std::string signature;  ///< detached JWS, Purpose::receipt
};
/// `act` as in wire::Receipt; `key` is the one that signed.
Receipt receipt_for(const Environment& environment, const store::SubmissionRecord& record,
                    const store::KeyRecord& key, std::string_view act);

}  // namespace quayside::services
