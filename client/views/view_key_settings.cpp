// What opens the key on this device, a copy of it, and the end of everything on this device.
#include "client/views/device_form.h"
#include "shared/seal/passkey.h"

namespace quayside::views {
namespace {

bool action(const View& view, const char* key, ui::ButtonStyle style = ui::ButtonStyle::secondary) {
  return view.ui.button(key, view.words("ui." + std::string(key)), style, !view.state.busy.empty());
}

void back_to_settings(const View& view) {
  app::Route settings;
  settings.screen = app::Screen::settings;
  view.link("back", view.words("ui.key.back"), settings);
}

void key_file(const View& view) {
  view.ui.heading(2, "key.file", view.words("ui.key.file"));
  view.ui.text("key.file.text", view.words("ui.key.file.text"));
  if (action(view, "key.file.save")) view.push(app::SaveKeyFile{});
}

void passkey_list(const View& view) {
  const auto passkeys = seal::passkeys_of(view.state.vault_file, *view.state.vault);
  if (passkeys.empty()) return;
  const auto list = view.ui.list("key.passkeys.list", view.words("ui.key.passkeys"));
  for (std::size_t i = 0; i < passkeys.size(); ++i) {
    const seal::Passkey& passkey = passkeys[i];
    const std::string key = "key.passkey." + std::to_string(i);
    const auto item = view.ui.list_item(key);
    const std::string added = localised_date(view.state.settings.language, passkey.added);
    view.ui.text(key + ".name",
                 view.words("ui.key.passkey", {{"name", passkey.name}, {"date", added}}));
    if (view.ui.button(key + ".remove",
                       view.words("ui.key.passkey.remove", {{"name", passkey.name}}),
                       ui::ButtonStyle::quiet, !view.state.busy.empty())) {
      view.push(app::RemovePasskey{passkey.handle.credential});
    }
  }
}

void passkeys(const View& view) {
  view.ui.heading(2, "key.passkeys", view.words("ui.key.passkeys"));
  view.ui.text("key.passkeys.text", view.words("ui.key.passkeys.text"));
  passkey_list(view);
  if (!view.state.has_passkeys) {
    return view.ui.text("key.passkeys.none", view.words("ui.key.passkeys.none"),
                        ui::TextStyle::hint);
  }
  form_field(view, {"passkey_name", false, "off", 30, false});
  if (action(view, "key.passkeys.add")) view.push(app::AddPasskey{});
}

/// The old key has to vouch for the new one, so the server has to be there.
void replacement(const View& view) {
  view.ui.heading(2, "key.replace", view.words("ui.key.replace"));
  view.ui.text("key.replace.text", view.words("ui.key.replace.text"));
  const bool possible =
      view.state.online == app::Online::signed_in && view.state.organisation.has_value();
  const bool is_revoked = view.state.refusal == "key_revoked";
  if (is_revoked) {
    view.ui.notice("key.replace.revoked", view.words("ui.key.replace.revoked"),
                   ui::Tone::attention);
  }
  if (!possible && !is_revoked) {
    view.ui.text("key.replace.offline", view.words("ui.key.replace.offline"), ui::TextStyle::hint);
    return;
  }
  if (action(view, "key.replace.make", ui::ButtonStyle::danger)) view.push(app::ReplaceKey{});
}

}  // namespace

void view_key_settings(const View& view) {
  form_problems(view, {"current", "passphrase", "repeat", "passkey_name"});
  view.ui.heading(1, "heading", view.words("ui.key.title"));
  view.ui.text(
      "key.which",
      view.words("ui.key.which", {{"kid", view.state.vault->signing_key().public_key().kid()}}));
  key_file(view);
  view.ui.heading(2, "key.change", view.words("ui.key.change"));
  view.ui.text("key.change.text", view.words("ui.key.change.text"));
  form_field(view, {"current", true, "current-password"});
  passkeys(view);
  view.ui.heading(2, "key.passphrase", view.words("ui.key.passphrase"));
  form_field(view, {"passphrase", true, "new-password", 30, false});
  form_field(view, {"repeat", true, "new-password", 30, false});
  if (action(view, "key.passphrase.change")) view.push(app::ChangePassphrase{});
  view.ui.heading(2, "key.code", view.words("ui.key.code"));
  view.ui.text("key.code.text", view.words("ui.key.code.text"));
  if (action(view, "key.code.renew")) view.push(app::RenewRecoveryCode{});
  replacement(view);
  back_to_settings(view);
}

void view_erase(const View& view) {
  form_problems(view, {"erase"});
  view.ui.heading(1, "heading", view.words("ui.erase.title"));
  view.ui.notice("erase.final", view.words("ui.erase.final"), ui::Tone::bad);
  view.ui.text("erase.what", view.words("ui.erase.what"));
  view.ui.text("erase.stays", view.words("ui.erase.stays"));
  form_field(view, {"erase", false, "off", 12});
  if (action(view, "erase.button", ui::ButtonStyle::danger)) view.push(app::EraseDevice{});
  back_to_settings(view);
}

}  // namespace quayside::views
