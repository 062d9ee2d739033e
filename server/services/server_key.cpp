#include "server/services/server_key.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace quayside::services {
namespace {

constexpr std::size_t kSeedBytes = 32;

Error unreadable() {
  return {"server_key_unreadable", "the file server_key cannot be used",
          "It must hold 32 bytes and be readable by its owner only (mode 0600)."};
}

Result<seal::SigningKey> read_key(int file) {
  struct stat info {};
  std::string seed(kSeedBytes + 1, '\0');
  const bool is_private = fstat(file, &info) == 0 && (info.st_mode & 077) == 0;
  const ssize_t count = ::read(file, seed.data(), seed.size());
  ::close(file);
  if (!is_private || count != static_cast<ssize_t>(kSeedBytes)) return unreadable();
  seed.resize(kSeedBytes);
  return seal::SigningKey::from_seed(seed);
}

bool write_all_and_sync(int file, const std::string& bytes) {
  const bool written =
      ::write(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size());
  const bool synced = written && ::fsync(file) == 0;
  return ::close(file) == 0 && synced;
}

bool sync_folder(const std::string& folder) {
  const int file = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (file < 0) return false;
  const bool synced = ::fsync(file) == 0;
  ::close(file);
  return synced;
}

}  // namespace

Result<seal::SigningKey> load_or_create_server_key(const std::string& data_folder) {
  const std::string path = data_folder + "/server_key";
  const int existing = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  if (existing >= 0) return read_key(existing);
  if (errno != ENOENT) return unreadable();

  // Written beside and renamed, so that a power cut never leaves half a key.
  seal::SigningKey key = seal::SigningKey::generate();
  const std::string fresh = path + ".new";
  ::unlink(fresh.c_str());
  const int file = ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file < 0 || !write_all_and_sync(file, key.seed()) ||
      ::rename(fresh.c_str(), path.c_str()) != 0 || !sync_folder(data_folder)) {
    return Error{"server_key_not_created", "the file server_key could not be written",
                 "Check the data folder and the space on its disk."};
  }
  return key;
}

}  // namespace quayside::services
