// Submissions: the way of an envelope to the server, whatever it asks for.
#pragma once

#include <memory>

#include "client/cli/commands.h"
#include "client/cli/server_session.h"
#include "shared/seal/vault.h"

namespace quayside::cli {

/// "2026-11-29T09:13:16Z"
std::string utc_now();
/// Signed now by the device's key.
wire::Envelope signed_statement(const seal::SigningKey& key, seal::Purpose purpose,
                                std::string bytes);

/// One line about a submission.
void print_view(const Terminal& terminal, const wire::SubmissionView& view);

/// Says so where the server confirms every key.
void note_demonstration(const Terminal& terminal, ServerSession& session);
/// A session signed in with the person's key; `vault` is unlocked if it is not yet.
Result<ServerSession> open_session(const Terminal& terminal, const Options& options,
                                   std::shared_ptr<const seal::UnlockedVault>& vault);

/// The receipt must be signed, by the server known so far, for exactly these bytes and their
/// signer.
Result<Done> check_receipt(const wire::SubmissionAnswer& answer, const wire::Envelope& envelope,
                           const Options& options, const std::string& origin);

/// Submits, checks and keeps the receipt, waits where asked to; the exit code.
int deliver(const Terminal& terminal, const Options& options, ServerSession& session,
            const wire::Envelope& envelope);

}  // namespace quayside::cli
