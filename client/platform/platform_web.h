// WebPlatform: the browser behind platform.h. Its other half is web/platform.js.
#pragma once

#include "client/platform/platform.h"

namespace quayside::platform {

class WebPlatform : public Platform {
 public:
  /// `progressed` is called after each answer that was handed to its callback.
  explicit WebPlatform(std::function<void()> progressed);
  ~WebPlatform() override;

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
  void save_from(std::string_view path) override;
  void print() override;
  void after(int milliseconds, std::function<void()> call) override;
  void push_route(std::string_view route) override;
  std::string route() override;
  std::string origin() override;
  std::string preferred_language() override;
  std::int64_t now_s() override;
  std::int64_t last_touch_s() override;
};

}  // namespace quayside::platform
