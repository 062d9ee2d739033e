// Decide: what people say about a submission before it is sent. An approval is a second person's
// signature over exactly the bytes that were signed; whatever is changed needs both anew.
#pragma once

#include <string_view>

#include "server/services/environment.h"
#include "shared/wire/decision.h"

namespace quayside::services {

/// The submission as it is then. Error codes: json_*, jws_*, not_found, role_missing,
/// self_approval, not_awaiting_approval, already_left, declaration_has_errors, mandate_unknown,
/// mandate_revoked, and those of active_key().
Result<wire::SubmissionView> decide(const Environment& environment, const Identity& identity,
                                    std::string_view submission_id, std::string_view body);

}  // namespace quayside::services
