#include "server/simulator/notifier.h"

#include <httplib.h>

#include <algorithm>
#include <cstdio>

#include "server/simulator/identifiers.h"

namespace quayside::simulator {
namespace {

constexpr int kWorkers = 4;
constexpr std::int64_t kFirstPauseMs = 200;
constexpr std::int64_t kLongestPauseMs = 2000;
constexpr int kFailuresBeforeWord = 5;

std::int64_t pause_after(int failures) {
  return std::min(kLongestPauseMs, kFirstPauseMs << std::min(failures, 5));
}

}  // namespace

Notifier::Notifier(NotifyTarget target, Ledger& ledger)
    : target_(std::move(target)), ledger_(ledger) {
  for (int i = 0; i < kWorkers; ++i)
    workers_.emplace_back([this] { work(); });
}

Notifier::~Notifier() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  for (std::thread& worker : workers_)
    worker.join();
}

void Notifier::add(std::vector<PendingNotice> notices) {
  const std::lock_guard lock(mutex_);
  for (PendingNotice& pending : notices) {
    const std::string id = pending.message_id;
    Queue& queue = queues_[id];
    queue.notices.push_back(std::move(pending));
    if (queue.notices.size() == 1) schedule(id, queue.notices.front().notice.due_ms);
  }
  changed_.notify_all();
}

// With mutex_ held.
void Notifier::schedule(const std::string& message_id, std::int64_t due_ms) {
  due_.emplace(due_ms, message_id);
}

void Notifier::work() {
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    const std::int64_t now = now_ms();
    if (due_.empty() || due_.begin()->first > now) {
      const std::int64_t wait = due_.empty() ? 1000 : due_.begin()->first - now;
      changed_.wait_for(lock, std::chrono::milliseconds(std::min<std::int64_t>(wait, 1000)));
      continue;
    }
    const std::string id = due_.begin()->second;
    due_.erase(due_.begin());
    Queue& queue = queues_[id];  // stays where it is while no other worker may take it
    const PendingNotice& pending = queue.notices.front();
    lock.unlock();
    const bool delivered = push(pending);
    if (delivered) ledger_.mark_notified(id, pending.index);
    lock.lock();
    if (delivered) {
      queue.notices.pop_front();
      queue.failures = 0;
    } else if (++queue.failures == kFailuresBeforeWord) {
      std::fputs("quayside-customs-simulator: notifications are not taken; trying on\n", stderr);
    }
    if (queue.notices.empty()) {
      queues_.erase(id);
    } else {
      const std::int64_t pause = delivered ? 0 : pause_after(queue.failures);
      schedule(id, std::max(queue.notices.front().notice.due_ms, now_ms() + pause));
    }
  }
}

bool Notifier::push(const PendingNotice& pending) const {
  if (target_.keep) {
    target_.keep(pending);
    return true;
  }
  if (target_.put) return target_.put(pending);
  httplib::Client client(target_.host, target_.port);
  client.set_connection_timeout(std::chrono::milliseconds(1000));
  client.set_read_timeout(std::chrono::milliseconds(3000));
  client.set_write_timeout(std::chrono::milliseconds(3000));
  client.set_follow_location(false);
  client.set_tcp_nodelay(true);
  httplib::Headers headers;
  if (!target_.authorization.empty()) headers.emplace("Authorization", target_.authorization);
  if (!target_.message_id_header.empty()) {
    headers.emplace(target_.message_id_header, pending.message_id);
  }
  const auto answer =
      client.Post(target_.path, headers, pending.notice.xml, "application/xml; charset=utf-8");
  return answer && answer->status / 100 == 2;
}

}  // namespace quayside::simulator
