// The part of App that opens, changes and locks the key.
#include <cstdlib>
#include <utility>

#include "client/app/app.h"
#include "client/app/draft_record.h"
#include "client/app/http_answer.h"
#include "shared/seal/passkey.h"
#include "shared/seal/recovery_code.h"
#include "shared/wire/recovery.h"

namespace quayside::app {
namespace {

// Lets the page paint "Unlocking…" before the key derivation keeps the thread busy.
constexpr int kPaintMs = 60;
constexpr std::string_view kIdentity = "identity";
constexpr std::string_view kMandates = "mandates";
constexpr std::string_view kCopies = "copies";
constexpr std::string_view kRetired = "retired";
constexpr std::string_view kRecovery = "recovery";

}  // namespace

void App::run(const StoreVault&) {
  platform_.put("vault", kVaultKey, state_.vault_file, [this](bool stored) {
    if (!stored) dispatch(OperationFailed{{"key_not_stored", "the key was not stored", ""}});
  });
}

void App::run(const StoreIdentity&) {
  if (!state_.vault) return;
  const std::string cipher = state_.vault->encrypt(identity_to_record(state_.identity), kIdentity);
  platform_.put("settings", kIdentity, cipher, [](bool) {});
}

// So that a representative can sign without the server, too.
void App::run(const StoreMandates&) {
  if (!state_.vault) return;
  const std::string text = wire::mandate_views_to_json(state_.mandates);
  platform_.put("settings", kMandates, state_.vault->encrypt(text, kMandates), [](bool) {});
}

void App::run(const StoreCopies&) {
  if (!state_.vault) return;
  const std::string cipher = state_.vault->encrypt(copies_to_record(state_.copies), kCopies);
  platform_.put("settings", kCopies, cipher, [](bool) {});
}

void App::run(const StoreRetiredKey&) {
  if (!state_.vault) return;
  platform_.put("settings", kRetired, state_.vault->encrypt(state_.retired_kid, kRetired),
                [](bool) {});
}

void App::run(const KeepRecovery&) {
  if (!state_.vault || state_.recovery_lookup.empty()) return;
  platform_.put("settings", kRecovery, state_.vault->encrypt(state_.recovery_lookup, kRecovery),
                [](bool) {});
  const bool is_wanted = state_.settings.keep_copies == KeepCopies::yes;
  if (!is_wanted || state_.online != Online::signed_in) return;
  const auto file = seal::recovery_file(state_.vault_file, *state_.vault);
  if (!file) return dispatch(CopyFailed{file.error()});
  platform_.http("POST", api("/recovery-file"),
                 wire::recovery_file_to_json({state_.recovery_lookup, *file}),
                 [this](platform::HttpAnswer answer) {
                   if (!state_.vault || !reached_for_copies(answer)) return;
                   if (!is_success(answer)) dispatch(CopyFailed{problem_of(answer)});
                 });
}

void App::reload_copies() {
  platform_.load_all("settings", [this](bool loaded, std::vector<platform::Record> records) {
    if (!loaded || !state_.vault) return;
    CopiesReloaded reloaded{state_.copies, state_.settings.keep_copies};
    for (const platform::Record& record : records) {
      Settings settings;
      Identity ignored;
      if (record.key == "settings") {
        settings_from_record(record.bytes, settings, ignored);
        reloaded.keep = settings.keep_copies;
      }
      if (record.key != kCopies) continue;
      const Result<std::string> plain = state_.vault->decrypt(record.bytes, kCopies);
      if (plain) reloaded.copies = copies_from_record(*plain);
    }
    dispatch(std::move(reloaded));
  });
}

void App::run(const LoadIdentity&) {
  platform_.load_all("settings", [this](bool, std::vector<platform::Record> records) {
    if (!state_.vault) return;
    IdentityLoaded loaded;
    for (const platform::Record& record : records) {
      const bool is_sealed = record.key == kIdentity || record.key == kMandates ||
                             record.key == kCopies || record.key == kRetired ||
                             record.key == kRecovery;
      if (!is_sealed) continue;
      const Result<std::string> plain = state_.vault->decrypt(record.bytes, record.key);
      if (!plain) continue;
      if (record.key == kRetired) loaded.retired_kid = *plain;
      if (record.key == kRecovery) loaded.recovery_lookup = *plain;
      if (record.key == kIdentity) loaded.identity = identity_from_record(*plain);
      if (record.key == kCopies) loaded.copies = copies_from_record(*plain);
      if (record.key != kMandates) continue;
      if (auto mandates = wire::mandate_views_from_json(*plain)) {
        loaded.mandates = std::move(*mandates);
      }
    }
    dispatch(std::move(loaded));
  });
}

void App::run(const MakeVault& effect) {
  platform_.after(kPaintMs, [this, passphrase = effect.passphrase] {
    Result<seal::NewVault> made = seal::create_vault(passphrase.text());
    if (!made) return dispatch(VaultRefused{made.error()});
    dispatch(VaultMade{made->file, made->recovery_code, made->unlocked});
  });
}

void App::run(const OpenVault& effect) {
  platform_.after(kPaintMs, [this, passphrase = effect.passphrase] {
    const std::string& file = state_.vault_file;
    auto opened = seal::unlock_vault(file, passphrase.text());
    if (!opened) return dispatch(VaultRefused{opened.error()});
    // The key is open: that it could not be wrapped anew is no reason to refuse it.
    const Result<std::string> raised = seal::raise_cost(file, **opened, passphrase.text());
    const bool changed = raised && *raised != file;
    dispatch(VaultOpened{*opened, changed ? *raised : ""});
  });
}

void App::run(const RecoverVault& effect) {
  if (state_.vault_file.empty()) return find_vault(effect);
  platform_.after(kPaintMs, [this, effect] { recover(state_.vault_file, effect); });
}

void App::find_vault(const RecoverVault& effect) {
  const std::string lookup = seal::recovery_lookup(effect.recovery_code.text());
  if (lookup.empty()) return dispatch(VaultRefused{{"wrong_recovery_code", "", ""}});
  platform_.http("POST", api("/recoveries"), wire::recovery_question_to_json(lookup),
                 [this, effect](platform::HttpAnswer answer) {
                   if (!is_success(answer)) return dispatch(VaultRefused{problem_of(answer)});
                   const auto file = wire::recovery_answer_from_json(answer.body);
                   if (!file) return dispatch(VaultRefused{file.error()});
                   recover(*file, effect);
                 });
}

void App::recover(const std::string& file, const RecoverVault& effect) {
  auto opened = seal::recover_vault(file, effect.recovery_code.text());
  if (!opened) return dispatch(VaultRefused{opened.error()});
  const auto rewrapped = seal::rewrap_vault(file, **opened, effect.new_passphrase.text());
  if (!rewrapped) return dispatch(VaultRefused{rewrapped.error()});
  dispatch(VaultOpened{*opened, *rewrapped, seal::recovery_lookup(effect.recovery_code.text())});
}

void App::once_proven(const seal::Secret& passphrase, std::function<void()> change) {
  platform_.after(kPaintMs, [this, passphrase, change = std::move(change)] {
    if (!state_.vault) return;
    const auto opened = seal::unlock_vault(state_.vault_file, passphrase.text());
    if (!opened) return dispatch(VaultRefused{opened.error()});
    change();
  });
}

void App::vault_changed(const Result<std::string>& file, std::string words) {
  if (!file) return dispatch(VaultRefused{file.error()});
  dispatch(VaultChanged{*file, std::move(words), ""});
}

void App::run(const RewrapVault& effect) {
  once_proven(effect.passphrase, [this, next = effect.new_passphrase] {
    vault_changed(seal::rewrap_vault(state_.vault_file, *state_.vault, next.text()),
                  "ui.notice.passphrase_changed");
  });
}

void App::run(const RenewCode& effect) {
  once_proven(effect.passphrase, [this] {
    const auto renewed = seal::renew_recovery_code(state_.vault_file, *state_.vault);
    if (!renewed) return dispatch(VaultRefused{renewed.error()});
    dispatch(VaultChanged{renewed->file, "ui.notice.code_renewed", renewed->recovery_code});
  });
}

void App::run(const MakePasskey& effect) {
  once_proven(effect.passphrase, [this, name = effect.name] { create_passkey(name); });
}

void App::create_passkey(const std::string& name) {
  seal::Passkey passkey;
  passkey.name = name;
  passkey.added = state_.today.to_string();
  passkey.handle.prf_salt = seal::random_bytes(seal::kPrfSaltBytes);
  const auto answered = [this, passkey](platform::PasskeyAnswer answer) {
    if (!state_.vault) return;
    if (!answer.failure.empty()) return dispatch(PasskeyRefused{{answer.failure, "", ""}});
    seal::Passkey made = passkey;
    made.handle.credential = answer.credential;
    vault_changed(seal::add_passkey(state_.vault_file, *state_.vault, made, answer.secret.text()),
                  "ui.notice.passkey_added");
  };
  platform_.create_passkey(name, passkey.handle.prf_salt, seal::passkeys_of(state_.vault_file),
                           answered);
}

void App::run(const DropPasskey& effect) {
  vault_changed(seal::remove_passkey(state_.vault_file, *state_.vault, effect.credential),
                "ui.notice.passkey_removed");
}

void App::run(const AskPasskey&) {
  platform_.ask_passkey(
      seal::passkeys_of(state_.vault_file), [this](platform::PasskeyAnswer answer) {
        if (!answer.failure.empty()) return dispatch(PasskeyRefused{{answer.failure, "", ""}});
        const auto opened =
            seal::unlock_with_passkey(state_.vault_file, answer.credential, answer.secret.text());
        if (!opened) return dispatch(PasskeyRefused{opened.error()});
        dispatch(VaultOpened{*opened, ""});
      });
}

void App::run(const LockElsewhere&) { platform_.lock_elsewhere(); }

void App::run(const Erase&) {
  if (state_.online == Online::signed_in) {
    platform_.http("DELETE", "/api/v1/sessions/current", "", [](platform::HttpAnswer) {});
  }
  platform_.erase([this](bool erased) { dispatch(DeviceErased{erased}); });
}

void App::reload_vault() {
  platform_.load_all("vault", [this](bool loaded, std::vector<platform::Record> records) {
    if (!loaded) return;
    VaultReloaded reloaded;
    for (platform::Record& record : records) {
      if (record.key == kVaultKey) reloaded.file = std::move(record.bytes);
    }
    dispatch(std::move(reloaded));
  });
}

void App::lock_if_idle() {
  if (!state_.vault || state_.settings.lock_after_min == 0) return;
  // A clock that was set back says as much as one that went on.
  const std::int64_t idle_s = std::abs(platform_.now_s() - platform_.last_touch_s());
  if (idle_s < std::int64_t{60} * state_.settings.lock_after_min) return;
  // What the device did not store would be lost.
  for (const Draft& draft : state_.drafts) {
    if (!draft.stored) return;
  }
  dispatch(LockKey{LockKey::Why::idle});
}

}  // namespace quayside::app
