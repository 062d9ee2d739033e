// Sign in: a key signs a challenge of the server; the session is a random token, stored hashed.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "server/services/environment.h"
#include "shared/wire/api.h"

namespace quayside::services {

inline constexpr std::int64_t kChallengeMs = 60'000;
inline constexpr std::int64_t kSessionMs = 12 * 3'600'000;

/// A challenge for the key a body {"kid"} names. A key that nobody enrolled gets one too, so that
/// nobody learns which keys exist.
Result<std::string> new_challenge(const Environment& environment, std::string_view body);

struct NewSession {
  std::string token;
  wire::SessionAnswer answer;
};

/// `audiences`: the origins under which this server is reached. A challenge is used up by the first
/// try, right or wrong. Error codes: json_*, sign_in_refused, key_pending.
Result<NewSession> open_session(const Environment& environment, std::string_view body,
                                std::span<const std::string> audiences);

/// Who holds this token: an unexpired session of a key that is still active.
std::optional<Identity> identify(const Environment& environment, std::string_view token);

void close_session(const Environment& environment, std::string_view token);

}  // namespace quayside::services
