// Check: the verdict of the rules on a declaration that nobody has signed yet.
//
// For programs that have no copy of the rules, such as a shop's own system. Nothing is stored and
// nothing is sent to customs; the same declaration for the same day gets the same bytes as from
// the rules in the browser.
#pragma once

#include <string>
#include <string_view>

#include "server/services/environment.h"

namespace quayside::services {

struct CheckRequest {
  std::string_view declaration;  ///< Quayside's JSON
  std::string_view as_of;        ///< "2026-11-24"; empty: today in UTC
  std::string_view language;     ///< of message and hint: "en", "da"; anything else is English
};

/// Verdict JSON, also where it names errors. Error codes: date_malformed, json_*.
Result<std::string> check(const Environment& environment, const CheckRequest& request);

}  // namespace quayside::services
