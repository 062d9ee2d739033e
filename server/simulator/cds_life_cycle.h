// CDS life cycle: which notifications a message to the United Kingdom's customs gets, and when.
//
// The first letter of the LRN chooses the outcome, as in HMRC's own stub; README.md has the table.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "server/simulator/cds_message.h"
#include "server/simulator/life_cycle.h"
#include "server/simulator/steering.h"

namespace quayside::simulator {

/// What customs remembers of a declaration that it has.
struct CdsDeclaration {
  std::string lrn;
  std::string mrn;
  std::string declarant;
  std::string type;
  std::string ducr;
  std::vector<CdsTaxLine> taxes;
  std::int64_t received_at_ms = 0;
  int version = 1;
  bool rejected = false;
  bool presented = false;  ///< the goods of a pre-lodged one have arrived
  bool ended = false;      ///< cancelled or expired: nothing more can be asked
};

/// A new declaration: `taken` has the MRN; `faults` are reasons of customs' own to reject it.
Plan cds_plan_for_new(const CdsDeclaration& taken, const Steering& steering,
                      const std::vector<std::string>& faults, int pace_ms);

/// A message about an earlier declaration, which is changed by what becomes of it. Null: customs
/// does not have it.
Plan cds_plan_for_request(const CdsMessage& request, CdsDeclaration* earlier,
                          const Steering& steering, std::int64_t received_at_ms, int pace_ms);

}  // namespace quayside::simulator
