#include "server/gateway/http_origin.h"

#include <string_view>

namespace quayside::gateway {

std::optional<HttpOrigin> read_http_origin(const std::string& url) {
  constexpr std::string_view kScheme = "http://";
  const std::string rest = url.starts_with(kScheme) ? url.substr(kScheme.size()) : "";
  const std::size_t colon = rest.rfind(':');
  const std::string host = rest.substr(0, colon);
  const std::string port_text = colon == std::string::npos ? "80" : rest.substr(colon + 1);
  const bool digits = !port_text.empty() && port_text.size() <= 5 &&
                      port_text.find_first_not_of("0123456789") == std::string::npos;
  const int port = digits ? std::stoi(port_text) : 0;
  if (host.empty() || host.find_first_of("/@?# ") != std::string::npos || port < 1 ||
      port > 65535) {
    return std::nullopt;
  }
  return HttpOrigin{host, port};
}

bool is_loopback(const HttpOrigin& origin) {
  return origin.host == "127.0.0.1" || origin.host == "localhost";
}

}  // namespace quayside::gateway
