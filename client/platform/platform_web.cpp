#include "client/platform/platform_web.h"

#include <emscripten.h>

#include <cstdlib>
#include <utility>

// Texts cross the border as pointer and length: they may hold any byte.
// clang-format off
EM_JS(void, page_http, (int request, const char* method, int method_size, const char* path,
                        int path_size, const char* body, int body_size), {
  const page = Module.page;
  page.http(request, page.text(method, method_size), page.text(path, path_size),
            page.text(body, body_size));
});
EM_JS(void, page_open_events, (), { Module.page.openEvents(); });
EM_JS(void, page_close_events, (), { Module.page.closeEvents(); });
EM_JS(void, page_put, (int request, const char* store, int store_size, const char* key,
                       int key_size, const char* bytes, int size), {
  const page = Module.page;
  page.put(request, page.text(store, store_size), page.text(key, key_size),
           page.bytes(bytes, size));
});
EM_JS(void, page_remove, (int request, const char* store, int store_size, const char* key,
                          int key_size), {
  const page = Module.page;
  page.remove(request, page.text(store, store_size), page.text(key, key_size));
});
EM_JS(void, page_load_all, (int request, const char* store, int store_size), {
  Module.page.loadAll(request, Module.page.text(store, store_size));
});
EM_JS(void, page_download, (const char* name, int name_size, const char* type, int type_size,
                            const char* bytes, int size), {
  const page = Module.page;
  page.download(page.text(name, name_size), page.text(type, type_size), page.bytes(bytes, size));
});
EM_JS(void, page_print, (), { Module.page.print(); });
EM_JS(void, page_copy_text, (const char* text, int size), {
  Module.page.copyText(Module.page.text(text, size));
});
EM_JS(void, page_after, (int request, int milliseconds), {
  Module.page.after(request, milliseconds);
});
EM_JS(void, page_push_route, (const char* route, int size), {
  Module.page.pushRoute(Module.page.text(route, size));
});
// 0: route, 1: origin, 2: language. The answer is allocated with malloc(); its size goes to *size.
EM_JS(char*, page_fact, (int which, int* size), { return Module.page.fact(which, size); });
// clang-format on

namespace quayside::platform {
namespace {

WebPlatform* the_platform = nullptr;

int size_of(std::string_view text) { return static_cast<int>(text.size()); }

std::string fact(int which) {
  int size = 0;
  char* const text = page_fact(which, &size);
  return take_bytes(text, size);
}

template <class Map>
auto taken(Map& map, int request) {
  typename Map::mapped_type found{};
  if (const auto entry = map.find(request); entry != map.end()) {
    found = std::move(entry->second);
    map.erase(entry);
  }
  return found;
}

}  // namespace

std::string take_bytes(char* bytes, int size) {
  if (bytes == nullptr) return {};
  std::string text(bytes, static_cast<std::size_t>(size < 0 ? 0 : size));
  std::free(bytes);
  return text;
}

WebPlatform::WebPlatform() { the_platform = this; }
WebPlatform::~WebPlatform() { the_platform = nullptr; }

void WebPlatform::http(std::string_view method, std::string_view path, std::string_view body,
                       std::function<void(HttpAnswer)> done) {
  const int request = next_request_++;
  requests_[request] = std::move(done);
  page_http(request, method.data(), size_of(method), path.data(), size_of(path), body.data(),
            size_of(body));
}

void WebPlatform::open_events(std::function<void(std::string)> event,
                              std::function<void(Connection)> connection) {
  event_ = std::move(event);
  connection_ = std::move(connection);
  page_open_events();
}

void WebPlatform::close_events() {
  event_ = nullptr;
  connection_ = nullptr;
  page_close_events();
}

void WebPlatform::put(std::string_view store, std::string_view key, std::string_view bytes,
                      std::function<void(bool)> done) {
  const int request = next_request_++;
  writes_[request] = std::move(done);
  page_put(request, store.data(), size_of(store), key.data(), size_of(key), bytes.data(),
           size_of(bytes));
}

void WebPlatform::remove(std::string_view store, std::string_view key,
                         std::function<void(bool)> done) {
  const int request = next_request_++;
  writes_[request] = std::move(done);
  page_remove(request, store.data(), size_of(store), key.data(), size_of(key));
}

void WebPlatform::load_all(std::string_view store,
                           std::function<void(bool, std::vector<Record>)> done) {
  const int request = next_request_++;
  loads_[request].done = std::move(done);
  page_load_all(request, store.data(), size_of(store));
}

void WebPlatform::on_change_elsewhere(std::function<void(std::string)> changed) {
  changed_ = std::move(changed);
}

void WebPlatform::download(std::string_view name, std::string_view type, std::string_view bytes) {
  page_download(name.data(), size_of(name), type.data(), size_of(type), bytes.data(),
                size_of(bytes));
}

void WebPlatform::print() { page_print(); }
void WebPlatform::copy_text(std::string_view text) { page_copy_text(text.data(), size_of(text)); }

void WebPlatform::after(int milliseconds, std::function<void()> call) {
  const int request = next_request_++;
  timers_[request] = std::move(call);
  page_after(request, milliseconds);
}

void WebPlatform::push_route(std::string_view route) {
  page_push_route(route.data(), size_of(route));
}

std::string WebPlatform::route() { return fact(0); }
std::string WebPlatform::origin() { return fact(1); }
std::string WebPlatform::preferred_language() { return fact(2); }
std::int64_t WebPlatform::now_s() {
  return static_cast<std::int64_t>(emscripten_date_now() / 1000);
}

// --- Answers. ----------------------------------------------------------------------------------

void WebPlatform::http_done(int request, int status, std::string body) {
  if (const auto done = taken(requests_, request)) done({status, std::move(body)});
}

void WebPlatform::event_came(std::string data) {
  if (const auto event = event_) event(std::move(data));
}

void WebPlatform::connection_changed(int state) {
  if (const auto connection = connection_) connection(static_cast<Connection>(state));
}

void WebPlatform::stored(int request, bool ok) {
  if (const auto done = taken(writes_, request)) done(ok);
}

void WebPlatform::record_loaded(int request, std::string key, std::string bytes) {
  if (const auto load = loads_.find(request); load != loads_.end()) {
    load->second.records.push_back({std::move(key), std::move(bytes)});
  }
}

void WebPlatform::loaded(int request, bool ok) {
  Load load = taken(loads_, request);
  if (load.done) load.done(ok, std::move(load.records));
}

void WebPlatform::changed_elsewhere(std::string store) {
  if (changed_) changed_(std::move(store));
}

void WebPlatform::timer_fired(int request) {
  if (const auto call = taken(timers_, request)) call();
}

}  // namespace quayside::platform

// --- What web/platform.js calls. Pointers are its own malloc()s and taken over here. ------------

using quayside::platform::take_bytes;
using quayside::platform::the_platform;

extern "C" {

EMSCRIPTEN_KEEPALIVE void quayside_http_done(int request, int status, char* body, int size) {
  the_platform->http_done(request, status, take_bytes(body, size));
}
EMSCRIPTEN_KEEPALIVE void quayside_event(char* data, int size) {
  the_platform->event_came(take_bytes(data, size));
}
EMSCRIPTEN_KEEPALIVE void quayside_connection(int state) {
  the_platform->connection_changed(state);
}
EMSCRIPTEN_KEEPALIVE void quayside_stored(int request, int ok) {
  the_platform->stored(request, ok != 0);
}
EMSCRIPTEN_KEEPALIVE void quayside_record(int request, char* key, int key_size, char* bytes,
                                          int size) {
  std::string name = take_bytes(key, key_size);
  the_platform->record_loaded(request, std::move(name), take_bytes(bytes, size));
}
EMSCRIPTEN_KEEPALIVE void quayside_loaded(int request, int ok) {
  the_platform->loaded(request, ok != 0);
}
EMSCRIPTEN_KEEPALIVE void quayside_changed_elsewhere(char* store, int size) {
  the_platform->changed_elsewhere(take_bytes(store, size));
}
EMSCRIPTEN_KEEPALIVE void quayside_timer(int request) { the_platform->timer_fired(request); }

}  // extern "C"
