#include "server/services/site.h"

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>

#include "server/services/environment.h"

namespace quayside::services {
namespace {

using Json = nlohmann::json;

std::optional<std::string> read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  std::string content{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (file.bad()) return std::nullopt;
  return content;
}

bool is_safe_path(const std::string& path) {
  return !path.empty() && path.front() != '/' && path.find("..") == std::string::npos &&
         path.find('\\') == std::string::npos;
}

Error malformed() {
  return {"site_manifest_malformed", "manifest.json is not as the packager writes it",
          "Package the page again: ./dev build"};
}

std::string text_member(const Json& entry, const char* name) {
  const auto member = entry.find(name);
  return member != entry.end() && member->is_string() ? member->get<std::string>() : "";
}

Result<SiteFile> load_file(const std::string& folder, const std::string& path, const Json& entry) {
  SiteFile file;
  file.type = text_member(entry, "type");
  const auto immutable = entry.find("immutable");
  file.immutable = immutable != entry.end() && immutable->is_boolean() && immutable->get<bool>();
  auto content = read_file(folder + '/' + path);
  const auto brotli = entry.find("brotli");
  const bool has_twin = brotli != entry.end() && brotli->is_number_unsigned();
  auto twin = has_twin ? read_file(folder + '/' + path + ".br") : std::string();
  if (!content || !twin) {
    return Error{"site_file_missing", path, "Package the page again: ./dev build"};
  }
  file.content = std::move(*content);
  file.brotli = std::move(*twin);
  const std::string hash = hash_text(file.content).substr(0, 32);
  file.etag = '"' + hash + '"';
  file.brotli_etag = '"' + hash + "-br\"";
  return file;
}

}  // namespace

Result<Site> load_site(const std::string& folder) {
  const auto text = read_file(folder + "/manifest.json");
  if (!text) {
    return Error{"site_manifest_missing", "the folder of the page has no manifest.json",
                 "Package the page first: ./dev build"};
  }
  const Json manifest = Json::parse(*text, nullptr, false);
  if (!manifest.is_object()) return malformed();
  const auto files = manifest.find("files");
  if (files == manifest.end() || !files->is_array()) return malformed();
  Site site;
  for (const auto& entry : *files) {
    const std::string path = entry.is_object() ? text_member(entry, "path") : "";
    if (!is_safe_path(path)) return malformed();
    auto file = load_file(folder, path, entry);
    if (!file) return file.error();
    site.emplace(path, std::move(*file));
  }
  return site;
}

}  // namespace quayside::services
