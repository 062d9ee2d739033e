// The Danish DMS over plain HTTP, as the simulator speaks it; for the real one, over AS4, see
// dms_file_connector.h.
#pragma once

#include <memory>
#include <string>

#include "server/gateway/customs_connector.h"
#include "shared/base/result.h"

namespace quayside::gateway {

/// `url`: "http://127.0.0.1:8481". `timeout_ms` holds for connecting, for each wait and for the
/// whole exchange. Thread-safe. Error code: customs_url_not_valid.
Result<std::unique_ptr<CustomsConnector>> connect_dms_http(const std::string& url,
                                                           int timeout_ms = 5000);

}  // namespace quayside::gateway
