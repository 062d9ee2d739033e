// The mandate in the header of a declaration, as JSON. Inside shared/wire.
#pragma once

#include "shared/wire/json_tree.h"
#include "shared/wire/mandate.h"

namespace quayside::wire {

/// {"payload":"<base64url>","publicKey":{JWK},"signature":"…"}
Json carried_mandate_tree(const CarriedMandate& carried);
Result<CarriedMandate> carried_mandate_from_tree(const Json& tree);

}  // namespace quayside::wire
