// Notifications: what the simulated customs answers, in the published shape (DMS Notification
// Guide v1.10), and which of them a declaration gets. The LRN steers it; see README.md.
#pragma once

#include <string>
#include <vector>

#include "server/simulator/message.h"

namespace quayside::simulator {

struct Answer {
  int delay_ms = 0;  ///< after the declaration was received
  std::string xml;
};

struct Pace {
  int step_ms = 400;
  int year = 2026;
  std::string now;  ///< "20261124091316Z"
};

/// Every notification for the declaration, in the order in which they are to be sent.
std::vector<Answer> answers_to(const ReceivedDeclaration& declaration, const Pace& pace,
                               const std::string& seed);

/// True when the LRN holds the word; capitals do not matter.
bool steered(const std::string& lrn, const std::string& word);

}  // namespace quayside::simulator
