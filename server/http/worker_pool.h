// WorkerPool: a fixed number of threads for connections. httplib's own growing pool starves under
// slow clients; a full queue here is noticed at once, and the connection is turned away.
#pragma once

#include <httplib.h>

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace quayside::http {

class WorkerPool final : public httplib::TaskQueue {
 public:
  WorkerPool(std::size_t threads, std::size_t queued_max);
  ~WorkerPool() override { shutdown(); }

  /// Never refuses: with a full queue the job runs at once on the calling thread, where
  /// is_overloaded() tells it to be brief.
  bool enqueue(std::function<void()> job) override;
  /// Runs what is queued, then ends the threads.
  void shutdown() override;

  static bool is_overloaded();

 private:
  void run();

  const std::size_t queued_max_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> jobs_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace quayside::http
