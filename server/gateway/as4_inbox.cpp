#include "server/gateway/as4_inbox.h"

#include <algorithm>

#include "server/gateway/dms_file_connector.h"
#include "server/log.h"
#include "server/services/receive_notification.h"
#include "shared/wire/as4_metadata.h"
#include "shared/wire/message.h"

namespace quayside::gateway {
namespace {

constexpr std::size_t kFoldersInARoundMax = 1000;
constexpr std::size_t kFilesInMessageMax = 16;
constexpr std::size_t kNameMax = 120;
constexpr int kNamesTriedMax = 1000;

/// Of regular files only; an entry more than allowed is enough to see that there are too many.
std::map<std::string, FileStamp> stamps_in(const Folder& message) {
  std::map<std::string, FileStamp> stamps;
  for (const std::string& name : message.names(kFilesInMessageMax + 2)) {
    if (const auto stamp = message.stamp_of(name)) stamps[name] = *stamp;
  }
  return stamps;
}

// Under DONE a message keeps its name where that is a plain one.
std::string plain_name(const std::string& name) {
  constexpr std::string_view kPlain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789@._-";
  const bool is_plain = name.size() <= kNameMax && !name.starts_with('.') &&
                        name.find_first_not_of(kPlain) == std::string::npos;
  return is_plain ? name : "message-" + services::hash_text(name).substr(0, 32);
}

}  // namespace

bool As4Inbox::take_in() {
  has_stored_ = false;
  store_fails_ = false;
  still_there_.clear();
  const Folder in = root_.child(kInFolder);
  if (!in.is_open()) return false;
  std::size_t looked_at = 0;
  for (const std::string& name : in.names(kFoldersInARoundMax)) {
    if (store_fails_ || looked_at >= kFoldersInARoundMax) break;
    const Folder folder = in.child(name);
    if (!folder.is_open()) continue;  // a link or a file, which the plug-in does not leave there
    if (folder.stamp_of(kMetadataFile)) {
      look_at(in, name, name);
      ++looked_at;
      continue;
    }
    for (const std::string& inner : folder.names(kFoldersInARoundMax)) {
      if (store_fails_ || ++looked_at > kFoldersInARoundMax) break;
      look_at(folder, name + '/' + inner, inner);
    }
  }
  std::erase_if(seen_, [&](const auto& one) { return !still_there_.contains(one.first); });
  return has_stored_;
}

void As4Inbox::look_at(const Folder& around, const std::string& path, const std::string& name) {
  const Folder message = around.child(name);
  if (!message.is_open()) return;
  still_there_.insert(path);
  Stamps files = stamps_in(message);
  Seen& seen = seen_.try_emplace(path, Seen{files, Clock::now()}).first->second;
  if (seen.files != files) seen = {std::move(files), Clock::now()};
  if (seen.is_reported) return;
  switch (fate_of(seen.files, Clock::now() - seen.since)) {
    case Fate::wait:
      return;
    case Fate::take:
      return take(message, around, name, seen);
    case Fate::refuse:
      log_problem("as4_message_refused", {{"files", std::to_string(seen.files.size())}});
      seen.is_reported = !put_away(around, name, kRefusedFolder);
  }
}

As4Inbox::Fate As4Inbox::fate_of(const Stamps& files, Clock::duration unchanged) const {
  if (unchanged < pauses_.settle) return Fate::wait;
  const bool is_complete = files.contains(kMetadataFile) && files.size() >= 2;
  if (!is_complete) return unchanged < pauses_.give_up ? Fate::wait : Fate::refuse;
  const bool is_small = std::all_of(files.begin(), files.end(), [](const auto& one) {
    return one.second.size <= static_cast<std::int64_t>(wire::kMessageBytesMax);
  });
  return is_small && files.size() <= kFilesInMessageMax ? Fate::take : Fate::refuse;
}

void As4Inbox::take(const Folder& message, const Folder& around, const std::string& name,
                    Seen& seen) {
  const bool may_be_unfinished = Clock::now() - seen.since < pauses_.give_up;
  std::vector<std::string> payloads;
  for (const auto& [file, stamp] : seen.files) {
    if (file == kMetadataFile) continue;
    auto payload = message.read_file(file, wire::kMessageBytesMax);
    if (!payload) return;  // changed this moment
    if (may_be_unfinished && !wire::is_whole_xml(*payload)) return;
    payloads.push_back(std::move(*payload));
  }
  for (const std::string& payload : payloads) {
    if (!services::receive_notification(environment_, {"dk", payload})) {
      store_fails_ = true;
      log_problem("as4_message_not_stored");
      return;  // it stays, and is taken in the next round
    }
    has_stored_ = true;
  }
  seen.is_reported = !put_away(around, name, kDoneFolder);
}

bool As4Inbox::put_away(const Folder& around, const std::string& name, const char* where) {
  const Folder target = root_.child(where);
  const std::string plain = plain_name(name);
  for (int number = 1; number <= kNamesTriedMax; ++number) {
    const std::string tried = number == 1 ? plain : plain + '-' + std::to_string(number);
    if (target.presence_of(tried) != Folder::Presence::absent) continue;
    if (around.move(name, target, tried)) return true;
    break;
  }
  // Stored once more after the next start, and recognised: the folder needs an operator's hand.
  log_problem("as4_message_not_moved");
  return false;
}

Result<std::unique_ptr<As4Inbox>> open_as4_inbox(const std::string& folder,
                                                 const services::Environment& environment,
                                                 const As4InboxPauses& pauses) {
  Folder root = Folder::at(folder);
  for (const char* name : {kInFolder, kDoneFolder, kRefusedFolder}) {
    if (root.is_open() && root.make_child(name).is_open()) continue;
    return Error{"as4_folder_unusable",
                 "the folder of the access point: " + std::string(name) + " cannot be made",
                 "Give --customs-files a folder that this user and the access point may write to."};
  }
  return std::make_unique<As4Inbox>(std::move(root), environment, pauses);
}

}  // namespace quayside::gateway
