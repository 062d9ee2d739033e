// Withdrawals: what was lodged here, and has not left for customs, does not leave any more.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/store/store.h"

namespace quayside::services {

/// `event`: as in store::DecisionRecord; `kid`: of the key that decided it, or empty.
void withdraw(store::Transaction& transaction, const std::vector<std::string>& submission_ids,
              std::string_view event, std::string_view kid, std::int64_t now);

/// Since when a revoked key may have been in other hands; empty where it was taken out of use, as
/// one that is replaced, and not lost.
std::string lost_since(const store::KeyRecord& key);
/// Whether that was so at this moment already, UTC.
bool was_lost_by(const store::KeyRecord& key, std::int64_t at);

/// The key may have been in other hands since `from` ("2026-11-24T09:13:16Z"): what it signed
/// since, and what was lodged under the mandates that it signed since, is withdrawn. Nothing where
/// `from` is this moment.
void withdraw_what_is_distrusted(store::Transaction& transaction, const store::KeyRecord& key,
                                 std::string_view from, std::int64_t now);

/// Whether the last day of its mandate is over. `until_ms`: the moment that counts, UTC.
bool has_expired_mandate(store::Reader& reader, const store::SubmissionRecord& record,
                         std::int64_t until_ms);

}  // namespace quayside::services
