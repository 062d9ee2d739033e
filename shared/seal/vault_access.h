// Vault access: the inside of a vault, for those files of this folder that change what wraps it.
#pragma once

#include "shared/seal/vault_file.h"

namespace quayside::seal {

/// The only way to the master key.
struct VaultAccess {
  static const std::string& master_key(const UnlockedVault& vault) { return vault.master_key_; }
};

/// Error code: vault_malformed, where the file does not hold the key that it names.
Result<std::shared_ptr<const UnlockedVault>> open_with(const VaultFile& file,
                                                       std::string master_key);
/// The file that `unlocked` came from, to be changed. Error codes: of read_vault_file().
Result<VaultFile> file_to_change(std::string_view text, const UnlockedVault& unlocked);
/// Its text, sealed anew.
std::string changed_file(VaultFile file, const std::string& master_key);

}  // namespace quayside::seal
