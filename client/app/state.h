// State: everything the screens show. Views read it; only apply() changes it.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "client/app/draft.h"
#include "client/app/judgements.h"
#include "client/app/route.h"
#include "client/platform/platform.h"
#include "shared/base/date.h"
#include "shared/domain/declaration.h"
#include "shared/messages/messages.h"
#include "shared/rules/rule.h"
#include "shared/seal/vault.h"
#include "shared/wire/api.h"
#include "shared/wire/dms.h"
#include "shared/wire/mandate.h"
#include "shared/wire/operator_desk.h"
#include "shared/wire/organisation.h"
#include "shared/wire/submission.h"

namespace quayside::app {

/// Whether drafts are kept with the server as well, encrypted.
enum class KeepCopies { not_chosen, yes, no };

struct Settings {
  std::string language = "en";
  std::string appearance = "light";
  int text_px = 16;
  int lock_after_min = 15;  ///< minutes without a touch; 0: never
  KeepCopies keep_copies = KeepCopies::not_chosen;
};

/// Who the key on this device belongs to.
struct Identity {
  std::string eori;
  std::string organisation;
  std::string person;
  std::string role = {};  ///< name of a wire::Role; empty before the server has said it

  bool operator==(const Identity&) const = default;
};

/// A message that is not in a language yet.
struct Words {
  std::string key;
  MessageArguments arguments;
};

/// A key or a mandate that somebody wants to end; asked about before it is done.
struct Revocation {
  wire::KeyEvent event;  ///< about the key; or none, and
  std::string mandate;   ///< id of the mandate
  std::string name;      ///< of the key or of the broker
};

/// What this device knows of the copy of a draft that the server keeps.
struct CopySeen {
  std::string version;
  std::string hash;      ///< of what it holds, see content_hash()
  bool removed = false;  ///< the person has deleted the draft here, so the copy is to go, too
};

enum class Online { unknown, signed_in, offline, pending, refused };

struct Notice {
  std::string key;  ///< message key
  std::string detail;
  bool bad = false;
};

struct AppState {
  Route route;
  Settings settings;
  Date today;

  std::string vault_file;
  bool vault_picked = false;  ///< from a disk: it is kept on this device once it is unlocked
  bool has_passkeys = false;  ///< this browser can make them
  std::string recovery_code;  ///< only until the person says that it is kept
  std::string recovery_lookup;  ///< seal::recovery_lookup() of it; empty: not known here
  bool recovery_is_due = false;  ///< the code is new, and the server may keep the file of another
  std::shared_ptr<const seal::UnlockedVault> vault;
  Identity identity;
  std::string invitation;  ///< to the organisation; until the server has taken it
  Online online = Online::unknown;
  std::string refusal;  ///< code of why the server refuses the key; empty if it does not
  platform::Connection events = platform::Connection::lost;
  /// The authorities that the server sends to, by profile; absent as long as it has not said so.
  std::optional<std::vector<std::string>> connected;
  bool demonstration = false;  ///< the server confirms every new key
  std::string busy;  ///< message key of what is going on, or empty

  std::map<std::string, std::string> form;  ///< fields that belong to no declaration
  std::map<std::string, std::string> form_errors;
  std::optional<Notice> notice;

  std::vector<Draft> drafts;                  ///< newest first
  bool drafts_loaded = false;                 ///< all that lie on the device, and readable
  std::map<std::string, CopySeen> copies;     ///< by id of the draft
  std::string retired_kid;  ///< the key that this device has replaced, as long as it is in use
  bool key_is_new = false;  ///< it has just replaced another, and may have no copies yet
  std::optional<Verdict> verdict;             ///< of the draft on the screen, after every edit
  std::optional<Comparison> comparison;       ///< once the draft was checked
  std::optional<RequestCheck> request_check;  ///< of the request on the screen
  std::optional<Trial> trial;                 ///< of the draft on the screen
  Batch batch;                                ///< once its page was opened
  std::optional<Sending> sending;
  Judge judge;
  std::optional<wire::OrganisationView> organisation;  ///< as the server told last
  std::optional<wire::SigningPolicy> new_policy;       ///< chosen, and not signed yet
  std::vector<wire::MandateView> mandates;             ///< given and held
  /// Of the organisation, or lodged for it, that no draft on this device stands for; newest first.
  std::vector<wire::SubmissionView> others;
  std::optional<std::vector<wire::WaitingKey>> waiting_keys;  ///< as the operator was told
  std::optional<DayCheck> day_check;      ///< the answer on the page of changes
  std::map<std::string, std::vector<ChosenFile>> chosen;  ///< to be handed in, by id of the draft
  std::optional<CheckedEvidence> evidence;
  std::string confirm_delete;             ///< id of the draft that is about to be deleted
  std::optional<Revocation> confirm_revoke;
  std::string focus;                      ///< key that takes the focus in the next frame
  std::vector<Words> announcements;       ///< to be read out in the next frame, oldest first
  std::vector<FieldPointer> newly_asked;  ///< asked for since the last edit, and still empty
  int form_attempts = 0;  ///< so that each failed attempt moves the focus to its error summary
};

const Draft* find_draft(const AppState& state, const std::string& id);
Draft* find_draft(AppState& state, const std::string& id);
/// The draft of the current route, or null.
const Draft* current_draft(const AppState& state);
Draft* current_draft(AppState& state);

/// Whether the check found errors in the draft on the screen, by itself or beside others.
bool has_errors(const AppState& state);

/// A screen where a field can be seen: its section, or the page of its goods item.
Route route_to_field(const Draft& draft, const FieldPointer& field);

}  // namespace quayside::app
