// The address of a customs service as an operator writes it.
#pragma once

#include <optional>
#include <string>

namespace quayside::gateway {

struct HttpOrigin {
  std::string host;
  int port = 80;
};

/// "http://HOST:PORT" or "http://HOST", without a path; empty for anything else.
std::optional<HttpOrigin> read_http_origin(const std::string& url);

/// What leads out of this computer must not be spoken to in the clear.
bool is_loopback(const HttpOrigin& origin);

}  // namespace quayside::gateway
