#include "shared/rules/plan.h"

#include <algorithm>
#include <map>
#include <string>

#include "shared/base/ensure.h"
#include "shared/rules/facts.h"
#include "shared/rules/form.h"

namespace quayside {
namespace {

bool holds_for(const Rule& rule, std::string_view profile, std::string_view data_set) {
  if (!rule.profile.empty() && rule.profile != profile) return false;
  const auto& names = rule.data_sets;
  return names.empty() || std::find(names.begin(), names.end(), data_set) != names.end();
}

bool looks_at(const Look& look, const AskedPlace& leaf) {
  const Field& field = leaf.member->field;
  const Format& format = format_at(leaf.rows.front(), *leaf.member);
  if (look.form != Look::Form::any && look.form != form_of(format)) return false;
  return look.named.empty() ||
         std::any_of(look.named.begin(), look.named.end(), [&](std::string_view name) {
           return name == leaf.list || name == field.label;
         });
}

std::span<const DataSetRow> rows_of(const DataSet& data_set, std::string_view pattern) {
  const auto by_pattern = [](const DataSetRow& a, const DataSetRow& b) {
    return a.pattern < b.pattern;
  };
  DataSetRow wanted;
  wanted.pattern = pattern;
  const auto [first, last] =
      std::equal_range(data_set.rows.begin(), data_set.rows.end(), wanted, by_pattern);
  return {data_set.rows.data() + (first - data_set.rows.begin()),
          static_cast<std::size_t>(last - first)};
}

class Planner {
 public:
  Planner(const DataSet& data_set, const Rules& leaf_rules)
      : data_set_(data_set), leaf_rules_(leaf_rules) {}

  std::vector<AskedPlace> places_of(const StructInfo& info, const std::string& above,
                                    std::string_view list) const {
    std::vector<AskedPlace> places;
    for (const MemberInfo& member : info.members) {
      places.push_back(place_of(member, above + "/" + std::string(member.field.name), list));
    }
    return places;
  }

 private:
  AskedPlace place_of(const MemberInfo& member, const std::string& pattern,
                      std::string_view list) const {
    const std::string_view own = member.field.list;
    AskedPlace place{&member,
                     own.empty() || own == "inherited" ? list : own,
                     rows_of(data_set_, pattern),
                     {},
                     {}};
    if (place.rows.empty()) return place;
    if (member.shape == Shape::leaf) {
      if (own.empty()) place.list = {};
      place.list = list_at(place.rows.front(), place.list);
      for (const Rule* rule : leaf_rules_) {
        if (looks_at(rule->look, place)) place.rules.push_back(rule);
      }
    } else {
      const bool is_list = member.shape == Shape::list;
      place.below = places_of(*member.element, is_list ? pattern + "/*" : pattern, place.list);
    }
    const auto lists = std::count(pattern.begin(), pattern.end(), '*');
    ensure(static_cast<std::size_t>(lists) < Position::kListsMax, "lists nest that deep at most");
    return place;
  }

  const DataSet& data_set_;
  const Rules& leaf_rules_;
};

Plan make_plan(std::string_view profile, std::string_view name, const DataSet* data_set) {
  Plan plan;
  for (const Rule& rule : all_rules()) {
    if (!holds_for(rule, profile, name)) continue;
    switch (rule.look.scope) {
      case Look::Scope::everything:
        plan.everything.push_back(&rule);
        break;
      case Look::Scope::places:
        plan.over_places.push_back(&rule);
        break;
      case Look::Scope::head:
        plan.head.push_back(&rule);
        break;
      case Look::Scope::each_part:
        plan.each_part.push_back(&rule);
        break;
      case Look::Scope::each_leaf:
        plan.each_leaf.push_back(&rule);
        break;
    }
  }
  if (data_set != nullptr) {
    plan.places = Planner(*data_set, plan.each_leaf).places_of(declaration_info(), "", "");
  }
  return plan;
}

}  // namespace

const DataSetRow* AskedPlace::row_on(const Date& day) const {
  for (const DataSetRow& row : rows) {
    if (!row.validity.contains(day)) continue;
    return row.presence == Presence::not_taken ? nullptr : &row;
  }
  return nullptr;
}

const Plan& plan_of(std::string_view profile, std::string_view data_set) {
  static const std::vector<Plan> plans = [] {
    std::vector<Plan> made;
    for (const DataSet& one : all_data_sets())
      made.push_back(make_plan(one.profile, one.name, &one));
    return made;
  }();
  const DataSet* found = find_data_set(profile, data_set);
  if (found != nullptr) return plans[static_cast<std::size_t>(found - all_data_sets().data())];
  // Of a profile that is known, the rules for all of its data sets hold still.
  static const std::map<std::string_view, Plan> unknown = [] {
    std::map<std::string_view, Plan> made;
    made[""] = make_plan("", "", nullptr);
    for (const Rule& rule : all_rules()) {
      if (made.count(rule.profile) == 0) made[rule.profile] = make_plan(rule.profile, "", nullptr);
    }
    return made;
  }();
  const auto known_profile = unknown.find(profile);
  return known_profile == unknown.end() ? unknown.at("") : known_profile->second;
}

}  // namespace quayside
