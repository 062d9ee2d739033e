#include "server/services/reference_data.h"

#include <fstream>
#include <iterator>

#include "server/log.h"
#include "shared/codes/reference_data.h"
#include "shared/wire/reference_data.h"

namespace quayside::services {

Result<Done> use_reference_data(const std::string& path) {
  if (path.empty()) return Done{};
  std::ifstream file(path, std::ios::binary);
  std::string bytes(codes::kBundleBytesMax + 1, '\0');
  if (file) file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!file.is_open() || file.bad()) {
    return Error{"refdata_missing", path + " cannot be read",
                 "Give --refdata a bundle that quayside refdata import wrote."};
  }
  bytes.resize(static_cast<std::size_t>(file.gcount()));
  auto hash = wire::use_reference_data(std::move(bytes));
  if (!hash) return hash.error();
  log_event("reference_data", {{"sha256", *hash}});
  return Done{};
}

}  // namespace quayside::services
