// Handlers: one overload per command, grouped by file; only apply.cpp calls them.
#pragma once

#include "client/app/apply.h"
#include "client/app/batch_handlers.h"
#include "client/app/copy_handlers.h"

namespace quayside::app {

struct Context {
  AppState& state;
  const Moment& moment;
  Effects effects;

  void run(Effect effect) { effects.push_back(std::move(effect)); }
  void notify(std::string key, std::string detail = "", bool bad = false);
  /// Read out with the next frame, after what else has happened until then.
  void announce(std::string key, MessageArguments arguments = {});
  /// Changes the page; the focus goes to the field of the route, or to the page's heading.
  void go(Route route);
  void go(Screen screen, std::string id = "");
};

// apply_keys.cpp: the key on this device.
void handle(Context& context, const CreateKey& command);
void handle(Context& context, const KeepRecoveryCode& command);
void handle(Context& context, const UnlockKey& command);
void handle(Context& context, const UnlockWithPasskey& command);
void handle(Context& context, const RecoverKey& command);
void handle(Context& context, const LockKey& command);
void handle(Context& context, const VaultMade& command);
void handle(Context& context, const VaultOpened& command);
void handle(Context& context, const VaultRefused& command);
void handle(Context& context, const VaultReloaded& command);
void handle(Context& context, const PasskeyRefused& command);

// apply_key_settings.cpp: what wraps the key, its file, and the end of it on this device.
void handle(Context& context, const OpenKeyFile& command);
void handle(Context& context, const CloseKeyFile& command);
void handle(Context& context, const SaveKeyFile& command);
void handle(Context& context, const ChangePassphrase& command);
void handle(Context& context, const RenewRecoveryCode& command);
void handle(Context& context, const AddPasskey& command);
void handle(Context& context, const ReplaceKey& command);
void handle(Context& context, const KeyReplaced& command);
void handle(Context& context, const KeyRetired& command);
void handle(Context& context, const RemovePasskey& command);
void handle(Context& context, const VaultChanged& command);
void handle(Context& context, const EraseDevice& command);
void handle(Context& context, const DeviceErased& command);

// apply_session.cpp: sign-in, settings.
void handle(Context& context, const SetForm& command);
void handle(Context& context, const IntroduceKey& command);
void handle(Context& context, const IdentityLoaded& command);
void handle(Context& context, const SetSettings& command);
void handle(Context& context, const Reconnect& command);
void handle(Context& context, const SettingsLoaded& command);
void handle(Context& context, const SignedIn& command);
void handle(Context& context, const SignInFailed& command);
void handle(Context& context, const EventsChanged& command);

// apply_drafts.cpp: making, opening, keeping drafts.
void handle(Context& context, const CreateDraft& command);
void handle(Context& context, const OpenFile& command);
void handle(Context& context, const AskDelete& command);
void handle(Context& context, const DeleteDraft& command);
void handle(Context& context, const CopyDraft& command);
void handle(Context& context, const MakeTemplate& command);
void handle(Context& context, const NameTemplate& command);
void handle(Context& context, const DraftsLoaded& command);
void handle(Context& context, const DraftStored& command);
void handle(Context& context, const DownloadDraft& command);

// apply_editing.cpp: every change of a declaration.
void handle(Context& context, const EditField& command);
void handle(Context& context, const AddElement& command);
void handle(Context& context, const CopyElement& command);
void handle(Context& context, const RemoveElement& command);
void handle(Context& context, const MoveElement& command);
void handle(Context& context, const ApplyFix& command);
void handle(Context& context, const CheckDay& command);
void handle(Context& context, const Undo& command);
void handle(Context& context, const Redo& command);
void handle(Context& context, const Check& command);
/// Judges the draft on the screen, all of it.
void validate_current(Context& context);
/// Judges it after an edit: nothing but what has been typed since it was judged last has changed.
void validate_edited(Context& context);

// apply_together.cpp: the draft on the screen beside the others.

/// Takes the records of all others anew and compares the draft with them.
void compare_current(Context& context);
/// The same where the page shows what is found: a draft that was checked, the home page, and the
/// page of what may be signed together.
void compare_shown(Context& context);
/// Compares the changed draft with the records that there are.
void compare_again(Context& context);

// apply_evidence.cpp: a package that somebody wants to have checked; needs no key and no server.
void handle(Context& context, const VerifyEvidence& command);
void handle(Context& context, const CompareKeys& command);
void handle(Context& context, const DownloadEvidenceText& command);
void handle(Context& context, const ReviewReceived& command);
void handle(Context& context, const SaveReviewed& command);

// apply_requests.cpp: what is asked about a declaration that customs has.
void handle(Context& context, const AskCustoms& command);
void handle(Context& context, const SetReason& command);
/// What the request on the screen comes to, for its page.
void check_request(Context& context);

// apply_documents.cpp: files that are handed in about a declaration.
void handle(Context& context, const ChooseFile& command);
void handle(Context& context, const RemoveFile& command);
void handle(Context& context, const SetFileType& command);
void handle(Context& context, const FileSent& command);
/// The draft hands in what is chosen for it and has no problem.
void take_chosen_files(AppState& state, Draft& draft);

// apply_submission.cpp: from the signature to customs' answer.
void handle(Context& context, const Assess& command);
void handle(Context& context, const TrialAnswered& command);
void handle(Context& context, const SignAndSubmit& command);
void handle(Context& context, const SendAgain& command);
void handle(Context& context, const CorrectRejected& command);
void handle(Context& context, const DownloadEvidence& command);
void handle(Context& context, const SubmissionAnswered& command);
void handle(Context& context, const SubmissionFailed& command);
void handle(Context& context, const SubmissionChanged& command);
void handle(Context& context, const EvidenceReceived& command);

// apply_organisation.cpp: people, policy, mandates; statements that the key signs.
void handle(Context& context, const SignKeyEvent& command);
void handle(Context& context, const ChoosePolicy& command);
void handle(Context& context, const SetPolicy& command);
void handle(Context& context, const GiveMandate& command);
void handle(Context& context, const RevokeMandate& command);
void handle(Context& context, const AskRevoke& command);
void handle(Context& context, const Approve& command);
void handle(Context& context, const Refuse& command);
void handle(Context& context, const Withdraw& command);
void handle(Context& context, const AskOperator& command);
void handle(Context& context, const OperatorTold& command);
void handle(Context& context, const Decided& command);
void handle(Context& context, const OrganisationTold& command);
void handle(Context& context, const MandatesTold& command);

}  // namespace quayside::app
