// Notifier: pushes notifications to the trader's server until each is answered with 2xx.
//
// The notifications of one declaration go one after the other in the order of its plan; those of
// different declarations do not wait for each other.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "server/simulator/ledger.h"

namespace quayside::simulator {

struct NotifyTarget {
  std::string host;
  int port = 0;
  std::string path;
  std::string authorization;  ///< value of the header; empty: none is sent
  /// Header that names the message which the notification is about; empty: none is sent.
  std::string message_id_header;
  /// Takes what is not to be pushed; empty: it is pushed.
  std::function<void(const PendingNotice&)> keep = {};
  /// The same, where it may be impossible for the moment: false, and it is tried again.
  std::function<bool(const PendingNotice&)> put = {};
};

class Notifier {
 public:
  Notifier(NotifyTarget target, Ledger& ledger);
  ~Notifier();
  Notifier(const Notifier&) = delete;
  Notifier& operator=(const Notifier&) = delete;

  void add(std::vector<PendingNotice> notices);

 private:
  struct Queue {
    std::deque<PendingNotice> notices;
    int failures = 0;
  };

  void work();
  bool push(const PendingNotice& pending) const;
  void schedule(const std::string& message_id, std::int64_t due_ms);

  const NotifyTarget target_;
  Ledger& ledger_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool stopping_ = false;
  std::map<std::string, Queue> queues_;
  std::set<std::pair<std::int64_t, std::string>> due_;  ///< queues that nobody works on
  std::vector<std::thread> workers_;
};

}  // namespace quayside::simulator
