#include "tests/support/examples.h"

#include <algorithm>
#include <tuple>
#include <vector>

#include "shared/base/ensure.h"
#include "shared/domain/fields.h"
#include "shared/wire/together.h"
#include "tests/support/vectors.h"

namespace quayside::testing {
namespace {

using nlohmann::json;

constexpr std::size_t kPlacesMax = 6;

std::string line(char kind, const std::string& name, const std::string& value) {
  return kind + name + ' ' + value + '\n';
}

// A field with its value; of a group or list what stands in it.
std::string place_of(const Declaration& declaration, const FieldPointer& at) {
  constexpr int kInsideMax = 4;
  std::string facts = line('@', at.text(), text_at(declaration, at));
  const auto place = find_place(declaration, at);
  if (place && place->is_leaf()) return facts;
  int inside = 0;
  for_each_leaf(declaration, [&](const Place& leaf) {
    if (leaf.text().empty() || !leaf.pointer.is_within(at) || ++inside > kInsideMax) return;
    facts += line('#', leaf.pointer.text(), leaf.text());
  });
  return facts;
}

std::string arguments_of(const Issue& issue) {
  std::string facts;
  for (const auto& [name, value] : issue.arguments)
    facts += line('?', name, value);
  return facts;
}

std::string edits_of(const Issue& issue, const Declaration& declaration) {
  std::string facts;
  for (const Fix& fix : issue.fixes) {
    if (std::find(issue.at.begin(), issue.at.end(), fix.at) == issue.at.end() &&
        !text_at(declaration, fix.at).empty()) {
      facts += line('#', fix.at.text(), text_at(declaration, fix.at));
    }
  }
  for (const Fix& fix : issue.fixes) {
    const char kind = fix.operation == Fix::Operation::replace ? '='
                      : fix.operation == Fix::Operation::add   ? '+'
                                                               : '-';
    facts += line(kind, fix.at.text(), fix.value);
  }
  return facts;
}

std::string facts_of(const Issue& issue, const Declaration& declaration) {
  std::string facts = declaration.profile + ' ' + declaration.data_set + '\n';
  for (std::size_t i = 0; i < std::min(issue.at.size(), kPlacesMax); ++i)
    facts += place_of(declaration, issue.at[i]);
  return facts + arguments_of(issue) + edits_of(issue, declaration);
}

std::string_view standing_text(Standing standing) {
  constexpr std::string_view kNames[] = {"draft", "lodged", "accepted", "ended"};
  return kNames[static_cast<std::size_t>(standing)];
}

std::string facts_of(const TogetherIssue& issue, const wire::Compared& compared) {
  const Filed& shown = compared.at(issue.declaration);
  std::string facts = shown.profile + ' ' + shown.data_set + '\n';
  for (const FieldPointer& at : issue.issue.at)
    facts += line('@', at.text(), "");  // of the fields nothing but their names is kept
  facts += arguments_of(issue.issue);
  for (const TogetherPlaces& other : issue.others) {
    const Filed& record = compared.at(other.declaration);
    facts += line('&',
                  std::string(standing_text(record.standing)) + ' ' +
                      (record.day.year == 0 ? "-" : record.day.to_string()),
                  record.name.empty() ? record.lrn : record.name);
  }
  return facts;
}

struct Candidate {
  std::size_t others = 0;  ///< issues of other rules
  bool has_no_fix = false;
  std::string facts;
};

void offer(std::map<std::string, Candidate>& best, const std::string& rule, Candidate candidate) {
  const auto found = best.find(rule);
  const auto rank = [](const Candidate& one) { return std::tie(one.others, one.has_no_fix); };
  if (found == best.end() || rank(candidate) < rank(found->second)) {
    best[rule] = std::move(candidate);
  }
}

void offer_vectors(const std::string& source_folder, std::map<std::string, Candidate>& best) {
  for (const Vector& one : all_vectors(source_folder)) {
    const Verdict verdict = validate(one.declaration, one.as_of);
    for (const Issue& issue : verdict.issues) {
      if (issue.rule->id != one.rule) continue;
      offer(best, one.rule,
            {verdict.issues.size(), issue.fixes.empty(), facts_of(issue, one.declaration)});
      break;
    }
  }
}

void offer_together(const std::string& source_folder, std::map<std::string, Candidate>& best) {
  for (const auto& [rule, one] : all_together_vectors(source_folder)) {
    const auto batch = wire::history_from_json(one.at("declarations").dump());
    const auto history = wire::history_from_json(one.value("history", json::array()).dump());
    const auto day = Date::parse(one.at("asOf").get<std::string>());
    ensure(batch.has_value() && history.has_value() && day.has_value(), "a vector can be read");
    const auto issues = check_together(*batch, *history, *day);
    for (const TogetherIssue& issue : issues) {
      if (issue.issue.rule->id != rule) continue;
      offer(best, rule, {issues.size(), true, facts_of(issue, {*batch, *history})});
      break;
    }
  }
}

}  // namespace

std::map<std::string, std::string> examples_of_vectors(const std::string& source_folder) {
  std::map<std::string, Candidate> best;
  offer_vectors(source_folder, best);
  offer_together(source_folder, best);
  std::map<std::string, std::string> examples;
  for (auto& [rule, candidate] : best)
    examples[rule] = std::move(candidate.facts);
  return examples;
}

}  // namespace quayside::testing
