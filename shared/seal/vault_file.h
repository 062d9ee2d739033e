// Vault file: the text in which a vault is stored, in one fixed form.
//
//   {"format":"quayside-vault-1","kdf":"argon2id13","passes":3,"memoryKib":65536,"kid":"…",
//    "x":"…","salt":"…","passphraseWrap":"…","recoverySalt":"…","recoveryWrap":"…",
//    "signingKey":"…"}
//
// without blanks and line breaks, members in this order. Reading takes this form and no other, so
// that each file has exactly one meaning.
#pragma once

#include <string>
#include <string_view>

#include "shared/base/result.h"
#include "shared/seal/vault.h"

namespace quayside::seal {

inline constexpr std::size_t kVaultFileBytesMax = 8 * 1024;
inline constexpr unsigned kPassesMax = 10;
inline constexpr unsigned kMemoryKibMin = 8;
inline constexpr unsigned kMemoryKibMax = 256 * 1024;

struct VaultFile {
  KdfCost cost;
  PublicKey public_key;
  std::string salt;             ///< 16 bytes, of Argon2id
  std::string passphrase_wrap;  ///< nonce, master key encrypted under the passphrase, tag
  std::string recovery_salt;    ///< 16 bytes
  std::string recovery_wrap;    ///< the same under the recovery code
  std::string signing_key;      ///< nonce, seed encrypted under the master key, tag
};

bool cost_is_acceptable(const KdfCost& cost);
std::string write_vault_file(const VaultFile& file);
/// Error codes: vault_malformed, vault_cost_refused.
Result<VaultFile> read_vault_file(std::string_view text);

/// What is authenticated together with each of the three ciphertexts. The recovery wrap and the
/// signing key outlive a new passphrase, so theirs hold neither cost nor salt of the passphrase.
std::string passphrase_header(const VaultFile& file);
std::string recovery_header(const VaultFile& file);
std::string signing_key_header(const VaultFile& file);

}  // namespace quayside::seal
