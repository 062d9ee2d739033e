// What happens to the copies of drafts that the server keeps; see command.h.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "client/app/state.h"
#include "shared/wire/draft_copies.h"

namespace quayside::app {

/// Drafts were stored or removed a moment ago, and the server's copies may be behind.
struct DraftsChanged {
  std::set<std::string> ids;
};
/// All that the server has.
struct CopiesListed {
  std::vector<wire::DraftCopy> copies;
};
/// Another device has changed it.
struct CopyFetched {
  Draft draft;
  std::string version;
};
/// The server has this draft as it was when it was sent; without a hash, it has removed it.
struct CopyKept {
  std::string id;
  CopySeen seen;
};
/// Another window has exchanged copies.
struct CopiesReloaded {
  std::map<std::string, CopySeen> copies;
  KeepCopies keep = KeepCopies::not_chosen;
};
struct CopyFailed {
  Error error;
};
struct CopiesRemoved {
  bool removed = false;
};

}  // namespace quayside::app
