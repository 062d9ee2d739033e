// Life cycle: which notifications a declaration gets, and when.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "server/simulator/message.h"
#include "server/simulator/steering.h"

namespace quayside::simulator {

struct Notice {
  std::string type;
  std::string xml;
  std::int64_t due_ms = 0;  ///< milliseconds since 1970
};

/// What happens to one declaration from its receipt on.
struct Plan {
  std::string mrn;  ///< empty when it is rejected
  std::vector<Notice> notices;
};

/// `pace_ms` lies before each notification.
Plan plan_for(const Message& message, const Steering& steering, std::int64_t received_at_ms,
              int pace_ms);

/// What customs has of the declaration that an additional message is about.
struct Earlier {
  bool known = false;  ///< and not rejected
  bool waits_for_goods = false;
  bool invalidated = false;
};
/// The plan has the MRN of the declaration if the message is granted.
Plan plan_for_request(const Message& message, const Earlier& earlier, const Steering& steering,
                      std::int64_t received_at_ms, int pace_ms);

}  // namespace quayside::simulator
