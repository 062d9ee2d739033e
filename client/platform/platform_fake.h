// FakePlatform: the ports for tests and native builds. It records what was asked for; the test
// answers. Callbacks wait in a queue until settle(), as they do in the browser.
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
    std::function<void(HttpAnswer)> done;
  };
  struct Downloaded {
    std::string name;
    std::string type;
    std::string bytes;
  };

  void http(std::string_view method, std::string_view path, std::string_view body,
            std::function<void(HttpAnswer)> done) override;
  void open_events(std::function<void(std::string data)> event,
                   std::function<void(Connection)> connection) override;
  void close_events() override;
  void put(std::string_view store, std::string_view key, std::string_view bytes,
           std::function<void(bool stored)> done) override;
  void remove(std::string_view store, std::string_view key,
              std::function<void(bool)> done) override;
  void load_all(std::string_view store,
                std::function<void(bool loaded, std::vector<Record>)> done) override;
  void on_change_elsewhere(std::function<void(std::string store)> changed) override;
  void download(std::string_view name, std::string_view type, std::string_view bytes) override;
  void print() override;
  void copy_text(std::string_view text) override;
  void after(int milliseconds, std::function<void()> call) override;
  void push_route(std::string_view route) override;
  std::string route() override { return current_route; }
  std::string origin() override { return "https://quayside.example"; }
  std::string preferred_language() override { return language; }
  std::int64_t now_s() override { return now_ms / 1000; }

  /// Runs what waits, and what that asks for, until nothing waits. Timers wait for advance().
  void settle();
  /// Moves the clock; timers that fall due run in order.
  void advance(std::int64_t milliseconds);
  /// Answers the oldest open request; false if there is none.
  bool answer(int status, std::string body);
  void send_event(std::string data);
  void set_connection(Connection connection);
  /// As if another window had written to the store.
  void change_elsewhere(std::string store);

  std::int64_t now_ms = 1'785'542'400'000;  ///< 2026-08-01T00:00:00Z
  bool storage_works = true;
  std::string current_route = "/";
  std::string language = "en";
  std::deque<Request> requests;  ///< not answered yet, oldest first
  std::map<std::string, std::map<std::string, std::string>> stores;
  std::vector<Downloaded> downloads;
  std::vector<std::string> routes;  ///< pushed, oldest first
  std::vector<std::string> copied;
  int prints = 0;
  bool events_open = false;

 private:
  struct Timer {
    std::int64_t due_ms = 0;
    std::function<void()> call;
  };
  void later(std::function<void()> call) { waiting_.push_back(std::move(call)); }

  std::deque<std::function<void()>> waiting_;
  std::vector<Timer> timers_;
  std::function<void(std::string)> event_;
  std::function<void(Connection)> connection_;
  std::function<void(std::string)> changed_;
};

}  // namespace quayside::platform
