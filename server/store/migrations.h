// Migrations: the schema as numbered steps. A step that was released is never changed.
#pragma once

#include <span>
#include <string_view>

namespace quayside::store {

/// Step n brings a database from version n - 1 to n; the index is n - 1.
std::span<const std::string_view> sqlite_migrations();

}  // namespace quayside::store
