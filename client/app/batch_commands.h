// Batches: several declarations under one signature; see command.h.
#pragma once

#include <string>

namespace quayside::app {

struct ChooseForBatch {
  std::string id;  ///< of the draft; empty: all that have no errors
  bool chosen = false;
};
/// Signs what is chosen, once, and sends one after the other.
struct SignBatch {};
/// Sends what is signed and has no answer yet.
struct SendUnsent {};

}  // namespace quayside::app
