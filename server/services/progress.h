// Progress: how far a submission has come, worked out anew from all that is known of it.
//
// The result depends on what was said, not on the order in which it arrived: notifications count by
// the time customs issued them and, within one second, by how far they carry the declaration.
#pragma once

#include <string_view>

#include "server/services/clock.h"
#include "server/store/store.h"

namespace quayside::services {

/// Why nothing was sent: no connector leads to the authority. As last outcome and as error code.
inline constexpr std::string_view kNoConnection = "no_connection";

/// Writes status, MRN, errors, charges and timeline, and adds an event when anything changed.
void refresh_progress(store::Transaction& transaction, std::string_view submission_id,
                      std::int64_t now);

}  // namespace quayside::services
