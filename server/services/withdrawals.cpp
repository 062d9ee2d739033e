#include "server/services/withdrawals.h"

#include "server/services/progress.h"
#include "shared/seal/seal.h"

namespace quayside::services {

void withdraw(store::Transaction& transaction, const std::vector<std::string>& submission_ids,
              std::string_view event, std::string_view kid, std::int64_t now) {
  for (const std::string& id : submission_ids) {
    store::DecisionRecord decision;
    decision.submission_id = id;
    decision.event = event;
    decision.kid = kid;
    decision.at = now;
    transaction.unqueue_submission(id);
    transaction.add_decision(decision);
    refresh_progress(transaction, id, now);
  }
}

std::string lost_since(const store::KeyRecord& key) {
  const bool is_lost = key.revoked_at > 0 && key.distrusted_from < utc_text(key.revoked_at);
  return is_lost ? key.distrusted_from : "";
}

bool was_lost_by(const store::KeyRecord& key, std::int64_t at) {
  const std::string since = lost_since(key);
  return !since.empty() && ms_of_utc_text(since) <= at;
}

void withdraw_what_is_distrusted(store::Transaction& transaction, const store::KeyRecord& key,
                                 std::string_view from, std::int64_t now) {
  constexpr std::int64_t kSecondMs = 1000;
  const std::int64_t since = ms_of_utc_text(std::string(from));
  if (since + kSecondMs > now) return;
  withdraw(transaction, transaction.unsent_signed_by(key.kid, since), "key_distrusted", "", now);
  for (const store::MandateRecord& given : transaction.mandates_of(key.eori)) {
    const auto signer = seal::PublicKey::from_jwk_x(given.carried.public_key_x);
    if (!signer || signer->kid() != key.kid || given.given_at < since) continue;
    withdraw(transaction, transaction.unsent_under(given.mandate.id), "mandate_revoked", "", now);
  }
}

bool has_expired_mandate(store::Reader& reader, const store::SubmissionRecord& record,
                         std::int64_t until_ms) {
  if (record.mandate.empty()) return false;
  const auto given = reader.mandate(record.mandate);
  return !given || *Date::parse(given->mandate.until) < utc_date(until_ms);
}

}  // namespace quayside::services
