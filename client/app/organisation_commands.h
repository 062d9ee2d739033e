// What a person does with people, mandates and approvals; see command.h.
#pragma once

#include <optional>
#include <string>

#include "client/app/state.h"

namespace quayside::app {

/// What is done to keys and people; the organisation and the moment are filled in.
struct SignKeyEvent {
  wire::KeyEvent event;
};
struct ChoosePolicy {
  std::optional<wire::SigningPolicy> policy;  ///< none: it stays as it is
};
/// Signs the chosen one.
struct SetPolicy {};
/// As the form says: broker, representation, data sets, procedures, cap, days.
struct GiveMandate {};
struct RevokeMandate {
  std::string id;
};
struct AskRevoke {
  std::optional<Revocation> what;  ///< none: it stays as it is
};
/// Of whoever runs the server, with the token in the form: who waits, or a decision about a key.
struct AskOperator {
  std::string decision = {};  ///< "confirm", "refuse"
  std::string kid = {};
};
/// About the submission on the page that shows one which was signed elsewhere.
struct Approve {};
struct Refuse {};
struct SaveReviewed {};
/// About what was signed and has not left; the reason stands in the form.
struct Withdraw {
  std::string submission_id;
};

}  // namespace quayside::app
