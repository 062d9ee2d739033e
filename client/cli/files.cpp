#include "client/cli/files.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

namespace quayside::cli {
namespace {

class Descriptor {
 public:
  explicit Descriptor(int number, bool owned = true) : number_(number), owned_(owned) {}
  ~Descriptor() {
    if (owned_ && number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return number_; }

 private:
  int number_;
  bool owned_;
};

Error unreadable(int reason) {
  if (reason == ENOENT) {
    return {"file_missing", "there is no such file", "Check the name and the folder."};
  }
  return {"file_unreadable", std::strerror(reason), "Check that you may read the file."};
}

Error too_large(std::size_t bytes_max) {
  const std::string limit = bytes_max >= 1024 * 1024
                                ? fmt::format("{} MiB", bytes_max / (1024 * 1024))
                                : fmt::format("{} KiB", bytes_max / 1024);
  return {"file_too_large", "the file is larger than " + limit,
          "Check that it is the right file; split it if it holds several declarations."};
}

Error not_written(int reason) {
  return {"file_not_written", std::strerror(reason),
          "Choose a folder that exists and that you may write to."};
}

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

/// The bytes on a new temporary file beside `path`, safely on disk; its name.
Result<std::string> write_beside(const std::string& path, std::string_view bytes, Secrecy secrecy) {
  std::string name = path + ".XXXXXX";
  const Descriptor file(::mkstemp(name.data()));  // mode 0600
  if (file.get() < 0) return not_written(errno);
  if (secrecy == Secrecy::open) {
    const mode_t mask = ::umask(0);
    ::umask(mask);
    ::fchmod(file.get(), 0666 & ~mask);
  }
  if (!write_all(file.get(), bytes) || ::fsync(file.get()) != 0) {
    const int reason = errno;
    ::unlink(name.c_str());
    return not_written(reason);
  }
  return name;
}

}  // namespace

Result<std::string> read_file(const std::string& path, std::size_t bytes_max) {
  const bool is_stdin = path == "-";
  // Opening a pipe without writer would wait for one; reading from it waits as it should.
  const Descriptor file(is_stdin ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC),
                        !is_stdin);
  if (file.get() < 0) return unreadable(errno);
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) return unreadable(errno);
  if (S_ISDIR(status.st_mode)) {
    return Error{"file_is_a_folder", "this is a folder", "Name the files in it."};
  }
  if (S_ISREG(status.st_mode) && static_cast<std::uint64_t>(status.st_size) > bytes_max) {
    return too_large(bytes_max);
  }
  std::string bytes;
  char block[64 * 1024];
  for (;;) {
    const ssize_t count = ::read(file.get(), block, sizeof block);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return unreadable(errno);
    if (count == 0) return bytes;
    bytes.append(block, static_cast<std::size_t>(count));
    if (bytes.size() > bytes_max) return too_large(bytes_max);
  }
}

Result<Done> write_file(const std::string& path, std::string_view bytes, Secrecy secrecy) {
  if (path == "-") {
    if (write_all(STDOUT_FILENO, bytes)) return Done{};
    return not_written(errno);
  }
  // A device or a pipe is written to, not replaced.
  std::error_code failure;
  const std::filesystem::file_status there = std::filesystem::status(path, failure);
  if (std::filesystem::exists(there) && !std::filesystem::is_regular_file(there)) {
    const Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
    if (file.get() >= 0 && write_all(file.get(), bytes)) return Done{};
    return not_written(errno);
  }
  const Result<std::string> name = write_beside(path, bytes, secrecy);
  if (!name) return name.error();
  if (::rename(name->c_str(), path.c_str()) == 0) return Done{};
  const int reason = errno;
  ::unlink(name->c_str());
  return not_written(reason);
}

Result<Done> write_new_secret_file(const std::string& path, std::string_view bytes) {
  const std::filesystem::path folder = std::filesystem::path(path).parent_path();
  std::error_code failure;
  if (!folder.empty() && std::filesystem::create_directories(folder, failure)) {
    std::filesystem::permissions(folder, std::filesystem::perms::owner_all, failure);
  }
  const Result<std::string> name = write_beside(path, bytes, Secrecy::secret);
  if (!name) return name.error();
  // link() fails where rename() would silently take the place of another key.
  const bool linked = ::link(name->c_str(), path.c_str()) == 0;
  const int reason = errno;
  ::unlink(name->c_str());
  if (linked) return Done{};
  if (reason != EEXIST) return not_written(reason);
  return Error{"file_exists", "the file exists already",
               "Choose another name with --key; a key that is gone cannot be made again."};
}

Result<GrowingFile> GrowingFile::at(const std::string& path) {
  GrowingFile growing(path);
  if (path == "-") {
    growing.file_ = STDOUT_FILENO;
    return growing;
  }
  std::string name = path + ".XXXXXX";
  growing.file_ = ::mkstemp(name.data());  // mode 0600
  if (growing.file_ < 0) return not_written(errno);
  growing.name_ = std::move(name);
  return growing;
}

GrowingFile::GrowingFile(GrowingFile&& other) noexcept
    : path_(std::move(other.path_)),
      name_(std::exchange(other.name_, {})),
      file_(std::exchange(other.file_, -1)) {}

GrowingFile::~GrowingFile() {
  if (name_.empty()) return;
  ::close(file_);
  ::unlink(name_.c_str());
}

Result<Done> GrowingFile::add(std::string_view bytes) {
  if (write_all(file_, bytes)) return Done{};
  return not_written(errno);
}

Result<Done> GrowingFile::keep() {
  if (name_.empty()) return Done{};
  if (::fsync(file_) != 0 || ::rename(name_.c_str(), path_.c_str()) != 0) return not_written(errno);
  ::close(file_);
  name_.clear();
  return Done{};
}

bool file_exists(const std::string& path) {
  std::error_code failure;
  return std::filesystem::exists(path, failure);
}

}  // namespace quayside::cli
