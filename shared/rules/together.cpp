#include "shared/rules/together.h"

#include <algorithm>
#include <chrono>
#include <unordered_set>

#include "shared/rules/together_support.h"

namespace quayside {
namespace {

// The rows of every file; together_rules() shows their rules without copying what issues point to.
struct Table {
  std::vector<Rule> rules;
  std::vector<TogetherCheck> checks;
};

const Table& table() {
  static const Table all = [] {
    Table made;
    for (const auto rows :
         {together_reference_rules(), together_invoice_rules(), together_limit_rules(),
          together_goods_rules(), together_clock_rules()}) {
      for (const TogetherRow& row : rows) {
        made.rules.push_back(row.rule);
        made.checks.push_back(row.check);
      }
    }
    return made;
  }();
  return all;
}

bool is_about(const Rule& rule, const Filed& filed) {
  // A record that only names an LRN does not know its profile.
  if (!rule.profile.empty() && rule.profile != filed.profile) return false;
  const auto& names = rule.data_sets;
  return names.empty() || std::find(names.begin(), names.end(), filed.data_set) != names.end();
}

std::vector<Member> members_of(std::span<const Filed> batch, std::span<const Filed> history) {
  std::vector<Member> members;
  members.reserve(batch.size() + history.size());
  std::unordered_set<std::string_view> ids;
  for (std::size_t i = 0; i < batch.size(); ++i) {
    if (!batch[i].id.empty()) ids.insert(batch[i].id);
    if (batch[i].standing != Standing::ended) members.push_back({i, &batch[i], true});
  }
  for (std::size_t i = 0; i < history.size(); ++i) {
    const Filed& filed = history[i];
    if (filed.standing == Standing::ended) continue;
    if (!filed.id.empty() && !ids.insert(filed.id).second) continue;
    members.push_back({batch.size() + i, &filed, false});
  }
  return members;
}

void cut(std::vector<FieldPointer>& at) {
  if (at.size() > kOthersMax) at.resize(kOthersMax);
}

}  // namespace

void TogetherReporter::report(std::vector<Berth> group, Reporter::Arguments arguments) {
  if (group.empty() || (has_reported_ && issues_.size() >= kIssuesMax)) return;
  has_reported_ = true;
  auto subject = std::find_if(group.begin(), group.end(),
                              [](const Berth& berth) { return berth.member->in_batch; });
  if (subject == group.end()) subject = group.begin();
  arguments.emplace_back("count", std::to_string(group.size() - 1));
  TogetherIssue found;
  found.declaration = subject->member->index;
  cut(subject->at);
  found.issue = {&rule_, rule_.severity, rule_.kind, subject->at, std::move(arguments), {}};
  for (Berth& berth : group) {
    if (&berth == &*subject) continue;
    if (found.others.size() == kOthersMax) break;
    cut(berth.at);
    found.others.push_back({berth.member->index, std::move(berth.at)});
  }
  issues_.push_back(std::move(found));
}

std::vector<TogetherIssue> check_together(std::span<const Filed> batch,
                                          std::span<const Filed> history, const Date& as_of) {
  std::vector<TogetherIssue> issues;
  const std::vector<Member> members = members_of(batch, history);
  for (std::size_t i = 0; i < table().rules.size(); ++i) {
    const Rule& rule = table().rules[i];
    if (!rule.validity.contains(as_of)) continue;
    Fleet fleet{{}, as_of};
    std::copy_if(members.begin(), members.end(), std::back_inserter(fleet.members),
                 [&](const Member& member) { return is_about(rule, *member.filed); });
    TogetherReporter reporter(rule, issues);
    table().checks[i](fleet, reporter);
  }
  return issues;
}

std::span<const Rule> together_rules() { return table().rules; }

TogetherRow together_advice(std::string_view id, std::string_view law, TogetherCheck check) {
  return {{.id = id,
           .profile = "",
           .sources = {"LOCAL"},
           .law = law,
           .severity = Severity::warning,
           .kind = Kind::rule},
          check};
}

long day_number(const Date& day) {
  using namespace std::chrono;
  const year_month_day calendar{year(day.year), month(static_cast<unsigned>(day.month)),
                                std::chrono::day(static_cast<unsigned>(day.day))};
  return static_cast<long>(sys_days(calendar).time_since_epoch().count());
}

bool is_known(const Date& day) { return day.year > 0; }

bool has_batch_member(const std::vector<Berth>& group) {
  return std::any_of(group.begin(), group.end(),
                     [](const Berth& berth) { return berth.member->in_batch; });
}

bool is_supplementary(const Filed& filed) {
  return filed.additional_type.size() == 1 && filed.additional_type[0] >= 'U' &&
         filed.additional_type[0] <= 'Z';
}

std::vector<Berth>& Groups::of(const std::string& key) {
  const auto [entry, is_new] = index_.try_emplace(key, groups_.size());
  if (is_new) groups_.emplace_back();
  return groups_[entry->second];
}

void Groups::add(const std::string& key, const Member& member, FieldPointer at) {
  std::vector<Berth>& group = of(key);
  if (group.empty() || group.back().member != &member) group.push_back({&member, {}});
  std::vector<FieldPointer>& places = group.back().at;
  if (places.size() < kOthersMax) places.push_back(std::move(at));
}

std::string key_of(std::initializer_list<std::string_view> parts) {
  std::string key;
  for (const std::string_view part : parts) {
    key += std::to_string(part.size());
    key += ':';
    key += part;
  }
  return key;
}

}  // namespace quayside
