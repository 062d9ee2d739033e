// Currencies of the day. ISO 4217 changes a few times a year and no authority publishes the days of
// its own list, so what has run out, has not begun or is not in our edition is advice.
#include <algorithm>

#include "shared/codes/code_list.h"
#include "shared/codes/iso_tables.h"
#include "shared/rules/dated.h"
#include "shared/rules/form.h"
#include "shared/rules/support.h"

namespace quayside {
namespace {

// Countries whose currency does not change without everybody knowing: a strange code of theirs,
// such as DKR, is a slip of the pen.
constexpr std::string_view kSettled[] = {"AU", "CA", "CH", "CN", "CZ", "DK", "GB", "HK", "HU",
                                         "IN", "IS", "JP", "NO", "NZ", "PL", "RO", "SE", "US"};

template <class Visit>
void for_each_currency(const Facts& facts, Visit visit) {
  for (const GivenLeaf& leaf : facts.survey.given) {
    if (leaf.list != "currency") continue;
    visit(leaf, codes::find_code_of_any_day(leaf.list, leaf.text));
  }
}

Reporter::Arguments code_and_date(const GivenLeaf& leaf, const Date& date) {
  return {{"code", std::string(leaf.text)}, {"date", date.to_string()}};
}

void currency_has_not_ended(const Facts& facts, Reporter& reporter) {
  for_each_currency(facts, [&](const GivenLeaf& leaf, const codes::Code* code) {
    if (code == nullptr || code->validity.to >= facts.as_of) return;
    reporter.report({leaf.pointer}, code_and_date(leaf, code->validity.to));
  });
}

void currency_has_begun(const Facts& facts, Reporter& reporter) {
  for_each_currency(facts, [&](const GivenLeaf& leaf, const codes::Code* code) {
    if (code == nullptr || code->validity.from <= facts.as_of) return;
    reporter.report({leaf.pointer}, code_and_date(leaf, code->validity.from));
  });
}

void currency_may_be_new(const Facts& facts, Reporter& reporter) {
  for_each_currency(facts, [&](const GivenLeaf& leaf, const codes::Code* code) {
    if (code != nullptr || !may_be_new_currency(leaf.text)) return;
    reporter.report({leaf.pointer}, {{"code", std::string(leaf.text)}});
  });
}

Rule currency_rule(std::string_view id, std::string_view law,
                   void (*check)(const Facts&, Reporter&)) {
  return {.id = id,
          .profile = "",
          .sources = {"LOCAL"},
          .law = law,
          .severity = Severity::warning,
          .kind = Kind::code_list,
          .check = check};
}

}  // namespace

bool may_be_new_currency(std::string_view code) {
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (code.size() != 3 || !std::all_of(code.begin(), code.end(), is_capital)) return false;
  if (code[0] == 'X') return true;  // of no one country
  const std::string_view country = code.substr(0, 2);
  if (std::find(std::begin(kSettled), std::end(kSettled), country) != std::end(kSettled)) {
    return false;
  }
  const auto countries = codes::iso_countries();
  return std::any_of(countries.begin(), countries.end(),
                     [&](const codes::IsoRow& row) { return row.code == country; });
}

std::span<const Rule> currency_rules() {
  static const Rule rules[] = {
      currency_rule("codes.currency_has_not_ended",
                    "ISO 4217, amendments; Interinstitutional Style Guide: currency list",
                    &currency_has_not_ended),
      currency_rule("codes.currency_has_begun",
                    "ISO 4217, amendments; Interinstitutional Style Guide: currency list",
                    &currency_has_begun),
      currency_rule("codes.currency_may_be_new", "ISO 4217", &currency_may_be_new),
  };
  return rules;
}

}  // namespace quayside
