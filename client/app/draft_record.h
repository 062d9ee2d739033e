// Records: drafts, settings and the person's identity as they lie in the device's storage; drafts
// and identity before they are encrypted.
//
// A small text format: a version line, then "name length\n" followed by that many bytes and a line
// end, for each part. What a later version adds is passed over by an earlier one.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "client/app/state.h"
#include "shared/base/result.h"

namespace quayside::app {

std::string draft_to_record(const Draft& draft);
/// Error code: draft_malformed.
Result<Draft> draft_from_record(std::string_view record);

/// Minutes that a person may choose among; 0 is never.
inline constexpr int kLockAfterMin[] = {5, 15, 60, 0};

/// Stored in the clear: what must be known before the key is unlocked.
std::string settings_to_record(const Settings& settings);
/// The identity is that of a record of an earlier version, which held it in the clear.
void settings_from_record(std::string_view record, Settings& settings, Identity& identity);

/// What of a draft its copy with the server holds, too.
std::string content_hash(const Draft& draft);

/// Stored encrypted.
std::string copies_to_record(const std::map<std::string, CopySeen>& copies);
std::map<std::string, CopySeen> copies_from_record(std::string_view record);
std::string identity_to_record(const Identity& identity);
std::optional<Identity> identity_from_record(std::string_view record);

}  // namespace quayside::app
