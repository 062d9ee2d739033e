// Origins: under which names this server may be addressed, and what else a request must show
// before it is looked at.
#pragma once

#include <httplib.h>

#include <optional>
#include <string>
#include <vector>

#include "shared/base/result.h"

namespace quayside::http {

struct Origins {
  std::vector<std::string> origins;  ///< "http://127.0.0.1:8480", "https://customs.example"
  std::vector<std::string> hosts;    ///< the same without the scheme, as in the Host header
  bool is_https = false;             ///< the public origin is

  /// `public_origin` may be empty.
  static Origins of(const std::string& listen_host, int port, const std::string& public_origin);
};

/// "https://customs.example" or "http://127.0.0.1:8480": scheme, host, optional port, nothing else.
bool is_origin(const std::string& text);

/// What is wrong with the request before any route is asked: its Host, and, when it changes
/// something, where it comes from. Error codes: host_missing, host_not_allowed, cross_site_request.
std::optional<Error> check_origin(const httplib::Request& request, const Origins& origins);

}  // namespace quayside::http
