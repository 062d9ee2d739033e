#include "server/simulator/life_cycle.h"

#include <algorithm>

#include "server/simulator/identifiers.h"
#include "server/simulator/mrn.h"
#include "server/simulator/notification.h"

namespace quayside::simulator {
namespace {

constexpr int kSilentMs = 5000;
constexpr int kMuteMs = 15'000;

int silence_ms(const Steering& steering) {
  if (steering.mute) return kMuteMs;
  return steering.silent ? kSilentMs : 0;
}

std::vector<Fault> rejection_for(const Message& message, const Steering& steering) {
  if (!message.faults.empty() || !steering.reject) return message.faults;
  const std::size_t item = std::min(steering.reject_item, std::max<std::size_t>(
                                                              message.items.size(), 1));
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

  std::vector<Notice> notices;

 private:
  About about_;
  const int pace_;
};

void add_life(Schedule& schedule, const Message& message, const Steering& steering) {
  const auto debt = [&](const About& about) { return debt_xml(about, charges_of(message)); };
  schedule.add("CWMTAX", debt);
  // A pre-lodged declaration waits for the presentation of the goods.
  if (message.is_pre_lodged()) return;
  schedule.add("CWMACC", accepted_xml);
  if (steering.control) schedule.add("CWMCTL", control_xml);
  if (steering.documents) schedule.add("CWMDOC", documents_xml);
  if (steering.invalidate) return schedule.add("CWMINV", invalidated_xml);
  schedule.add("CWMROG", released_xml);
  schedule.add("CWMCLE", cleared_xml);
}

// The same due times, the other way round.
void reverse(std::vector<Notice>& notices) {
  std::reverse(notices.begin(), notices.end());
  for (std::size_t i = 0, j = notices.size(); i + 1 < j; ++i) {
    std::swap(notices[i].due_ms, notices[--j].due_ms);
  }
}

}  // namespace

Plan plan_for(const Message& message, const Steering& steering, std::int64_t received_at_ms,
              int pace_ms) {
  Plan plan;
  Schedule schedule(message, received_at_ms + silence_ms(steering), pace_ms);
  const std::vector<Fault> faults = rejection_for(message, steering);
  const std::string mrn = new_mrn(year_of(received_at_ms), "DK", 'R');
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
  if (steering.reorder) reverse(plan.notices);
  if (steering.duplicate) {
    std::vector<Notice> twice;
    for (const Notice& notice : plan.notices) twice.insert(twice.end(), 2, notice);
    plan.notices = std::move(twice);
  }
  return plan;
}

}  // namespace quayside::simulator
