#include "server/gateway/dms_file_connector.h"

#include <algorithm>
#include <array>

#include "server/log.h"
#include "shared/wire/as4_metadata.h"
#include "shared/wire/message.h"

namespace quayside::gateway {
namespace {

constexpr const char* kPayloadFile = "declaration.xml";
constexpr std::string_view kPayloadStem = "declaration";
constexpr std::string_view kErrorSuffix = ".error";
constexpr std::string_view kLockSuffix = ".lock";  // while the plug-in hands a file over
constexpr std::string_view kMissingReceipt = "EBMS:0301";
constexpr std::size_t kTemplateMax = 64 * 1024;
constexpr std::size_t kErrorFileMax = 64 * 1024;
constexpr std::size_t kFilesInMessageMax = 100;
constexpr int kAttemptsMax = 100'000;

struct Payload {
  std::string metadata;
  std::string xml;
};

// The one place that knows what an Outgoing holds.
Payload payload_of(const Outgoing& outgoing, const std::string& metadata_template) {
  const std::string& data_set = outgoing.message.declaration.data_set;
  // Customs' schema of the AS4 header takes an NCName as ConversationId: a letter first.
  const wire::As4Message message{
      .address = wire::as4_address_of(data_set, outgoing.message.rest.request),
      .conversation = "quayside-" + outgoing.message_id,
      .data_set = data_set};
  return {wire::write_as4_metadata(metadata_template, message),
          wire::write_message(outgoing.message)};
}

/// The message id is ours, but it becomes a name of a folder.
bool is_name(std::string_view text) {
  constexpr std::string_view kLetters =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-";
  return !text.empty() && text.size() <= 64 &&
         text.find_first_not_of(kLetters) == std::string_view::npos;
}

std::string name_of(const std::string& message_id, int attempt) {
  return attempt == 1 ? message_id : message_id + '-' + std::to_string(attempt);
}

std::vector<std::string> payload_files(const Folder& folder) {
  std::vector<std::string> names =
      folder.is_open() ? folder.names(kFilesInMessageMax) : std::vector<std::string>{};
  std::erase_if(names, [](const std::string& name) {
    return !name.starts_with(kPayloadStem) || name.ends_with(kLockSuffix);
  });
  return names;
}

bool any_ends_with(const std::vector<std::string>& names, std::string_view suffix) {
  return std::any_of(names.begin(), names.end(),
                     [&](const std::string& name) { return name.ends_with(suffix); });
}

Error unusable(std::string what) {
  return {"as4_folder_unusable", "the folder of the access point: " + std::move(what),
          "Give --customs-files a folder that this user and the access point may write to."};
}

}  // namespace

DeliveryResult DmsFileConnector::deliver(const Outgoing& outgoing) {
  if (!is_name(outgoing.message_id)) return {Delivery::not_reached, "message id is no name"};
  if (!root_.child(kOutFolder).is_open()) return {Delivery::not_reached, "no folder OUT"};
  const Attempt newest = newest_attempt(outgoing.message_id);
  switch (newest.state) {
    case State::acknowledged:
      return {Delivery::delivered, "acknowledged"};
    case State::under_way:
      return {Delivery::unknown_outcome, "at the access point already"};
    case State::absent:
      return write(name_of(outgoing.message_id, newest.number), outgoing);
    case State::failed:
      // The plug-in's folder of the failed one stays as evidence; a new name cannot meet it.
      return write(name_of(outgoing.message_id, newest.number + 1), outgoing);
  }
  return {};
}

LookUp DmsFileConnector::look_up(const Outgoing& outgoing) {
  if (!is_name(outgoing.message_id)) return LookUp::unknown;
  switch (newest_attempt(outgoing.message_id).state) {
    case State::acknowledged:
      return LookUp::received;
    case State::under_way:
      return LookUp::unknown;
    case State::absent:
    case State::failed:
      return LookUp::not_received;
  }
  return LookUp::unknown;
}

DmsFileConnector::Attempt DmsFileConnector::newest_attempt(const std::string& message_id) const {
  Attempt newest;
  for (int number = 1; number <= kAttemptsMax; ++number) {
    const State state = state_of(name_of(message_id, number));
    if (state == State::absent) return number == 1 ? Attempt{1, State::absent} : newest;
    newest = {number, state};
    // Only after a failure there can be another.
    if (state != State::failed) return newest;
  }
  return {kAttemptsMax, State::under_way};
}

DmsFileConnector::State DmsFileConnector::state_of(const std::string& name) const {
  // In the order in which the plug-in moves a file: what has left OUT is in SENT or FAILED already.
  const Folder out = root_.child(kOutFolder);
  if (!out.is_open()) return State::under_way;  // nothing can be said, say, of a lost mount
  const Folder::Presence presence = out.presence_of(name);
  if (presence == Folder::Presence::unknown) return State::under_way;
  if (presence == Folder::Presence::present) {
    const std::vector<std::string> files = payload_files(out.child(name));
    if (any_ends_with(files, ".ACKNOWLEDGED") ||
        any_ends_with(files, ".ACKNOWLEDGED_WITH_WARNING")) {
      return State::acknowledged;
    }
    if (any_ends_with(files, ".SEND_FAILURE")) return State::failed;
    if (!files.empty()) return State::under_way;
  }
  const State finished = state_of_finished(name);
  if (finished != State::absent) return finished;
  // Taken, and deleted after sending: what became of it, the folders do not tell.
  return presence == Folder::Presence::present ? State::under_way : State::absent;
}

DmsFileConnector::State DmsFileConnector::state_of_finished(const std::string& name) const {
  if (!payload_files(root_.child(kSentFolder).child(name)).empty()) return State::acknowledged;
  const Folder failed = root_.child(kFailedFolder).child(name);
  const std::vector<std::string> files = payload_files(failed);
  for (const std::string& file : files) {
    if (!file.ends_with(kErrorSuffix)) continue;
    const auto words = failed.read_file(file, kErrorFileMax);
    if (!words || words->empty()) continue;  // being written
    // Sent, and not receipted: customs may well have it, and would take another for a second one.
    const bool may_be_there = words->find(kMissingReceipt) != std::string::npos;
    return may_be_there ? State::under_way : State::failed;
  }
  return files.empty() ? State::absent : State::under_way;
}

DeliveryResult DmsFileConnector::write(const std::string& name, const Outgoing& outgoing) const {
  const Folder out = root_.child(kOutFolder);
  const Folder writing = root_.child(kWritingFolder);
  if (!out.is_open() || !writing.is_open()) return {Delivery::not_reached, "no folder OUT"};
  const Payload payload = payload_of(outgoing, template_);
  writing.remove_child(name);  // of a process that stopped
  const bool is_free = writing.presence_of(name) == Folder::Presence::absent;
  const Folder message = is_free ? writing.make_child(name) : Folder();
  if (!message.is_open() || !message.write_file(kMetadataFile, payload.metadata) ||
      !message.write_file(kPayloadFile, payload.xml) || !message.sync() ||
      !writing.move(name, out, name)) {
    writing.remove_child(name);
    log_problem("as4_folder_not_written");
    return {Delivery::not_reached, "the folder OUT cannot be written"};
  }
  // Not known to outlast a power cut, but there: the access point may have it this moment.
  if (!out.sync()) log_problem("as4_folder_not_synced");
  return {Delivery::unknown_outcome, "given to the access point"};
}

Result<std::unique_ptr<CustomsConnector>> connect_dms_files(const std::string& folder) {
  Folder root = Folder::at(folder);
  if (!root.is_open()) return unusable("it is not there, or not to be read");
  auto metadata = root.read_file(kMetadataFile, kTemplateMax);
  if (!metadata) {
    return Error{"as4_template_missing",
                 "there is no metadata.xml in the folder of --customs-files",
                 "server/README.md, section on AS4, shows the template that belongs there."};
  }
  if (const auto checked = wire::check_as4_template(*metadata); !checked) return checked.error();
  for (const char* name : {kOutFolder, kWritingFolder}) {
    if (!root.make_child(name).is_open()) return unusable(std::string(name) + " cannot be made");
  }
  return std::unique_ptr<CustomsConnector>(
      std::make_unique<DmsFileConnector>(std::move(root), std::move(*metadata)));
}

}  // namespace quayside::gateway
