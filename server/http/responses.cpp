#include "server/http/responses.h"

#include "server/http/status_of_error.h"
#include "shared/wire/api.h"

namespace quayside::http {
namespace {

constexpr const char* kProblemType = "application/problem+json";
constexpr const char* kRetryAfterSeconds = "2";

// For codes without a place in our table the client learns that it was us, and no more.
Error for_outside(const Error& error) {
  if (status_of_error(error.code) != 500) return error;
  return {"internal_error", "the server could not do this", "Try again later."};
}

}  // namespace

Error busy() { return {"server_busy", "too many connections", "Try again in a few seconds."}; }

void send_json(httplib::Response& response, int status, std::string body) {
  response.status = status;
  response.set_header("Cache-Control", "no-store");
  response.set_content(std::move(body), "application/json");
}

void send_problem(httplib::Response& response, const Error& error, std::string_view verdict) {
  response.status = status_of_error(error.code);
  if (response.status == 429 || response.status == 503) {
    response.set_header("Retry-After", kRetryAfterSeconds);
  }
  response.set_header("Cache-Control", "no-store");
  response.set_content(wire::problem_to_json(response.status, for_outside(error), verdict),
                       kProblemType);
}

Error error_of_status(int status) {
  switch (status) {
    case 404:
      return {"not_found", "nothing is here", "Check the address."};
    case 405:
      return {"method_not_allowed", "not with this method", "Check the method."};
    case 408:
      return {"request_timeout", "the request took too long", "Try again."};
    case 413:
      return {"body_too_large", "the body is larger than allowed", "Send less at once."};
    case 415:
      return {"content_type_not_supported", "not a media type for this address",
              "Send application/json, and files as application/octet-stream."};
    default:
      break;
  }
  if (status >= 500) return {"internal_error", "the server could not do this", "Try again later."};
  return {"request_malformed", "the request could not be read", "Check the request."};
}

std::string busy_answer() {
  const std::string body = wire::problem_to_json(503, busy());
  return "HTTP/1.1 503 Service Unavailable\r\nRetry-After: " + std::string(kRetryAfterSeconds) +
         "\r\nConnection: close\r\nX-Content-Type-Options: nosniff\r\nContent-Type: " +
         kProblemType + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

}  // namespace quayside::http
