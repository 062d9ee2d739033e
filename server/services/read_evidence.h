// Read evidence: everything that proves one submission, so that it can be checked without us.
#pragma once

#include <optional>
#include <string_view>

#include "server/services/environment.h"
#include "shared/wire/api.h"

namespace quayside::services {

/// Empty for an id that is unknown and for one of another organisation alike.
std::optional<wire::EvidencePackage> read_evidence(const Environment& environment,
                                                   const Identity& identity, std::string_view id);

}  // namespace quayside::services
