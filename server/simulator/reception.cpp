#include "server/simulator/reception.h"

#include <cstdio>

#include "server/simulator/identifiers.h"
#include "server/simulator/schema_check.h"

namespace quayside::simulator {

std::vector<Fault> Reception::faults_of(const Message& message, const std::string& xml) const {
  std::vector<Fault> faults = message.faults;
  if (options_.schema.empty()) return faults;
  const auto found = schema_faults(options_.schema, options_.data, xml);
  if (!found) {
    std::fputs("quayside-customs-simulator: xmllint or the schema could not be used\n", stderr);
  } else if (faults.empty()) {
    faults = *found;
  }
  return faults;
}

void Reception::take(const std::string& id, const Message& message, const std::string& xml) {
  Message checked = message;
  checked.faults = faults_of(message, xml);
  bool is_new = false;
  Plan plan;
  {
    const std::lock_guard lock(taking_);
    if (ledger_.is_lrn_used(message.declarant, message.lrn)) {
      checked.faults.push_back({"$.functionalReferenceId", "CWM20005", "SIM-LRN",
                                "The LRN is in use already.", "Take another LRN."});
    }
    plan = plan_for(checked, steering_of(message.lrn), now_ms(), options_.pace_ms);
    is_new = ledger_.receive({id, message.lrn, message.declarant, plan.mrn.empty()}, plan);
  }
  if (!is_new) return;
  std::vector<PendingNotice> notices;
  for (std::size_t i = 0; i < plan.notices.size(); ++i) {
    notices.push_back({id, i, std::move(plan.notices[i])});
  }
  notifier_.add(std::move(notices));
}

}  // namespace quayside::simulator
