// Vault file: the text in which a vault is stored, in one fixed form.
//
//   {"format":"quayside-vault-2","kdf":"argon2id13","passes":3,"memoryKib":65536,"kid":"…",
//    "x":"…","salt":"…","passphraseWrap":"…","recoverySalt":"…","recoveryWrap":"…",
//    "signingKey":"…","passkeys":[{"credential":"…","prfSalt":"…","wrap":"…","label":"…"},…],
//    "seal":"…"}
//
// without blanks and line breaks, members in this order. Reading takes this form and the earlier
// one ("quayside-vault-1", which ends after signingKey) and no other, so that each file has exactly
// one meaning. README.md describes every member.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"
#include "shared/seal/passkey.h"
#include "shared/seal/vault.h"

namespace quayside::seal {

inline constexpr unsigned kPassesMax = 10;
inline constexpr unsigned kMemoryKibMin = 8;
inline constexpr unsigned kMemoryKibMax = 256 * 1024;

struct PasskeyWrap {
  PasskeyHandle passkey;
  std::string wrap;   ///< the master key encrypted under the secret of the passkey
  std::string label;  ///< date and name, encrypted under the master key
};

struct VaultFile {
  KdfCost cost;
  PublicKey public_key;
  std::string salt;             ///< 16 bytes, of Argon2id
  std::string passphrase_wrap;  ///< nonce, master key encrypted under the passphrase, tag
  std::string recovery_salt;    ///< 16 bytes
  std::string recovery_wrap;    ///< the same under the recovery code
  std::string signing_key;      ///< nonce, seed encrypted under the master key, tag
  std::vector<PasskeyWrap> passkeys;
  std::string seal;  ///< 32 bytes over everything before it; a file of version 1 has none
};

bool cost_is_acceptable(const KdfCost& cost);
/// In version 2.
std::string write_vault_file(const VaultFile& file);
/// Error codes: vault_malformed, vault_cost_refused.
Result<VaultFile> read_vault_file(std::string_view text);

/// What is authenticated together with each ciphertext. All but the first outlive a new
/// passphrase, so theirs hold neither cost nor salt of the passphrase. Those of version 1 are the
/// same in version 2, as a file is taken over without all of its secrets at hand.
std::string passphrase_header(const VaultFile& file);
std::string recovery_header(const VaultFile& file);
std::string signing_key_header(const VaultFile& file);
std::string passkey_header(const VaultFile& file, const PasskeyHandle& passkey);
/// What the seal is made over.
std::string sealed_part(const VaultFile& file);

}  // namespace quayside::seal
