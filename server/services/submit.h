// Submit: takes a signed declaration, checks it again and answers with a signed receipt.
//
// Signed bytes, receipt, timeline, outbox row and event are one transaction; the answer is given
// after its commit. The same envelope again gets the same receipt.
#pragma once

#include <string>
#include <string_view>

#include "server/services/environment.h"
#include "shared/wire/api.h"

namespace quayside::services {

struct SubmitOutcome {
  Result<wire::SubmissionAnswer> answer;
  bool created = false;  ///< false: this envelope was submitted before
  std::string verdict;   ///< JSON; with declaration_has_errors
};

/// From now on the submission waits to be sent, if there is a way to its authority.
void let_go(const Environment& environment, store::Transaction& transaction,
            const std::string& submission_id);

/// Error codes: json_*, those of verify_signer(), content_not_canonical, header_mismatch,
/// data_set_not_supported, as_of_not_today, declaration_has_errors, lrn_already_used,
/// submission_id_taken, role_missing, signature_too_weak, those of wire::check_mandate(),
/// mandate_unknown, mandate_revoked.
SubmitOutcome submit(const Environment& environment, const Identity& identity,
                     std::string_view body);

}  // namespace quayside::services
