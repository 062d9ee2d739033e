// A clock that stands still until a test moves it. Safe to read from several threads.
#pragma once

#include <atomic>

#include "server/services/clock.h"

namespace quayside::testing {

class FakeClock final : public Clock {
 public:
  std::int64_t now_ms() const override { return now_ms_; }
  void set(const std::string& utc) { now_ms_ = ms_of_utc_text(utc); }
  void advance_ms(std::int64_t ms) { now_ms_ += ms; }

 private:
  std::atomic<std::int64_t> now_ms_{1'795'511'596'000};  // 2026-11-24T09:13:16Z
};

}  // namespace quayside::testing
