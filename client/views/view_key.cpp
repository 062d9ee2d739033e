// The screens around the key on the device: first visit, recovery code, unlocking, recovery.
#include "client/app/requests.h"
#include "client/views/device_form.h"

namespace quayside::views {
namespace {

void identity_fields(const View& view) {
  form_field(view, {"person", false, "name"});
  form_field(view, {"organisation", false, "organization"});
  form_field(view, {"eori", false, "", 17});
  form_field(view, {"invitation", false, "off", 37, false});
}

}  // namespace

void view_welcome(const View& view) {
  form_problems(view, {"person", "organisation", "eori", "passphrase", "repeat"});
  view.ui.heading(1, "heading", view.words("ui.welcome.title"));
  view.ui.text("welcome.lead", view.words("ui.welcome.lead"), ui::TextStyle::lead);
  view.ui.text("welcome.key", view.words("ui.welcome.key"));
  identity_fields(view);
  form_field(view, {"passphrase", true, "new-password"});
  form_field(view, {"repeat", true, "new-password"});
  if (view.ui.button("create_key", view.words("ui.welcome.create"), ui::ButtonStyle::primary,
                     !view.state.busy.empty())) {
    view.push(app::CreateKey{});
  }
  view.ui.heading(2, "welcome.file", view.words("ui.welcome.file"));
  view.ui.text("welcome.file.text", view.words("ui.welcome.file.text"));
  view.ui.file_button(app::kKeyFileKey, view.words("ui.welcome.file.open"),
                      ".json,application/json");
  app::Route recover;
  recover.screen = app::Screen::recover;
  view.link("welcome.code", view.words("ui.recover.from_server"), recover);
  verify_link(view);
}

void view_introduce(const View& view) {
  form_problems(view, {"person", "organisation", "eori"});
  view.ui.heading(1, "heading", view.words("ui.introduce.title"));
  view.ui.text("introduce.text", view.words("ui.introduce.text"), ui::TextStyle::lead);
  identity_fields(view);
  if (view.ui.button("introduce", view.words("ui.introduce.button"), ui::ButtonStyle::primary)) {
    view.push(app::IntroduceKey{});
  }
}

void view_recovery_code(const View& view) {
  view.ui.heading(1, "heading", view.words("ui.recovery.title"));
  view.ui.text("recovery.text", view.words("ui.recovery.text"));
  view.ui.text("recovery.code", view.state.recovery_code, ui::TextStyle::code);
  view.ui.notice("recovery.warning", view.words("ui.recovery.warning"), ui::Tone::attention);
  const auto row = view.ui.row_of_buttons();
  if (view.ui.button("recovery.print", view.words("ui.print"))) view.push(app::PrintPage{});
  if (view.ui.button("recovery.file", view.words("ui.key.file.save"))) {
    view.push(app::SaveKeyFile{});
  }
  if (view.ui.button("recovery.kept", view.words("ui.recovery.kept"),
                     ui::ButtonStyle::primary)) {
    view.push(app::KeepRecoveryCode{});
  }
}

void view_unlock(const View& view) {
  form_problems(view, {"passphrase"});
  view.ui.heading(1, "heading", view.words("ui.unlock.title"));
  // Whose key it is, is encrypted; its number tells two keys apart.
  if (const auto key = seal::vault_public_key(view.state.vault_file)) {
    view.ui.text("unlock.which", view.words("ui.unlock.which", {{"kid", key->kid().substr(0, 8)}}));
  }
  form_field(view, {"passphrase", true, "current-password"});
  if (view.ui.button("unlock", view.words("ui.unlock.button"), ui::ButtonStyle::primary,
                     !view.state.busy.empty())) {
    view.push(app::UnlockKey{});
  }
  if (view.state.has_passkeys && !seal::passkeys_of(view.state.vault_file).empty() &&
      view.ui.button("unlock.passkey", view.words("ui.unlock.passkey"), ui::ButtonStyle::secondary,
                     !view.state.busy.empty())) {
    view.push(app::UnlockWithPasskey{});
  }
  app::Route recover;
  recover.screen = app::Screen::recover;
  view.link("unlock.forgot", view.words("ui.unlock.forgot"), recover);
  if (view.state.vault_picked &&
      view.ui.button("unlock.other", view.words("ui.unlock.other"), ui::ButtonStyle::quiet)) {
    view.push(app::CloseKeyFile{});
  }
  verify_link(view);
}

void view_recover(const View& view) {
  form_problems(view, {"recovery_code", "passphrase", "repeat"});
  view.ui.heading(1, "heading", view.words("ui.recover.title"));
  const bool is_here = !view.state.vault_file.empty();
  view.ui.text("recover.text", view.words(is_here ? "ui.recover.text" : "ui.recover.elsewhere"));
  form_field(view, {"recovery_code", false, "off", 40});
  form_field(view, {"passphrase", true, "new-password"});
  form_field(view, {"repeat", true, "new-password"});
  if (view.ui.button("recover", view.words("ui.recover.button"), ui::ButtonStyle::primary,
                     !view.state.busy.empty())) {
    view.push(app::RecoverKey{});
  }
  app::Route back;
  back.screen = is_here ? app::Screen::unlock : app::Screen::welcome;
  view.link("recover.back", view.words(is_here ? "ui.unlock.title" : "ui.welcome.title"), back);
}

}  // namespace quayside::views
