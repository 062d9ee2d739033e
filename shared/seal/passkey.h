// Passkeys: further ways to the master key of a vault, beside passphrase and recovery code.
//
// An authenticator (WebAuthn, extension prf) yields the same 32 secret bytes for the same salt each
// time its owner agrees. They wrap the master key. What a passkey is called and when it was added
// is encrypted as well: only who has unlocked the vault reads it.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"
#include "shared/seal/vault.h"

namespace quayside::seal {

inline constexpr std::size_t kPasskeysMax = 8;
inline constexpr std::size_t kCredentialBytesMax = 1023;  // Web Authentication, section 4
inline constexpr std::size_t kPrfSaltBytes = 32;
inline constexpr std::size_t kPrfSecretBytes = 32;
inline constexpr std::size_t kPasskeyNameBytesMax = 64;

/// What the authenticator is asked with.
struct PasskeyHandle {
  std::string credential;  ///< its id, 1 to 1,023 bytes
  std::string prf_salt;    ///< 32 random bytes
};
struct Passkey {
  PasskeyHandle handle;
  std::string name;   ///< 1 to 64 bytes
  std::string added;  ///< "2026-11-24"
};

/// Those of the file, oldest first; none where the file does not read.
std::vector<PasskeyHandle> passkeys_of(std::string_view file);
std::vector<Passkey> passkeys_of(std::string_view file, const UnlockedVault& unlocked);

/// Error codes: vault_malformed, passkeys_full, passkey_name_refused, passkey_failed (no secret of
/// 32 bytes, no credential, or one that is there already).
Result<std::string> add_passkey(std::string_view file, const UnlockedVault& unlocked,
                                const Passkey& passkey, std::string_view prf_secret);
/// The same file where it has no such passkey. Error code: vault_malformed.
Result<std::string> remove_passkey(std::string_view file, const UnlockedVault& unlocked,
                                   std::string_view credential);
/// Error codes: vault_malformed, vault_cost_refused, wrong_passkey.
Result<std::shared_ptr<const UnlockedVault>> unlock_with_passkey(std::string_view file,
                                                                 std::string_view credential,
                                                                 std::string_view prf_secret);

}  // namespace quayside::seal
