// Outbox: hands stored submissions to customs, each exactly once as far as customs lets us know.
//
// A delivery whose outcome is unknown, also one that a stopped process left behind, is looked up
// before it is repeated. Customs out of reach is tried again with growing pauses.
#pragma once

#include <cstdint>
#include <optional>

#include "server/gateway/customs_connector.h"
#include "server/services/clock.h"
#include "server/store/store.h"

namespace quayside::gateway {

struct OutboxPauses {
  std::int64_t first_ms = 1000;
  std::int64_t longest_ms = 300'000;
  /// Before an unknown outcome is looked up: what customs was still busy with must have ended.
  std::int64_t settle_ms = 6000;
};

class Outbox {
 public:
  Outbox(store::Store& store, const Clock& clock, CustomsConnector& customs,
         const OutboxPauses& pauses = {})
      : store_(store), clock_(clock), customs_(customs), pauses_(pauses) {}

  /// At start, before anything else: what was being sent when the process stopped is unknown.
  void recover();

  /// Deals with the next row that is due; false when none is. May be called from several threads.
  bool deliver_next();

 private:
  std::optional<Outgoing> outgoing_of(const store::OutboxRecord& row);
  void settle(store::OutboxRecord row, const DeliveryResult& result);
  std::int64_t pause_after(int attempts) const;

  store::Store& store_;
  const Clock& clock_;
  CustomsConnector& customs_;
  const OutboxPauses pauses_;
};

}  // namespace quayside::gateway
