// Receive notification: what customs says is stored raw before it is answered, and understood
// afterwards, in any order, any number of times. Nothing in a message can make receiving it fail.
#pragma once

#include <string_view>

#include "server/services/environment.h"

namespace quayside::services {

/// A message as it came in, from the authority of that profile.
struct CustomsNotification {
  std::string_view profile;
  std::string_view raw;
  std::string_view conversation = {};  ///< HMRC's X-Conversation-ID, or empty
  std::string_view pulled_id = {};     ///< of the Pull Notifications API; empty: it was pushed
};

/// Stores the raw bytes; exactly the same bytes again only count. Fails only with the store.
Result<Done> receive_notification(const Environment& environment,
                                  const CustomsNotification& notification);

/// Applies what is stored and not yet looked at; the number of messages looked at.
int apply_stored_notifications(const Environment& environment);

/// Whether a notification of the Pull Notifications API is stored.
bool is_pulled(const Environment& environment, std::string_view pulled_id);

/// At start: looks again at messages that could not be read or matched; an update may know more.
int retry_notifications(const Environment& environment);

}  // namespace quayside::services
