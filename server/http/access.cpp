#include "server/http/responses.h"
#include "server/http/routes.h"
#include "server/services/sign_in.h"

namespace quayside::http {

std::string session_token(const httplib::Request& request) {
  constexpr std::string_view kName = "quayside_session=";
  const std::string cookies = request.get_header_value("Cookie");
  std::size_t begin = 0;
  while (begin < cookies.size()) {
    const std::size_t end = std::min(cookies.find(';', begin), cookies.size());
    std::string_view cookie = std::string_view(cookies).substr(begin, end - begin);
    while (cookie.starts_with(' '))
      cookie.remove_prefix(1);
    if (cookie.starts_with(kName)) return std::string(cookie.substr(kName.size()));
    begin = end + 1;
  }
  return "";
}

bool require_session(Call& call) {
  if (auto identity = services::identify(call.backend.environment, session_token(call.request))) {
    call.identity = std::move(*identity);
    return true;
  }
  send_problem(call.response, {"sign_in_required", "no session", "Sign in and try again."});
  return false;
}

bool is_token(std::string_view given, std::string_view wanted) {
  // Hashes are compared, so that the time taken says nothing about the token.
  return !wanted.empty() && seal::sha256(given) == seal::sha256(wanted);
}

bool require_customs_token(Call& call, Access access) {
  const bool british = access == Access::customs_gb;
  const std::string_view scheme = british ? "Basic " : "Bearer ";
  const std::string header = call.request.get_header_value("Authorization");
  const std::string given = header.starts_with(scheme) ? header.substr(scheme.size()) : "";
  const std::string& wanted = british ? call.backend.customs_gb_token : call.backend.customs_token;
  if (is_token(given, wanted)) return true;
  send_problem(call.response, {"token_refused", "not the token of the customs connection",
                               "Send the token that the server was started with."});
  return false;
}

}  // namespace quayside::http
