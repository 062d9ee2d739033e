// BackgroundWorker: a thread that repeats one piece of work until it is stopped.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace quayside::gateway {

class BackgroundWorker {
 public:
  /// `work` returns true when there is more to do at once. Otherwise it is called again after
  /// `pause`, or earlier when wake() is called. What it throws is logged and ends one round only.
  BackgroundWorker(std::chrono::milliseconds pause, std::function<bool()> work);
  /// Waits for the round under way.
  ~BackgroundWorker();
  BackgroundWorker(const BackgroundWorker&) = delete;
  BackgroundWorker& operator=(const BackgroundWorker&) = delete;

  void wake();

 private:
  void run();
  bool work_once();

  const std::chrono::milliseconds pause_;
  const std::function<bool()> work_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool awake_ = true;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace quayside::gateway
