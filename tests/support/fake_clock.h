// A clock that stands still until a test moves it, or someone waits: then that time has come.
// Safe to use from several threads.
#pragma once

#include <atomic>

#include "server/services/clock.h"

namespace quayside::testing {

class FakeClock final : public Clock {
 public:
  std::int64_t now_ms() const override { return now_ms_; }
  void wait_until(std::int64_t ms) const override {
    std::int64_t now = now_ms_;
    while (now < ms && !now_ms_.compare_exchange_weak(now, ms)) {
    }
  }
  void set(const std::string& utc) { now_ms_ = ms_of_utc_text(utc); }
  void advance_ms(std::int64_t ms) { now_ms_ += ms; }

 private:
  mutable std::atomic<std::int64_t> now_ms_{1'795'511'596'000};  // 2026-11-24T09:13:16Z
};

}  // namespace quayside::testing
