// Steering: what the LRN of a declaration asks the simulator to do. See README.md for the table.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace quayside::simulator {

struct Steering {
  bool reject = false;
  std::size_t reject_item = 1;  ///< the goods item that is rejected
  bool control = false;
  bool documents = false;
  bool invalidate = false;
  bool slow = false;       ///< recorded at once, answered after 8 s
  bool late = false;       ///< recorded and answered after 8 s
  bool http_500 = false;   ///< the first two attempts fail, unrecorded
  bool http_429 = false;   ///< the same, as if the permitted rate were exceeded
  bool reset = false;      ///< recorded; the connection is closed instead of an answer
  bool hang = false;       ///< recorded; the connection stays open for 20 s, then closes
  bool duplicate = false;  ///< every notification twice
  bool reorder = false;    ///< notifications in reverse order
  bool silent = false;     ///< no notification for 5 s
  bool mute = false;       ///< no notification for 15 s: longer than a sender waits to look up
  bool week = false;       ///< no notification for a week: the simulated clock has to be moved on
  bool garbage = false;    ///< one unreadable notification among good ones (DMS only)

  /// Before the first notification.
  std::int64_t silence_ms() const;
};

/// Upper and lower case count alike; several words may stand in one LRN.
Steering steering_of(std::string_view lrn);

}  // namespace quayside::simulator
