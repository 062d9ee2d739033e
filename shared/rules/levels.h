// Levels: elements that stand on the shipment or on each goods item.
//
// What is the same for all goods items stands on the shipment, what differs stands on each of them
// (Annex B footnote 45); customs refuses both at once.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "shared/rules/support.h"

namespace quayside {

struct Level {
  std::string_view name;  ///< of the member, the same on both levels
  std::string GoodsShipment::*of_shipment;
  std::string GoodsItem::*of_item;
};

struct PartyLevel {
  std::string_view name;
  Party GoodsShipment::*of_shipment;
  Party GoodsItem::*of_item;
};

/// Reports an element that stands on both levels, with the removals where the texts are the same.
void report_on_both(const Facts& facts, Reporter& reporter, const Level& level);
/// Reports a party that stands on both levels.
void report_on_both(const Facts& facts, Reporter& reporter, const PartyLevel& level);
/// Reports an element that the shipment lacks and goods items lack: at the shipment if all do.
void report_on_neither(const Facts& facts, Reporter& reporter, const Level& level);

}  // namespace quayside
