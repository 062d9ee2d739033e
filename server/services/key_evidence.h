// Key evidence: what the store has to show about the keys in an evidence package.
#pragma once

#include <string>
#include <vector>

#include "server/services/environment.h"
#include "shared/wire/evidence_keys.h"

namespace quayside::services {

/// Of each of these keys, and of each key that admitted one of them; a key that never became active
/// is left out. All proofs are in the log as it is for the reader.
std::vector<wire::KeyEvidence> key_evidence(store::Reader& reader, std::vector<std::string> kids);

}  // namespace quayside::services
