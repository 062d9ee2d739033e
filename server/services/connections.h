// Connections: what becomes of a declaration whose authority this server has no way to.
//
// It is signed for and kept, under a status of its own, and sent once there is a way.
#pragma once

#include "server/services/environment.h"

namespace quayside::services {

/// Writes down whether a submission that waits to be sent can be.
void note_connection(const Environment& environment, store::Transaction& transaction,
                     std::string_view submission_id);

/// The same for all of them; at start, since connections may have come or gone.
Result<Done> note_connections(const Environment& environment);

/// An organisation has let this server act for it: what waited for that is sent now.
Result<Done> note_authorisation(const Environment& environment, std::string_view eori);

}  // namespace quayside::services
