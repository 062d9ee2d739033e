#include "server/http/origins.h"

#include <algorithm>

namespace quayside::http {
namespace {

bool contains(const std::vector<std::string>& list, const std::string& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

bool changes_something(const httplib::Request& request) {
  return request.method != "GET" && request.method != "HEAD";
}

}  // namespace

Origins Origins::of(const std::string& listen_host, int port, const std::string& public_origin) {
  Origins result;
  const std::string port_text = ":" + std::to_string(port);
  const bool v6 = listen_host.find(':') != std::string::npos;
  for (const std::string& host : {v6 ? '[' + listen_host + ']' : listen_host,
                                  std::string("127.0.0.1"), std::string("localhost")}) {
    if (contains(result.hosts, host + port_text)) continue;
    result.hosts.push_back(host + port_text);
    result.origins.push_back("http://" + host + port_text);
    if (port == 80) {
      result.hosts.push_back(host);
      result.origins.push_back("http://" + host);
    }
  }
  if (!public_origin.empty()) {
    result.is_https = public_origin.starts_with("https://");
    result.origins.push_back(public_origin);
    result.hosts.push_back(public_origin.substr(public_origin.find("://") + 3));
  }
  return result;
}

bool is_origin(const std::string& text) {
  const std::size_t scheme = text.starts_with("https://") ? 8 : text.starts_with("http://") ? 7 : 0;
  if (scheme == 0 || text.size() == scheme) return false;
  return text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-:[]", scheme) ==
         std::string::npos;
}

std::optional<Error> check_origin(const httplib::Request& request, const Origins& origins) {
  if (request.get_header_value_count("Host") != 1) {
    return Error{"host_missing", "not exactly one Host header", "Send one Host header."};
  }
  if (!contains(origins.hosts, request.get_header_value("Host"))) {
    return Error{"host_not_allowed", "this server has another name",
                 "Use the address that the server was started with."};
  }
  if (!changes_something(request)) return std::nullopt;
  const std::string site = request.get_header_value("Sec-Fetch-Site");
  const std::string origin = request.get_header_value("Origin");
  if ((!site.empty() && site != "same-origin" && site != "none") ||
      (!origin.empty() && !contains(origins.origins, origin))) {
    return Error{"cross_site_request", "the request comes from another site",
                 "Open the page of this server and try there."};
  }
  return std::nullopt;
}

}  // namespace quayside::http
