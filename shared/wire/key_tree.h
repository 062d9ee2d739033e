// Public keys as JWK (RFC 8037), and JSON texts that stand inside other JSON. Inside shared/wire.
#pragma once

#include "shared/wire/json_tree.h"

namespace quayside::wire {

/// {"crv":"Ed25519","kty":"OKP","x":…}
Json key_tree(std::string_view x);
/// The member x of the JWK `name`; empty, and an error in `read`, if it is no Ed25519 key.
std::string read_key(ObjectReader& read, std::string_view name);

/// The tree of a JSON text that we wrote ourselves; an empty object if it is none.
Json tree_or_empty(std::string_view text);

}  // namespace quayside::wire
