// Files: reading and writing with limits. "-" is standard input or output.
#pragma once

#include <string>
#include <string_view>

#include "shared/base/result.h"

namespace quayside::cli {

/// Refuses folders, devices and what is longer than `bytes_max`, before it is read where the
/// length is known. Error codes: file_missing, file_is_a_folder, file_too_large, file_unreadable.
Result<std::string> read_file(const std::string& path, std::size_t bytes_max);

enum class Secrecy { open, secret };
/// Writes all or nothing: to a temporary file beside, then renamed. Secret files belong to their
/// owner only. Error code: file_not_written.
Result<Done> write_file(const std::string& path, std::string_view bytes,
                        Secrecy secrecy = Secrecy::open);
/// The same, but never in the place of a file that is there. Further error code: file_exists.
Result<Done> write_new_secret_file(const std::string& path, std::string_view bytes);

bool file_exists(const std::string& path);

}  // namespace quayside::cli
