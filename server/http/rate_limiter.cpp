#include "server/http/rate_limiter.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>

namespace quayside::http {
namespace {

constexpr std::size_t kBucketsMax = 20'000;

std::string bucket_name(std::string_view address) {
  const std::string text(address);
  in6_addr v6{};
  if (::inet_pton(AF_INET6, text.c_str(), &v6) != 1 || IN6_IS_ADDR_V4MAPPED(&v6)) return text;
  return {reinterpret_cast<const char*>(v6.s6_addr), 8};
}

}  // namespace

void RateLimiter::refill(Bucket& bucket, std::int64_t now_ms) const {
  const double seconds =
      static_cast<double>(std::max<std::int64_t>(0, now_ms - bucket.at_ms)) / 1e3;
  bucket.tokens = std::min(rate_.burst, bucket.tokens + seconds * rate_.per_second);
  bucket.at_ms = now_ms;
}

void RateLimiter::forget_full(std::int64_t now_ms) {
  std::erase_if(buckets_, [&](const auto& entry) {
    Bucket bucket = entry.second;
    refill(bucket, now_ms);
    return bucket.tokens >= rate_.burst;
  });
}

bool RateLimiter::allow(std::string_view address, std::int64_t now_ms) {
  std::string name = bucket_name(address);
  const std::lock_guard lock(mutex_);
  if (!buckets_.contains(name) && buckets_.size() >= kBucketsMax) {
    forget_full(now_ms);
    // So many addresses at once are an attack: those not yet known share one bucket.
    if (buckets_.size() >= kBucketsMax) name = "others";
  }
  Bucket& bucket = buckets_.try_emplace(name, Bucket{rate_.burst, now_ms}).first->second;
  refill(bucket, now_ms);
  if (bucket.tokens < 1) return false;
  bucket.tokens -= 1;
  return true;
}

}  // namespace quayside::http
