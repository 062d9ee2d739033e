#include "client/platform/platform_web.h"

#include <emscripten.h>

#include <ctime>
#include <map>
#include <optional>

// --- What C++ asks of web/platform.js. ----------------------------------------------------------

// clang-format off
EM_JS(void, js_http, (int id, const char* method, const char* path, const char* body), {
  globalThis.quaysidePlatform.http(id, UTF8ToString(method), UTF8ToString(path),
                                   UTF8ToString(body));
});
EM_JS(void, js_upload, (int id, const char* path, const char* bytes, int size), {
  globalThis.quaysidePlatform.http(id, "POST", UTF8ToString(path),
                                   HEAPU8.slice(bytes, bytes + size), "application/octet-stream");
});
EM_JS(void, js_open_events, (), { globalThis.quaysidePlatform.openEvents(); });
EM_JS(void, js_close_events, (), { globalThis.quaysidePlatform.closeEvents(); });
EM_JS(void, js_put, (int id, const char* store, const char* key, const char* bytes, int size), {
  globalThis.quaysidePlatform.put(id, UTF8ToString(store), UTF8ToString(key),
                                  HEAPU8.slice(bytes, bytes + size));
});
EM_JS(void, js_remove, (int id, const char* store, const char* key), {
  globalThis.quaysidePlatform.remove(id, UTF8ToString(store), UTF8ToString(key));
});
EM_JS(void, js_load_all, (int id, const char* store), {
  globalThis.quaysidePlatform.loadAll(id, UTF8ToString(store));
});
EM_JS(void, js_erase, (int id), { globalThis.quaysidePlatform.erase(id); });
EM_JS(void, js_lock_elsewhere, (), { globalThis.quaysidePlatform.lockElsewhere(); });
// known: "CREDENTIAL:SALT CREDENTIAL:SALT", in base64url
EM_JS(void, js_create_passkey, (int id, const char* name, const char* salt, const char* known), {
  globalThis.quaysidePlatform.createPasskey(id, UTF8ToString(name), UTF8ToString(salt),
                                            UTF8ToString(known));
});
EM_JS(void, js_ask_passkey, (int id, const char* known), {
  globalThis.quaysidePlatform.askPasskey(id, UTF8ToString(known));
});
EM_JS(double, js_last_touch, (), { return globalThis.quaysidePlatform.lastTouch(); });
EM_JS(void, js_download, (const char* name, const char* type, const char* bytes, int size), {
  globalThis.quaysidePlatform.download(UTF8ToString(name), UTF8ToString(type),
                                       HEAPU8.slice(bytes, bytes + size));
});
EM_JS(void, js_save_from, (const char* path),
      { globalThis.quaysidePlatform.saveFrom(UTF8ToString(path)); });
EM_JS(void, js_print, (), { globalThis.quaysidePlatform.print(); });
EM_JS(void, js_after, (int id, int milliseconds), {
  globalThis.quaysidePlatform.after(id, milliseconds);
});
EM_JS(void, js_push_route, (const char* route), {
  globalThis.quaysidePlatform.pushRoute(UTF8ToString(route));
});
// which: "route", "origin", "language" or "passkeys"
EM_JS(void, js_text, (const char* which, char* buffer, int size), {
  stringToUTF8(globalThis.quaysidePlatform.text(UTF8ToString(which)), buffer, size);
});
// clang-format on

namespace quayside::platform {
namespace {

// The callbacks that wait for an answer, by the number that JavaScript hands back.
template <typename... Answer>
class Waiting {
 public:
  int add(std::function<void(Answer...)> call) {
    calls_.emplace(++last_, std::move(call));
    return last_;
  }
  std::optional<std::function<void(Answer...)>> take(int id) {
    const auto found = calls_.find(id);
    if (found == calls_.end()) return std::nullopt;
    std::function<void(Answer...)> call = std::move(found->second);
    calls_.erase(found);
    return call;
  }

 private:
  std::map<int, std::function<void(Answer...)>> calls_;
  int last_ = 0;
};

// One page has one platform; the functions that JavaScript calls find it here.
struct Answers {
  std::function<void()> progressed;
  Waiting<HttpAnswer> http;
  Waiting<bool> stored;
  Waiting<bool, std::vector<Record>> records;
  Waiting<PasskeyAnswer> passkeys;
  Waiting<> timers;
  std::function<void(std::string)> event;
  std::function<void(Connection)> connection;
  std::function<void(std::string)> changed;
};

Answers& answers() {
  static Answers all;
  return all;
}

template <typename... Answer>
void finish(Waiting<Answer...>& waiting, int id, Answer... answer) {
  const auto call = waiting.take(id);
  if (!call) return;
  if (*call) (*call)(std::move(answer)...);
  if (answers().progressed) answers().progressed();
}

template <typename Answer>
void tell(const std::function<void(Answer)>& listener, Answer answer) {
  const auto call = listener;  // the call may replace the listener
  if (!call) return;
  call(std::move(answer));
  if (answers().progressed) answers().progressed();
}

std::string text_of(const char* which) {
  std::string text(2048, '\0');
  js_text(which, text.data(), static_cast<int>(text.size()));
  text.resize(text.find('\0') == std::string::npos ? text.size() : text.find('\0'));
  return text;
}

std::string text_of(const std::vector<seal::PasskeyHandle>& known) {
  std::string text;
  for (const seal::PasskeyHandle& one : known) {
    if (!text.empty()) text += ' ';
    text += seal::base64url(one.credential) + ":" + seal::base64url(one.prf_salt);
  }
  return text;
}

int size_of(std::string_view bytes) { return static_cast<int>(bytes.size()); }

}  // namespace

WebPlatform::WebPlatform(std::function<void()> progressed) {
  answers().progressed = std::move(progressed);
}
WebPlatform::~WebPlatform() { answers() = {}; }

void WebPlatform::http(std::string_view method, std::string_view path, std::string_view body,
                       std::function<void(HttpAnswer)> done) {
  js_http(answers().http.add(std::move(done)), std::string(method).c_str(),
          std::string(path).c_str(), std::string(body).c_str());
}

void WebPlatform::upload(std::string_view path, std::string_view bytes,
                         std::function<void(HttpAnswer)> done) {
  js_upload(answers().http.add(std::move(done)), std::string(path).c_str(), bytes.data(),
            size_of(bytes));
}

void WebPlatform::open_events(std::function<void(std::string)> event,
                              std::function<void(Connection)> connection) {
  answers().event = std::move(event);
  answers().connection = std::move(connection);
  js_open_events();
}

void WebPlatform::close_events() {
  answers().event = nullptr;
  answers().connection = nullptr;
  js_close_events();
}

void WebPlatform::put(std::string_view store, std::string_view key, std::string_view bytes,
                      std::function<void(bool)> done) {
  js_put(answers().stored.add(std::move(done)), std::string(store).c_str(),
         std::string(key).c_str(), bytes.data(), size_of(bytes));
}

void WebPlatform::remove(std::string_view store, std::string_view key,
                         std::function<void(bool)> done) {
  js_remove(answers().stored.add(std::move(done)), std::string(store).c_str(),
            std::string(key).c_str());
}

void WebPlatform::load_all(std::string_view store,
                           std::function<void(bool, std::vector<Record>)> done) {
  js_load_all(answers().records.add(std::move(done)), std::string(store).c_str());
}

void WebPlatform::erase(std::function<void(bool)> done) {
  js_erase(answers().stored.add(std::move(done)));
}

void WebPlatform::lock_elsewhere() { js_lock_elsewhere(); }
bool WebPlatform::has_passkeys() { return !text_of("passkeys").empty(); }

void WebPlatform::create_passkey(std::string_view name, std::string_view prf_salt,
                                 const std::vector<seal::PasskeyHandle>& known,
                                 std::function<void(PasskeyAnswer)> done) {
  js_create_passkey(answers().passkeys.add(std::move(done)), std::string(name).c_str(),
                    seal::base64url(prf_salt).c_str(), text_of(known).c_str());
}

void WebPlatform::ask_passkey(const std::vector<seal::PasskeyHandle>& known,
                              std::function<void(PasskeyAnswer)> done) {
  js_ask_passkey(answers().passkeys.add(std::move(done)), text_of(known).c_str());
}

void WebPlatform::on_change_elsewhere(std::function<void(std::string)> changed) {
  answers().changed = std::move(changed);
}

void WebPlatform::download(std::string_view name, std::string_view type, std::string_view bytes) {
  js_download(std::string(name).c_str(), std::string(type).c_str(), bytes.data(), size_of(bytes));
}

void WebPlatform::save_from(std::string_view path) { js_save_from(std::string(path).c_str()); }
void WebPlatform::print() { js_print(); }

void WebPlatform::after(int milliseconds, std::function<void()> call) {
  js_after(answers().timers.add(std::move(call)), milliseconds);
}

void WebPlatform::push_route(std::string_view route) { js_push_route(std::string(route).c_str()); }
std::string WebPlatform::route() { return text_of("route"); }
std::string WebPlatform::origin() { return text_of("origin"); }
std::string WebPlatform::preferred_language() { return text_of("language"); }
std::int64_t WebPlatform::now_s() { return static_cast<std::int64_t>(std::time(nullptr)); }
std::int64_t WebPlatform::last_touch_s() {
  return static_cast<std::int64_t>(js_last_touch() / 1000);
}

}  // namespace quayside::platform

// --- What web/platform.js answers. Texts and bytes are a pointer and a size. ---------------------

extern "C" {

using namespace quayside::platform;

EMSCRIPTEN_KEEPALIVE void qs_http_done(int id, int status, const char* body, int size) {
  finish(answers().http, id, HttpAnswer{status, std::string(body, size)});
}

EMSCRIPTEN_KEEPALIVE void qs_stored(int id, int stored) {
  finish(answers().stored, id, stored != 0);
}

/// `sizes`: of key and bytes of each record in turn, little-endian u32; `all`: the same in a row.
EMSCRIPTEN_KEEPALIVE void qs_records(int id, int loaded, const char* sizes, int sizes_size,
                                     const char* all, int) {
  std::vector<Record> records;
  for (int i = 0; i + 8 <= sizes_size; i += 8) {
    const auto number = [sizes](int at) {
      std::uint32_t value = 0;
      for (int byte = 3; byte >= 0; --byte) {
        value = value << 8 | static_cast<unsigned char>(sizes[at + byte]);
      }
      return value;
    };
    const std::uint32_t key = number(i);
    const std::uint32_t bytes = number(i + 4);
    records.push_back({std::string(all, key), std::string(all + key, bytes)});
    all += key + bytes;
  }
  finish(answers().records, id, loaded != 0, std::move(records));
}

EMSCRIPTEN_KEEPALIVE void qs_passkey(int id, const char* failure, int failure_size,
                                     const char* credential, int credential_size,
                                     const char* secret, int secret_size) {
  finish(answers().passkeys, id,
         PasskeyAnswer{std::string(failure, failure_size), std::string(credential, credential_size),
                       quayside::seal::Secret(std::string(secret, secret_size))});
}

EMSCRIPTEN_KEEPALIVE void qs_timer(int id) { finish(answers().timers, id); }

EMSCRIPTEN_KEEPALIVE void qs_event(const char* data, int size) {
  tell(answers().event, std::string(data, size));
}

EMSCRIPTEN_KEEPALIVE void qs_connection(int state) {
  tell(answers().connection, static_cast<Connection>(state));
}

EMSCRIPTEN_KEEPALIVE void qs_changed_elsewhere(const char* store, int size) {
  tell(answers().changed, std::string(store, size));
}

}  // extern "C"
