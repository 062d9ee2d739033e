// Signing: from a file to an envelope. A declaration with errors is never signed.
#pragma once

#include <string>

#include "client/cli/commands.h"
#include "shared/seal/vault.h"
#include "shared/wire/submission.h"

namespace quayside::cli {

struct Signed {
  wire::Envelope envelope;
  wire::SubmissionHeader header;
  Declaration declaration;
  std::string kid;
  std::string verdict;  ///< JSON; with errors it was not signed
  bool refused = false;
};

/// Validates and makes the bytes to be signed, also where the rules found errors. Error codes: of
/// reading, eori_missing.
/// A representative's declaration carries the fitting one of --mandates FILE. Error codes besides
/// those of reading and judging: mandate_missing, those of wire::mandate_covers().
Result<Signed> prepare_declaration(const Terminal& terminal, const Options& options,
                                   std::string_view bytes);

/// To be read before it is signed.
void say_what_is_signed(const Terminal& terminal, const wire::SignedContent& content,
                        std::string_view payload, const std::string& kid);

/// Validates, says what is signed, signs: with the token that the options name, else with the
/// person's key. Error codes: of reading, eori_missing, no_right_to_act, and of unlock_key() or
/// open_token(). The key is unlocked after the validation, and handed back in `vault`.
Result<Signed> sign_declaration(const Terminal& terminal, const Options& options,
                                std::string_view bytes,
                                std::shared_ptr<const seal::UnlockedVault>& vault);

}  // namespace quayside::cli
