// Retention: how long a submission is kept, and its end. What was received in a year is kept to the
// end of that year plus the years below; a declaration and what is asked about it end together.
//
// The names of people who have signed nothing of what is kept end with their last key.
//
// The evidence log keeps its hashes for good, and gets an entry about each removal.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/services/clock.h"
#include "server/store/store.h"

namespace quayside::services {

/// The product's own: longer than any authority asks, as claims may come late.
inline constexpr int kYearsKept = 10;

/// What the law of an authority asks for at least, after the year of receipt.
struct RetentionRule {
  std::string_view profile;
  int years_min = 0;
  std::string_view source;
};
std::span<const RetentionRule> retention_rules();

struct RetentionQuestion {
  std::string profile;             ///< empty: every authority
  int years = kYearsKept;          ///< kept after the year of receipt
  std::optional<int> before = {};  ///< only what was received before this year
};

struct Ended {
  std::string profile;
  std::vector<store::EndedSubmission> submissions;  ///< oldest first
};

/// What has ended, by authority. Error codes: retention_profile_unknown, retention_too_short,
/// retention_not_ended.
Result<std::vector<Ended>> ended_submissions(store::Store& store, const Clock& clock,
                                             const RetentionQuestion& question);

struct Removed {
  std::string profile;
  int submissions = 0;
  int messages = 0;  ///< of customs, that never belonged to a submission
};

/// Removes it, a part at a time; each part has its entry in the evidence log. Error codes: as
/// above, and of Store::write().
Result<std::vector<Removed>> apply_retention(store::Store& store, const Clock& clock,
                                             const RetentionQuestion& question);

/// A key that nobody confirms is forgotten after as many days.
inline constexpr int kDaysWaiting = 90;

/// How many people the server knows by a name that nothing needs: they have no key any more, and
/// signed nothing that is kept but their enrolment.
int forgettable_people(store::Store& store, const Clock& clock);
/// Takes those names out, and those of people who did not follow their invitation; how many people
/// there were. Error codes: of Store::write().
Result<int> forget_people(store::Store& store, const Clock& clock);

}  // namespace quayside::services
