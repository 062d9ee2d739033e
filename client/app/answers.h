// Answers: the commands that the device and the server cause, see command.h.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "client/app/state.h"

namespace quayside::app {

struct SettingsLoaded {
  Settings settings;
  Identity identity;  ///< only where an earlier version has left it in the clear
  std::string vault_file;
  bool stored;
};
struct VaultMade {
  std::string file;
  std::string recovery_code;
  std::shared_ptr<const seal::UnlockedVault> vault;
};
struct VaultOpened {
  std::shared_ptr<const seal::UnlockedVault> vault;
  std::string new_file;
  std::string recovery_lookup = {};  ///< of the code that opened it
};
struct VaultRefused {
  Error error;
};
/// A change that was asked for is made.
struct VaultChanged {
  std::string file;
  std::string words;          ///< key of the notice that says so
  std::string recovery_code;  ///< the new one, if there is one
};
/// Another window has changed the vault; empty: it has erased this device.
struct VaultReloaded {
  std::string file;
};
struct PasskeyRefused {
  Error error;
};
struct IdentityLoaded {
  std::optional<Identity> identity;  ///< none: this device does not know it yet
  std::vector<wire::MandateView> mandates;
  std::map<std::string, CopySeen> copies;
  std::string retired_kid;
  std::string recovery_lookup = {};
};
struct DeviceErased {
  bool erased = false;
};
struct DraftsLoaded {
  std::vector<Draft> drafts;
  std::size_t unreadable = 0;
  bool loaded = true;
};
struct DraftStored {
  std::string id;
  bool stored = false;
};
struct SignedIn {
  Identity identity;
};
struct SignInFailed {
  Online why = Online::offline;
  Error error;
};
/// The server has one more file of a submission.
struct FileSent {
  std::string id;
  std::string sha256;
};
struct SubmissionAnswered {
  std::string id;
  std::string answer;
  wire::SubmissionView view;
};
struct SubmissionFailed {
  std::string id;
  Error error;
  bool reached = false;
};
struct TrialAnswered {
  std::string id;
  wire::TrialAnswer answer;
};
struct SubmissionChanged {
  wire::SubmissionView view;
};
struct ReviewReceived {
  std::string submission_id;
  std::string bytes;  ///< evidence package
};
struct Decided {
  wire::SubmissionView view;
};
struct OperatorTold {
  std::vector<wire::WaitingKey> keys;
};
struct OrganisationTold {
  wire::OrganisationView organisation;
};
struct MandatesTold {
  std::vector<wire::MandateView> mandates;
};
struct EventsChanged {
  platform::Connection connection;
};
struct EvidenceReceived {
  std::string name;
  std::string bytes;
};
struct OperationFailed {
  Error error;
};
struct DayBegan {
  Date today;
};
struct ServerDescribed {
  wire::ServerInfo info;
};
struct ReferenceDataChanged {};  ///< other code lists are in use: what was judged is judged again

}  // namespace quayside::app
