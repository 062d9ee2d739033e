#include "server/gateway/folder.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include <cerrno>

namespace quayside::gateway {
namespace {

constexpr std::size_t kNamesInFolderMax = 1000;

bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(file, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return true;
}

// One byte more than it has is tried, so that a file which grows meanwhile is noticed.
std::optional<std::string> read_all(int file, std::size_t size) {
  std::string bytes(size + 1, '\0');
  std::size_t count = 0;
  while (count < bytes.size()) {
    const ssize_t n = ::read(file, bytes.data() + count, bytes.size() - count);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return std::nullopt;
    if (n == 0) break;
    count += static_cast<std::size_t>(n);
  }
  if (count > size) return std::nullopt;
  bytes.resize(count);
  return bytes;
}

}  // namespace

Folder::~Folder() {
  if (fd_ >= 0) ::close(fd_);
}

Folder& Folder::operator=(Folder&& other) noexcept {
  std::swap(fd_, other.fd_);
  return *this;
}

Folder Folder::at(const std::string& path) {
  return Folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
}

Folder Folder::child(const std::string& name) const {
  return Folder(::openat(fd_, name.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
}

Folder Folder::make_child(const std::string& name) const {
  const bool is_new = ::mkdirat(fd_, name.c_str(), 0700) == 0;
  if (!is_new && errno != EEXIST) return {};
  Folder made = child(name);
  // Whatever our umask is: who may read this folder is meant to read the new one.
  if (is_new && made.is_open() && ::fchmod(made.fd_, rights()) != 0) return {};
  return made;
}

Folder::Presence Folder::presence_of(const std::string& name) const {
  struct stat info {};
  if (::fstatat(fd_, name.c_str(), &info, AT_SYMLINK_NOFOLLOW) == 0) return Presence::present;
  return errno == ENOENT ? Presence::absent : Presence::unknown;
}

std::vector<std::string> Folder::names(std::size_t most) const {
  std::vector<std::string> all;
  // A description of its own: the position in a directory belongs to the description.
  const int own = ::openat(fd_, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  DIR* directory = own >= 0 ? ::fdopendir(own) : nullptr;
  if (directory == nullptr) {
    if (own >= 0) ::close(own);
    return all;
  }
  while (all.size() < most) {
    const dirent* entry = ::readdir(directory);
    if (entry == nullptr) break;
    const std::string name = entry->d_name;
    if (name != "." && name != "..") all.push_back(name);
  }
  ::closedir(directory);
  return all;
}

std::optional<FileStamp> Folder::stamp_of(const std::string& name) const {
  struct stat info {};
  if (::fstatat(fd_, name.c_str(), &info, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISREG(info.st_mode)) {
    return std::nullopt;
  }
  return FileStamp{info.st_size, info.st_mtim.tv_sec * 1'000'000'000 + info.st_mtim.tv_nsec};
}

std::optional<std::string> Folder::read_file(const std::string& name, std::size_t bytes_max) const {
  // Not blocking: opening a pipe that nobody writes to would wait.
  const int file = ::openat(fd_, name.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (file < 0) return std::nullopt;
  struct stat info {};
  std::optional<std::string> bytes;
  if (::fstat(file, &info) == 0 && S_ISREG(info.st_mode) &&
      info.st_size <= static_cast<off_t>(bytes_max)) {
    bytes = read_all(file, static_cast<std::size_t>(info.st_size));
  }
  ::close(file);
  return bytes;
}

bool Folder::write_file(const std::string& name, std::string_view bytes) const {
  const int file =
      ::openat(fd_, name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (file < 0) return false;
  const bool written =
      ::fchmod(file, rights() & 0660U) == 0 && write_all(file, bytes) && ::fsync(file) == 0;
  return ::close(file) == 0 && written;
}

bool Folder::sync() const { return ::fsync(fd_) == 0; }

bool Folder::move(const std::string& name, const Folder& target,
                  const std::string& new_name) const {
  // A folder takes the place of an empty one only, so nothing is ever overwritten.
  return ::renameat(fd_, name.c_str(), target.fd_, new_name.c_str()) == 0;
}

void Folder::remove_child(const std::string& name) const {
  const Folder inside = child(name);
  if (inside.is_open()) {
    for (const std::string& file : inside.names(kNamesInFolderMax)) {
      ::unlinkat(inside.fd_, file.c_str(), 0);
    }
  }
  ::unlinkat(fd_, name.c_str(), AT_REMOVEDIR);
}

unsigned Folder::rights() const {
  struct stat info {};
  const bool known = ::fstat(fd_, &info) == 0;
  return known ? (info.st_mode & 02770U) | 0700U : 0700U;
}

}  // namespace quayside::gateway
