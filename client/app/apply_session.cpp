#include <algorithm>

#include "client/app/handlers.h"
#include "shared/base/text.h"

namespace quayside::app {
namespace {

constexpr std::size_t kPassphraseMin = 8;
constexpr std::size_t kFormTextMax = 256;

bool eori_shaped(const std::string& text) {
  const auto is_letter = [](char c) { return c >= 'A' && c <= 'Z'; };
  return text.size() >= 3 && text.size() <= 17 && is_letter(text[0]) && is_letter(text[1]) &&
         std::all_of(text.begin() + 2, text.end(), [](char c) { return c >= '!' && c <= '~'; });
}

void require(AppState& state, const std::string& field) {
  state.form[field] = trimmed(state.form[field]);
  if (state.form[field].empty()) state.form_errors[field] = "ui.form.required." + field;
}

void require_new_passphrase(AppState& state) {
  const std::string& passphrase = state.form["passphrase"];
  if (passphrase.size() < kPassphraseMin) {
    state.form_errors["passphrase"] = "ui.form.passphrase_too_short";
  } else if (state.form["repeat"] != passphrase) {
    state.form_errors["repeat"] = "ui.form.passphrases_differ";
  }
}

bool failed(AppState& state) {
  if (state.form_errors.empty()) return false;
  ++state.form_attempts;
  return true;
}

void forget_passphrases(AppState& state) {
  for (const char* field : {"passphrase", "repeat", "recovery_code"})
    state.form.erase(field);
}

void open_up(Context& context, std::shared_ptr<const seal::UnlockedVault> vault) {
  AppState& state = context.state;
  state.busy.clear();
  state.vault = std::move(vault);
  forget_passphrases(state);
  context.run(LoadDrafts{});
  context.run(EnrolAndSignIn{});
}

}  // namespace

void handle(Context& context, const SetForm& command) {
  if (command.text.size() > kFormTextMax) return;
  context.state.form[command.field] = command.text;
  context.state.form_errors.erase(command.field);
}

void handle(Context& context, const CreateKey&) {
  AppState& state = context.state;
  if (!state.busy.empty()) return;
  state.form_errors.clear();
  state.form["eori"] = capitals(state.form["eori"]);
  for (const char* field : {"person", "organisation", "eori"})
    require(state, field);
  if (!state.form["eori"].empty() && !eori_shaped(state.form["eori"])) {
    state.form_errors["eori"] = "ui.form.eori_shape";
  }
  require_new_passphrase(state);
  if (failed(state)) return;
  state.identity = {state.form["eori"], state.form["organisation"], state.form["person"]};
  state.invitation = trimmed(state.form["invitation"]);
  state.busy = "ui.busy.making_key";
  context.run(MakeVault{state.form["passphrase"]});
}

void handle(Context& context, const VaultMade& command) {
  AppState& state = context.state;
  state.vault_file = command.file;
  state.recovery_code = command.recovery_code;
  context.run(StoreVault{});
  context.run(StoreSettings{});
  open_up(context, command.vault);
  context.go(Screen::recovery_code);
}

void handle(Context& context, const KeepRecoveryCode&) {
  std::string& code = context.state.recovery_code;
  std::fill(code.begin(), code.end(), '\0');
  code.clear();
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
  context.run(OpenVault{state.form["passphrase"]});
}

void handle(Context& context, const RecoverKey&) {
  AppState& state = context.state;
  if (!state.busy.empty()) return;
  state.form_errors.clear();
  require(state, "recovery_code");
  require_new_passphrase(state);
  if (failed(state)) return;
  state.busy = "ui.busy.unlocking";
  context.run(RecoverVault{state.form["recovery_code"], state.form["passphrase"]});
}

void handle(Context& context, const VaultOpened& command) {
  AppState& state = context.state;
  if (!command.new_file.empty()) {
    state.vault_file = command.new_file;
    context.run(StoreVault{});
  }
  open_up(context, command.vault);
  Route target = state.route;
  if (target.screen == Screen::unlock || target.screen == Screen::recover) {
    target = Route{};
    target.screen = Screen::home;
  }
  context.go(target);
}

void handle(Context& context, const VaultRefused& command) {
  AppState& state = context.state;
  state.busy.clear();
  const bool code = command.error.code == "wrong_recovery_code";
  state.form_errors[code ? "recovery_code" : "passphrase"] = "error." + command.error.code;
  ++state.form_attempts;
}

void handle(Context& context, const LockKey&) {
  AppState& state = context.state;
  state.vault.reset();
  state.drafts.clear();
  state.others.clear();
  state.organisation.reset();
  state.mandates.clear();
  state.verdict.reset();
  state.online = Online::unknown;
  forget_passphrases(state);
  context.run(CloseEvents{});
  context.go(Screen::unlock);
}

void handle(Context& context, const SetSettings& command) {
  context.state.settings = command.settings;
  context.run(StoreSettings{});
}

void handle(Context& context, const Reconnect&) {
  if (context.state.vault) context.run(EnrolAndSignIn{});
}

void handle(Context& context, const SettingsLoaded& command) {
  AppState& state = context.state;
  state.settings = command.settings;
  state.identity = command.identity;
  state.vault_file = command.vault_file;
  if (!command.stored) context.notify("ui.notice.no_storage", "", true);
  // The address is kept: after unlocking one is where one wanted to be.
  if (needs_no_key(state.route.screen)) return;
  if (state.vault_file.empty()) state.route.screen = Screen::welcome;
}

void handle(Context& context, const SignedIn& command) {
  AppState& state = context.state;
  state.online = Online::signed_in;
  state.identity = command.identity;
  state.invitation.clear();
  context.run(FetchSubmissions{});
  context.run(FetchOrganisation{});
  context.run(FetchMandates{});
}

void handle(Context& context, const SignInFailed& command) {
  context.state.online = command.why;
  if (command.why == Online::refused) context.notify("error." + command.error.code, "", true);
}

void handle(Context& context, const EventsChanged& command) {
  const bool back = command.connection == platform::Connection::open &&
                    context.state.events != platform::Connection::open;
  context.state.events = command.connection;
  if (back) context.run(FetchSubmissions{});
}

}  // namespace quayside::app
