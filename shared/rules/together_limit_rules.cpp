// One consignment in several low-value declarations, each below a limit that holds for the whole.
//
// What one consignment is, is a question of law and of facts that no declaration holds: goods that
// one sender sends to one recipient under one transport contract are one; a second order that
// happens to travel on the same day is not. So these rules only say that there may be one.
#include <algorithm>

#include "shared/rules/low_value.h"
#include "shared/rules/support.h"
#include "shared/rules/together_support.h"

namespace quayside {
namespace {

// Values of one declaration in the limit's currency; empty on overflow, or when it has none.
struct Values {
  std::optional<Decimal> all;
  std::optional<Decimal> gifts;
  bool only_gifts = true;
  std::vector<FieldPointer> at;
  std::vector<FieldPointer> at_gifts;
};

void add_to(std::optional<Decimal>& sum, const Decimal& value, bool first) {
  if (first) sum = Decimal();
  if (sum) sum = Decimal::sum(*sum, value);
}

FieldPointer value_pointer(const FiledLine& line) {
  const FieldPointer item = item_pointer(line.item);
  return line.value_is_intrinsic ? item / "intrinsicValue" / "amount" : item / "itemAmountInvoiced";
}

Values values_of(const Filed& filed, std::string_view currency) {
  Values values;
  for (const FiledLine& line : filed.lines) {
    if (!line.value || line.currency != currency) continue;
    add_to(values.all, *line.value, values.at.empty());
    values.at.push_back(value_pointer(line));
    values.only_gifts = values.only_gifts && line.is_gift;
    if (!line.is_gift) continue;
    add_to(values.gifts, *line.value, values.at_gifts.empty());
    values.at_gifts.push_back(value_pointer(line));
  }
  return values;
}

// Sums what stays below the limit by itself: what does not is the matter of another rule.
struct Sum {
  std::optional<Decimal> total = Decimal();
  std::vector<Berth> group;

  void take(const Member& member, const std::optional<Decimal>& value, const Decimal& limit,
            const std::vector<FieldPointer>& at) {
    if (!value || *value > limit || value->is_zero() || !total) return;
    total = Decimal::sum(*total, *value);
    group.push_back({&member, at});
  }
  bool is_above(const Decimal& limit) const {
    return total && *total > limit && group.size() > 1 && has_batch_member(group);
  }
};

void report_above(const std::vector<Berth>& group, const ConsignmentLimit& limit,
                  TogetherReporter& reporter) {
  Sum all;
  Sum gifts;
  bool only_gifts = true;
  for (const Berth& berth : group) {
    const Filed& filed = *berth.member->filed;
    if (filed.profile != limit.profile) return;
    const Values values = values_of(filed, limit.currency);
    if (values.at.empty()) continue;
    only_gifts = only_gifts && values.only_gifts;
    all.take(*berth.member, values.all, limit.all, values.at);
    gifts.take(*berth.member, values.gifts, limit.gifts, values.at_gifts);
  }
  const bool above_gifts = gifts.is_above(limit.gifts);
  if (!above_gifts && (only_gifts || !all.is_above(limit.all))) return;
  const Decimal& max = above_gifts ? limit.gifts : limit.all;
  Sum& sum = above_gifts ? gifts : all;
  reporter.report(std::move(sum.group), {{"total", sum.total->to_string()},
                                         {"max", max.to_string()},
                                         {"currency", std::string(limit.currency)}});
}

bool is_between_two(const Filed& filed) {
  return !filed.sender.text.empty() && !filed.receiver.text.empty();
}

void judge(const std::vector<Berth>& group, TogetherReporter& reporter) {
  if (group.size() < 2 || !has_batch_member(group)) return;
  for (const ConsignmentLimit& limit : kConsignmentLimits)
    report_above(group, limit, reporter);
}

void transport_document_stays_within_limit(const Fleet& fleet, TogetherReporter& reporter) {
  Groups groups;
  for (const Member& member : fleet.members) {
    const Filed& filed = *member.filed;
    if (!is_between_two(filed)) continue;
    for (const Mention& document : filed.transport_documents) {
      groups.add(key_of({filed.profile, filed.sender.text, filed.receiver.text, document.text}),
                 member, document.at);
    }
  }
  for (const std::vector<Berth>& group : groups.all())
    judge(group, reporter);
}

bool share_one_document(const std::vector<Berth>& group) {
  const std::vector<Mention>& first = group.front().member->filed->transport_documents;
  return !first.empty() && std::all_of(group.begin(), group.end(), [&](const Berth& berth) {
    const std::vector<Mention>& own = berth.member->filed->transport_documents;
    return !own.empty() && own.front().text == first.front().text;
  });
}

// What is drafted is lodged on the day for which it is checked. Declarations that all travel under
// one document are the other rule's.
void day_stays_within_limit(const Fleet& fleet, TogetherReporter& reporter) {
  Groups groups;
  for (const Member& member : fleet.members) {
    const Filed& filed = *member.filed;
    if (!is_between_two(filed)) continue;
    const bool is_draft = filed.standing == Standing::draft;
    if (!is_draft && !is_known(filed.day)) continue;
    const Date day = is_draft ? fleet.as_of : filed.day;
    groups.add(key_of({filed.profile, filed.sender.text, filed.receiver.text, day.to_string()}),
               member, filed.receiver.at);
  }
  for (const std::vector<Berth>& group : groups.all()) {
    if (!share_one_document(group)) judge(group, reporter);
  }
}

TogetherRow of_low_value(TogetherRow row) {
  row.rule.data_sets = {"H7"};
  return row;
}

}  // namespace

std::span<const TogetherRow> together_limit_rules() {
  static const TogetherRow rows[] = {
      of_low_value(
          together_advice("together.transport_document_stays_within_limit",
                          "Delegated Regulation (EU) 2015/2446, Articles 1(48) and 143a; 12 05",
                          &transport_document_stays_within_limit)),
      of_low_value(together_advice("together.day_stays_within_limit",
                                   "Delegated Regulation (EU) 2015/2446, Articles 1(48) and 143a",
                                   &day_stays_within_limit)),
  };
  return rows;
}

}  // namespace quayside
