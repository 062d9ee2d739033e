// Routes: every address of the API in one table, with what it asks of a request before its handler
// runs.
#pragma once

#include <httplib.h>

#include <atomic>
#include <functional>
#include <span>
#include <string>

#include "server/http/event_streams.h"
#include "server/http/origins.h"
#include "server/services/environment.h"

namespace quayside::http {

/// What the handlers need besides the request.
struct Backend {
  services::Environment environment;
  EventStreams& events;
  const Origins& origins;
  std::string version;
  // Empty: messages of that customs authority are refused.
  std::string customs_token;     ///< Denmark
  std::string customs_gb_token;  ///< the United Kingdom
  std::string operator_token;    ///< empty: keys are confirmed at the command line only
  std::function<void()> on_customs_message;
  std::atomic<int>& exports_under_way;
};

/// One request on its way through a handler.
struct Call {
  const Backend& backend;
  const httplib::Request& request;
  httplib::Response& response;
  std::string body;
  services::Identity identity;  ///< with Access::session
};

enum class Access {
  open,
  session,     ///< cookie of a session
  customs_dk,  ///< bearer token of the connection to Danish customs
  customs_gb,  ///< the security token of HMRC's pushes, as Basic authorization
};

enum class RateClass { none, enrolment, sign_in, check, upload };

struct Route {
  std::string_view method;
  const char* pattern;  ///< literal or with ":name" segments; never a regular expression
  Access access = Access::session;
  RateClass rate = RateClass::none;
  std::size_t body_max = 0;  ///< 0: no body is read
  void (*handler)(Call&) = nullptr;
  /// The body is bytes (application/octet-stream), not JSON: large, so only a few at a time.
  bool is_binary = false;
};

std::span<const Route> routes();

/// The session token in the Cookie header, or empty.
std::string session_token(const httplib::Request& request);
/// The identity of the request's session; empty after the problem was sent.
bool require_session(Call& call);
/// False also where none is wanted, as then nobody has one.
bool is_token(std::string_view given, std::string_view wanted);
/// False after the problem was sent. Takes the same time for every wrong token.
bool require_customs_token(Call& call, Access access);
inline bool is_for_customs(Access access) {
  return access == Access::customs_dk || access == Access::customs_gb;
}

}  // namespace quayside::http
