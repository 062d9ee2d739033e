// CDS mailbox: notifications of an application without callback URL, until they are pulled and
// after. They are forgotten when the simulator ends.
#pragma once

#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "server/simulator/ledger.h"

namespace quayside::simulator {

struct CdsLetter {
  std::string id;
  std::string conversation;
  std::string xml;
  bool pulled = false;
};

class CdsMailbox {
 public:
  void add(const PendingNotice& pending);
  std::vector<std::string> ids(bool pulled) const;
  /// The letter of that id in that list; it is in the list of the pulled ones from now on.
  std::optional<CdsLetter> take(const std::string& id, bool pulled);

 private:
  mutable std::mutex mutex_;
  std::vector<CdsLetter> letters_;
};

}  // namespace quayside::simulator
