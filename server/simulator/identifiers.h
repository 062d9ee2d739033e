// Identifiers and times of the simulator's messages.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace quayside::simulator {

/// Evenly distributed in 0 … limit-1, from the system's source of randomness.
std::size_t random_below(std::size_t limit);
/// A random UUID (version 4), as NotificationSID is one.
std::string new_uuid();

/// Milliseconds since 1970, by the clock that advance_clock() moves.
std::int64_t now_ms();
/// Moves the simulated clock on, for tests of what takes days.
void advance_clock(std::int64_t by_ms);
/// "20230317091316Z", as format 304 of the notifications.
std::string format_304(std::int64_t time_ms);
/// "2023-03-17T09:13:16", as the synchronous answers have it.
std::string iso_time(std::int64_t time_ms);
int year_of(std::int64_t time_ms);

/// 1 to 64 letters, digits and hyphens: what we take as a Message-Id.
bool is_message_id(std::string_view text);

}  // namespace quayside::simulator
