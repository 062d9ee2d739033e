// Lodgement: what must hold before a declaration, or a request about one, is stored, besides its
// signature. Submissions and trials ask the same.
#pragma once

#include <string>
#include <vector>

#include "server/services/environment.h"
#include "shared/wire/submission.h"

namespace quayside::services {

struct Judgement {
  /// Error codes: no_right_to_act, header_mismatch, data_set_not_supported, as_of_not_today,
  /// declaration_has_errors, those of check_request().
  std::vector<Error> problems;
  std::string verdict;  ///< JSON; empty if the rules could not be asked
};
/// Everything that stands in the signed content itself, and what a request asks.
Judgement judge(const Environment& environment, const Identity& identity,
                const wire::SignedContent& content);

/// The key is usable by this organisation. Error codes: no_right_to_act, key_pending.
Result<Done> check_key(store::Reader& reader, std::string_view kid, const Identity& identity);

/// What others have stored does not stand in the way. Error codes: submission_id_taken,
/// lrn_already_used, those of may_ask().
Result<Done> check_against_store(store::Reader& reader, const Identity& identity,
                                 const wire::SignedContent& content);

}  // namespace quayside::services
