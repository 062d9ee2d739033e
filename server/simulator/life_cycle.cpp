#include "server/simulator/life_cycle.h"

#include <algorithm>

#include "server/simulator/identifiers.h"
#include "server/simulator/mrn.h"
#include "server/simulator/notification.h"

namespace quayside::simulator {
namespace {

std::vector<Fault> rejection_for(const Message& message, const Steering& steering) {
  if (!message.faults.empty() || !steering.reject) return message.faults;
  const std::size_t item =
      std::min(steering.reject_item, std::max<std::size_t>(message.items.size(), 1));
  return {{commodity_code_pointer(item), "DK11047", "VR #33",
           "The commodity code (18 09 056 000) does not exist.",
           "Simulated: the LRN asks for a rejection at item " + std::to_string(item) + "."},
          {importer_pointer(), "DK2001", "DK-CRS-Adapter",
           "The importer identification number (13 04 017 000) does not exist or is not valid.",
           "Simulated: no register was asked."}};
}

// Adds notices one pace apart, so that their times of issue follow the real order.
class Schedule {
 public:
  Schedule(const Message& message, std::int64_t start_ms, int pace_ms)
      : about_{message.lrn, "", message.submitter, message.declarant, start_ms}, pace_(pace_ms) {}

  template <class Write>
  void add(const char* type, Write write) {
    about_.issued_at_ms += pace_;
    notices.push_back({type, write(about_), about_.issued_at_ms});
  }
  void set_mrn(const std::string& mrn) { about_.mrn = mrn; }
  void set_additional(const std::string& number) { about_.additional = number; }

  std::vector<Notice> notices;

 private:
  About about_;
  const int pace_;
};

void add_acceptance(Schedule& schedule, const Steering& steering, bool is_export) {
  schedule.add("CWMACC", accepted_xml);
  if (steering.control) schedule.add("CWMCTL", control_xml);
  if (steering.documents) schedule.add("CWMDOC", documents_xml);
  if (steering.invalidate) return schedule.add("CWMINV", invalidated_xml);
  schedule.add("CWMROG", released_xml);
  if (is_export) return schedule.add("CWMEOG", exited_xml);
  schedule.add("CWMCLE", cleared_xml);
}

void add_debt(Schedule& schedule, const Message& message) {
  if (message.is_export()) return;
  schedule.add("CWMTAX", [&](const About& about) { return debt_xml(about, charges_of(message)); });
}

void add_life(Schedule& schedule, const Message& message, const Steering& steering) {
  add_debt(schedule, message);
  // A pre-lodged declaration waits for the presentation of the goods.
  if (!message.is_pre_lodged()) add_acceptance(schedule, steering, message.is_export());
}

void add_granted(Schedule& schedule, const Message& message, const Steering& steering) {
  schedule.add("CWMREQ", granted_xml);
  if (message.type == "RRA") return;
  if (message.type == "INV") return schedule.add("CWMINV", invalidated_xml);
  const std::string new_type = message.type == "GPR" ? "A" : "";
  schedule.add("CWMRES", [&](const About& about) { return result_xml(about, new_type); });
  if (message.type == "GPR") return add_acceptance(schedule, steering, message.is_export());
  add_debt(schedule, message);
}

std::vector<Fault> faults_of_request(const Message& message, const Earlier& earlier) {
  if (!message.faults.empty()) return message.faults;
  const auto fault = [](const char* code, const char* rule, const char* text) {
    return std::vector<Fault>{{"", code, rule, text, ""}};
  };
  if (message.reason.find("REJECT") != std::string::npos) {
    return fault("DK3040", "BR_ADDM_666_05", "Simulated: the reason asks for a rejection.");
  }
  if (message.type == "INV" && (!earlier.known || earlier.invalidated)) {
    return fault("DK2157", "VR #116",
                 "The MRN on the invalidation application must refer to a standard declaration "
                 "which has been accepted or released.");
  }
  if (!earlier.known || earlier.invalidated) {
    return fault("SIM0003", "SIM-MRN", "Simulated: there is no declaration of that MRN.");
  }
  if (message.type == "GPR" && !earlier.waits_for_goods) {
    return fault("SIM0005", "SIM-GPR", "Simulated: the goods are presented already.");
  }
  return {};
}

// The same due times, the other way round.
void reverse(std::vector<Notice>& notices) {
  std::reverse(notices.begin(), notices.end());
  for (std::size_t i = 0, j = notices.size(); i + 1 < j; ++i) {
    std::swap(notices[i].due_ms, notices[--j].due_ms);
  }
}

void apply_steering(std::vector<Notice>& notices, const Steering& steering) {
  if (steering.reorder) reverse(notices);
  if (!steering.duplicate) return;
  std::vector<Notice> twice;
  for (const Notice& notice : notices)
    twice.insert(twice.end(), 2, notice);
  notices = std::move(twice);
}

}  // namespace

Plan plan_for(const Message& message, const Steering& steering, std::int64_t received_at_ms,
              int pace_ms) {
  Plan plan;
  Schedule schedule(message, received_at_ms + steering.silence_ms(), pace_ms);
  const std::vector<Fault> faults = rejection_for(message, steering);
  const std::string mrn = new_mrn(year_of(received_at_ms), "DK", message.is_export() ? 'A' : 'R');
  if (faults.empty() && message.is_pre_lodged()) schedule.set_mrn(mrn);
  schedule.add("CWMRCV", received_xml);
  if (steering.garbage) schedule.add("unreadable", unreadable_xml);
  if (!faults.empty()) {
    schedule.add("CWMREJ", [&](const About& about) { return rejected_xml(about, faults); });
  } else {
    plan.mrn = mrn;
    schedule.set_mrn(mrn);
    add_life(schedule, message, steering);
  }
  plan.notices = std::move(schedule.notices);
  apply_steering(plan.notices, steering);
  return plan;
}

Plan plan_for_request(const Message& message, const Earlier& earlier, const Steering& steering,
                      std::int64_t received_at_ms, int pace_ms) {
  Plan plan;
  Schedule schedule(message, received_at_ms + steering.silence_ms(), pace_ms);
  schedule.set_additional(new_additional_number(year_of(received_at_ms), "DK", message.type));
  const std::vector<Fault> faults = faults_of_request(message, earlier);
  schedule.set_mrn(faults.empty() ? message.mrn : "");
  schedule.add("CWMRCV", received_xml);
  if (!faults.empty()) {
    schedule.add("CWMREJ", [&](const About& about) { return rejected_xml(about, faults); });
  } else if (message.reason.find("DENY") != std::string::npos) {
    schedule.add("CWMREQ", denied_xml);
  } else {
    plan.mrn = message.mrn;
    add_granted(schedule, message, steering);
  }
  plan.notices = std::move(schedule.notices);
  apply_steering(plan.notices, steering);
  return plan;
}

}  // namespace quayside::simulator
