// The store in a SQLite database.
#pragma once

#include <memory>
#include <string>

#include "server/store/store.h"

namespace quayside::store {

struct SqliteOptions {
  bool may_create = true;
  bool checkpoints = true;  ///< false for a second process beside the running server
};
/// Error codes: store_not_opened, store_too_new.
Result<std::unique_ptr<Store>> open_sqlite_store(const std::string& path,
                                                 const SqliteOptions& options = {});

}  // namespace quayside::store
