// Ledger: what customs has received, once and for all, and which notifications are still to go.
//
// A journal whose line about a new message is on the disk before receive() returns.
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "server/simulator/journal.h"
#include "server/simulator/life_cycle.h"
#include "shared/base/result.h"

namespace quayside::simulator {

struct LedgerEntry {
  std::string message_id;
  std::string lrn;
  std::string declarant;
  bool rejected = false;  ///< or denied
  std::string mrn = {};   ///< of the declaration, also of one that an additional message is about
  std::string type = {};  ///< TypeCode
  int count = 1;          ///< how often the message came; more than 1 is a duplicate
};

/// A notification that customs has not got rid of yet.
struct PendingNotice {
  std::string message_id;
  std::size_t index = 0;  ///< position in the plan
  Notice notice;
};

class Ledger {
 public:
  Ledger() = default;
  Ledger(const Ledger&) = delete;
  Ledger& operator=(const Ledger&) = delete;

  /// Creates the folder and the file when needed. Error code: ledger_unusable.
  Result<Done> open(const std::string& folder);
  /// What is still to be sent after a restart, in order.
  std::vector<PendingNotice> take_pending();

  bool has(const std::string& message_id) const;
  /// True when another declaration of the declarant has the LRN and was not rejected.
  bool is_lrn_used(const std::string& declarant, const std::string& lrn) const;

  /// What came with that MRN and was not rejected, the declaration first; empty for an unknown one.
  std::vector<LedgerEntry> of_mrn(const std::string& mrn) const;

  /// False for a message that is there already: it is counted, the plan is dropped. Ends the
  /// program when the disk takes no more, as nothing could be promised then.
  bool receive(const LedgerEntry& entry, const Plan& plan);
  void mark_notified(const std::string& message_id, std::size_t index);

  /// [{"messageId":…,"lrn":…,"count":…}], in order of arrival.
  std::string to_json() const;

 private:
  void replay(const nlohmann::ordered_json& line);

  mutable std::mutex mutex_;
  Journal journal_;
  std::vector<LedgerEntry> entries_;
  std::map<std::string, std::size_t> by_message_id_;
  std::map<std::pair<std::string, std::size_t>, Notice> pending_;
};

}  // namespace quayside::simulator
