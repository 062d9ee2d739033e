#include <algorithm>
#include <utility>

#include "client/app/handlers.h"
#include "shared/wire/together.h"

namespace quayside::app {
namespace {

// A signed declaration is on its way, even while the server has not answered.
Standing standing_of(const Draft& draft) {
  if (draft.view) return wire::standing_of(draft.view->status);
  return draft.is_signed() ? Standing::lodged : Standing::draft;
}

Filed record_of(const Draft& draft) {
  Filed filed = filed_of(draft.declaration);
  filed.id = draft.id;
  filed.name = filed.lrn;
  filed.standing = standing_of(draft);
  filed.day = Date::parse(draft.updated_at.substr(0, 10)).value_or(Date{});
  if (draft.view) filed.mrn = draft.view->mrn;
  return filed;
}

void judge(AppState& state) {
  Comparison& comparison = *state.comparison;
  comparison.issues = check_together(comparison.batch, comparison.history, state.today);
  // On a draft's own pages the rest of the device is not the matter.
  if (comparison.batch.empty()) return;
  std::erase_if(comparison.issues, [](const TogetherIssue& one) { return one.declaration != 0; });
}

bool is_error(const TogetherIssue& one) { return one.issue.severity == Severity::error; }

bool may_be_in_batch(const Draft& draft) {
  return !draft.is_signed() && !draft.is_template() && draft.request.kind.empty();
}

/// How many errors the check finds in each draft that may be signed together with others, by itself
/// and beside all others. What was chosen stays so; what is new and has no errors is chosen.
void check_batch(AppState& state) {
  state.comparison.reset();
  const std::vector<BatchEntry> before = std::exchange(state.batch.entries, {});
  Comparison beside;
  for (const Draft& draft : state.drafts) {
    if (!may_be_in_batch(draft)) {
      const bool is_declaration = !draft.is_template() && draft.request.kind.empty();
      if (is_declaration) beside.history.push_back(record_of(draft));
      continue;
    }
    beside.batch.push_back(record_of(draft));
    const Verdict verdict = validate(draft.declaration, state.today);
    const auto errors =
        std::count_if(verdict.issues.begin(), verdict.issues.end(),
                      [](const auto& one) { return one.severity == Severity::error; });
    state.batch.entries.push_back({draft.id, static_cast<std::size_t>(errors)});
  }
  for (const TogetherIssue& one : check_together(beside.batch, beside.history, state.today)) {
    if (!is_error(one) || one.declaration >= beside.batch.size()) continue;
    ++state.batch.entries[one.declaration].errors;
  }
  for (BatchEntry& entry : state.batch.entries) {
    const auto known = std::find_if(before.begin(), before.end(), [&](const BatchEntry& one) {
      return one.draft == entry.draft;
    });
    const bool is_wanted = known == before.end() ? !state.batch.refused.contains(entry.draft)
                                                 : known->chosen || known->errors > 0;
    entry.chosen = is_wanted && entry.errors == 0;
  }
}

}  // namespace

bool Comparison::has_errors() const { return std::any_of(issues.begin(), issues.end(), is_error); }

bool has_errors(const AppState& state) {
  return (state.verdict && state.verdict->has_errors()) ||
         (state.comparison && state.comparison->has_errors());
}

void compare_current(Context& context) {
  AppState& state = context.state;
  const Draft* current = current_draft(state);
  state.comparison.emplace();
  for (const Draft& draft : state.drafts) {
    const bool is_current = &draft == current;
    // Nor is a template.
    if (!is_current && draft.is_template()) continue;
    // A request is no declaration of its own, and not to be compared with the one it is about.
    const bool is_same = current != nullptr && !current->request.kind.empty() &&
                         draft.submission_id == current->request.about;
    if (!is_current && (is_same || !draft.request.kind.empty())) continue;
    (is_current ? state.comparison->batch : state.comparison->history).push_back(record_of(draft));
  }
  if (current != nullptr) state.comparison->draft = current->id;
  // What is signed was compared then; now it waits for customs only.
  if (current != nullptr && current->is_signed()) {
    state.comparison.reset();
    return;
  }
  judge(state);
}

void compare_shown(Context& context) {
  if (context.state.route.screen == Screen::batch) return check_batch(context.state);
  const Draft* draft = current_draft(context.state);
  const bool home = context.state.route.screen == Screen::home;
  if (home || (draft != nullptr && draft->checked)) return compare_current(context);
  context.state.comparison.reset();
}

void compare_again(Context& context) {
  AppState& state = context.state;
  const Draft* current = current_draft(state);
  if (!state.comparison || current == nullptr || state.comparison->draft != current->id) return;
  state.comparison->batch.assign(1, record_of(*current));
  judge(state);
}

}  // namespace quayside::app
