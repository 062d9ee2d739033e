// CDS uploads: how HMRC takes documents. It is asked for as many slots as there are files
// (FileUploadRequest.xsd), names an address and the fields of a form for each
// (FileUploadResponse.xsd), and tells later what became of the file (FileUploadNotification.xsd).
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shared/base/result.h"
#include "shared/wire/documents.h"
#include "shared/wire/notification.h"

namespace quayside::wire {

/// The notification types that stand for what became of a file.
inline constexpr std::string_view kFileTaken = "FILE.taken";
inline constexpr std::string_view kFileRefused = "FILE.refused";

std::string write_cds_upload_request(std::string_view mrn, std::span<const Document> documents);

/// Where one file may be sent, once. It comes from outside: nothing here says that the address is
/// one to send anything to.
struct UploadSlot {
  std::string reference;  ///< a UUID
  std::string href;
  std::vector<std::pair<std::string, std::string>> fields;  ///< of the form, in order
};
/// Error codes: those of parse_xml(), and slots_malformed.
Result<std::vector<UploadSlot>> read_cds_upload_slots(std::string_view xml);

/// A notification about a file: `id` is its reference, the statement its name and HMRC's words.
/// False for a message of another kind.
bool read_cds_file_notification(std::string_view xml, Notification& notification);

}  // namespace quayside::wire
