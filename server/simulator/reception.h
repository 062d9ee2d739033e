// Reception: Danish customs takes a message, whichever way it came: it is recorded, judged, and its
// notifications are planned.
#pragma once

#include <mutex>
#include <string>

#include "server/simulator/ledger.h"
#include "server/simulator/notifier.h"

namespace quayside::simulator {

struct ReceptionOptions {
  std::string data;    ///< folder of the ledger
  std::string schema;  ///< DMS_H7_V1.9.xsd; empty: our own check of the structure
  int pace_ms = 400;   ///< before each notification
};

class Reception {
 public:
  Reception(ReceptionOptions options, Ledger& ledger, Notifier& notifier)
      : options_(std::move(options)), ledger_(ledger), notifier_(notifier) {}

  bool has(const std::string& id) const { return ledger_.has(id); }
  /// On the disk when this returns. `xml` is what `message` was read from.
  void take(const std::string& id, const Message& message, const std::string& xml);

 private:
  std::vector<Fault> faults_of(const Message& message, const std::string& xml) const;
  Earlier earlier_of(const Message& request) const;
  Plan plan_of(Message message) const;

  const ReceptionOptions options_;
  Ledger& ledger_;
  Notifier& notifier_;
  std::mutex taking_;  ///< an LRN is looked up and recorded in one step
};

}  // namespace quayside::simulator
