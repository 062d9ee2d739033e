// References that are to be new: LRN 12 09, DUCR.
#include <map>

#include "shared/rules/together_support.h"

namespace quayside {
namespace {

const FieldPointer& lrn_pointer() {
  static const FieldPointer at("/lrn");
  return at;
}

// In the EU an LRN names one declaration of a declarant, for good; HMRC refuses it for 48 hours.
// Times of day are not known here: what was lodged today or yesterday is surely within them.
bool still_holds_lrn(const Filed& filed, const Date& as_of) {
  if (filed.standing == Standing::draft) return false;
  if (filed.profile != "gb") return true;
  return is_known(filed.day) && day_number(as_of) - day_number(filed.day) <= 1;
}

// Everything that names one LRN: those of one declarant together, and those that do not say whose
// they are (a list of submissions without their content) with each of them.
struct OneLrn {
  std::map<std::string, std::vector<Berth>> of_declarant;
  std::vector<Berth> of_nobody;
};

std::vector<OneLrn> grouped_by_lrn(const Fleet& fleet) {
  std::vector<OneLrn> groups;
  std::unordered_map<std::string_view, std::size_t> index;
  for (const Member& member : fleet.members) {
    const Filed& filed = *member.filed;
    if (filed.lrn.empty()) continue;
    const auto [entry, is_new] = index.try_emplace(filed.lrn, groups.size());
    if (is_new) groups.emplace_back();
    OneLrn& group = groups[entry->second];
    const Berth berth{&member, {lrn_pointer()}};
    if (filed.profile.empty()) {
      if (group.of_nobody.size() < kOthersMax) group.of_nobody.push_back(berth);
    } else {
      group.of_declarant[key_of({filed.profile, filed.declarant})].push_back(berth);
    }
  }
  return groups;
}

// Calls `visit(holders, others)` for each declarant's use of each LRN: those that hold it (all of
// the batch and what was lodged), and the rest, from which it is only kept apart.
template <class Visit>
void for_each_lrn(const Fleet& fleet, Visit visit) {
  for (const OneLrn& lrn : grouped_by_lrn(fleet)) {
    for (const auto& [declarant, own] : lrn.of_declarant) {
      std::vector<Berth> holders;
      std::vector<Berth> others;
      for (const std::vector<Berth>* part : {&own, &lrn.of_nobody}) {
        for (const Berth& berth : *part) {
          const Member& member = *berth.member;
          const bool holds = member.in_batch || still_holds_lrn(*member.filed, fleet.as_of);
          (holds ? holders : others).push_back(berth);
        }
      }
      if (has_batch_member(holders)) visit(std::move(holders), std::move(others));
    }
  }
}

Reporter::Arguments lrn_argument(const std::vector<Berth>& group) {
  return {{"code", group.front().member->filed->lrn}};
}

void lrn_is_used_once(const Fleet& fleet, TogetherReporter& reporter) {
  for_each_lrn(fleet, [&](std::vector<Berth> holders, const std::vector<Berth>&) {
    if (holders.size() < 2) return;
    Reporter::Arguments arguments = lrn_argument(holders);
    reporter.report(std::move(holders), std::move(arguments));
  });
}

void lrn_is_kept_for_one_declaration(const Fleet& fleet, TogetherReporter& reporter) {
  for_each_lrn(fleet, [&](std::vector<Berth> holders, std::vector<Berth> others) {
    if (holders.size() != 1 || others.empty()) return;
    others.insert(others.begin(), holders.front());
    Reporter::Arguments arguments = lrn_argument(others);
    reporter.report(std::move(others), std::move(arguments));
  });
}

// "Within the last 12 months": later than the same day of the year before.
bool within_a_year(const Filed& filed, const Date& as_of) {
  const Date year_ago{as_of.year - 1, as_of.month, as_of.day};
  return is_known(filed.day) && filed.day > year_ago;
}

// A supplementary declaration repeats the DUCR of the simplified one that it completes.
void ducr_is_used_once(const Fleet& fleet, TogetherReporter& reporter) {
  Groups groups;
  for (const Member& member : fleet.members) {
    const Filed& filed = *member.filed;
    if (is_supplementary(filed)) continue;
    const bool lodged = filed.standing != Standing::draft && within_a_year(filed, fleet.as_of);
    if (!member.in_batch && !lodged) continue;
    for (const Mention& ducr : filed.ducrs)
      groups.add(ducr.text, member, ducr.at);
  }
  for (const std::vector<Berth>& group : groups.all()) {
    if (group.size() < 2 || !has_batch_member(group)) continue;
    const Member& first = *group.front().member;
    const std::string at = group.front().at.front().text();
    for (const Mention& ducr : first.filed->ducrs) {
      if (ducr.at.text() != at) continue;
      reporter.report(group, {{"code", ducr.text}});
      break;
    }
  }
}

}  // namespace

std::span<const TogetherRow> together_reference_rules() {
  static const TogetherRow rows[] = {
      {{.id = "together.lrn_is_used_once",
        .profile = "",
        .sources = {"EUCDM", "CDS12003"},
        .law = "12 09 001; Annex B, Title II of Delegated Regulation (EU) 2015/2446; "
               "UK Tariff 2/5",
        .kind = Kind::rule},
       &lrn_is_used_once},
      together_advice("together.lrn_is_kept_for_one_declaration", "12 09 001; UK Tariff 2/5",
                      &lrn_is_kept_for_one_declaration),
      {{.id = "together.ducr_is_used_once",
        .profile = "gb",
        .sources = {"CDS12062"},
        .law = "UK Tariff 2/1",
        .kind = Kind::rule},
       &ducr_is_used_once},
  };
  return rows;
}

}  // namespace quayside
