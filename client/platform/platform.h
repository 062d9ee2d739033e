// Platform: everything the client needs from the world, as one interface with a web body and a
// fake body for tests. All answers come later, through the callback, never from inside the call.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shared/seal/passkey.h"

namespace quayside::platform {

struct HttpAnswer {
  int status = 0;  ///< 0: the server was not reached
  std::string body;
};

struct PickedFile {
  std::string name;
  std::string bytes;
  bool too_large = false;  ///< not read, see ui::Files
};

struct Record {
  std::string key;
  std::string bytes;
};

/// What an authenticator gave (Web Authentication, extension prf).
struct PasskeyAnswer {
  std::string failure;  ///< error code: passkey_cancelled, _known, _without_prf, _failed; or empty
  std::string credential;
  seal::Secret secret;
};

enum class Connection { opening, open, lost };

class Platform {
 public:
  virtual ~Platform() = default;

  /// Same origin, JSON, cookies included. `path` begins with "/api/".
  virtual void http(std::string_view method, std::string_view path, std::string_view body,
                    std::function<void(HttpAnswer)> done) = 0;
  /// POST of the bytes of a file (application/octet-stream).
  virtual void upload(std::string_view path, std::string_view bytes,
                      std::function<void(HttpAnswer)> done) = 0;
  /// Server-sent events of /api/v1/events; reconnects by itself. Replaces an earlier stream.
  virtual void open_events(std::function<void(std::string data)> event,
                           std::function<void(Connection)> connection) = 0;
  virtual void close_events() = 0;

  /// Durable records on the device (IndexedDB); stores: "vault", "drafts", "settings".
  virtual void put(std::string_view store, std::string_view key, std::string_view bytes,
                   std::function<void(bool stored)> done) = 0;
  virtual void remove(std::string_view store, std::string_view key,
                      std::function<void(bool)> done) = 0;
  virtual void load_all(std::string_view store,
                        std::function<void(bool loaded, std::vector<Record>)> done) = 0;
  /// Removes all records of all stores and what the browser keeps for this origin besides.
  virtual void erase(std::function<void(bool erased)> done) = 0;
  /// Another window of the same origin changed a record of the store, or locked its key: "lock".
  virtual void on_change_elsewhere(std::function<void(std::string store)> changed) = 0;
  virtual void lock_elsewhere() = 0;

  /// Whether this browser can make passkeys at this address.
  virtual bool has_passkeys() = 0;
  /// A new one with this name; not on an authenticator that has one of the known.
  virtual void create_passkey(std::string_view name, std::string_view prf_salt,
                              const std::vector<seal::PasskeyHandle>& known,
                              std::function<void(PasskeyAnswer)> done) = 0;
  virtual void ask_passkey(const std::vector<seal::PasskeyHandle>& known,
                           std::function<void(PasskeyAnswer)> done) = 0;

  virtual void download(std::string_view name, std::string_view type, std::string_view bytes) = 0;
  /// What the server answers is saved by the browser, however large; `path` begins with "/api/".
  virtual void save_from(std::string_view path) = 0;
  virtual void print() = 0;
  virtual void after(int milliseconds, std::function<void()> call) = 0;

  /// The address bar: "/declarations/…"; push adds a step to the history.
  virtual void push_route(std::string_view route) = 0;
  virtual std::string route() = 0;
  virtual std::string origin() = 0;
  virtual std::string preferred_language() = 0;  ///< "en", "da", …
  virtual std::int64_t now_s() = 0;              ///< seconds since 1970-01-01T00:00:00Z
  /// When keyboard or pointer were used last, in any window of this origin.
  virtual std::int64_t last_touch_s() = 0;
};

}  // namespace quayside::platform
