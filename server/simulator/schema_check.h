// Schema check: the message against customs' own XML schema, by libxml2's xmllint.
//
// xmllint runs as a child process without a shell, without network access and for at most ten
// seconds; the message lies in a temporary file meanwhile.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/simulator/message.h"

namespace quayside::simulator {

/// What is wrong, at most kFaultsMax; none when the message is valid. Empty optional when the check
/// itself could not be made.
std::optional<std::vector<Fault>> schema_faults(const std::string& schema_file,
                                                const std::string& folder_for_message,
                                                const std::string& xml);

}  // namespace quayside::simulator
