// Withdrawals: what was lodged here, and has not left for customs, does not leave any more.
#pragma once

#include <string_view>
#include <vector>

#include "server/store/store.h"

namespace quayside::services {

/// `event`: as in store::DecisionRecord; `kid`: of the key that decided it, or empty.
void withdraw(store::Transaction& transaction, const std::vector<std::string>& submission_ids,
              std::string_view event, std::string_view kid, std::int64_t now);

/// The key may have been in other hands since `from` ("2026-11-24T09:13:16Z"): what it signed
/// since, and what was lodged under the mandates that it signed since, is withdrawn. Nothing where
/// `from` is this moment.
void withdraw_what_is_distrusted(store::Transaction& transaction, const store::KeyRecord& key,
                                 std::string_view from, std::int64_t now);

/// Whether the last day of its mandate is over. `until_ms`: the moment that counts, UTC.
bool has_expired_mandate(store::Reader& reader, const store::SubmissionRecord& record,
                         std::int64_t until_ms);

}  // namespace quayside::services
