#include "server/http/http_server.h"

#include <chrono>

#include "server/http/responses.h"
#include "server/http/security_headers.h"
#include "server/http/static_files.h"
#include "server/log.h"
#include "shared/wire/documents.h"

namespace quayside::http {
namespace {

constexpr std::size_t kLargestBody = wire::kDocumentBytesMax;
constexpr std::chrono::milliseconds kTimeForAFile{120'000};  // 10 MB at 0.7 Mbit/s

using HandlerResponse = httplib::Server::HandlerResponse;

bool is_for_programs(const std::string& path) {
  return path.starts_with("/api/") || path.starts_with("/customs/");
}

bool has_body(const httplib::Request& request) {
  return request.has_header("Content-Length") || request.has_header("Transfer-Encoding");
}

bool has_media_type_of(const Route& route, const httplib::Request& request) {
  const std::string type = request.get_header_value("Content-Type");
  const std::string_view media = std::string_view(type).substr(0, type.find(';'));
  if (route.is_binary) return media == kBytes;
  return media == "application/json" || media == "application/json ";
}

/// One more while this object lives.
struct Counted {
  explicit Counted(std::atomic<int>& all) : count(all), number(++all) {}
  ~Counted() { --count; }
  Counted(const Counted&) = delete;
  Counted& operator=(const Counted&) = delete;

  std::atomic<int>& count;
  const int number;
};

std::int64_t monotonic_ms() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

}  // namespace

HttpServer::HttpServer(const services::Environment& environment, services::Site site,
                       ServerOptions options)
    : environment_(environment),
      site_(std::move(site)),
      options_(std::move(options)),
      events_(environment_, options_.events),
      backend_{environment_,
               events_,
               origins_,
               options_.version,
               options_.customs_token,
               options_.customs_gb_token,
               options_.operator_token,
               options_.on_customs_message,
               exports_under_way_},
      enrolments_(options_.enrolment_rate),
      sign_ins_(options_.sign_in_rate),
      checks_(options_.check_rate),
      uploads_(options_.upload_rate),
      server_(options_.connections) {
  set_handlers();
}

HttpServer::~HttpServer() {
  server_.stop();
  if (thread_.joinable()) thread_.join();
}

Result<int> HttpServer::start() {
  int port = options_.port;
  if (port == 0) {
    port = server_.bind_to_any_port(options_.host);
  } else if (!server_.bind_to_port(options_.host, port)) {
    port = -1;
  }
  if (port <= 0) {
    return Error{"address_not_available", "the address to listen on cannot be used",
                 "Choose another port, or stop the program that uses it."};
  }
  origins_ = Origins::of(options_.host, port, options_.public_origin);
  thread_ = std::thread([this] {
    if (!server_.listen_after_bind()) log_problem("listening_ended");
  });
  server_.wait_until_ready();
  return port;
}

void HttpServer::set_handlers() {
  server_.set_busy_answer(busy_answer());
  server_.set_payload_max_length(kLargestBody);
  // Behind a proxy the client's address is in a header, which only a proxy on this machine may set.
  if (!options_.public_origin.empty()) server_.set_trusted_proxies({"127.0.0.1", "::1"});
  server_.set_pre_routing_handler([this](const auto& request, auto& response) {
    return before_routing(request, response) ? HandlerResponse::Handled
                                             : HandlerResponse::Unhandled;
  });
  server_.set_post_routing_handler(
      [this](const auto& request, auto& response) { after_handling(request, response); });
  server_.set_error_handler([this](const httplib::Request& request, httplib::Response& response) {
    fill_error(request, response);
    return HandlerResponse::Handled;
  });
  server_.set_exception_handler([](const auto&, auto& response, const std::exception_ptr&) {
    log_problem("request_failed");
    send_problem(response, {"internal_error", "", ""});
  });
  for (const Route& route : routes())
    add_route(route);
}

void HttpServer::add_route(const Route& route) {
  const auto without_body = [this, &route](const httplib::Request& request,
                                           httplib::Response& response) {
    handle(route, request, response, nullptr);
  };
  const auto with_body = [this, &route](const httplib::Request& request,
                                        httplib::Response& response,
                                        const httplib::ContentReader& reader) {
    handle(route, request, response, &reader);
  };
  if (route.method == "GET") server_.Get(route.pattern, without_body);
  if (route.method == "DELETE") server_.Delete(route.pattern, with_body);
  if (route.method == "POST") server_.Post(route.pattern, with_body);
}

void HttpServer::handle(const Route& route, const httplib::Request& request,
                        httplib::Response& response, const httplib::ContentReader* reader) {
  Call call{backend_, request, response, "", {}};
  if (refuse_early(route, call)) return;
  if (route.is_binary && reader != nullptr) return handle_bytes(route, call, *reader);
  if (route.body_max > 0 && (reader == nullptr || !read_body(route, call, *reader))) return;
  route.handler(call);
}

// A file takes memory and time that no other request may have.
void HttpServer::handle_bytes(const Route& route, Call& call,
                              const httplib::ContentReader& reader) {
  const Counted under_way(uploads_under_way_);
  if (under_way.number > options_.uploads_at_once) return send_problem(call.response, busy());
  if (Connection* connection = ConnectionServer::current()) connection->allow(kTimeForAFile);
  if (read_body(route, call, reader)) route.handler(call);
}

RateLimiter* HttpServer::limiter_of(RateClass rate) {
  switch (rate) {
    case RateClass::none:
      return nullptr;
    case RateClass::enrolment:
      return &enrolments_;
    case RateClass::sign_in:
      return &sign_ins_;
    case RateClass::check:
      return &checks_;
    case RateClass::upload:
      return &uploads_;
  }
  return nullptr;
}

// Everything that can be said before the body is read.
bool HttpServer::refuse_early(const Route& route, Call& call) {
  RateLimiter* limiter = limiter_of(route.rate);
  if (limiter != nullptr && !limiter->allow(call.request.remote_addr, monotonic_ms())) {
    send_problem(call.response, {"too_many_requests", "too many requests from this address",
                                 "Wait a minute and try again."});
    return true;
  }
  if (route.access == Access::session && !require_session(call)) return true;
  if (is_for_customs(route.access) && !require_customs_token(call, route.access)) return true;
  if (route.body_max > 0 && !is_for_customs(route.access) &&
      !has_media_type_of(route, call.request)) {
    send_problem(call.response, error_of_status(415));
    return true;
  }
  return false;
}

bool HttpServer::read_body(const Route& route, Call& call,
                           const httplib::ContentReader& reader) const {
  const bool announced_too_large =
      call.request.get_header_value_u64("Content-Length") > route.body_max;
  bool too_large = announced_too_large;
  const bool read = !too_large && !call.request.is_multipart_form_data() &&
                    reader([&](const char* bytes, size_t count) {
                      too_large = call.body.size() + count > route.body_max;
                      if (!too_large) call.body.append(bytes, count);
                      return !too_large;
                    });
  if (read) return true;
  const int status = too_large || call.response.status == 413 ? 413 : 408;
  send_problem(call.response, error_of_status(status));
  return false;
}

bool HttpServer::before_routing(const httplib::Request& request,
                                httplib::Response& response) const {
  if (const auto wrong = check_origin(request, origins_)) {
    send_problem(response, *wrong);
    return true;
  }
  if (request.method != "GET" && request.method != "HEAD") return false;
  return send_site_file(site_, request, response);
}

// An answer without a body so far is one that httplib gave by itself.
void HttpServer::fill_error(const httplib::Request& request, httplib::Response& response) const {
  if (!response.body.empty()) return;
  if (response.status == 404 && !is_for_programs(request.path) &&
      send_not_found_page(site_, response)) {
    return;
  }
  const int status = response.status;
  send_problem(response, error_of_status(status));
  response.status = status;
}

void HttpServer::after_handling(const httplib::Request& request,
                                httplib::Response& response) const {
  for (const auto& [name, value] : security_headers()) {
    response.set_header(std::string(name), std::string(value));
  }
  if (origins_.is_https) {
    const auto [name, value] = transport_security_header();
    response.set_header(std::string(name), std::string(value));
  }
  // A connection goes on only after the plainest of exchanges: what follows a body or an error
  // might be read differently by a proxy in front.
  const bool plain = (request.method == "GET" || request.method == "HEAD") && !has_body(request);
  if (!plain || response.status >= 400) {
    response.headers.erase("Keep-Alive");
    response.headers.erase("Connection");
    response.set_header("Connection", "close");
    if (Connection* connection = ConnectionServer::current()) connection->close_after_answer();
  }
  if (!is_for_programs(request.path)) return;
  const auto taken = std::chrono::steady_clock::now() - request.start_time_;
  log_event("request",
            {{"method", request.method},
             {"route", request.matched_route},
             {"status", std::to_string(response.status)},
             {"ms", std::to_string(std::chrono::ceil<std::chrono::milliseconds>(taken).count())}});
}

}  // namespace quayside::http
