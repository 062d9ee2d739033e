// Draft record: a draft as it lies in the device's storage, before it is encrypted.
//
// A small text format: a version line, then "name length\n" followed by that many bytes and a line
// end, for each part. What a later version adds is passed over by an earlier one.
#pragma once

#include <string>
#include <string_view>

#include "client/app/state.h"
#include "shared/base/result.h"

namespace quayside::app {

std::string draft_to_record(const Draft& draft);
/// Error code: draft_malformed.
Result<Draft> draft_from_record(std::string_view record);

std::string settings_to_record(const Settings& settings, const Identity& identity);
void settings_from_record(std::string_view record, Settings& settings, Identity& identity);

}  // namespace quayside::app
