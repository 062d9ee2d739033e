#include "server/gateway/background_worker.h"

#include <exception>

#include "server/log.h"

namespace quayside::gateway {

BackgroundWorker::BackgroundWorker(std::chrono::milliseconds pause, std::function<bool()> work)
    : pause_(pause), work_(std::move(work)), thread_([this] { run(); }) {}

BackgroundWorker::~BackgroundWorker() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void BackgroundWorker::wake() {
  {
    const std::lock_guard lock(mutex_);
    awake_ = true;
  }
  changed_.notify_all();
}

bool BackgroundWorker::work_once() {
  try {
    return work_();
  } catch (const std::exception&) {
    log_problem("background_work_failed");
    return false;
  }
}

void BackgroundWorker::run() {
  for (;;) {
    {
      std::unique_lock lock(mutex_);
      changed_.wait_for(lock, pause_, [&] { return awake_ || stopping_; });
      if (stopping_) return;
      awake_ = false;
    }
    if (work_once()) {
      const std::lock_guard lock(mutex_);
      awake_ = true;
    }
  }
}

}  // namespace quayside::gateway
