// FakePlatform: the world of the client in native tests. Nothing happens by itself: answers lie
// in a queue until settle() runs them, requests wait for answer(), timers for advance().
#pragma once

#include <deque>
#include <map>

#include "client/platform/platform.h"

namespace quayside::platform {

class FakePlatform : public Platform {
 public:
  struct Request {
    std::string method;
    std::string path;
    std::string body;
    bool answered = false;
  };
  struct Download {
    std::string name;
    std::string type;
    std::string bytes;
  };
  using Store = std::map<std::string, std::string>;

  // What a test sets.
  bool storage_works = true;
  std::string language = "en";
  std::string current_route = "/";
  std::int64_t now_ms = 1'785'844'800'000;  // 2026-08-04T12:00:00Z
  bool passkeys_work = true;
  std::string passkey_failure;  ///< what the authenticator answers instead of a secret
  std::int64_t touched_ms = now_ms;

  // What a test reads.
  std::map<std::string, Store> stores;
  std::vector<Request> requests;
  std::vector<Download> downloads;
  std::vector<std::string> pushed_routes;
  std::vector<std::string> saved_from;
  int prints = 0;
  int locks_elsewhere = 0;
  int passkeys_made = 0;
  bool events_open = false;

  /// Runs queued answers, and those that they cause, until none is left.
  void settle();
  /// Lets time pass: runs the timers that are due in order, and settles after each.
  void advance(int milliseconds);
  /// Answers the oldest open request of this method and path, then settles; false: there is none.
  bool answer(std::string_view method, std::string_view path, HttpAnswer answer);
  /// The oldest request that waits for an answer, or nullptr.
  const Request* open_request() const;
  void send_event(std::string data);
  void send_connection(Connection connection);
  /// Another window changed the store.
  void change_elsewhere(std::string store);

  void http(std::string_view method, std::string_view path, std::string_view body,
            std::function<void(HttpAnswer)> done) override;
  void upload(std::string_view path, std::string_view bytes,
              std::function<void(HttpAnswer)> done) override;
  void open_events(std::function<void(std::string)> event,
                   std::function<void(Connection)> connection) override;
  void close_events() override;
  void put(std::string_view store, std::string_view key, std::string_view bytes,
           std::function<void(bool)> done) override;
  void remove(std::string_view store, std::string_view key,
              std::function<void(bool)> done) override;
  void load_all(std::string_view store,
                std::function<void(bool, std::vector<Record>)> done) override;
  void erase(std::function<void(bool)> done) override;
  void on_change_elsewhere(std::function<void(std::string)> changed) override;
  void lock_elsewhere() override;
  bool has_passkeys() override;
  void create_passkey(std::string_view name, std::string_view prf_salt,
                      const std::vector<seal::PasskeyHandle>& known,
                      std::function<void(PasskeyAnswer)> done) override;
  void ask_passkey(const std::vector<seal::PasskeyHandle>& known,
                   std::function<void(PasskeyAnswer)> done) override;
  void download(std::string_view name, std::string_view type, std::string_view bytes) override;
  void save_from(std::string_view path) override { saved_from.emplace_back(path); }
  void print() override;
  void after(int milliseconds, std::function<void()> call) override;
  void push_route(std::string_view route) override;
  std::string route() override;
  std::string origin() override;
  std::string preferred_language() override;
  std::int64_t now_s() override;
  std::int64_t last_touch_s() override;

 private:
  void answer_passkey(const std::string& credential, std::string_view prf_salt,
                      std::function<void(PasskeyAnswer)> done);

  std::deque<std::function<void()>> queue_;
  std::multimap<std::int64_t, std::function<void()>> timers_;  ///< by the moment they are due
  std::vector<std::function<void(HttpAnswer)>> waiting_;       ///< one for each of `requests`
  std::function<void(std::string)> event_;
  std::function<void(Connection)> connection_;
  std::function<void(std::string)> changed_;
};

}  // namespace quayside::platform
