#include "server/gateway/outbox.h"

#include <algorithm>
#include <exception>

#include "server/log.h"
#include "server/services/progress.h"
#include "server/services/requests.h"
#include "server/services/withdrawals.h"
#include "shared/seal/seal.h"
#include "shared/wire/submission.h"

namespace quayside::gateway {
namespace {

using store::OutboxRecord;
using store::OutboxState;

// Between a half and the whole of the pause, so that many rows do not come due together.
std::int64_t with_jitter(std::int64_t ms) {
  const auto byte = static_cast<unsigned char>(seal::random_bytes(1)[0]);
  return ms / 2 + ms * byte / 512;
}

void write_result(OutboxRecord& row, const DeliveryResult& result, std::int64_t now) {
  row.last_outcome = result.reason;
  row.next_attempt_at = now;
  ++row.attempts;
  switch (result.delivery) {
    case Delivery::delivered:
      row.state = OutboxState::sent;
      row.sent_at = now;
      break;
    case Delivery::refused:
      row.state = OutboxState::refused;
      break;
    case Delivery::unknown_outcome:
      row.state = OutboxState::unknown;
      break;
    case Delivery::not_reached:
    case Delivery::held:
      row.state = OutboxState::queued;
      break;
  }
}

// What waited for a connection may have waited longer than its mandate holds. Who signed on the
// last day has the night for it.
bool withdraw_if_expired(store::Transaction& t, const OutboxRecord& row, std::int64_t now) {
  constexpr std::int64_t kDayMs = 24 * 3'600'000;
  const auto record = t.any_submission(row.submission_id);
  const bool is_here = record && row.state == OutboxState::queued;
  if (!is_here || !services::has_expired_mandate(t, *record, now - kDayMs)) return false;
  t.set_outbox(row);  // it is not being sent
  services::withdraw(t, {record->id}, "mandate_expired", "", now);
  return true;
}

const char* name_of(Delivery delivery) {
  switch (delivery) {
    case Delivery::delivered:
      return "delivered";
    case Delivery::refused:
      return "refused";
    case Delivery::unknown_outcome:
      return "unknown";
    case Delivery::not_reached:
      return "not_reached";
    case Delivery::held:
      return "held";
  }
  return "";
}

}  // namespace

void Outbox::recover() {
  int recovered = 0;
  const auto written = store_.write([&](store::Transaction& t) -> Result<Done> {
    recovered = t.recover_outbox(customs_.profile(), clock_.now_ms() + pauses_.settle_ms);
    return Done{};
  });
  if (!written) log_problem("outbox_not_recovered", {{"code", written.error().code}});
  if (recovered > 0) log_event("outbox_recovered", {{"unknown", std::to_string(recovered)}});
}

std::int64_t Outbox::pause_after(int attempts) const {
  const int doublings = std::clamp(attempts - 1, 0, 20);
  return with_jitter(std::min(pauses_.longest_ms, pauses_.first_ms << doublings));
}

bool Outbox::deliver_next() {
  std::optional<OutboxRecord> row;
  bool is_over = false;
  const auto claimed = store_.write([&](store::Transaction& t) -> Result<Done> {
    row = t.claim_outbox(customs_.profile(), clock_.now_ms());
    is_over = row && withdraw_if_expired(t, *row, clock_.now_ms());
    return Done{};
  });
  if (!claimed || !row) return false;
  if (is_over) {
    log_event("mandate_expired", {{"submission", row->submission_id}});
    return true;
  }

  const std::optional<Outgoing> outgoing = outgoing_of(*row);
  if (!outgoing) {
    // Cannot happen to what submit() has stored, unless the store was altered.
    log_problem("outbox_payload_unreadable", {{"submission", row->submission_id}});
    settle(*row, {Delivery::not_reached, "the stored bytes cannot be read"});
    return true;
  }
  if (row->state == OutboxState::unknown) {
    const LookUp found = customs_.look_up(*outgoing);
    if (found == LookUp::received) {
      settle(*row, {Delivery::delivered, "found at customs"});
      return true;
    }
    if (found == LookUp::unknown) {
      settle(*row, {Delivery::unknown_outcome, "not looked up yet"});
      return true;
    }
  }
  DeliveryResult result{Delivery::unknown_outcome, "interrupted"};
  try {
    result = customs_.deliver(*outgoing);
  } catch (const std::exception&) {
    log_problem("delivery_interrupted", {{"submission", row->submission_id}});
  }
  settle(*row, result);
  return true;
}

std::optional<Outgoing> Outbox::outgoing_of(const OutboxRecord& row) {
  std::optional<Outgoing> outgoing;
  store_.read([&](store::Reader& reader) {
    const auto record = reader.any_submission(row.submission_id);
    if (!record) return;
    auto message = services::message_of(reader, *record);
    if (!message || record->profile != customs_.profile()) return;
    outgoing = Outgoing{row.message_id, record->eori, row.first_attempt_at, std::move(*message),
                        record->id};
  });
  return outgoing;
}

void Outbox::settle(OutboxRecord row, const DeliveryResult& result) {
  const std::int64_t now = clock_.now_ms();
  write_result(row, result, now);
  const bool held = result.delivery == Delivery::held;
  if (row.state == OutboxState::queued) {
    row.next_attempt_at += held ? pauses_.longest_ms : pause_after(row.attempts);
  }
  if (row.state == OutboxState::unknown) {
    row.next_attempt_at += std::max(pauses_.settle_ms, pause_after(row.attempts));
  }
  const auto written = store_.write([&](store::Transaction& t) -> Result<Done> {
    if (!result.conversation.empty()) t.add_conversation(result.conversation, row.submission_id);
    const auto current = t.outbox(row.submission_id);
    // A notification may have come in meanwhile: customs has it, whatever the connection said.
    if (!current || current->state == OutboxState::sent) return Done{};
    t.set_outbox(row);
    // Whether it is held, or not held any more, is part of the progress.
    services::refresh_progress(t, row.submission_id, now);
    return Done{};
  });
  log_event("delivery", {{"submission", row.submission_id},
                         {"outcome", name_of(result.delivery)},
                         {"attempt", std::to_string(row.attempts)},
                         {"code", written ? "" : written.error().code}});
}

}  // namespace quayside::gateway
