#include "server/simulator/reception.h"

#include <cstdio>

#include "server/simulator/identifiers.h"
#include "server/simulator/schema_check.h"

namespace quayside::simulator {

std::vector<Fault> Reception::faults_of(const Message& message, const std::string& xml) const {
  std::vector<Fault> faults = message.faults;
  if (options_.schema.empty() || message.data_set != "H7") return faults;
  const auto found = schema_faults(options_.schema, options_.data, xml);
  if (!found) {
    std::fputs("quayside-customs-simulator: xmllint or the schema could not be used\n", stderr);
  } else if (faults.empty()) {
    faults = *found;
  }
  return faults;
}

Earlier Reception::earlier_of(const Message& request) const {
  Earlier earlier;
  for (const LedgerEntry& entry : ledger_.of_mrn(request.mrn)) {
    Message one;
    one.type = entry.type;
    earlier.known = true;
    if (!one.is_request()) earlier.waits_for_goods = one.is_pre_lodged();
    if (one.type == "GPR") earlier.waits_for_goods = false;
    if (one.type == "INV") earlier.invalidated = true;
  }
  return earlier;
}

Plan Reception::plan_of(Message message) const {
  const Steering steering = steering_of(message.lrn);
  if (message.is_request()) {
    return plan_for_request(message, earlier_of(message), steering, now_ms(), options_.pace_ms);
  }
  if (ledger_.is_lrn_used(message.declarant, message.lrn)) {
    message.faults.push_back({"$.functionalReferenceId", "CWM20005", "SIM-LRN",
                              "The LRN is in use already.", "Take another LRN."});
  }
  return plan_for(message, steering, now_ms(), options_.pace_ms);
}

void Reception::take(const std::string& id, const Message& message, const std::string& xml) {
  Message checked = message;
  checked.faults = faults_of(message, xml);
  bool is_new = false;
  Plan plan;
  {
    const std::lock_guard lock(taking_);
    plan = plan_of(std::move(checked));
    is_new = ledger_.receive(
        {id, message.lrn, message.declarant, plan.mrn.empty(), plan.mrn, message.type}, plan);
  }
  if (!is_new) return;
  std::vector<PendingNotice> notices;
  for (std::size_t i = 0; i < plan.notices.size(); ++i) {
    notices.push_back({id, i, std::move(plan.notices[i])});
  }
  notifier_.add(std::move(notices));
}

}  // namespace quayside::simulator
