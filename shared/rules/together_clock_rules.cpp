// What the clock says about a declaration: goods not presented in time, a day of acceptance that
// cannot be.
#include "shared/rules/together_support.h"

namespace quayside {
namespace {

constexpr long kDaysToPresent = 30;
constexpr long kDaysSinceAcceptance = 180;

// 11 02: lodged before the goods are there; K is the pre-lodged clearance request of the UK.
bool is_prelodged(const Filed& filed) {
  const std::string& type = filed.additional_type;
  return type == "D" || type == "E" || type == "F" || type == "K";
}

const FieldPointer& type_pointer() {
  static const FieldPointer at("/additionalDeclarationType");
  return at;
}

void goods_are_presented_in_time(const Fleet& fleet, TogetherReporter& reporter) {
  for (const Member& member : fleet.members) {
    const Filed& filed = *member.filed;
    if (filed.standing != Standing::lodged || !is_prelodged(filed) || !is_known(filed.day)) {
      continue;
    }
    const long days = day_number(fleet.as_of) - day_number(filed.day);
    if (days <= kDaysToPresent) continue;
    reporter.report({{&member, {type_pointer()}}},
                    {{"code", filed.lrn}, {"days", std::to_string(days)}});
  }
}

std::optional<Date> acceptance_day(const Filed& filed) {
  const std::string& text = filed.date_of_acceptance;
  if (text.size() < 8) return std::nullopt;
  return Date::parse(text.substr(0, 4) + "-" + text.substr(4, 2) + "-" + text.substr(6, 2));
}

void acceptance_was_within_180_days(const Fleet& fleet, TogetherReporter& reporter) {
  for (const Member& member : fleet.members) {
    if (!member.in_batch || member.filed->standing != Standing::draft) continue;
    const std::optional<Date> day = acceptance_day(*member.filed);
    if (!day) continue;
    const long days = day_number(fleet.as_of) - day_number(*day);
    if (days >= 0 && days <= kDaysSinceAcceptance) continue;
    reporter.report({{&member, {FieldPointer("/dateOfAcceptance")}}},
                    {{"date", day->to_string()}, {"day", fleet.as_of.to_string()}});
  }
}

}  // namespace

std::span<const TogetherRow> together_clock_rules() {
  static const TogetherRow rows[] = {
      {{.id = "together.goods_are_presented_in_time",
        .profile = "",
        .sources = {"LOCAL", "CDS12031", "CDS12046"},
        .law = "Regulation (EU) No 952/2013, Article 171",
        .severity = Severity::warning,
        .kind = Kind::rule},
       &goods_are_presented_in_time},
      {{.id = "together.acceptance_was_within_180_days",
        .profile = "gb",
        .sources = {"CDS12016"},
        .law = "15 09; UK Tariff 1/2, supplementary declarations",
        .kind = Kind::rule},
       &acceptance_was_within_180_days},
  };
  return rows;
}

}  // namespace quayside
