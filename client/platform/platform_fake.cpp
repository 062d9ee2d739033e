#include "client/platform/platform_fake.h"

namespace quayside::platform {

void FakePlatform::settle() {
  while (!queue_.empty()) {
    const std::function<void()> call = std::move(queue_.front());
    queue_.pop_front();
    call();
  }
}

void FakePlatform::advance(int milliseconds) {
  const std::int64_t end = now_ms + milliseconds;
  settle();
  while (!timers_.empty() && timers_.begin()->first <= end) {
    now_ms = timers_.begin()->first;
    const std::function<void()> call = std::move(timers_.begin()->second);
    timers_.erase(timers_.begin());
    call();
    settle();
  }
  now_ms = end;
}

bool FakePlatform::answer(std::string_view method, std::string_view path, HttpAnswer answer) {
  for (std::size_t i = 0; i < requests.size(); ++i) {
    Request& request = requests[i];
    if (request.answered || request.method != method || request.path != path) continue;
    request.answered = true;
    queue_.push_back([call = std::move(waiting_[i]), answer = std::move(answer)] { call(answer); });
    settle();
    return true;
  }
  return false;
}

const FakePlatform::Request* FakePlatform::open_request() const {
  for (const Request& request : requests) {
    if (!request.answered) return &request;
  }
  return nullptr;
}

void FakePlatform::send_event(std::string data) {
  const auto call = event_;
  if (call) call(std::move(data));
  settle();
}

void FakePlatform::send_connection(Connection connection) {
  const auto call = connection_;
  if (call) call(connection);
  settle();
}

void FakePlatform::change_elsewhere(std::string store) {
  if (changed_) changed_(std::move(store));
  settle();
}

void FakePlatform::http(std::string_view method, std::string_view path, std::string_view body,
                        std::function<void(HttpAnswer)> done) {
  requests.push_back({std::string(method), std::string(path), std::string(body)});
  waiting_.push_back(std::move(done));
}

void FakePlatform::upload(std::string_view path, std::string_view bytes,
                          std::function<void(HttpAnswer)> done) {
  http("POST", path, bytes, std::move(done));
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

void FakePlatform::put(std::string_view store, std::string_view key, std::string_view bytes,
                       std::function<void(bool)> done) {
  if (storage_works) stores[std::string(store)][std::string(key)] = bytes;
  queue_.push_back([done = std::move(done), stored = storage_works] { done(stored); });
}

void FakePlatform::remove(std::string_view store, std::string_view key,
                          std::function<void(bool)> done) {
  if (storage_works) stores[std::string(store)].erase(std::string(key));
  queue_.push_back([done = std::move(done), removed = storage_works] { done(removed); });
}

void FakePlatform::load_all(std::string_view store,
                            std::function<void(bool, std::vector<Record>)> done) {
  std::vector<Record> records;
  if (storage_works) {
    for (const auto& [key, bytes] : stores[std::string(store)]) records.push_back({key, bytes});
  }
  queue_.push_back([done = std::move(done), loaded = storage_works,
                    records = std::move(records)] { done(loaded, records); });
}

void FakePlatform::erase(std::function<void(bool)> done) {
  if (storage_works) stores.clear();
  queue_.push_back([done = std::move(done), erased = storage_works] { done(erased); });
}

void FakePlatform::lock_elsewhere() { ++locks_elsewhere; }
bool FakePlatform::has_passkeys() { return passkeys_work; }

/// As a real one: another secret for each credential and each salt.
void FakePlatform::answer_passkey(const std::string& credential, std::string_view prf_salt,
                                  std::function<void(PasskeyAnswer)> done) {
  const std::string secret = seal::sha256(credential + std::string(prf_salt));
  queue_.push_back([done = std::move(done), failure = passkey_failure, credential, secret] {
    const bool failed = !failure.empty();
    done({failure, failed ? "" : credential, seal::Secret(failed ? "" : secret)});
  });
}

void FakePlatform::create_passkey(std::string_view, std::string_view prf_salt,
                                  const std::vector<seal::PasskeyHandle>&,
                                  std::function<void(PasskeyAnswer)> done) {
  answer_passkey("passkey " + std::to_string(++passkeys_made), prf_salt, std::move(done));
}

void FakePlatform::ask_passkey(const std::vector<seal::PasskeyHandle>& known,
                               std::function<void(PasskeyAnswer)> done) {
  answer_passkey(known.front().credential, known.front().prf_salt, std::move(done));
}

void FakePlatform::on_change_elsewhere(std::function<void(std::string)> changed) {
  changed_ = std::move(changed);
}

void FakePlatform::download(std::string_view name, std::string_view type,
                            std::string_view bytes) {
  downloads.push_back({std::string(name), std::string(type), std::string(bytes)});
}

void FakePlatform::print() { ++prints; }

void FakePlatform::after(int milliseconds, std::function<void()> call) {
  timers_.emplace(now_ms + milliseconds, std::move(call));
}

void FakePlatform::push_route(std::string_view route) {
  if (route == current_route) return;
  current_route = route;
  pushed_routes.emplace_back(route);
}

std::string FakePlatform::route() { return current_route; }
std::string FakePlatform::origin() { return "https://quayside.test"; }
std::string FakePlatform::preferred_language() { return language; }
std::int64_t FakePlatform::now_s() { return now_ms / 1000; }
std::int64_t FakePlatform::last_touch_s() { return touched_ms / 1000; }

}  // namespace quayside::platform
