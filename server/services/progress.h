// Progress: how far a submission has come, worked out anew from all that is known of it.
//
// The result depends on what was said, not on the order in which it arrived: notifications count by
// the time customs issued them and, within one second, by how far they carry the declaration.
#pragma once

#include <string_view>

#include "server/services/clock.h"
#include "server/store/store.h"

namespace quayside::services {

/// Why nothing is sent before somebody acts. As last outcome of the outbox and as error code.
/// No connector leads to the authority:
inline constexpr std::string_view kNoConnection = "no_connection";
/// The authority has not been told by the organisation that this server may act for it:
inline constexpr std::string_view kNoAuthorisation = "no_authorisation";
/// The address that the authority names for files is none that the operator allows:
inline constexpr std::string_view kNoUploads = "no_uploads";

/// Writes status, MRN, errors, charges and timeline, and adds an event when anything changed.
void refresh_progress(store::Transaction& transaction, std::string_view submission_id,
                      std::int64_t now);

}  // namespace quayside::services
