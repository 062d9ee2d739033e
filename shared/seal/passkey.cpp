#include "shared/seal/passkey.h"

#include <sodium.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "shared/base/text.h"
#include "shared/seal/box.h"
#include "shared/seal/vault_access.h"
#include "shared/seal/wipe.h"

namespace quayside::seal {
namespace {

constexpr std::size_t kDateBytes = 10;

std::string key_from_prf(std::string_view prf_secret, std::string_view header) {
  std::string key(kKeyBytes, '\0');
  crypto_generichash(bytes_of(key), key.size(), bytes_of(header), header.size(),
                     bytes_of(prf_secret), prf_secret.size());
  return key;
}

auto find(std::vector<PasskeyWrap>& all, std::string_view credential) {
  return std::find_if(all.begin(), all.end(), [credential](const PasskeyWrap& one) {
    return one.passkey.credential == credential;
  });
}

std::optional<Error> refuse(const VaultFile& file, const Passkey& passkey) {
  if (file.passkeys.size() >= kPasskeysMax) {
    return Error{"passkeys_full", "the key file holds 8 passkeys", "Remove one first."};
  }
  if (passkey.name.empty() || passkey.name.size() > kPasskeyNameBytesMax ||
      passkey.added.size() != kDateBytes || !is_valid_utf8(passkey.name)) {
    return Error{"passkey_name_refused", "the name of a passkey has 1 to 64 bytes",
                 "Choose a shorter name."};
  }
  return std::nullopt;
}

bool usable(const PasskeyHandle& handle, std::string_view prf_secret) {
  return !handle.credential.empty() && handle.credential.size() <= kCredentialBytesMax &&
         handle.prf_salt.size() == kPrfSaltBytes && prf_secret.size() == kPrfSecretBytes;
}

}  // namespace

std::vector<PasskeyHandle> passkeys_of(std::string_view text) {
  std::vector<PasskeyHandle> handles;
  const Result<VaultFile> file = read_vault_file(text);
  if (!file) return handles;
  for (const PasskeyWrap& one : file->passkeys)
    handles.push_back(one.passkey);
  return handles;
}

std::vector<Passkey> passkeys_of(std::string_view text, const UnlockedVault& unlocked) {
  std::vector<Passkey> passkeys;
  const Result<VaultFile> file = file_to_change(text, unlocked);
  if (!file) return passkeys;
  std::string key = key_for(VaultAccess::master_key(unlocked), Use::passkey_label);
  const WipeAtEnd wipe_key(key);
  for (const PasskeyWrap& one : file->passkeys) {
    const auto label = open_box(key, one.label, passkey_header(*file, one.passkey));
    if (!label) continue;
    passkeys.push_back({one.passkey, label->substr(kDateBytes), label->substr(0, kDateBytes)});
  }
  return passkeys;
}

Result<std::string> add_passkey(std::string_view text, const UnlockedVault& unlocked,
                                const Passkey& passkey, std::string_view prf_secret) {
  Result<VaultFile> file = file_to_change(text, unlocked);
  if (!file) return file.error();
  if (const std::optional<Error> refused = refuse(*file, passkey)) return *refused;
  if (!usable(passkey.handle, prf_secret) ||
      find(file->passkeys, passkey.handle.credential) != file->passkeys.end()) {
    return Error{"passkey_failed", "the authenticator gave nothing that can be used",
                 "Try again, or use another authenticator."};
  }
  const std::string& master_key = VaultAccess::master_key(unlocked);
  const std::string header = passkey_header(*file, passkey.handle);
  std::string key = key_from_prf(prf_secret, header);
  const WipeAtEnd wipe_key(key);
  std::string label_key = key_for(master_key, Use::passkey_label);
  const WipeAtEnd wipe_label_key(label_key);
  file->passkeys.push_back({passkey.handle, seal_box(key, master_key, header),
                            seal_box(label_key, passkey.added + passkey.name, header)});
  return changed_file(std::move(*file), master_key);
}

Result<std::string> remove_passkey(std::string_view text, const UnlockedVault& unlocked,
                                   std::string_view credential) {
  Result<VaultFile> file = file_to_change(text, unlocked);
  if (!file) return file.error();
  const auto found = find(file->passkeys, credential);
  if (found == file->passkeys.end()) return std::string(text);
  file->passkeys.erase(found);
  return changed_file(std::move(*file), VaultAccess::master_key(unlocked));
}

Result<std::shared_ptr<const UnlockedVault>> unlock_with_passkey(std::string_view text,
                                                                 std::string_view credential,
                                                                 std::string_view prf_secret) {
  Result<VaultFile> file = read_vault_file(text);
  if (!file) return file.error();
  const Error wrong{"wrong_passkey", "this passkey does not open this key file",
                    "Choose another passkey, or type the passphrase."};
  const auto found = find(file->passkeys, credential);
  if (found == file->passkeys.end() || prf_secret.size() != kPrfSecretBytes) return wrong;
  const std::string header = passkey_header(*file, found->passkey);
  std::string key = key_from_prf(prf_secret, header);
  const WipeAtEnd wipe_key(key);
  std::optional<std::string> master_key = open_box(key, found->wrap, header);
  if (!master_key) return wrong;
  return open_with(*file, std::move(*master_key));
}

}  // namespace quayside::seal
