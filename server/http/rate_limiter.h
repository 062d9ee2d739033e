// RateLimiter: a token bucket per client address; IPv6 addresses count by their /64.
#pragma once

#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace quayside::http {

struct Rate {
  double burst = 60;
  double per_second = 5;
};

class RateLimiter {
 public:
  explicit RateLimiter(const Rate& rate) : rate_(rate) {}

  /// False when the address has used up its tokens.
  bool allow(std::string_view address, std::int64_t now_ms);

 private:
  struct Bucket {
    double tokens = 0;
    std::int64_t at_ms = 0;
  };
  void refill(Bucket& bucket, std::int64_t now_ms) const;
  void forget_full(std::int64_t now_ms);

  const Rate rate_;
  std::mutex mutex_;
  std::unordered_map<std::string, Bucket> buckets_;
};

}  // namespace quayside::http
