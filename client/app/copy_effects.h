// What has to happen with the copies that the server keeps: of drafts, and of the key file; see
// apply.h.
#pragma once

#include <string>

namespace quayside::app {

struct StoreCopies {};  ///< what is known of them
struct ListCopies {};
struct FetchCopy {
  std::string id;
};
/// `version` is the one of the server's copy that it replaces; empty for the first.
struct KeepCopy {
  std::string id;
  std::string version;
};
struct RemoveCopy {
  std::string id;
  std::string version;
};
struct RemoveCopies {};
/// Stores what the recovery code is looked up by; and where the person keeps copies with the server
/// keeps the file there that the code opens.
struct KeepRecovery {};

}  // namespace quayside::app
