// Enrol: a new key of an organisation introduces itself, signed by itself.
#pragma once

#include <string_view>

#include "server/services/environment.h"
#include "shared/wire/api.h"

namespace quayside::services {

struct EnrolOutcome {
  wire::EnrolmentAnswer answer;
  bool created = false;  ///< false: this key was enrolled before
};

/// The key is active at once in a demonstration and otherwise pending until the operator confirms
/// it. Error codes: json_*, jws_*, eori_not_valid, name_not_valid, key_already_enrolled.
Result<EnrolOutcome> enrol(const Environment& environment, std::string_view body);

}  // namespace quayside::services
