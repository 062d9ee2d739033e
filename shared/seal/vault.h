// Vault: how a trader's keys lie on the trader's device.
//
// A random 32-byte master key unlocks the Ed25519 signing seed and encrypts drafts. The master key
// is wrapped with XChaCha20-Poly1305: under a key derived from the passphrase (Argon2id, parameters
// stored with it), under one derived from the recovery code (128 random bits), and under those of
// passkeys (passkey.h). The vault file is JSON, holds no secret in the clear, names its format and
// parameters, and is authenticated to its last byte. README.md describes it completely.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "shared/base/result.h"
#include "shared/seal/seal.h"

namespace quayside::seal {

inline constexpr std::size_t kVaultFileBytesMax = 16 * 1024;

/// Argon2id cost; the default is today's. Files asking for more than 10 passes or 256 MiB are
/// refused.
struct KdfCost {
  unsigned passes = 3;
  unsigned memory_kib = 64 * 1024;
};

class UnlockedVault {
 public:
  UnlockedVault(std::string master_key, SigningKey signing_key);
  ~UnlockedVault();
  UnlockedVault(const UnlockedVault&) = delete;
  UnlockedVault& operator=(const UnlockedVault&) = delete;

  const SigningKey& signing_key() const { return signing_key_; }
  /// XChaCha20-Poly1305 with a random nonce; `context` is authenticated, not stored.
  std::string encrypt(std::string_view plain, std::string_view context) const;
  /// Error code: ciphertext_altered.
  Result<std::string> decrypt(std::string_view cipher, std::string_view context) const;

 private:
  friend struct VaultAccess;
  std::string master_key_;
  SigningKey signing_key_;
};

struct NewVault {
  std::string file;           ///< JSON to be stored
  std::string recovery_code;  ///< to be printed: groups of Crockford base32 with a check character
  std::shared_ptr<const UnlockedVault> unlocked;
};

/// A key file may come into other hands and be tried at leisure, so what is tried first is no
/// passphrase. Error codes: passphrase_too_short (fewer than 8 characters), passphrase_too_long,
/// passphrase_too_common (digits alone, one character or a row of neighbours, or a word that stands
/// at the top of the lists of leaked ones).
Result<Done> check_new_passphrase(std::string_view passphrase);

/// Error codes: those of check_new_passphrase(), as wherever a passphrase is chosen.
Result<NewVault> create_vault(std::string_view passphrase, const KdfCost& cost = {});

/// Error codes: vault_malformed, vault_cost_refused, wrong_passphrase, wrong_recovery_code.
Result<std::shared_ptr<const UnlockedVault>> unlock_vault(std::string_view file,
                                                          std::string_view passphrase);
Result<std::shared_ptr<const UnlockedVault>> recover_vault(std::string_view file,
                                                           std::string_view recovery_code);

// What follows gives the file of the same vault, changed; all other ways to its key stay as they
// are. `cost` is the least that the passphrase is wrapped with: what a file asks for is never
// lowered.

Result<std::string> rewrap_vault(std::string_view file, const UnlockedVault& unlocked,
                                 std::string_view new_passphrase, const KdfCost& cost = {});
/// Under `cost` if that of the file is below it, else the file as it is.
Result<std::string> raise_cost(std::string_view file, const UnlockedVault& unlocked,
                               std::string_view passphrase, const KdfCost& cost = {});

struct NewRecoveryCode {
  std::string file;
  std::string recovery_code;  ///< the earlier one opens this file no longer
};
Result<NewRecoveryCode> renew_recovery_code(std::string_view file, const UnlockedVault& unlocked);

/// The same key in a file for other hands: only the recovery code opens it. It has no passkeys, and
/// its passphrase is a random one that nobody knows, so there is nothing in it to be tried.
Result<std::string> recovery_file(std::string_view file, const UnlockedVault& unlocked);

/// A new signing key for the drafts of the old one. Of its ways only the passphrase stays: there is
/// a new recovery code, and passkeys are to be added again. Error codes: of create_vault() and
/// read_vault_file().
Result<NewVault> replace_signing_key(std::string_view file, const UnlockedVault& unlocked,
                                     std::string_view passphrase);

/// The public key a vault file names; it needs no passphrase.
Result<PublicKey> vault_public_key(std::string_view file);

}  // namespace quayside::seal
