#include "server/http/static_files.h"
#include "shared/wire/pages.h"

namespace quayside::http {
namespace {

// An encoding named with q=0 is refused; other weights do not matter with one encoding to offer.
bool accepts_brotli(const httplib::Request& request) {
  const std::string accepted = request.get_header_value("Accept-Encoding");
  std::size_t begin = 0;
  while (begin <= accepted.size()) {
    const std::size_t end = std::min(accepted.find(',', begin), accepted.size());
    std::string token;
    for (const char c : accepted.substr(begin, end - begin)) {
      if (c != ' ' && c != '\t') token += c;
    }
    if (token == "br" || (token.starts_with("br;q=") && !token.starts_with("br;q=0"))) return true;
    if (token.starts_with("br;q=0.") && token.find_first_of("123456789") != std::string::npos) {
      return true;
    }
    begin = end + 1;
  }
  return false;
}

// A provider, not set_content(): httplib would compress a body a second time where it was built
// with compression, and this way nothing is copied.
void send_bytes(httplib::Response& response, const std::string& bytes, const std::string& type) {
  if (bytes.empty()) {
    response.set_content("", type);
    return;
  }
  response.set_content_provider(bytes.size(), type,
                                [&bytes](size_t offset, size_t length, httplib::DataSink& sink) {
                                  return sink.write(bytes.data() + offset, length);
                                });
}

}  // namespace

bool send_site_file(const services::Site& site, const httplib::Request& request,
                    httplib::Response& response) {
  if (request.path.empty() || request.path.front() != '/') return false;
  const bool is_page = request.path == "/" || wire::is_page(request.path);
  const std::string path = is_page ? "index.html" : request.path.substr(1);
  const auto found = site.find(path);
  if (found == site.end()) return false;
  const services::SiteFile& file = found->second;

  const bool compressed = !file.brotli.empty() && accepts_brotli(request);
  const std::string& etag = compressed ? file.brotli_etag : file.etag;
  response.set_header("ETag", etag);
  response.set_header("Cache-Control",
                      file.immutable ? "public,max-age=31536000,immutable" : "no-cache");
  if (!file.brotli.empty()) response.set_header("Vary", "Accept-Encoding");
  const std::string known = request.get_header_value("If-None-Match");
  if (!known.empty() && (known == "*" || known.find(etag) != std::string::npos)) {
    response.status = 304;
    return true;
  }
  response.status = 200;
  if (compressed) response.set_header("Content-Encoding", "br");
  send_bytes(response, compressed ? file.brotli : file.content, file.type);
  return true;
}

bool send_not_found_page(const services::Site& site, httplib::Response& response) {
  const auto found = site.find("404.html");
  if (found == site.end()) return false;
  response.status = 404;
  response.set_header("Cache-Control", "no-cache");
  response.set_content(found->second.content, found->second.type);
  return true;
}

}  // namespace quayside::http
