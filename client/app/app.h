// App: the client without its pixels. It owns the state, drains commands through apply() and
// carries out the effects through the platform's ports.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>

#include "client/app/apply.h"
#include "client/platform/platform.h"

namespace quayside::app {

class App {
 public:
  explicit App(platform::Platform& platform);

  /// Loads settings and key from the device, then shows the first screen.
  void start();
  void dispatch(Command command);
  void dispatch_all(CommandQueue& queue);

  /// Locks the key when nobody has touched the page for as long as the settings say. By the clock:
  /// timers stand still while the computer sleeps.
  void lock_if_idle();

  void file_picked(const std::string& key, platform::PickedFile file);
  /// The address bar changed without us: back, forward, a link typed in.
  void route_changed(const std::string& path);

  const AppState& state() const { return state_; }
  /// True once after every change: the page needs a new frame.
  bool take_changed();
  /// What the next frame has to do once: the focus and the words to be read out.
  std::string take_focus();
  std::vector<Words> take_announcements();

 private:
  void run(const StoreDraft& effect);
  void run(const ForgetDraft& effect);
  void run(const StoreVault& effect);
  void run(const StoreSettings& effect);
  void run(const StoreIdentity& effect);
  void run(const StoreMandates& effect);
  void run(const StoreCopies& effect);
  void run(const ListCopies& effect);
  void run(const FetchCopy& effect);
  void run(const KeepCopy& effect);
  void run(const RemoveCopy& effect);
  void run(const RemoveCopies& effect);
  void run(const LoadIdentity& effect);
  void run(const LoadDrafts& effect);
  void run(const MakeVault& effect);
  void run(const OpenVault& effect);
  void run(const RecoverVault& effect);
  void run(const RewrapVault& effect);
  void run(const RenewCode& effect);
  void run(const MakePasskey& effect);
  void run(const RetireKey& effect);
  void run(const StoreRetiredKey& effect);
  void run(const KeepRecovery& effect);
  void find_vault(const RecoverVault& effect);
  void recover(const std::string& file, const RecoverVault& effect);
  void run(const MakeNextKey& effect);
  void run(const DropPasskey& effect);
  void run(const AskPasskey& effect);
  void run(const LockElsewhere& effect);
  void run(const Erase& effect);
  void run(const EnrolAndSignIn& effect);
  void run(const Submit& effect);
  void run(const TryOut& effect);
  void run(const FetchSubmissions& effect);
  void run(const FetchOrganisation& effect);
  void run(const FetchMandates& effect);
  void run(const SendKeyEvent& effect);
  void run(const SendPolicy& effect);
  void run(const SendMandate& effect);
  void run(const SendToOperator& effect);
  void run(const SendDecision& effect);
  void run(const FetchReview& effect);
  void run(const FetchEvidence& effect);
  void run(const CloseEvents& effect);
  void run(const Download& effect);
  void run(const SaveFrom& effect);
  void run(const Print& effect);
  void run(const PushRoute& effect);

  void take_organisation(const platform::HttpAnswer& answer);
  void take_mandates(const platform::HttpAnswer& answer);
  void send_copy(const std::string& id, const std::string& version, const std::string& bytes,
                 const std::string& hash);
  void note_change(const std::string& draft_id);
  /// Whether the server was reached; else all of it waits for the next sign-in.
  bool reached_for_copies(const platform::HttpAnswer& answer);
  void reload_vault();
  void reload_copies();
  /// Calls `change` once the passphrase has opened the vault; else says what is wrong.
  void once_proven(const seal::Secret& passphrase, std::function<void()> change);
  void vault_changed(const Result<std::string>& file, std::string words);
  void create_passkey(const std::string& name);
  void vouch_for(const seal::NewVault& made);
  void take_next_key(const seal::NewVault& made);
  void revoke_old_key(const std::string& kid);
  wire::Envelope key_event(const char* name, const std::string& kid) const;
  std::string enrolment_request(const seal::SigningKey& key) const;

  void send_files(const std::string& draft_id, std::size_t next);
  void submit_envelope(const std::string& draft_id);
  void submission_failed(const std::string& draft_id, const platform::HttpAnswer& answer);
  void begin_sign_in();
  void prove_key(const std::string& challenge);
  void sign_in_failed(const platform::HttpAnswer& answer);
  void sign_in_anew(const platform::HttpAnswer& answer);
  void listen_for_events();
  void retry_later();
  void look_at_clock();
  void ask_what_the_server_is();
  void fetch_reference_data(const std::string& hash);

  /// The record of the device's copy, in the store "settings".
  static constexpr std::string_view kReferenceData = "refdata";
  /// The record in the store "vault".
  static constexpr std::string_view kVaultKey = "key";

  platform::Platform& platform_;
  AppState state_;
  bool changed_ = true;
  bool retry_pending_ = false;
  int retry_ms_ = 2000;
  std::int64_t signed_in_at_s_ = 0;
  std::set<std::string> changed_drafts_;  ///< since copies were sent last
  int copies_under_way_ = 0;
  std::map<std::string, int> storing_;  ///< drafts on their way to the device
};

}  // namespace quayside::app
