// Draft copies in the store: what people keep here of their drafts, which nobody can read here.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace quayside::store {

struct DraftCopyRecord {
  std::string id;
  std::int64_t version = 0;
  std::int64_t size = 0;  ///< 0: the draft was removed
};

/// All of it belongs to a key: only what holds that key can read a copy.
class DraftCopyReader {
 public:
  virtual ~DraftCopyReader() = default;
  virtual std::vector<DraftCopyRecord> draft_copies(std::string_view kid) = 0;
  virtual std::string draft_copy_bytes(std::string_view kid, std::string_view id) = 0;
  /// The key file that is kept under the hash; empty if none is.
  virtual std::string recovery_file(std::string_view lookup_hash) = 0;
};

class DraftCopyWriter {
 public:
  virtual ~DraftCopyWriter() = default;
  /// The size is that of the bytes.
  virtual void keep_draft_copy(std::string_view kid, const DraftCopyRecord& copy,
                               std::string_view bytes, std::int64_t at) = 0;
  virtual void remove_draft_copies(std::string_view kid) = 0;
  /// In place of the one that the key has.
  virtual void keep_recovery_file(std::string_view kid, std::string_view lookup_hash,
                                  std::string_view file, std::int64_t at) = 0;
  virtual void remove_recovery_file(std::string_view kid) = 0;
  /// Of those that both keys have, the one of `to` stays.
  virtual void move_draft_copies(std::string_view from, std::string_view to) = 0;
};

}  // namespace quayside::store
