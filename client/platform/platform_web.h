// WebPlatform: the ports in the browser. The other half of each call is in web/platform.js; both
// meet in Module.page. Nothing here keeps what passes through.
#pragma once

#include <map>
#include <memory>

#include "client/platform/platform.h"

namespace quayside::platform {

class WebPlatform : public Platform {
 public:
  /// There is one per page: the browser's answers are delivered to it.
  WebPlatform();
  ~WebPlatform() override;
  WebPlatform(const WebPlatform&) = delete;
  WebPlatform& operator=(const WebPlatform&) = delete;

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
  std::string route() override;
  std::string origin() override;
  std::string preferred_language() override;
  std::int64_t now_s() override;

  // What the browser answers; called by the exported functions only.
  void http_done(int request, int status, std::string body);
  void event_came(std::string data);
  void connection_changed(int state);
  void stored(int request, bool ok);
  void record_loaded(int request, std::string key, std::string bytes);
  void loaded(int request, bool ok);
  void changed_elsewhere(std::string store);
  void timer_fired(int request);

 private:
  struct Load {
    std::vector<Record> records;
    std::function<void(bool, std::vector<Record>)> done;
  };

  int next_request_ = 1;
  std::map<int, std::function<void(HttpAnswer)>> requests_;
  std::map<int, std::function<void(bool)>> writes_;
  std::map<int, Load> loads_;
  std::map<int, std::function<void()>> timers_;
  std::function<void(std::string)> event_;
  std::function<void(Connection)> connection_;
  std::function<void(std::string)> changed_;
};

/// Takes over bytes that the page put into memory of ours with malloc().
std::string take_bytes(char* bytes, int size);

}  // namespace quayside::platform
