// Folder: an open directory whose content others write, too. Nothing is followed: a name leads to
// what lies in this very folder, or to nothing.
#pragma once

#include <sys/stat.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quayside::gateway {

/// What tells whether a file has changed since the last look.
struct FileStamp {
  std::int64_t size = 0;
  std::int64_t modified_ns = 0;

  bool operator==(const FileStamp&) const = default;
};

class Folder {
 public:
  Folder() = default;
  ~Folder();
  Folder(Folder&& other) noexcept : fd_(other.fd_) { other.fd_ = -1; }
  Folder& operator=(Folder&& other) noexcept;

  static Folder at(const std::string& path);
  bool is_open() const { return fd_ >= 0; }

  /// Not open where there is none of that name, or where it is a link or no folder.
  Folder child(const std::string& name) const;
  /// Makes it where it is missing, with the access rights of this one.
  Folder make_child(const std::string& name) const;

  enum class Presence { present, absent, unknown };
  Presence presence_of(const std::string& name) const;
  /// At most `most` names, in no order; empty when it cannot be read.
  std::vector<std::string> names(std::size_t most) const;
  /// Of a regular file; empty for anything else.
  std::optional<FileStamp> stamp_of(const std::string& name) const;
  /// A regular file of at most `bytes_max`; empty for anything else.
  std::optional<std::string> read_file(const std::string& name, std::size_t bytes_max) const;

  /// A new file, on the disk when this returns true. The name must not be taken.
  bool write_file(const std::string& name, std::string_view bytes) const;
  /// What it names is on the disk when this returns true.
  bool sync() const;
  /// In one step; false where the name is taken over there, or anything else is in the way.
  bool move(const std::string& name, const Folder& target, const std::string& new_name) const;
  /// Removes a folder and the files in it, not what lies deeper.
  void remove_child(const std::string& name) const;

 private:
  explicit Folder(int fd) : fd_(fd) {}
  /// Its access rights, without those of everybody.
  unsigned rights() const;

  int fd_ = -1;
};

}  // namespace quayside::gateway
