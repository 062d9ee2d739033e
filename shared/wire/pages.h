// Pages: the addresses that the client answers itself, which the server therefore serves as the
// page. A reload, a bookmark and a link from somebody else must all lead to the same place.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace quayside::wire {

/// First segments of the client's addresses: "/declarations/<id>/items/2", "/rules/R0007".
inline constexpr std::array<std::string_view, 11> kPageRoots{
    "declarations", "submissions",  "new",      "changes", "batch",   "rules",
    "settings",     "organisation", "mandates", "verify",  "operator"};

/// True for an address of the client other than "/"; `path` without its query.
inline bool is_page(std::string_view path) {
  if (path.empty() || path.front() != '/') return false;
  const std::string_view root = path.substr(1, path.find('/', 1) - 1);
  return std::find(kPageRoots.begin(), kPageRoots.end(), root) != kPageRoots.end();
}

}  // namespace quayside::wire
