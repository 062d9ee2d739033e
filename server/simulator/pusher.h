// Pusher: sends notifications to the trader's system when they are due, until it takes them.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <string>
#include <thread>

#include "server/simulator/notifications.h"

namespace quayside::simulator {

class Pusher {
 public:
  /// `url`: "http://127.0.0.1:8480/customs/dk/notifications"; `token` is sent as bearer.
  Pusher(const std::string& url, std::string token);
  ~Pusher();

  void schedule(const std::vector<Answer>& answers);

 private:
  using Clock = std::chrono::steady_clock;
  struct Due {
    Clock::time_point at;
    std::string xml;
  };
  void run();
  bool push(const std::string& xml);

  std::string origin_;
  std::string path_;
  std::string token_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Due> due_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace quayside::simulator
