#include "server/simulator/pusher.h"

#include <httplib.h>

#include <algorithm>

namespace quayside::simulator {
namespace {

constexpr std::chrono::milliseconds kRetry(500);

}  // namespace

Pusher::Pusher(const std::string& url, std::string token) : token_(std::move(token)) {
  const std::size_t scheme = url.find("://");
  const std::size_t slash = url.find('/', scheme == std::string::npos ? 0 : scheme + 3);
  origin_ = url.substr(0, slash);
  path_ = slash == std::string::npos ? "/" : url.substr(slash);
  thread_ = std::thread([this] { run(); });
}

Pusher::~Pusher() {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

void Pusher::schedule(const std::vector<Answer>& answers) {
  const Clock::time_point now = Clock::now();
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    for (const Answer& answer : answers) {
      due_.push_back({now + std::chrono::milliseconds(answer.delay_ms), answer.xml});
    }
    std::stable_sort(due_.begin(), due_.end(),
                     [](const Due& a, const Due& b) { return a.at < b.at; });
  }
  wake_.notify_all();
}

bool Pusher::push(const std::string& xml) {
  httplib::Client client(origin_);
  client.set_connection_timeout(2);
  client.set_read_timeout(5);
  const httplib::Headers headers{{"Authorization", "Bearer " + token_}};
  const httplib::Result answer = client.Post(path_, headers, xml, "application/xml");
  return answer && answer->status >= 200 && answer->status < 300;
}

void Pusher::run() {
  std::unique_lock<std::mutex> lock(mutex_);
  while (!stopping_) {
    if (due_.empty()) {
      wake_.wait(lock);
      continue;
    }
    const Due next = due_.front();
    if (Clock::now() < next.at) {
      wake_.wait_until(lock, next.at);
      continue;
    }
    due_.pop_front();
    lock.unlock();
    const bool taken = push(next.xml);
    lock.lock();
    if (taken) continue;
    due_.push_front({Clock::now() + kRetry, next.xml});
  }
}

}  // namespace quayside::simulator
