// Draft copies: drafts that a person keeps with the server as well, so that they survive the
// device. Each is encrypted with a key that never leaves the person's devices; the server sees how
// large it is, and when it changes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"

namespace quayside::wire {

inline constexpr std::size_t kDraftCopyBytesMax = 8 * 1024 * 1024;
/// Of POST /api/v1/drafts/ID: the copy in base64url, and what stands around it.
inline constexpr std::size_t kDraftCopyBodyMax = kDraftCopyBytesMax / 3 * 4 + 1024;

/// One copy, as GET /api/v1/drafts lists it and POST /api/v1/drafts/ID answers:
/// {"id":…,"size":"1234","version":"7"}
struct DraftCopy {
  std::string id;       ///< UUID of the draft
  std::string version;  ///< a number; another one with each change
  std::string size;     ///< bytes; "0": the draft was removed
};
std::string draft_copy_to_json(const DraftCopy& copy);
Result<DraftCopy> draft_copy_from_json(std::string_view text);
/// {"drafts":[…]}
std::string draft_copies_to_json(const std::vector<DraftCopy>& copies);
Result<std::vector<DraftCopy>> draft_copies_from_json(std::string_view text);

/// {"bytes":"<base64url>","version":"7"}: what GET /api/v1/drafts/ID answers; and the body of a
/// POST, where `version` is the one that the copy replaces, empty for the first, and without bytes
/// the draft is removed.
struct DraftCopyContent {
  std::string version;
  std::string bytes;
};
std::string draft_copy_content_to_json(const DraftCopyContent& content);
/// Error codes: json_*, base64url_malformed.
Result<DraftCopyContent> draft_copy_content_from_json(std::string_view text);

}  // namespace quayside::wire
