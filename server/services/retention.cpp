#include "server/services/retention.h"

#include <algorithm>
#include <limits>

#include "server/log.h"
#include "server/services/evidence_log.h"

namespace quayside::services {
namespace {

constexpr int kRemovedAtOnce = 200;
constexpr std::int64_t kDayMs = 86'400'000;

constexpr RetentionRule kRules[] = {
    // Five years after the end of the financial year; Regulation (EU) No 952/2013, article 51, asks
    // for three.
    {"dk", 5, "bogføringsloven (Act 700 of 24 May 2022), section 12"},
    // Four years for customs (Customs Traders (Accounts and Records) Regulations 1995), six for
    // import VAT, which one declaration serves, too.
    {"gb", 6, "Value Added Tax Act 1994, schedule 11, paragraph 6(3); VAT Notice 700/21"},
};

/// What is removed of an authority: received before this moment.
struct Cutoff {
  std::string_view profile;
  int year = 0;
  std::int64_t before_ms = 0;
};

std::int64_t first_ms_of(int year) {
  return ms_of_utc_text(Date{year, 1, 1}.to_string() + "T00:00:00Z");
}

Result<Cutoff> cutoff_of(const RetentionRule& rule, const Clock& clock,
                         const RetentionQuestion& question) {
  const std::string profile(rule.profile);
  if (question.years < rule.years_min) {
    return Error{"retention_too_short",
                 "declarations to '" + profile + "' have to be kept for " +
                     std::to_string(rule.years_min) + " years after the one of receipt (" +
                     std::string(rule.source) + ")",
                 "Give --years " + std::to_string(rule.years_min) +
                     " or more, or name another authority with --profile."};
  }
  const int ended = utc_date(clock.now_ms()).year - question.years;
  const int year = question.before.value_or(ended);
  if (year > ended) {
    return Error{"retention_not_ended",
                 "what was received in " + std::to_string(year - 1) + " is kept to the end of " +
                     std::to_string(year - 1 + question.years),
                 "Give --before " + std::to_string(ended) + " or an earlier year."};
  }
  return Cutoff{rule.profile, year, first_ms_of(year)};
}

Result<std::vector<Cutoff>> cutoffs_of(const Clock& clock, const RetentionQuestion& question) {
  std::vector<Cutoff> cutoffs;
  for (const RetentionRule& rule : kRules) {
    if (!question.profile.empty() && question.profile != rule.profile) continue;
    const Result<Cutoff> cutoff = cutoff_of(rule, clock, question);
    if (!cutoff) return cutoff.error();
    cutoffs.push_back(*cutoff);
  }
  if (!cutoffs.empty()) return cutoffs;
  return Error{"retention_profile_unknown", "no authority is called '" + question.profile + "'",
               "Give --profile dk or gb, or leave it out."};
}

std::vector<std::string> forgettable(store::Reader& reader, const Clock& clock) {
  const std::int64_t now = clock.now_ms();
  return reader.forgettable_people(now - kDaysWaiting * kDayMs,
                                   first_ms_of(utc_date(now).year - kYearsKept),
                                   utc_date(now).to_string());
}

// Once more in the transaction: a request about an old declaration may just have come in.
Result<int> remove_some(store::Store& store, const Clock& clock, const Cutoff& cutoff) {
  int count = 0;
  const auto written = store.write([&](store::Transaction& t) -> Result<Done> {
    const auto ended = t.ended_submissions(cutoff.profile, cutoff.before_ms, kRemovedAtOnce);
    for (const store::EndedSubmission& one : ended)
      t.remove_submission(one.id);
    count = static_cast<int>(ended.size());
    if (count == 0) return Done{};
    append_to_log(t, wire::log_entry({{"at", utc_text(clock.now_ms())},
                                      {"before", std::to_string(cutoff.year)},
                                      {"count", std::to_string(count)},
                                      {"kind", "retention"},
                                      {"profile", std::string(cutoff.profile)}}));
    return Done{};
  });
  if (!written) return written.error();
  return count;
}

}  // namespace

std::span<const RetentionRule> retention_rules() { return kRules; }

Result<std::vector<Ended>> ended_submissions(store::Store& store, const Clock& clock,
                                             const RetentionQuestion& question) {
  const auto cutoffs = cutoffs_of(clock, question);
  if (!cutoffs) return cutoffs.error();
  std::vector<Ended> all;
  store.read([&](store::Reader& reader) {
    for (const Cutoff& cutoff : *cutoffs) {
      all.push_back(
          {std::string(cutoff.profile), reader.ended_submissions(cutoff.profile, cutoff.before_ms,
                                                                 std::numeric_limits<int>::max())});
    }
  });
  return all;
}

Result<std::vector<Removed>> apply_retention(store::Store& store, const Clock& clock,
                                             const RetentionQuestion& question) {
  const auto cutoffs = cutoffs_of(clock, question);
  if (!cutoffs) return cutoffs.error();
  std::vector<Removed> all;
  for (const Cutoff& cutoff : *cutoffs) {
    Removed removed{std::string(cutoff.profile), 0, 0};
    for (;;) {
      const Result<int> count = remove_some(store, clock, cutoff);
      if (!count) return count.error();
      if (*count == 0) break;
      removed.submissions += *count;
    }
    const auto written = store.write([&](store::Transaction& t) -> Result<Done> {
      removed.messages = t.remove_lost_messages(cutoff.profile, cutoff.before_ms);
      t.forget_expired(clock.now_ms());
      return Done{};
    });
    if (!written) return written.error();
    log_event("retention", {{"profile", removed.profile},
                            {"submissions", std::to_string(removed.submissions)},
                            {"messages", std::to_string(removed.messages)}});
    all.push_back(std::move(removed));
  }
  return all;
}

int forgettable_people(store::Store& store, const Clock& clock) {
  int count = 0;
  store.read(
      [&](store::Reader& reader) { count = static_cast<int>(forgettable(reader, clock).size()); });
  return count;
}

Result<int> forget_people(store::Store& store, const Clock& clock) {
  int count = 0;
  const auto written = store.write([&](store::Transaction& t) -> Result<Done> {
    const std::string now = utc_text(clock.now_ms());
    const std::vector<std::string> people = forgettable(t, clock);
    for (const std::string& id : people)
      t.forget_person(id);
    t.forget_invitations(now.substr(0, 10));
    count = static_cast<int>(people.size());
    if (count == 0) return Done{};
    append_to_log(
        t, wire::log_entry(
               {{"at", now}, {"count", std::to_string(count)}, {"kind", "people forgotten"}}));
    return Done{};
  });
  if (!written) return written.error();
  log_event("people_forgotten", {{"count", std::to_string(count)}});
  return count;
}

}  // namespace quayside::services
