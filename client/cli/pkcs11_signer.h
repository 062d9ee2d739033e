// PKCS#11 signer: a P-256 key with its certificate on a token (smart card, HSM, SoftHSM), reached
// through the module of its maker (PKCS #11 2.40). The key never leaves the token.
#pragma once

#include <memory>
#include <string>

#include "client/cli/terminal.h"
#include "shared/base/result.h"
#include "shared/seal/certificate.h"

namespace quayside::cli {

struct TokenOptions {
  std::string module;      ///< the shared library; empty: sign with the device key
  std::string token;       ///< label of the token; empty: the only one
  std::string key;         ///< CKA_LABEL of the private key; empty: the only one
  std::string pin_file;    ///< empty: QUAYSIDE_PIN, then a question on the terminal
  std::string chain_file;  ///< PEM of the issuers' certificates; empty: none is sent along
};

/// Logged in until the signer goes away; the PIN is wiped then. Error codes: token_module_missing,
/// token_missing, token_ambiguous, token_pin_missing, token_pin_wrong, token_pin_locked,
/// token_key_missing, token_key_ambiguous, token_key_not_p256, token_certificate_missing,
/// token_failed, and those of reading the chain.
Result<std::unique_ptr<seal::ExternalSigner>> open_token(const Terminal& terminal,
                                                         const TokenOptions& options);

}  // namespace quayside::cli
