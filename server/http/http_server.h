// HttpServer: the server as a whole: connections, limits, headers, the page, the API and the event
// streams.
#pragma once

#include <atomic>
#include <memory>
#include <string>

#include "server/http/connection_server.h"
#include "server/http/event_streams.h"
#include "server/http/rate_limiter.h"
#include "server/http/routes.h"
#include "server/services/site.h"

namespace quayside::http {

struct ServerOptions {
  std::string host = "127.0.0.1";
  int port = 0;               ///< 0: any free one
  std::string public_origin;  ///< as the browser sees it behind a proxy on this machine, or empty
  std::string customs_token;
  std::string customs_gb_token;
  std::string operator_token;  ///< of the page that confirms keys; empty: there is none
  std::string version;
  ConnectionLimits connections;
  EventLimits events;
  Rate enrolment_rate{20, 0.5};  ///< each sign-in of the page passes here, many from one address
  Rate sign_in_rate{60, 5};
  Rate upload_rate{66, 1};
  int uploads_at_once = 16;   ///< each may hold 10 MB for two minutes
  Rate check_rate{1000, 20};  ///< the rules work for each, and nothing else slows the caller down
  std::function<void()> on_customs_message;
};

class HttpServer {
 public:
  HttpServer(const services::Environment& environment, services::Site site, ServerOptions options);
  /// Stops: requests under way are answered, event streams are closed.
  ~HttpServer();
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  /// Binds and starts; the port. Error code: address_not_available.
  Result<int> start();
  /// Events were added to the store. Quick, from any thread.
  void wake_event_streams() { events_.wake(); }

 private:
  void set_handlers();
  void add_route(const Route& route);
  void handle(const Route& route, const httplib::Request& request, httplib::Response& response,
              const httplib::ContentReader* reader);
  RateLimiter* limiter_of(RateClass rate);
  bool refuse_early(const Route& route, Call& call);
  void handle_bytes(const Route& route, Call& call, const httplib::ContentReader& reader);
  bool read_body(const Route& route, Call& call, const httplib::ContentReader& reader) const;
  bool before_routing(const httplib::Request& request, httplib::Response& response) const;
  void after_handling(const httplib::Request& request, httplib::Response& response) const;
  void fill_error(const httplib::Request& request, httplib::Response& response) const;

  const services::Environment environment_;
  const services::Site site_;
  const ServerOptions options_;
  Origins origins_;
  EventStreams events_;
  Backend backend_;
  RateLimiter enrolments_;
  RateLimiter sign_ins_;
  RateLimiter checks_;
  RateLimiter uploads_;
  std::atomic<int> uploads_under_way_ = 0;
  std::atomic<int> exports_under_way_ = 0;
  ConnectionServer server_;
  std::thread thread_;
};

}  // namespace quayside::http
