// AS4 inbox: takes in what the access point has received from customs, in the manner of Domibus's
// file system plug-in: IN/RECIPIENT/MESSAGE with metadata.xml and the payloads.
//
// A message is stored before its folder is moved to DONE; nothing is ever deleted. The plug-in
// writes the payloads under their final names, after the metadata, so a folder is taken only once
// its files have stopped changing and are whole. What lies there is from outside: sizes and numbers
// are limited, links are not followed, names never reach the log.
#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <set>
#include <string>

#include "server/gateway/folder.h"
#include "server/services/environment.h"

namespace quayside::gateway {

inline constexpr const char* kInFolder = "IN";
inline constexpr const char* kDoneFolder = "DONE";        ///< stored
inline constexpr const char* kRefusedFolder = "REFUSED";  ///< cannot be a message of customs

struct As4InboxPauses {
  /// A message is left alone that long after its last change.
  std::chrono::milliseconds settle{400};
  /// After that long without a change, what is not whole will not become so.
  std::chrono::milliseconds give_up{60'000};
};

class As4Inbox {
 public:
  As4Inbox(Folder root, const services::Environment& environment, const As4InboxPauses& pauses = {})
      : root_(std::move(root)), environment_(environment), pauses_(pauses) {}

  /// Looks through IN once; true when something was stored. From one thread only.
  bool take_in();

 private:
  using Clock = std::chrono::steady_clock;
  using Stamps = std::map<std::string, FileStamp>;
  struct Seen {
    Stamps files;
    Clock::time_point since;   ///< when the files were first seen as they are
    bool is_reported = false;  ///< that it stays where it is
  };
  enum class Fate { wait, take, refuse };

  void look_at(const Folder& around, const std::string& path, const std::string& name);
  Fate fate_of(const Stamps& files, Clock::duration unchanged) const;
  void take(const Folder& message, const Folder& around, const std::string& name, Seen& seen);
  bool put_away(const Folder& around, const std::string& name, const char* where);

  const Folder root_;
  const services::Environment environment_;
  const As4InboxPauses pauses_;
  std::map<std::string, Seen> seen_;  ///< by the path below IN
  std::set<std::string> still_there_;
  bool has_stored_ = false;
  bool store_fails_ = false;
};

/// Makes the folders below `folder` where they are missing. Error code: as4_folder_unusable.
Result<std::unique_ptr<As4Inbox>> open_as4_inbox(const std::string& folder,
                                                 const services::Environment& environment,
                                                 const As4InboxPauses& pauses = {});

}  // namespace quayside::gateway
