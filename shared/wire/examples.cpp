#include "shared/wire/examples.h"

#include <algorithm>

#include "shared/domain/fields.h"
#include "shared/wire/together.h"
#include "shared/wire/verdict_text.h"

namespace quayside::wire {
namespace {

struct Row {
  std::string_view rule;
  std::string_view facts;
};

constexpr Row kRows[] = {
#include "shared/wire/examples.inc"
};

struct Example {
  Declaration outline;
  TogetherIssue issue;
  std::vector<Filed> records;  ///< the one that is shown, then those that it is compared with
};

std::string_view take_until(std::string_view& text, char end) {
  const std::size_t at = std::min(text.find(end), text.size());
  const std::string_view taken = text.substr(0, at);
  text.remove_prefix(std::min(at + 1, text.size()));
  return taken;
}

// The list elements that a pointer goes through, made where they are not there yet.
void make_room(Declaration& declaration, const FieldPointer& at) {
  FieldPointer above;
  for (const std::string_view segment : at.segments()) {
    const int index = list_index(segment);
    const auto list = index < 0 ? std::nullopt : find_place(declaration, above);
    for (std::size_t size = list && list->is_list() ? list->size() : 0;
         index >= 0 && list && size <= static_cast<std::size_t>(index); ++size) {
      insert_element(declaration, above, size);
    }
    above = above / segment;
  }
}

void set_value(Example& example, const FieldPointer& at, std::string_view value) {
  make_room(example.outline, at);
  set_text(example.outline, at, std::string(value));
}

Standing standing_named(std::string_view name) {
  if (name == "lodged") return Standing::lodged;
  if (name == "accepted") return Standing::accepted;
  return name == "ended" ? Standing::ended : Standing::draft;
}

void add_record(Example& example, std::string_view facts) {
  Filed record;
  record.standing = standing_named(take_until(facts, ' '));
  record.day = Date::parse(take_until(facts, ' ')).value_or(Date{});
  record.name = facts;
  example.issue.others.push_back({example.records.size(), {}});
  example.records.push_back(std::move(record));
}

void add_fact(Example& example, std::string_view fact) {
  Issue& issue = example.issue.issue;
  const char kind = fact.front();
  fact.remove_prefix(1);
  if (kind == '&') return add_record(example, fact);
  const std::string name(take_until(fact, ' '));
  if (kind == '?') {
    issue.arguments.emplace_back(name, fact);
    return;
  }
  const FieldPointer at(name);
  if (kind == '@') issue.at.push_back(at);
  if (kind == '@' || kind == '#') return set_value(example, at, fact);
  const auto operation = kind == '='   ? Fix::Operation::replace
                         : kind == '+' ? Fix::Operation::add
                                       : Fix::Operation::remove;
  issue.fixes.push_back({operation, at, std::string(fact)});
}

Example read(const Rule& rule, std::string_view facts) {
  Example example;
  std::string_view head = take_until(facts, '\n');
  example.outline.profile = take_until(head, ' ');
  example.outline.data_set = head;
  Issue& issue = example.issue.issue;
  issue.rule = &rule;
  issue.severity = rule.severity;
  issue.kind = rule.kind;
  Filed shown;
  shown.profile = example.outline.profile;
  shown.data_set = example.outline.data_set;
  example.records.push_back(std::move(shown));
  while (!facts.empty())
    add_fact(example, take_until(facts, '\n'));
  return example;
}

void add_place(ExampleText& text, const Declaration& outline, const FieldPointer& at,
               std::string_view language) {
  text.places.push_back({field_label(outline, at, language), text_at(outline, at)});
}

// A group or list shows what stands in it.
void add_places(ExampleText& text, const Declaration& outline, const FieldPointer& at,
                std::string_view language) {
  const std::size_t before = text.places.size();
  for_each_leaf(outline, [&](const Place& leaf) {
    if (!leaf.text().empty() && leaf.pointer.is_within(at)) {
      add_place(text, outline, leaf.pointer, language);
    }
  });
  if (text.places.size() == before) add_place(text, outline, at, language);
}

}  // namespace

std::string_view example_facts(const Rule& rule) {
  const auto row = std::find_if(std::begin(kRows), std::end(kRows),
                                [&](const Row& one) { return one.rule == rule.id; });
  return row == std::end(kRows) ? std::string_view() : row->facts;
}

std::optional<ExampleText> example_text(const Rule& rule, std::string_view language) {
  const std::string_view facts = example_facts(rule);
  if (facts.empty()) return std::nullopt;
  const Example example = read(rule, facts);
  const Issue& issue = example.issue.issue;
  ExampleText text;
  const bool alone = rule.check != nullptr;
  for (const FieldPointer& at : issue.at) {
    if (!alone) break;  // what the records hold is not kept
    add_places(text, example.outline, at, language);
  }
  const Compared compared{example.records, {}};
  text.message = alone ? issue_message(issue, example.outline, language)
                       : together_message(example.issue, compared, language);
  text.hint = alone ? issue_hint(issue, example.outline, language)
                    : together_hint(example.issue, compared, language);
  for (const Fix& fix : issue.fixes)
    text.edits.push_back(edit_text(fix, example.outline, language));
  return text;
}

}  // namespace quayside::wire
