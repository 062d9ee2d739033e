#include <algorithm>
#include <iterator>
#include <optional>
#include <span>
#include <utility>

#include "client/app/handlers.h"
#include "shared/base/text.h"
#include "shared/domain/fields.h"
#include "shared/messages/messages.h"
#include "shared/rules/conditions.h"
#include "shared/rules/data_set.h"
#include "shared/rules/fixes.h"
#include "shared/rules/rule.h"
#include "shared/wire/verdict_text.h"

namespace quayside::app {
namespace {

constexpr std::size_t kUndoMax = 200;
// Each step keeps the declaration as it was; with thousands of goods items few of them fit.
constexpr std::size_t kUndoItemsMax = 20'000;
constexpr std::size_t kTextMax = 4096;

// The draft may be changed until it is signed; then only a copy or a correction can be.
Draft* open_draft(Context& context) {
  Draft* draft = current_draft(context.state);
  return draft != nullptr && !draft->is_signed() ? draft : nullptr;
}

void remember(Draft& draft) {
  draft.undo.push_back(draft.declaration);
  const std::size_t items = draft.declaration.goods_shipment.goods_items.size();
  const std::size_t steps = std::clamp(kUndoItemsMax / (items + 1), std::size_t{1}, kUndoMax);
  while (draft.undo.size() > steps)
    draft.undo.erase(draft.undo.begin());
  draft.redo.clear();
}

// `at`: all that the edit touched, as Checker::check_again() takes it.
void changed(Context& context, Draft& draft, std::vector<FieldPointer> at, bool judge = true) {
  draft.updated_at = utc_text(context.moment.now_s);
  draft.stored = false;
  context.run(StoreDraft{draft.id});
  auto& unjudged = context.state.judge.unjudged;
  unjudged.insert(unjudged.end(), at.begin(), at.end());
  if (judge) validate_edited(context);
}

// Numbers the goods items; the first that is another one now, `first` or one that had a wrong
// number.
std::size_t renumber_from(Declaration& declaration, std::size_t first) {
  const auto& items = declaration.goods_shipment.goods_items;
  std::size_t right = 0;
  while (right < first && right < items.size() &&
         items[right].goods_item_number.text == std::to_string(right + 1)) {
    ++right;
  }
  renumber_goods_items(declaration);
  return right;
}

// `first`: the first element that may be another one afterwards.
template <class Edit>
void edit_list(Context& context, const FieldPointer& list, std::size_t first, const Edit& edit) {
  Draft* draft = open_draft(context);
  if (draft == nullptr) return;
  remember(*draft);
  if (!edit(draft->declaration)) {
    draft->undo.pop_back();
    return;
  }
  if (list.last() != "goodsItems") return changed(context, *draft, {list});
  changed(context, *draft, {list / renumber_from(draft->declaration, first)});
}

bool is_numeric(const Declaration& declaration, const FieldPointer& at) {
  const std::optional<Place> place = find_place(declaration, at);
  return place && place->is_leaf() &&
         place->member->field.format.characters == Format::Characters::numeric;
}

// Codes are written in capitals; what people type is not.
bool is_code(const AppState& state, const Declaration& declaration, const FieldPointer& at) {
  const std::optional<Place> place = find_place(declaration, at);
  if (!place || !place->is_leaf()) return false;
  const DataSet* data_set = find_data_set(declaration.profile, declaration.data_set);
  const DataSetRow* row =
      data_set == nullptr ? nullptr : find_row(*data_set, at.pattern(), state.today);
  return !place->list.empty() || (row != nullptr && !row->list.empty());
}

std::string normalised(const AppState& state, const Declaration& declaration,
                       const FieldPointer& at, const std::string& typed) {
  std::string text = trimmed(typed);
  if (is_numeric(declaration, at)) return plain_number(state.settings.language, text);
  if (!is_code(state, declaration, at)) return text;
  return capitals(text);
}

// Two edits of one field in a row are one step back.
bool continues_last_edit(const AppState& state, const Draft& draft, const FieldPointer& at) {
  if (draft.undo.empty() || state.form.find("last_edit") == state.form.end()) return false;
  return state.form.at("last_edit") == draft.id + at.text();
}

bool holds_nothing(const Declaration& declaration, const FieldPointer& at) {
  const std::optional<Place> place = find_place(declaration, at);
  return place && place->holds_nothing();
}

// Which fields an edit has brought up, for those who see them and for those who hear them. Those of
// earlier edits stay named until they are filled in.
void tell_newly_asked(Context& context, const Declaration& declaration,
                      std::span<const FieldPointer> before) {
  AppState& state = context.state;
  const std::vector<FieldPointer>& asked = state.judge.asked;
  std::vector<FieldPointer> added;
  std::set_difference(asked.begin(), asked.end(), before.begin(), before.end(),
                      std::back_inserter(added));
  std::erase_if(added, [&](const FieldPointer& at) { return !holds_nothing(declaration, at); });
  std::erase_if(state.newly_asked, [&](const FieldPointer& at) {
    return !std::binary_search(asked.begin(), asked.end(), at);
  });
  state.newly_asked.insert(state.newly_asked.end(), added.begin(), added.end());
  if (added.empty()) return;
  constexpr std::size_t kNamed = 3;
  std::string fields;
  for (std::size_t i = 0; i < std::min(added.size(), kNamed); ++i)
    fields += (i == 0 ? "" : ", ") + field_label(declaration, added[i], state.settings.language);
  if (added.size() > kNamed) fields += ", …";
  context.announce("ui.announce.asked", {{"fields", fields}});
}

bool is_same_fix(const Issue& one, const Issue& other) {
  return one.rule == other.rule && one.at == other.at && one.fixes == other.fixes;
}

void step_through_history(Context& context, std::vector<Declaration> Draft::*from,
                          std::vector<Declaration> Draft::*to, const char* announcement) {
  Draft* draft = open_draft(context);
  if (draft == nullptr || (draft->*from).empty()) return;
  (draft->*to).push_back(std::move(draft->declaration));
  draft->declaration = std::move((draft->*from).back());
  (draft->*from).pop_back();
  context.state.form.erase("last_edit");
  context.announce(announcement);
  changed(context, *draft, {FieldPointer()});
}

}  // namespace

void validate_current(Context& context) {
  context.state.judge.draft.clear();
  validate_edited(context);
}

void validate_edited(Context& context) {
  AppState& state = context.state;
  const Draft* draft = current_draft(state);
  if (draft == nullptr) {
    state.verdict.reset();
    state.judge = {};
    return;
  }
  Judge& judge = state.judge;
  const bool again = draft->id == judge.draft;
  state.verdict = again ? judge.checker.check_again(draft->declaration, state.today, judge.unjudged)
                        : judge.checker.check(draft->declaration, state.today);
  const std::vector<FieldPointer> before =
      std::exchange(judge.asked, asked_under_condition(*state.verdict));
  if (again) {
    tell_newly_asked(context, draft->declaration, before);
  } else {
    state.newly_asked.clear();
  }
  judge.draft = draft->id;
  judge.unjudged.clear();
  compare_again(context);
}

void handle(Context& context, const EditField& command) {
  AppState& state = context.state;
  Draft* draft = open_draft(context);
  if (draft == nullptr || command.text.size() > kTextMax) return;
  if (!is_valid_utf8(command.text)) return;
  const std::string text = command.committed
                               ? normalised(state, draft->declaration, command.at, command.text)
                               : command.text;
  if (text_at(draft->declaration, command.at) == text) {
    // Typing is not judged until the person has left the field.
    if (command.committed) validate_edited(context);
    return;
  }
  if (!continues_last_edit(state, *draft, command.at)) remember(*draft);
  state.form["last_edit"] = draft->id + command.at.text();
  set_text(draft->declaration, command.at, text);
  changed(context, *draft, {command.at}, command.committed);
}

void handle(Context& context, const AddElement& command) {
  const Draft* edited = current_draft(context.state);
  const std::optional<Place> place =
      edited == nullptr ? std::nullopt : find_place(edited->declaration, command.list);
  if (!place || !place->is_list()) return;
  const std::size_t size = place->size();
  edit_list(context, command.list, size, [&](Declaration& declaration) {
    if (!insert_element(declaration, command.list, size)) return false;
    if (command.list.last() == "goodsItems") {
      GoodsItem& item = declaration.goods_shipment.goods_items.back();
      item.additional_procedures.resize(1);
      item.packagings.resize(1);
    }
    return true;
  });
  if (command.list.last() == "goodsItems") {
    Route route = context.state.route;
    route.screen = Screen::item;
    route.item = size;
    context.go(route);
    return;
  }
  // The first field of the new element takes the focus.
  const Draft* draft = current_draft(context.state);
  if (draft == nullptr) return;
  const std::optional<Place> element = find_place(draft->declaration, command.list / size);
  if (!element) return;
  const MemberInfo& first = element->node.info->members.front();
  context.state.focus = (command.list / size / first.field.name).text();
}

void handle(Context& context, const CopyElement& command) {
  edit_list(context, command.list, command.index + 1, [&](Declaration& declaration) {
    return copy_element(declaration, command.list, command.index);
  });
}

void handle(Context& context, const RemoveElement& command) {
  edit_list(context, command.list, command.index, [&](Declaration& declaration) {
    if (!erase_element(declaration, command.list, command.index)) return false;
    context.announce("ui.announce.removed");
    return true;
  });
  context.state.focus = command.list.text() + ".add";
}

void handle(Context& context, const MoveElement& command) {
  const std::size_t first = std::min(command.from, command.to);
  edit_list(context, command.list, first, [&](Declaration& declaration) {
    return move_element(declaration, command.list, command.from, command.to);
  });
}

void handle(Context& context, const ApplyFix& command) {
  AppState& state = context.state;
  Draft* draft = open_draft(context);
  if (draft == nullptr || !state.verdict) return;
  // A button can be pressed again before the page shows what the first press has changed.
  const std::vector<Issue>& issues = state.verdict->issues;
  const bool stands = std::any_of(issues.begin(), issues.end(), [&](const Issue& issue) {
    return is_same_fix(issue, command.issue);
  });
  if (!stands) return;
  remember(*draft);
  if (!apply_fixes(draft->declaration, command.issue.fixes)) {
    draft->undo.pop_back();
    return;
  }
  context.announce("ui.announce.fixed");
  changed(context, *draft, touched_by(command.issue.fixes));
}

void handle(Context& context, const Undo&) {
  step_through_history(context, &Draft::undo, &Draft::redo, "ui.announce.undone");
}

void handle(Context& context, const Redo&) {
  step_through_history(context, &Draft::redo, &Draft::undo, "ui.announce.redone");
}

void handle(Context& context, const Check&) {
  Draft* draft = current_draft(context.state);
  if (draft == nullptr) return;
  draft->checked = true;
  ++context.state.form_attempts;
  context.run(StoreDraft{draft->id});
  validate_current(context);
  compare_current(context);
  Route route = context.state.route;
  route.screen = has_errors(context.state) ? Screen::task_list : Screen::check_answers;
  context.go(route);
  if (has_errors(context.state)) context.state.focus = "errors";
}

}  // namespace quayside::app
