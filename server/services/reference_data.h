// Reference data: the code lists that this server judges by, and hands to the clients.
#pragma once

#include <string>

#include "shared/base/result.h"

namespace quayside::services {

/// Puts the bundle in the file in use; an empty path leaves what is built in. Before there are
/// threads. Error codes: refdata_missing, and those of wire::use_reference_data.
Result<Done> use_reference_data(const std::string& path);

}  // namespace quayside::services
