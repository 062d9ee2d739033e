#include "client/platform/platform_fake.h"

#include <algorithm>
#include <utility>

namespace quayside::platform {

void FakePlatform::http(std::string_view method, std::string_view path, std::string_view body,
                        std::function<void(HttpAnswer)> done) {
  requests.push_back({std::string(method), std::string(path), std::string(body), std::move(done)});
}

bool FakePlatform::answer(int status, std::string body) {
  if (requests.empty()) return false;
  Request request = std::move(requests.front());
  requests.pop_front();
  later([done = std::move(request.done), status, body = std::move(body)] {
    done({status, body});
  });
  return true;
}

void FakePlatform::open_events(std::function<void(std::string)> event,
                               std::function<void(Connection)> connection) {
  event_ = std::move(event);
  connection_ = std::move(connection);
  events_open = true;
}

void FakePlatform::close_events() {
  event_ = nullptr;
  connection_ = nullptr;
  events_open = false;
}

void FakePlatform::send_event(std::string data) {
  later([this, data = std::move(data)] {
    if (const auto event = event_) event(data);
  });
}

void FakePlatform::set_connection(Connection state) {
  later([this, state] {
    if (const auto connection = connection_) connection(state);
  });
}

void FakePlatform::put(std::string_view store, std::string_view key, std::string_view bytes,
                       std::function<void(bool)> done) {
  if (storage_works) stores[std::string(store)][std::string(key)] = std::string(bytes);
  later([done = std::move(done), ok = storage_works] { done(ok); });
}

void FakePlatform::remove(std::string_view store, std::string_view key,
                          std::function<void(bool)> done) {
  if (storage_works) stores[std::string(store)].erase(std::string(key));
  later([done = std::move(done), ok = storage_works] { done(ok); });
}

void FakePlatform::load_all(std::string_view store,
                            std::function<void(bool, std::vector<Record>)> done) {
  std::vector<Record> records;
  if (storage_works) {
    for (const auto& [key, bytes] : stores[std::string(store)]) records.push_back({key, bytes});
  }
  later([done = std::move(done), ok = storage_works, records = std::move(records)] {
    done(ok, records);
  });
}

void FakePlatform::on_change_elsewhere(std::function<void(std::string)> changed) {
  changed_ = std::move(changed);
}

void FakePlatform::change_elsewhere(std::string store) {
  later([this, store = std::move(store)] {
    if (changed_) changed_(store);
  });
}

void FakePlatform::download(std::string_view name, std::string_view type, std::string_view bytes) {
  downloads.push_back({std::string(name), std::string(type), std::string(bytes)});
}

void FakePlatform::print() { ++prints; }
void FakePlatform::copy_text(std::string_view text) { copied.emplace_back(text); }

void FakePlatform::after(int milliseconds, std::function<void()> call) {
  timers_.push_back({now_ms + milliseconds, std::move(call)});
}

void FakePlatform::push_route(std::string_view route) {
  current_route = route;
  routes.emplace_back(route);
}

void FakePlatform::settle() {
  while (!waiting_.empty()) {
    const std::function<void()> call = std::move(waiting_.front());
    waiting_.pop_front();
    call();
  }
}

void FakePlatform::advance(std::int64_t milliseconds) {
  const std::int64_t end = now_ms + milliseconds;
  settle();
  while (true) {
    const auto next = std::min_element(
        timers_.begin(), timers_.end(),
        [](const Timer& left, const Timer& right) { return left.due_ms < right.due_ms; });
    if (next == timers_.end() || next->due_ms > end) break;
    const Timer timer = std::move(*next);
    timers_.erase(next);
    now_ms = std::max(now_ms, timer.due_ms);
    timer.call();
    settle();
  }
  now_ms = end;
}

}  // namespace quayside::platform
