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

/// The key is active at once with an invitation, and in a demonstration, where its holder becomes
/// an owner. Otherwise it is pending until an owner of the organisation confirms it, or the
/// operator the first one. Error codes: json_*, jws_*, eori_not_valid, name_not_valid,
/// key_already_enrolled, key_revoked, invitation_unknown, too_many_keys.
Result<EnrolOutcome> enrol(const Environment& environment, std::string_view body);

}  // namespace quayside::services
