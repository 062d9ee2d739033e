#include <algorithm>

#include "client/app/handlers.h"
#include "client/app/key_form.h"
#include "shared/base/text.h"

namespace quayside::app {
namespace {

void open_up(Context& context, std::shared_ptr<const seal::UnlockedVault> vault) {
  AppState& state = context.state;
  state.busy.clear();
  state.vault = std::move(vault);
  forget_secrets(state);
  if (!state.identity.eori.empty()) {  // just typed, or left in the clear by an earlier version
    context.run(StoreIdentity{});
    context.run(StoreSettings{});
  }
  context.run(LoadDrafts{});
  context.run(LoadIdentity{});
}

/// The field that an error of the vault belongs to, or none.
std::string field_of(const AppState& state, const std::string& code) {
  if (code == "wrong_recovery_code" || code == "recovery_unknown") return "recovery_code";
  if (code == "passkey_name_refused") return "passkey_name";
  if (code == "wrong_passphrase") return state.vault ? "current" : "passphrase";
  if (code.starts_with("passphrase_")) return "passphrase";
  return "";
}

/// Files that were chosen to be handed in stay: they lie nowhere else.
void forget_what_was_open(AppState& state) {
  state.vault.reset();
  state.identity = {};
  state.organisation.reset();
  state.new_policy.reset();
  state.refusal.clear();
  state.mandates.clear();
  state.others.clear();
  state.evidence.reset();
  state.drafts.clear();
  state.drafts_loaded = false;
  state.copies.clear();
  state.retired_kid.clear();
  state.recovery_lookup.clear();
  state.recovery_is_due = false;
  state.verdict.reset();
  state.comparison.reset();
  state.request_check.reset();
  state.trial.reset();
  state.batch = {};
  state.sending.reset();
  state.day_check.reset();
  state.judge = {};
  state.newly_asked.clear();
  state.confirm_delete.clear();
  state.confirm_revoke.reset();
  state.busy.clear();
  state.form_errors.clear();
  state.online = Online::unknown;
  state.events = platform::Connection::lost;
  forget_secrets(state);
}

}  // namespace

void handle(Context& context, const CreateKey&) {
  AppState& state = context.state;
  if (!state.busy.empty()) return;
  state.form_errors.clear();
  require_identity(state);
  require_new_passphrase(state);
  if (failed(state)) return;
  state.identity = {state.form["eori"], state.form["organisation"], state.form["person"]};
  state.invitation = trimmed(state.form["invitation"]);
  state.busy = "ui.busy.making_key";
  context.run(MakeVault{seal::Secret(state.form["passphrase"])});
}

void handle(Context& context, const VaultMade& command) {
  AppState& state = context.state;
  state.vault_file = command.file;
  state.recovery_code = command.recovery_code;
  context.run(StoreVault{});
  open_up(context, command.vault);
  know_recovery_code(context);
  context.go(Screen::recovery_code);
}

void handle(Context& context, const KeepRecoveryCode&) {
  forget_recovery_code(context.state);
  context.go(Screen::home);
}

void handle(Context& context, const UnlockKey&) {
  AppState& state = context.state;
  if (!state.busy.empty()) return;
  state.form_errors.clear();
  if (state.form["passphrase"].empty()) {
    state.form_errors["passphrase"] = "ui.form.required.passphrase";
  }
  if (failed(state)) return;
  state.busy = "ui.busy.unlocking";
  context.run(OpenVault{seal::Secret(state.form["passphrase"])});
}

void handle(Context& context, const UnlockWithPasskey&) {
  AppState& state = context.state;
  if (!state.busy.empty()) return;
  state.form_errors.clear();
  state.notice.reset();
  state.busy = "ui.busy.passkey";
  context.run(AskPasskey{});
}

void handle(Context& context, const RecoverKey&) {
  AppState& state = context.state;
  if (!state.busy.empty()) return;
  state.form_errors.clear();
  require(state, "recovery_code");
  require_new_passphrase(state);
  if (failed(state)) return;
  state.busy = "ui.busy.unlocking";
  context.run(RecoverVault{seal::Secret(state.form["recovery_code"]),
                           seal::Secret(state.form["passphrase"])});
}

void handle(Context& context, const VaultOpened& command) {
  AppState& state = context.state;
  if (!command.new_file.empty()) state.vault_file = command.new_file;
  if (!command.new_file.empty() || state.vault_picked) context.run(StoreVault{});
  state.vault_picked = false;
  open_up(context, command.vault);
  if (!command.recovery_lookup.empty()) {
    state.recovery_lookup = command.recovery_lookup;
    context.run(KeepRecovery{});
  }
  Route target = state.route;
  if (target.screen == Screen::welcome || target.screen == Screen::unlock ||
      target.screen == Screen::recover) {
    target = Route{};
    target.screen = Screen::home;
  }
  context.go(target);
}

void handle(Context& context, const VaultRefused& command) {
  AppState& state = context.state;
  state.busy.clear();
  const std::string field = field_of(state, command.error.code);
  if (field.empty()) return context.notify("error." + command.error.code, "", true);
  state.form_errors[field] = "error." + command.error.code;
  ++state.form_attempts;
}

void handle(Context& context, const PasskeyRefused& command) {
  context.state.busy.clear();
  context.notify("error." + command.error.code, "", true);
}

void handle(Context& context, const LockKey& command) {
  AppState& state = context.state;
  // A code that is shown once is not shown again; where it was made, another one can be had.
  if (!state.recovery_code.empty()) state.route.screen = Screen::key;
  forget_recovery_code(state);
  forget_what_was_open(state);
  context.run(CloseEvents{});
  if (command.why == LockKey::Why::asked) {
    context.run(LockElsewhere{});
    return context.go(Screen::unlock);
  }
  // The page stays the one it was: after unlocking one is where one was.
  state.focus = "heading";
  if (command.why == LockKey::Why::idle) context.notify("ui.notice.locked_idle");
}

void handle(Context& context, const VaultReloaded& command) {
  AppState& state = context.state;
  if (command.file == state.vault_file) return;
  const Result<seal::PublicKey> key = seal::vault_public_key(command.file);
  const bool same = state.vault && key && *key == state.vault->signing_key().public_key();
  if (state.vault && !same) handle(context, LockKey{LockKey::Why::elsewhere});
  state.vault_file = command.file;
  state.vault_picked = false;
  if (command.file.empty()) context.go(Screen::welcome);
}

}  // namespace quayside::app
