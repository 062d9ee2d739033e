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

/// A file that grows piece by piece, and takes its place only once it is whole; its owner's only.
/// "-" is standard output. Error code of all: file_not_written.
class GrowingFile {
 public:
  static Result<GrowingFile> at(const std::string& path);
  ~GrowingFile();
  GrowingFile(GrowingFile&& other) noexcept;
  GrowingFile(const GrowingFile&) = delete;
  GrowingFile& operator=(const GrowingFile&) = delete;

  Result<Done> add(std::string_view bytes);
  Result<Done> keep();

 private:
  explicit GrowingFile(std::string path) : path_(std::move(path)) {}
  std::string path_;
  std::string name_;  ///< while it grows; empty for standard output
  int file_ = -1;
};

bool file_exists(const std::string& path);

}  // namespace quayside::cli
