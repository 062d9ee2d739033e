#include <algorithm>
#include <set>

#include "shared/seal/seal.h"
#include "shared/wire/cds_api.h"
#include "shared/wire/cds_uploads.h"
#include "shared/wire/dms.h"
#include "shared/wire/evidence_findings.h"

namespace quayside::wire {
namespace {

// What is said about a file names neither; HMRC repeats the name of a file that it took.
bool is_about_a_file_of(const std::vector<Document>& documents, const Notification& notification) {
  if (notification.type != kFileTaken && notification.type != kFileRefused) return false;
  const std::string& name = notification.statements.front().code;
  return std::any_of(documents.begin(), documents.end(), [&](const Document& document) {
    return name.empty() || document.name == name;
  });
}

// A message belongs to the declaration by its LRN, or by the MRN that such a message gave it or
// that a request about it names.
bool messages_belong(const std::vector<Notification>& notifications, const SignedContent& content) {
  const std::string& lrn = content.declaration.lrn;
  std::set<std::string> mrns;
  if (!content.header.request.mrn.empty()) mrns.insert(content.header.request.mrn);
  for (const Notification& notification : notifications) {
    if (notification.lrn == lrn && !notification.mrn.empty()) mrns.insert(notification.mrn);
  }
  return std::all_of(notifications.begin(), notifications.end(), [&](const Notification& one) {
    return is_about_a_file_of(content.header.request.documents, one) || mrns.count(one.mrn) > 0 ||
           (one.lrn == lrn && !lrn.empty());
  });
}

void check_contents(CheckedPackage& checked) {
  std::vector<Notification> notifications;
  bool readable = true;
  const bool is_british = checked.content.header.profile == "gb";
  for (const std::string& message : checked.package.messages) {
    const Result<std::vector<Notification>> several =
        is_british ? read_cds_notifications(message) : read_dms_notifications(message);
    readable = readable && several.has_value();
    if (several) notifications.insert(notifications.end(), several->begin(), several->end());
  }
  checked.state(readable, "messages_readable");
  checked.state(messages_belong(notifications, checked.content), "messages_belong");
}

/// The entries are in the log and count up from 1, and the messages are theirs, one by one.
bool are_logged(const CheckedPackage& checked) {
  const EvidencePackage& package = checked.package;
  std::uint64_t number = 0;
  auto message = package.messages.begin();
  for (const MessageEntry& entry : package.message_entries) {
    const std::string bytes = message_entry_bytes(entry, checked.receipt.submission_id);
    if (!checked.head || entry.number != ++number || !is_in_log(entry.place, bytes, *checked.head))
      return false;
    if (entry.is_withheld) continue;
    if (message == package.messages.end() || seal::hex(seal::sha256(*message)) != entry.hash)
      return false;
    ++message;
  }
  return message == package.messages.end();
}

}  // namespace

void check_messages(CheckedPackage& checked) {
  const EvidencePackage& package = checked.package;
  const auto& entries = package.message_entries;
  if (!package.messages.empty()) check_contents(checked);
  if (!package.messages.empty() || !entries.empty()) {
    // Before the log told of each submission's messages, a package had nothing about them.
    if (entries.empty() && !names_level_and_verdict(checked.receipt)) {
      checked.note("messages_not_logged");
    } else {
      checked.state(are_logged(checked), "messages_logged");
    }
  }
  checked.note_if(std::any_of(entries.begin(), entries.end(),
                              [](const MessageEntry& entry) { return entry.is_withheld; }),
                  "messages_withheld");
  checked.note("later_messages");
}

}  // namespace quayside::wire
