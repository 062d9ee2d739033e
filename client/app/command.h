// Commands: everything that can happen to the state. Imperative: a person asks for it, below; past
// tense: something came back from the device or the server, in answers.h.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "client/app/answers.h"
#include "client/app/batch_commands.h"
#include "client/app/copy_commands.h"
#include "client/app/evidence_commands.h"
#include "client/app/key_commands.h"
#include "client/app/organisation_commands.h"
#include "client/app/state.h"

namespace quayside::app {

struct GoTo {
  Route route;
};
struct SetForm {
  std::string field;
  std::string text;
};
struct CreateDraft {
  std::string profile = "dk";
  std::string data_set = "H7";
};
struct OpenFile {
  platform::PickedFile file;
};
struct AskDelete {
  std::string id;
};
struct DeleteDraft {
  std::string id;
};
struct CopyDraft {
  std::string id;
};
/// A template of the declaration; drafts are made of it with CopyDraft.
struct MakeTemplate {
  std::string id;
};
struct NameTemplate {
  std::string name;  ///< of the template on the screen
};
struct EditField {
  FieldPointer at;
  std::string text;
  bool committed = false;
};
struct AddElement {
  FieldPointer list;
};
struct CopyElement {
  FieldPointer list;
  std::size_t index = 0;
};
struct RemoveElement {
  FieldPointer list;
  std::size_t index = 0;
};
struct MoveElement {
  FieldPointer list;
  std::size_t from = 0;
  std::size_t to = 0;
};
struct ApplyFix {
  Issue issue;  ///< as it was shown; nothing is done once the verdict has none with this fix
};
/// Which drafts break on the day in the form field "changes_day"?
struct CheckDay {};
struct Undo {};
struct Redo {};
struct Check {};
/// Asks the server whether it would take the draft on the screen; nothing is signed.
struct Assess {};
struct SignAndSubmit {};
struct SendAgain {
  std::string id;
};
struct CorrectRejected {
  std::string id;
};
/// A draft of what is asked about a lodged declaration: "amendment", "invalidation",
/// "presentation".
struct AskCustoms {
  std::string id;
  std::string kind;
};
struct SetReason {
  bool is_code = false;
  std::string text;
};
/// Of the draft on the screen, which hands in documents.
struct ChooseFile {
  platform::PickedFile file;
};
struct RemoveFile {
  std::size_t index = 0;
};
struct SetFileType {
  std::size_t index = 0;
  std::string type;
};
struct DownloadDraft {
  bool as_xml = false;
};
struct DownloadEvidence {
  std::string id;
};
struct PrintPage {};
struct SetSettings {
  Settings settings;
};
struct DismissNotice {};
struct Reconnect {};

using Command = std::variant<
    GoTo, SetForm, CreateKey, KeepRecoveryCode, UnlockKey, UnlockWithPasskey, RecoverKey, LockKey,
    OpenKeyFile, CloseKeyFile, SaveKeyFile, IntroduceKey, ChangePassphrase, RenewRecoveryCode,
    AddPasskey, ReplaceKey, KeyReplaced, KeyRetired, RemovePasskey, EraseDevice, IdentityLoaded,
    VaultChanged, VaultReloaded, PasskeyRefused, DeviceErased, CreateDraft, OpenFile, AskDelete,
    DeleteDraft, CopyDraft, MakeTemplate, NameTemplate, EditField, AddElement, CopyElement,
    RemoveElement, MoveElement, ApplyFix, CheckDay, Undo, Redo, Check, Assess, SignAndSubmit,
    SendAgain, ChooseForBatch, SignBatch, SendUnsent, CorrectRejected, AskCustoms, SetReason,
    ChooseFile, RemoveFile, SetFileType, SignKeyEvent, ChoosePolicy, SetPolicy, AskOperator,
    GiveMandate, RevokeMandate, AskRevoke, Approve, Refuse, SaveReviewed, Withdraw, DownloadDraft,
    DownloadEvidence, VerifyEvidence, CompareKeys, DownloadEvidenceText, DownloadEverything,
    PrintPage, SetSettings, DismissNotice, Reconnect, SettingsLoaded, VaultMade, VaultOpened,
    VaultRefused, DraftsLoaded, DraftStored, DraftsChanged, CopiesListed, CopyFetched, CopyKept,
    CopiesReloaded, CopyFailed, CopiesRemoved, SignedIn, SignInFailed, FileSent, SubmissionAnswered,
    SubmissionFailed, TrialAnswered, ReviewReceived, Decided, OperatorTold, OrganisationTold,
    MandatesTold, SubmissionChanged, ServerDescribed, EventsChanged, EvidenceReceived,
    OperationFailed, DayBegan, ReferenceDataChanged>;

/// What views push to; drained after the frame.
class CommandQueue {
 public:
  void push(Command command) { commands_.push_back(std::move(command)); }
  std::vector<Command> take() { return std::move(commands_); }
  bool empty() const { return commands_.empty(); }

 private:
  std::vector<Command> commands_;
};

}  // namespace quayside::app
