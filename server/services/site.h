// Site: the files of the page, read once at start and kept in memory.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "shared/base/result.h"

namespace quayside::services {

struct SiteFile {
  std::string type;
  std::string content;
  std::string brotli;  ///< empty if there is no compressed twin
  std::string etag;    ///< quoted; the compressed twin has its own
  std::string brotli_etag;
  bool immutable = false;  ///< its name changes with its content
};

/// By path without a leading slash: "index.html".
using Site = std::unordered_map<std::string, SiteFile>;

/// Reads FOLDER/manifest.json and the files it lists; files it does not list are not served.
/// Error codes: site_manifest_missing, site_manifest_malformed, site_file_missing.
Result<Site> load_site(const std::string& folder);

}  // namespace quayside::services
