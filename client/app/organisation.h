// Organisation: what the person at the key may do in it.
#pragma once

#include "client/app/state.h"

namespace quayside::app {

/// A statement, or an approval of bytes that are not sent along, signed with the open key.
wire::Envelope signed_statement(const seal::UnlockedVault& vault, seal::Purpose purpose,
                                std::int64_t now_s, std::string bytes);

/// Whether the person may approve what somebody else has signed.
bool may_be_approved(const AppState& state, const wire::SubmissionView& view);
/// Whether the page shows a submission whose evidence holds, all of it; of a signature with a
/// certificate, which no page can check, that is what the server says (is_by_server).
bool is_reviewed(const AppState& state);
/// Whether the person may sign declarations, as far as this device knows.
bool may_declare(const AppState& state);
/// Whether all that could not be checked here is such a signature.
bool is_by_server(const wire::EvidenceReport& report);
/// Whether the person may change people, keys, policy and mandates.
bool may_manage(const AppState& state);

}  // namespace quayside::app
