// The server's own key: it signs receipts and nothing else. The seed lies in DATA/server_key, mode
// 0600, created at the first start; who has the file can sign receipts in the server's name.
#pragma once

#include <string>

#include "shared/base/result.h"
#include "shared/seal/seal.h"

namespace quayside::services {

/// Error codes: server_key_unreadable, server_key_not_created.
Result<seal::SigningKey> load_or_create_server_key(const std::string& data_folder);

}  // namespace quayside::services
