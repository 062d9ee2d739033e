// Evidence log: what the server has accepted, in an order that it cannot change later without
// being found out (shared/wire/evidence_log.h).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/services/environment.h"
#include "shared/wire/evidence.h"
#include "shared/wire/evidence_log.h"

namespace quayside::services {

/// Appends an entry; its index.
std::uint64_t append_to_log(store::Transaction& transaction, std::string_view entry);

/// The entry about a key that became active, or was revoked; `event` is the name of its state.
std::string key_entry(const store::KeyRecord& key, std::string_view event, std::int64_t at);
/// The entry about a message of customs.
std::string message_entry(std::string_view raw, std::int64_t at);
/// Appends that a message of customs is the next one about a submission.
void log_message_link(store::Transaction& transaction, store::MessageLink link, std::int64_t at);
/// The entry that log_message_link() has appended, without its place.
wire::MessageEntry entry_of(const store::MessageLink& link);

/// The head of the log as it is now, signed.
wire::SignedTreeHead log_head(const Environment& environment, store::Reader& reader);
/// That the entry of this index is in the log as it is now; nothing below 0.
std::optional<wire::LogProof> log_proof_at(const Environment& environment, store::Reader& reader,
                                           std::int64_t index);
/// Where an entry stands in the log as it is now; nothing if it is not there.
std::optional<wire::LogPlace> log_place_of(store::Reader& reader, std::string_view entry);
wire::LogPlace log_place_at(store::Reader& reader, std::int64_t index);
/// That the submission's receipt is in the log as it is now; nothing if it is not in it yet.
std::optional<wire::LogProof> log_proof_of(const Environment& environment, store::Reader& reader,
                                           const store::SubmissionRecord& submission);

/// That the log of `size` entries begins with that of `before`; nothing if it never had so many.
std::optional<seal::MerklePath> log_consistency(const Environment& environment,
                                                std::uint64_t before, std::uint64_t size);

/// Where the entry with this leaf hash is among the first `size`; nothing if it is not there.
std::optional<wire::LogPlace> place_in_log(const Environment& environment, std::string_view leaf,
                                           std::uint64_t size);

/// What was stored before there was a log for it is appended: submissions, which messages of
/// customs are about them, keys. At start.
Result<Done> complete_log(const Environment& environment);

}  // namespace quayside::services
