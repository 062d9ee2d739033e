// Ledger: every declaration that arrived, on disk before it is acknowledged.
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace quayside::simulator {

struct LedgerEntry {
  std::string message_id;
  std::string lrn;
};

class Ledger {
 public:
  /// Reads what earlier runs wrote to `directory`/ledger.txt.
  explicit Ledger(const std::string& directory);
  ~Ledger();
  Ledger(const Ledger&) = delete;
  Ledger& operator=(const Ledger&) = delete;

  /// False when the entry could not be written and synchronised.
  bool add(const LedgerEntry& entry);
  bool has_message(const std::string& message_id) const;
  /// How often a declaration with this LRN was refused with HTTP 500 so far, counting this one.
  int count_failure(const std::string& lrn);
  /// [{"count":1,"lrn":"…","messageId":"…"}], one line per LRN.
  std::string to_json() const;

 private:
  mutable std::mutex mutex_;
  int file_ = -1;
  std::vector<LedgerEntry> entries_;
  std::map<std::string, int> failures_;
};

}  // namespace quayside::simulator
