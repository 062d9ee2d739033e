// Key store: the key file of this person on this computer, its passphrase, and what was enrolled.
#pragma once

#include <memory>
#include <string>

#include "client/cli/terminal.h"
#include "shared/base/result.h"
#include "shared/seal/vault.h"

namespace quayside::cli {

struct KeyOptions {
  std::string key_file;         ///< empty: $XDG_CONFIG_HOME/quayside/key.json
  std::string passphrase_file;  ///< empty: QUAYSIDE_PASSPHRASE, then a question on the terminal
  std::string new_passphrase_file;  ///< the same with QUAYSIDE_NEW_PASSPHRASE; to replace one
};

/// Error code: no_home.
Result<std::string> key_file_of(const KeyOptions& options);

/// Error codes: file_…, passphrase_missing.
Result<std::string> ask_passphrase(const Terminal& terminal, const KeyOptions& options);
/// Asked twice on a terminal. Further error code: passphrases_differ.
Result<std::string> ask_new_passphrase(const Terminal& terminal, const KeyOptions& options);
/// The one that is to replace the passphrase.
Result<std::string> ask_next_passphrase(const Terminal& terminal, const KeyOptions& options);
/// The PIN of a token: from the file, QUAYSIDE_PIN, or asked. Error codes: file_…,
/// token_pin_missing.
Result<std::string> ask_pin(const Terminal& terminal, const std::string& pin_file);
/// One line from the terminal, not shown while it is typed. Error code: passphrase_missing.
Result<std::string> ask_hidden(const Terminal& terminal, const std::string& question);

struct OpenKey {
  std::string path;
  std::string file;  ///< what lies there
  std::shared_ptr<const seal::UnlockedVault> vault;
};
/// A key file below today's cost of trying passphrases is written anew with today's. Error codes:
/// file_…, passphrase_missing, and those of unlock_vault().
Result<OpenKey> open_key(const Terminal& terminal, const KeyOptions& options);
Result<std::shared_ptr<const seal::UnlockedVault>> unlock_key(const Terminal& terminal,
                                                              const KeyOptions& options);

/// What the key was enrolled as; kept beside the key file, holds no secret.
struct EnrolmentRecord {
  std::string server;
  std::string server_key_x;  ///< of the first receipt; empty before
  std::string eori;
  std::string organisation;
  std::string person;
};
/// Everything empty when nothing was enrolled or the file is not readable.
EnrolmentRecord read_enrolment(const KeyOptions& options);
Result<Done> write_enrolment(const KeyOptions& options, const EnrolmentRecord& record);

}  // namespace quayside::cli
