// Decision: what a person says about a submission that was signed and has not been sent.
#pragma once

#include <string>
#include <string_view>

#include "shared/base/result.h"

namespace quayside::wire {

enum class Verb {
  approve,   ///< it may be sent; said by a second person
  refuse,    ///< it is not sent; said by somebody who might have approved it
  withdraw,  ///< it is not sent; said by the signer or an owner
};

/// {"decision":"approve","signature":"…"}, {"decision":"refuse","reason":"…"} or
/// {"decision":"withdraw","reason":"…"}
struct Decision {
  Verb verb = Verb::approve;
  std::string signature;  ///< detached JWS over the signed bytes, Purpose::approval
  std::string reason;     ///< at most 512 bytes; may be empty
};
std::string decision_to_json(const Decision& decision);
Result<Decision> decision_from_json(std::string_view text);

}  // namespace quayside::wire
