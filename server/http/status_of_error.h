// The one table from Error codes to HTTP statuses.
#pragma once

#include <string_view>

namespace quayside::http {

/// 500 for a code that is not in the table.
int status_of_error(std::string_view code);

}  // namespace quayside::http
