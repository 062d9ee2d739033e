#include <algorithm>

#include "shared/rules/checker.h"
#include "shared/rules/findings.h"
#include "shared/rules/procedure_groups.h"
#include "shared/rules/rule.h"
#include "shared/rules/support.h"
#include "shared/rules/together.h"

namespace quayside {
namespace {

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
  findings_.add({part_,
                 {&rule_, rule_.severity, rule_.kind, std::move(at), std::move(arguments),
                  std::move(fixes)}});
}

std::span<const Rule> all_rules() {
  static const std::vector<Rule> rules = [] {
    std::vector<Rule> all;
    for (const auto group : {data_set_rules(),      format_rules(),
                             code_list_rules(),     header_rules(),
                             party_rules(),         fiscal_reference_rules(),
                             location_rules(),      document_rules(),
                             procedure_rules(),     value_rules(),
                             mass_rules(),          goods_item_rules(),
                             authorisation_rules(), trade_rules(),
                             import_level_rules(),  aes_level_rules(),
                             aes_party_rules(),     aes_transport_rules(),
                             aes_rules(),           identifier_rules(),
                             tariff_rules(),        procedure_group_rules(),
                             information_rules(),   gb_general_rules(),
                             gb_party_rules(),      gb_movement_rules(),
                             gb_document_rules(),   gb_duty_rules(),
                             gb_value_rules(),      gb_reference_rules(),
                             gb_licence_rules(),    denmark_rules(),
                             gb_procedure_rules(),  gb_named_party_rules(),
                             gb_obligation_rules(), currency_rules()}) {
      all.insert(all.end(), group.begin(), group.end());
    }
    set_looks(all);
    return all;
  }();
  return rules;
}

const Rule* find_rule(std::string_view id) {
  for (const auto rules : {all_rules(), together_rules()}) {
    const auto found =
        std::find_if(rules.begin(), rules.end(), [&](const Rule& rule) { return rule.id == id; });
    if (found != rules.end()) return &*found;
  }
  return nullptr;
}

bool Verdict::has_errors() const {
  return std::any_of(issues.begin(), issues.end(),
                     [](const Issue& issue) { return issue.severity == Severity::error; });
}

Verdict validate(const Declaration& declaration, const Date& as_of) {
  Checker checker;
  return checker.check(declaration, as_of);
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
