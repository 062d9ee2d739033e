#include <algorithm>

#include "shared/rules/data_set.h"
#include "shared/rules/rule.h"
#include "shared/rules/support.h"
#include "shared/rules/survey.h"

namespace quayside {
namespace {

bool applies(const Rule& rule, const Facts& facts) {
  if (!rule.profile.empty() && rule.profile != facts.profile) return false;
  if (!rule.validity.contains(facts.as_of)) return false;
  const auto& names = rule.data_sets;
  return names.empty() || std::find(names.begin(), names.end(), facts.data_set) != names.end();
}

std::string& hash_in_use() {
  static std::string hash;
  return hash;
}

}  // namespace

std::string_view rule_set_hash() {
  return hash_in_use().empty() ? built_in_rule_set_hash() : std::string_view(hash_in_use());
}

void use_rule_set_hash(std::string hash) { hash_in_use() = std::move(hash); }

void Reporter::report(std::vector<FieldPointer> at, Arguments arguments, std::vector<Fix> fixes) {
  if (has_reported_ && issues_.size() >= kIssuesMax) return;
  has_reported_ = true;
  issues_.push_back(
      {&rule_, rule_.severity, rule_.kind, std::move(at), std::move(arguments), std::move(fixes)});
}

std::span<const Rule> all_rules() {
  static const std::vector<Rule> rules = [] {
    std::vector<Rule> all;
    for (const auto group :
         {data_set_rules(), format_rules(), code_list_rules(), header_rules(), party_rules(),
          fiscal_reference_rules(), location_rules(), document_rules(), procedure_rules(),
          value_rules(), mass_rules(), goods_item_rules(), authorisation_rules(), trade_rules(),
          identifier_rules(), tariff_rules(), information_rules()}) {
      all.insert(all.end(), group.begin(), group.end());
    }
    return all;
  }();
  return rules;
}

const Rule* find_rule(std::string_view id) {
  const auto rules = all_rules();
  const auto found =
      std::find_if(rules.begin(), rules.end(), [&](const Rule& rule) { return rule.id == id; });
  return found == rules.end() ? nullptr : &*found;
}

bool Verdict::has_errors() const {
  return std::any_of(issues.begin(), issues.end(),
                     [](const Issue& issue) { return issue.severity == Severity::error; });
}

Verdict validate(const Declaration& declaration, const Date& as_of) {
  Verdict verdict{declaration.profile, declaration.data_set, as_of, {}};
  const DataSet* data_set = find_data_set(verdict.profile, verdict.data_set);
  const Survey survey = survey_of(declaration, data_set, as_of);
  const Facts facts{declaration, verdict.profile, verdict.data_set, as_of, survey};
  for (const Rule& rule : all_rules()) {
    if (!applies(rule, facts)) continue;
    Reporter reporter(rule, verdict.issues);
    rule.check(facts, reporter);
  }
  return verdict;
}

std::vector<Issue> issues_that_begin(const Declaration& declaration, const Date& now,
                                     const Date& then) {
  const Verdict before = validate(declaration, now);
  std::vector<Issue> begun = validate(declaration, then).issues;
  std::erase_if(begun, [&](const Issue& issue) {
    return std::any_of(before.issues.begin(), before.issues.end(), [&](const Issue& known) {
      return known.rule == issue.rule && known.at == issue.at;
    });
  });
  return begun;
}

}  // namespace quayside
