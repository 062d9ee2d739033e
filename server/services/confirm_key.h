// Confirm key: the operator has checked, outside of Quayside, that a pending key belongs to the
// organisation it names. Its holder becomes an owner, who confirms all further keys.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/services/clock.h"
#include "server/store/store.h"
#include "shared/wire/operator_desk.h"

namespace quayside::services {

/// Which key the operator may confirm.
enum class Confirmed {
  first,      ///< of an organisation that has no owner with a key
  after_loss  ///< any: the owners have lost theirs, and have shown to the operator who they are
};

/// The key's record as confirmed. Error codes: key_unknown, key_revoked, organisation_has_owner.
/// Confirming twice is fine.
Result<store::KeyRecord> confirm_key(store::Store& store, const Clock& clock, std::string_view kid,
                                     Confirmed confirmed = Confirmed::first);

/// Takes a key out of use at the word of the operator. Error codes: key_unknown, key_revoked.
Result<store::KeyRecord> revoke_key(store::Store& store, const Clock& clock, std::string_view kid);

/// Of organisations without an owner, so that they wait for the operator; oldest first.
std::vector<wire::WaitingKey> waiting_keys(store::Store& store);

}  // namespace quayside::services
