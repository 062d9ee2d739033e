#include "server/services/connections.h"

#include "server/services/progress.h"

namespace quayside::services {

void note_connection(const Environment& environment, store::Transaction& transaction,
                     std::string_view submission_id) {
  const auto record = transaction.any_submission(submission_id);
  auto outbox = transaction.outbox(submission_id);
  if (!record || !outbox || outbox->state != store::OutboxState::queued) return;
  const bool connected = environment.is_connected(record->profile);
  if (connected == (outbox->last_outcome != kNoConnection)) return;
  const std::int64_t now = environment.clock.now_ms();
  outbox->last_outcome = connected ? "" : kNoConnection;
  if (connected) outbox->next_attempt_at = now;
  transaction.set_outbox(*outbox);
  refresh_progress(transaction, submission_id, now);
}

Result<Done> note_connections(const Environment& environment) {
  return environment.store.write([&](store::Transaction& t) -> Result<Done> {
    for (const std::string& id : t.queued_submissions())
      note_connection(environment, t, id);
    return Done{};
  });
}

Result<Done> note_authorisation(const Environment& environment, std::string_view eori) {
  return environment.store.write([&](store::Transaction& t) -> Result<Done> {
    for (const std::string& id : t.queued_submissions()) {
      const auto record = t.any_submission(id);
      auto outbox = t.outbox(id);
      if (!record || !outbox || record->eori != eori) continue;
      if (outbox->last_outcome != kNoAuthorisation) continue;
      outbox->next_attempt_at = environment.clock.now_ms();
      t.set_outbox(*outbox);
    }
    return Done{};
  });
}

}  // namespace quayside::services
