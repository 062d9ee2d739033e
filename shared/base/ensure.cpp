#include "shared/base/ensure.h"

#include <cstdio>
#include <cstdlib>

namespace quayside {

void ensure_failed(std::string_view what) {
  std::fprintf(stderr, "quayside: internal error: %.*s\n", static_cast<int>(what.size()),
               what.data());
  std::abort();
}

}  // namespace quayside
