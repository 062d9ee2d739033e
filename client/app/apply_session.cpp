#include <utility>

#include "client/app/handlers.h"
#include "client/app/key_form.h"
#include "shared/base/text.h"

namespace quayside::app {
namespace {

constexpr std::size_t kFormTextMax = 256;

}  // namespace

void handle(Context& context, const SetForm& command) {
  if (command.text.size() > kFormTextMax) return;
  context.state.form[command.field] = command.text;
  context.state.form_errors.erase(command.field);
}

void handle(Context& context, const IntroduceKey&) {
  AppState& state = context.state;
  state.form_errors.clear();
  require_identity(state);
  if (failed(state)) return;
  state.identity = {state.form["eori"], state.form["organisation"], state.form["person"]};
  state.invitation = trimmed(state.form["invitation"]);
  context.run(StoreIdentity{});
  context.run(EnrolAndSignIn{});
  context.go(Screen::home);
}

void handle(Context& context, const IdentityLoaded& command) {
  if (command.identity) context.state.identity = *command.identity;
  context.state.mandates = command.mandates;
  context.state.copies = command.copies;
  context.state.retired_kid = command.retired_kid;
  if (context.state.recovery_lookup.empty()) {
    context.state.recovery_lookup = command.recovery_lookup;
  }
  context.run(EnrolAndSignIn{});
}

void handle(Context& context, const SetSettings& command) {
  AppState& state = context.state;
  const bool kept = state.settings.keep_copies == KeepCopies::yes;
  state.settings = command.settings;
  context.run(StoreSettings{});
  const bool keeps = state.settings.keep_copies == KeepCopies::yes;
  if (!kept && keeps) {
    state.copies.clear();  // a removal may still be under way
    context.run(ListCopies{});
    context.run(KeepRecovery{});
  }
  if (kept && !keeps) context.run(RemoveCopies{});
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
  if (is_open_without_key(state.route.screen)) return;
  if (state.vault_file.empty()) state.route.screen = Screen::welcome;
}

void handle(Context& context, const SignedIn& command) {
  AppState& state = context.state;
  state.online = Online::signed_in;
  state.refusal.clear();
  state.invitation.clear();
  if (command.identity != state.identity) {
    state.identity = command.identity;
    context.run(StoreIdentity{});
  }
  context.run(FetchSubmissions{});
  context.run(FetchOrganisation{});
  context.run(FetchMandates{});
  if (state.route.screen == Screen::review && !state.evidence) {
    context.run(FetchReview{state.route.id});
  }
  if (!state.retired_kid.empty()) return context.run(RetireKey{});
  context.run(ListCopies{});
  // Not at every sign-in: another device may have renewed the code since.
  if (std::exchange(state.recovery_is_due, false)) context.run(KeepRecovery{});
}

void handle(Context& context, const SignInFailed& command) {
  context.state.online = command.why;
  context.state.refusal = command.why == Online::refused ? command.error.code : "";
  // A key from a file of which this device knows nothing, and the server neither.
  const bool unknown = context.state.identity.eori.empty();
  if (command.why == Online::refused && unknown) return context.go(Screen::introduce);
  if (command.why == Online::refused) context.notify("error." + command.error.code, "", true);
}

void handle(Context& context, const EventsChanged& command) {
  // Back again, something may have happened meanwhile; and a stream also ends with its session.
  const bool is_open = command.connection == platform::Connection::open;
  const bool was_open = context.state.events == platform::Connection::open;
  context.state.events = command.connection;
  const bool is_lost = command.connection == platform::Connection::lost;
  if ((is_open && !was_open) || (is_lost && was_open)) context.run(FetchSubmissions{});
}

}  // namespace quayside::app
