#include "client/app/handlers.h"
#include "client/app/key_form.h"
#include "shared/base/text.h"

namespace quayside::app {
namespace {

constexpr std::size_t kShortKid = 8;

/// Whether a change that needs the passphrase may go on.
bool ready(AppState& state) {
  if (!state.vault || !state.busy.empty()) return false;
  if (state.form["current"].empty()) state.form_errors["current"] = "ui.form.required.current";
  if (failed(state)) return false;
  state.busy = "ui.busy.changing_key";
  return true;
}

}  // namespace

void handle(Context& context, const OpenKeyFile& command) {
  AppState& state = context.state;
  if (!state.vault_file.empty() || !state.busy.empty()) return;
  const Result<seal::PublicKey> key = command.file.too_large
                                          ? seal::vault_public_key("")
                                          : seal::vault_public_key(command.file.bytes);
  if (!key) {
    const bool foreign = key.error().code == "vault_malformed";
    return context.notify(foreign ? "error.not_a_key_file" : "error." + key.error().code, "", true);
  }
  state.vault_file = command.file.bytes;
  state.vault_picked = true;
  context.go(Screen::unlock);
}

void handle(Context& context, const CloseKeyFile&) {
  AppState& state = context.state;
  if (!state.vault_picked || !state.busy.empty()) return;
  state.vault_picked = false;
  state.vault_file.clear();
  forget_secrets(state);
  context.go(Screen::welcome);
}

void handle(Context& context, const SaveKeyFile&) {
  const AppState& state = context.state;
  if (!state.vault) return;
  const std::string kid = state.vault->signing_key().public_key().kid();
  context.run(Download{"quayside-key-" + kid.substr(0, kShortKid) + ".json", "application/json",
                       state.vault_file});
}

void handle(Context& context, const ChangePassphrase&) {
  AppState& state = context.state;
  state.form_errors.clear();
  require_new_passphrase(state);
  if (!ready(state)) return;
  context.run(
      RewrapVault{seal::Secret(state.form["current"]), seal::Secret(state.form["passphrase"])});
}

void handle(Context& context, const RenewRecoveryCode&) {
  AppState& state = context.state;
  state.form_errors.clear();
  if (!ready(state)) return;
  context.run(RenewCode{seal::Secret(state.form["current"])});
}

void handle(Context& context, const AddPasskey&) {
  AppState& state = context.state;
  state.form_errors.clear();
  require(state, "passkey_name");
  if (!ready(state)) return;
  context.run(MakePasskey{seal::Secret(state.form["current"]), state.form["passkey_name"]});
}

void handle(Context& context, const ReplaceKey&) {
  AppState& state = context.state;
  state.form_errors.clear();
  const bool can_vouch = state.online == Online::signed_in && state.organisation;
  if (!can_vouch && state.refusal != "key_revoked") return;
  if (!ready(state)) return;
  context.run(MakeNextKey{seal::Secret(state.form["current"])});
}

void handle(Context& context, const KeyReplaced& command) {
  AppState& state = context.state;
  state.vault_file = command.made.file;
  state.vault = command.made.unlocked;
  state.recovery_code = command.made.recovery_code;
  know_recovery_code(context);
  state.retired_kid = command.old_kid;
  state.refusal.clear();
  state.online = Online::unknown;  // the session is the old key's
  state.busy.clear();
  forget_secrets(state);
  context.run(StoreRetiredKey{});
  context.go(Screen::recovery_code);
  context.run(EnrolAndSignIn{});  // and then the old key is taken out of use
}

void handle(Context& context, const KeyRetired&) {
  context.state.retired_kid.clear();
  context.state.key_is_new = true;
  context.run(StoreRetiredKey{});
  context.run(ListCopies{});
  context.state.recovery_is_due = false;
  context.run(KeepRecovery{});
  context.notify("ui.notice.key_replaced");
}

void handle(Context& context, const RemovePasskey& command) {
  if (context.state.vault && context.state.busy.empty()) {
    context.run(DropPasskey{command.credential});
  }
}

void handle(Context& context, const VaultChanged& command) {
  AppState& state = context.state;
  state.busy.clear();
  state.vault_file = command.file;
  forget_secrets(state);
  state.form.erase("passkey_name");
  context.run(StoreVault{});
  if (!command.recovery_code.empty()) {
    state.recovery_code = command.recovery_code;
    know_recovery_code(context);
    context.go(Screen::recovery_code);
  }
  context.notify(command.words);
}

void handle(Context& context, const EraseDevice&) {
  AppState& state = context.state;
  if (!state.busy.empty()) return;
  state.form_errors.clear();
  if (capitals(trimmed(state.form["erase"])) != message(state.settings.language, "ui.erase.word")) {
    state.form_errors["erase"] = "ui.form.required.erase";
  }
  if (failed(state)) return;
  state.busy = "ui.busy.erasing";
  context.run(Erase{});
}

void handle(Context& context, const DeviceErased& command) {
  AppState& state = context.state;
  state.busy.clear();
  if (!command.erased) return context.notify("error.device_not_erased", "", true);
  AppState fresh;
  fresh.settings.language = state.settings.language;
  fresh.today = state.today;
  fresh.connected = state.connected;
  fresh.demonstration = state.demonstration;
  fresh.has_passkeys = state.has_passkeys;
  forget_recovery_code(state);
  forget_secrets(state);
  state = std::move(fresh);
  context.run(CloseEvents{});
  context.go(Screen::welcome);
  context.notify("ui.notice.erased");
}

}  // namespace quayside::app
