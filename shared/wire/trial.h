// Trial: what lodging would come to, without lodging. Nothing of it is signed, stored or sent on.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"

namespace quayside::wire {

/// Answer of POST /api/v1/trials: what the server found on the way that a submission takes, up to
/// where it would be stored.
struct TrialAnswer {
  std::vector<Error> problems;  ///< for any of these the submission would be refused
  std::string verdict;          ///< of the server's own check, JSON; empty if it could not judge
  bool connected = false;       ///< whether the server has a way to that authority
  std::string message;          ///< what would go to customs, XML; empty if it cannot be made
};
std::string trial_answer_to_json(const TrialAnswer& answer);
Result<TrialAnswer> trial_answer_from_json(std::string_view text);

/// What only customs can check of a declaration that passes here, as message keys: "trial.held.…".
std::vector<std::string_view> checks_held_by_customs(std::string_view profile);

}  // namespace quayside::wire
