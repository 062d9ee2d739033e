// DMS file connector: Danish customs through an AS4 access point on this computer, with which we
// exchange folders in the manner of Domibus's file system plug-in. AS4 itself is the access
// point's.
//
// A message is a folder in OUT with metadata.xml and declaration.xml. The plug-in renames the
// latter as the sending goes on and in the end moves it to SENT or FAILED, into a folder of the
// same name; metadata.xml stays in OUT, and nothing removes it. So a message of which there is no
// trace was never given to the access point. Source: Domibus, File System Plugin Interface Control
// Document and Administration Guide.
#pragma once

#include <memory>
#include <string>

#include "server/gateway/customs_connector.h"
#include "server/gateway/folder.h"
#include "shared/base/result.h"

namespace quayside::gateway {

/// Below the folder that the operator names.
inline constexpr const char* kOutFolder = "OUT";          ///< to customs; the access point reads it
inline constexpr const char* kSentFolder = "SENT";        ///< the access point's: acknowledged
inline constexpr const char* kFailedFolder = "FAILED";    ///< the access point's: given up
inline constexpr const char* kWritingFolder = "WRITING";  ///< what is not whole yet
inline constexpr const char* kMetadataFile = "metadata.xml";

class DmsFileConnector final : public CustomsConnector {
 public:
  /// `metadata_template` has passed wire::check_as4_template().
  DmsFileConnector(Folder root, std::string metadata_template)
      : root_(std::move(root)), template_(std::move(metadata_template)) {}

  std::string_view profile() const override { return "dk"; }
  /// What is written is the access point's: whether customs has it, a look-up shows. A message that
  /// is there already, from before a crash, is not written again, unless sending it has failed.
  DeliveryResult deliver(const Outgoing& outgoing) override;
  /// By the newest of the message's folders, from their names and those of the files in them.
  LookUp look_up(const Outgoing& outgoing) override;

 private:
  enum class State {
    absent,        ///< never given to the access point
    under_way,     ///< it has it, or has had it and does not say what became of it
    acknowledged,  ///< customs has sent the receipt
    failed,        ///< customs has not taken it
  };
  struct Attempt {
    int number = 1;
    State state = State::absent;
  };

  Attempt newest_attempt(const std::string& message_id) const;
  State state_of(const std::string& name) const;
  State state_of_finished(const std::string& name) const;
  /// Beside OUT first, then into it in one step.
  DeliveryResult write(const std::string& name, const Outgoing& outgoing) const;

  const Folder root_;
  const std::string template_;
};

/// `folder` holds the template of metadata.xml; the folders below are made where they are missing.
/// Thread-safe. Error codes: as4_folder_unusable, as4_template_missing, as4_template_malformed,
/// xml_….
Result<std::unique_ptr<CustomsConnector>> connect_dms_files(const std::string& folder);

}  // namespace quayside::gateway
