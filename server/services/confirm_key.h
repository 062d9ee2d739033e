// Confirm key: the operator has checked, outside of Quayside, that a pending key belongs to the
// organisation it names.
#pragma once

#include <string>
#include <string_view>

#include "server/services/clock.h"
#include "server/store/store.h"

namespace quayside::services {

/// The key's record as confirmed. Error codes: key_unknown, key_revoked. Confirming twice is fine.
Result<store::KeyRecord> confirm_key(store::Store& store, const Clock& clock, std::string_view kid);

}  // namespace quayside::services
