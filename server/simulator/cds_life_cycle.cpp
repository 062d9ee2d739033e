#include "server/simulator/cds_life_cycle.h"

#include <algorithm>
#include <string_view>

#include "server/simulator/cds_notification.h"

namespace quayside::simulator {
namespace {

constexpr std::int64_t kDayMs = 86'400'000;
constexpr std::int64_t kPresentationDays = 30;  // CDS12031, CDS12046
constexpr std::int64_t kDepartureDays = 150;

char outcome_of(const std::string& lrn) {
  const char first = lrn.empty() ? 'G' : lrn[0];
  return first >= 'a' && first <= 'z' ? static_cast<char>(first - 'a' + 'A') : first;
}

// "G3…": three seconds pass before the first notification.
std::int64_t delay_ms(const std::string& lrn) {
  const bool has_digit = lrn.size() > 1 && lrn[1] >= '0' && lrn[1] <= '9';
  return has_digit ? (lrn[1] - '0') * 1000 : 0;
}

// "BCDS12056…" asks for that code.
std::string wanted_error(const std::string& lrn) {
  constexpr std::size_t kLength = 8;
  const std::string code = lrn.size() > kLength ? lrn.substr(1, kLength) : "";
  const bool is_code =
      code.starts_with("CDS") && code.find_first_not_of("0123456789", 3) == std::string::npos;
  return is_code ? code : "CDS10020";
}

// Where a code points to; a relation error points to both of its sides.
std::vector<CdsError> errors_of(const std::string& code) {
  const std::vector<CdsPointerStep> item = {{"42A", 0, ""}, {"67A", 0, ""}, {"68A", 1, ""}};
  const auto below = [&](std::vector<CdsPointerStep> rest) {
    std::vector<CdsPointerStep> steps = item;
    steps.insert(steps.end(), rest.begin(), rest.end());
    return steps;
  };
  if (code == "CDS12062" || code == "CDS12003") return {{code, {}}};
  if (code == "CDS12056" || code == "CDS12070" || code == "CDS12075" || code == "CDS12077") {
    return {{code, below({{"70A", 1, "166"}})}, {code, below({{"70A", 2, "166"}})}};
  }
  if (code == "CDS12119" || code == "CDS12120") {
    return {{code, below({{"02A", 1, "D006"}})}, {code, below({{"70A", 1, "166"}})}};
  }
  return {{code, below({{"23A", 0, ""}, {"21A", 1, "145"}})}};
}

// Adds notices one pace apart, so that their times of issue follow the real order.
class Schedule {
 public:
  Schedule(const CdsDeclaration& declaration, std::int64_t start_ms, int pace_ms)
      : about_{declaration.lrn, declaration.mrn, declaration.version, start_ms}, pace_(pace_ms) {}

  template <class Write>
  void add(const char* type, Write write, std::int64_t wait_ms = 0) {
    about_.issued_at_ms += pace_ + wait_ms;
    notices_.push_back({type, write(about_), about_.issued_at_ms});
  }
  void plain(const char* type, const char* function, std::int64_t wait_ms = 0) {
    add(
        type, [&](const CdsAbout& about) { return cds_plain_xml(about, function); }, wait_ms);
  }
  void request(const char* type, const char* function) {
    add(type, [&](const CdsAbout& about) { return cds_request_xml(about, function); });
  }
  void reject(const std::vector<CdsError>& errors, std::int64_t wait_ms = 0) {
    add(
        "DMSREJ", [&](const CdsAbout& about) { return cds_rejected_xml(about, errors); }, wait_ms);
  }
  void decide(bool granted) {
    add("DMSREQ", [&](const CdsAbout& about) { return cds_decision_xml(about, granted); });
  }

  std::vector<Notice> take(const Steering& steering) {
    if (steering.reorder) {
      std::vector<std::int64_t> due;
      for (const Notice& notice : notices_)
        due.push_back(notice.due_ms);
      std::reverse(notices_.begin(), notices_.end());
      for (std::size_t i = 0; i < due.size(); ++i)
        notices_[i].due_ms = due[i];
    }
    if (!steering.duplicate) return std::move(notices_);
    std::vector<Notice> twice;
    for (const Notice& notice : notices_)
      twice.insert(twice.end(), 2, notice);
    return twice;
  }

 private:
  CdsAbout about_;
  const int pace_;
  std::vector<Notice> notices_;
};

// From acceptance on, once the goods are here.
void add_life(Schedule& schedule, const CdsDeclaration& declaration) {
  const char outcome = outcome_of(declaration.lrn);
  schedule.plain("DMSACC", "01");
  if (!declaration.taxes.empty()) {
    schedule.add("DMSTAX",
                 [&](const CdsAbout& about) { return cds_tax_xml(about, declaration.taxes); });
  }
  switch (outcome) {
    case 'C':
      schedule.plain("DMSROG", "08");
      return schedule.plain("DMSCLE", "09");
    case 'D':
      return schedule.request("DMSDOC", "06");
    case 'I':
      return schedule.plain("DMSGER", "18");
    case 'J':
      return schedule.plain("DMSEXT", "17");
    case 'L':
      return schedule.plain("DMSINV", "10", kDepartureDays * kDayMs);
    case 'N':
      return schedule.plain("DMSROG", "08");
    case 'Q':
      return schedule.request("DMSQRY", "51");
    case 'U':
      return schedule.plain("DMSCTL", "05");
    case 'V':
      return schedule.plain("DMSDET", "52");
    case 'X':
      return schedule.plain("DMSEOG", "16");
    default:
      return;
  }
}

void add_decision(Schedule& schedule, const CdsMessage& request, CdsDeclaration& earlier,
                  std::int64_t now_ms) {
  if (request.type == "INV") {
    const bool granted = earlier.lrn.size() > 2 && (earlier.lrn[2] == 'S' || earlier.lrn[2] == 's');
    schedule.decide(granted);
    if (granted) schedule.plain("DMSINV", "10");
    earlier.ended = granted;
    return;
  }
  if (request.type == "GPR") {
    const bool late = now_ms - earlier.received_at_ms > kPresentationDays * kDayMs;
    if (late || earlier.presented) {
      return schedule.reject({{late ? "CDS12031" : "CDS12015", {}}});
    }
    earlier.presented = true;
    return add_life(schedule, earlier);
  }
  if (request.border_means == "PENDING") return;
  if (request.border_means == "EXTERNAL AMEND") {
    return schedule.add("DMSRES", cds_changed_xml);
  }
  if (request.border_means == "REJECTED") return schedule.reject(errors_of("CDS12056"));
  const bool granted = request.border_means != "DENIED";
  if (granted) ++earlier.version;
  schedule.decide(granted);
}

}  // namespace

Plan cds_plan_for_new(const CdsDeclaration& taken, const Steering& steering,
                      const std::vector<std::string>& faults, int pace_ms) {
  const char outcome = outcome_of(taken.lrn);
  Plan plan{taken.mrn, {}};
  const std::int64_t silence_ms = delay_ms(taken.lrn) + steering.silence_ms();
  Schedule schedule(taken, taken.received_at_ms + silence_ms, pace_ms);
  std::vector<CdsError> errors;
  for (const std::string& fault : faults)
    errors.push_back({fault, {}});
  if (errors.empty() && outcome == 'B') errors = errors_of(wanted_error(taken.lrn));
  CdsMessage form;
  form.type = taken.type;
  if (!errors.empty()) {
    plan.mrn.clear();
    schedule.reject(errors);
  } else if (outcome == 'P') {
    return plan;
  } else if (form.is_pre_lodged() || outcome == 'R') {
    schedule.plain("DMSRCV", "02");
    if (outcome == 'K') schedule.reject({{"CDS12046", {}}}, kPresentationDays * kDayMs);
  } else {
    add_life(schedule, taken);
  }
  plan.notices = schedule.take(steering);
  return plan;
}

Plan cds_plan_for_request(const CdsMessage& request, CdsDeclaration* earlier,
                          const Steering& steering, std::int64_t received_at_ms, int pace_ms) {
  CdsDeclaration unknown;
  unknown.mrn = request.mrn;
  const bool known = earlier != nullptr && !earlier->rejected && !earlier->ended;
  CdsDeclaration about = earlier == nullptr ? unknown : *earlier;
  about.lrn = request.lrn.empty() ? about.lrn : request.lrn;
  Schedule schedule(about, received_at_ms, pace_ms);
  if (!known) {
    schedule.reject({{"CDS12015", {}}});
  } else if (request.declarant != earlier->declarant && !request.declarant.empty()) {
    schedule.reject({{"CDS11007", {}}});
  } else {
    add_decision(schedule, request, *earlier, received_at_ms);
  }
  return {known ? request.mrn : "", schedule.take(steering)};
}

}  // namespace quayside::simulator
