// Clock: where services get the time from; tests hand in one that they set themselves.
#pragma once

#include <cstdint>
#include <string>

#include "shared/base/date.h"

namespace quayside {

class Clock {
 public:
  virtual ~Clock() = default;
  /// Milliseconds since 1970-01-01T00:00:00Z.
  virtual std::int64_t now_ms() const = 0;
  /// Returns when now_ms() is `ms` or later.
  virtual void wait_until(std::int64_t ms) const = 0;
};

class SystemClock final : public Clock {
 public:
  std::int64_t now_ms() const override;
  void wait_until(std::int64_t ms) const override;
};

/// "2026-11-24T09:13:16Z"
std::string utc_text(std::int64_t ms);
Date utc_date(std::int64_t ms);
/// The reverse of utc_text(); 0 for text of another form.
std::int64_t ms_of_utc_text(const std::string& text);

}  // namespace quayside
