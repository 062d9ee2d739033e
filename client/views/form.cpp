#include "client/views/form.h"

#include <algorithm>
#include <functional>
#include <map>

#include "shared/codes/code_list.h"
#include "shared/wire/rendering.h"
#include "shared/wire/rule_search.h"
#include "shared/wire/verdict_text.h"

namespace quayside::views {
namespace {

constexpr std::size_t kSelectOptionsMax = 14;
constexpr std::size_t kSuggestionsMax = 12;
constexpr std::size_t kFixesShown = 4;

ui::Option option_of(const View& view, std::string_view list, const codes::Code& code) {
  const std::string label = wire::code_label(list, code, view.state.settings.language);
  return {std::string(code.code),
          label.empty() ? std::string(code.code) : std::string(code.code) + " – " + label};
}

std::vector<ui::Option> select_options(const View& view, const codes::CodeList& list,
                                       const std::string& value) {
  std::vector<ui::Option> options{{"", view.words("ui.form.choose")}};
  bool found = value.empty();
  for (const codes::Code& code : list.codes) {
    if (!code.validity.contains(view.state.today) && code.code != value) continue;
    options.push_back(option_of(view, list.name, code));
    found = found || code.code == value;
  }
  if (!found) options.push_back({value, value});  // what a file held is not lost
  return options;
}

std::string code_meaning(const View& view, const app::Draft& draft, const Place& place) {
  const DataSetRow* row = row_of(view, draft, place.pointer);
  const std::string_view list = row == nullptr ? place.list : list_at(*row, place.list);
  if (list.empty() || place.text().empty()) return {};
  const codes::Code* code = codes::find_code(list, place.text(), view.state.today);
  return code == nullptr ? std::string()
                         : wire::code_label(list, *code, view.state.settings.language);
}

std::string place_label(const View& view, const Place& place) {
  return view.words("label." + std::string(place.member->field.label));
}

std::string error_text(const View& view, const app::Draft& draft, const FieldPointer& pointer) {
  std::string text;
  for (const Issue* issue : shown_issues(view, draft, pointer)) {
    if (issue->severity == Severity::warning) continue;
    if (!text.empty()) text += " ";
    text += issue_message(*issue, draft.declaration, view.state.settings.language) + " " +
            issue_hint(*issue, draft.declaration, view.state.settings.language);
  }
  for (const wire::CustomsError& error : draft.customs_errors) {
    if (std::find(error.at.begin(), error.at.end(), pointer) == error.at.end()) continue;
    if (!text.empty()) text += " ";
    text += customs_error_text(view, error);
  }
  return text;
}

bool is_newly_asked(const View& view, const FieldPointer& at) {
  const std::vector<FieldPointer>& asked = view.state.newly_asked;
  return std::find(asked.begin(), asked.end(), at) != asked.end();
}

// What an authority says of its own goes before what holds everywhere.
std::string help_text(const View& view, const app::Draft& draft, const Place& place) {
  const std::string label(place.member->field.label);
  for (const std::string& key :
       {"help." + draft.declaration.profile + "." + label, "help." + label}) {
    if (has_message("en", key)) return view.words(key);
  }
  return {};
}

std::string hint_text(const View& view, const app::Draft& draft, const Place& place,
                      const DataSetRow& row) {
  if (row.presence == Presence::not_taken) return view.words("ui.form.not_taken");
  const std::string help = help_text(view, draft, place);
  if (!is_newly_asked(view, place.pointer)) return help;
  return view.words("ui.form.newly_asked") + (help.empty() ? "" : " ") + help;
}

std::string optional_mark(const View& view, const std::string& label, const DataSetRow& row) {
  if (row.presence == Presence::required || row.presence == Presence::conditional) return label;
  return view.words("ui.form.optional", {{"label", label}});
}

// To the page about the rule, by the first code that an authority has given it. Many have none:
// they only say that the data model asks for the element.
void rule_link(const View& view, const std::string& key, const Rule& rule) {
  const std::string_view code = wire::authority_code(rule);
  if (code.empty()) return;
  app::Route route;
  route.screen = app::Screen::rule;
  route.id = std::string(rule.id);
  view.link(key, view.words("ui.rule.title", {{"code", std::string(code)}}), route);
}

// What pressing the button would change, edit by edit.
void fix_preview(const View& view, const app::Draft& draft, const std::string& key,
                 const Issue& issue) {
  std::string text;
  for (std::size_t i = 0; i < issue.fixes.size() && i < kFixesShown; ++i) {
    if (!text.empty()) text += " ";
    text += edit_text(issue.fixes[i], draft.declaration, view.state.settings.language);
  }
  if (issue.fixes.size() > kFixesShown) {
    text += " " +
            view.words("edit.more", {{"count", std::to_string(issue.fixes.size() - kFixesShown)}});
  }
  view.ui.text(key + ".preview", text, ui::TextStyle::hint);
}

// A key that names the problem and not its place in the verdict, so that a second press of the
// button, sent before the page has changed, meets no other one.
std::string issue_key(const Issue& issue) {
  std::string facts;
  for (const FieldPointer& at : issue.at)
    facts += at.text() + '\n';
  for (const Fix& fix : issue.fixes)
    facts +=
        std::to_string(static_cast<int>(fix.operation)) + fix.at.text() + '\n' + fix.value + '\n';
  return issue.at.front().text() + ".issue." + std::string(issue.rule->id) + "." +
         std::to_string(std::hash<std::string>()(facts));
}

void warnings_and_fixes(const View& view, const app::Draft& draft, const Place& place) {
  const std::vector<const Issue*> issues = shown_issues(view, draft, place.pointer);
  std::map<std::string, int> keys;  // some differ in their arguments only
  for (const Issue* issue : issues) {
    if (issue->at.empty() || !(issue->at.front() == place.pointer)) continue;
    std::string key = issue_key(*issue);
    if (const int before = keys[key]++; before > 0) key += "." + std::to_string(before);
    if (issue->severity != Severity::error) {
      view.ui.notice(key,
                     issue_message(*issue, draft.declaration, view.state.settings.language) + " " +
                         issue_hint(*issue, draft.declaration, view.state.settings.language),
                     ui::Tone::attention);
    }
    rule_link(view, key + ".rule", *issue->rule);
    if (issue->fixes.empty() || draft.is_signed()) continue;
    const std::string fix_key = "fix." + std::string(issue->rule->id);
    const std::string label =
        has_message("en", fix_key) ? view.words(fix_key) : view.words("ui.form.fix");
    fix_preview(view, draft, key, *issue);
    if (view.ui.button(key + ".fix", label, ui::ButtonStyle::quiet)) {
      view.push(app::ApplyFix{*issue});
    }
  }
}

void draw_select(const View& view, const app::Draft& draft, const Place& place,
                 const codes::CodeList& list, const DataSetRow& row) {
  ui::Choice choice;
  choice.key = place.pointer.text();
  choice.label = optional_mark(view, place_label(view, place), row);
  choice.value = place.text();
  choice.hint = hint_text(view, draft, place, row);
  choice.error = error_text(view, draft, place.pointer);
  choice.reference = data_element_number(draft.declaration, place.pointer);
  choice.required = row.presence == Presence::required;
  choice.options = select_options(view, list, place.text());
  if (const std::optional<std::string> chosen = view.ui.select(choice)) {
    view.push(app::EditField{place.pointer, *chosen, true});
  }
}

std::string input_mode(const Format& format) {
  if (format.characters != Format::Characters::numeric) return "text";
  return format.decimals > 0 ? "decimal" : "numeric";
}

std::vector<ui::Option> suggestions_for(const View& view, const Place& place,
                                        std::string_view list) {
  std::vector<ui::Option> options;
  if (list.empty() || codes::find_list(list) == nullptr) return options;
  for (const codes::Code* code : codes::search(
           list, place.text(), view.state.today, kSuggestionsMax, [&](const codes::Code& code) {
             return wire::code_label(list, code, view.state.settings.language);
           })) {
    options.push_back(option_of(view, list, *code));
  }
  return options;
}

void draw_text(const View& view, const app::Draft& draft, const Place& place,
               const DataSetRow& row) {
  const Format& format = format_at(row, *place.member);
  const bool numeric = format.characters == Format::Characters::numeric;
  ui::TextField field;
  field.key = place.pointer.text();
  field.label = optional_mark(view, place_label(view, place), row);
  field.value =
      numeric ? localised_number(view.state.settings.language, place.text()) : place.text();
  field.hint = hint_text(view, draft, place, row);
  field.error = error_text(view, draft, place.pointer);
  field.reference = data_element_number(draft.declaration, place.pointer);
  field.required = row.presence == Presence::required;
  field.multiline = !numeric && format.length > 256;
  field.max_length = numeric ? 30 : 4 * format.length;
  field.width_characters = std::clamp(numeric ? 14 : format.length, 6, 40);
  field.input_mode = input_mode(format);
  field.suggestions = suggestions_for(view, place, list_at(row, place.list));
  const ui::Edit edit = view.ui.text_field(field);
  if (edit.changed || edit.committed) {
    view.push(app::EditField{place.pointer, edit.text, edit.committed});
  }
  const std::string meaning = code_meaning(view, draft, place);
  if (!meaning.empty()) {
    view.ui.text(place.pointer.text() + ".meaning", meaning, ui::TextStyle::hint);
  }
}

void draw_leaf(const View& view, const app::Draft& draft, const Place& place,
               const DataSetRow& row) {
  const std::string_view name = list_at(row, place.list);
  const codes::CodeList* list = name.empty() ? nullptr : codes::find_list(name);
  if (list != nullptr && list->codes.size() <= kSelectOptionsMax) {
    draw_select(view, draft, place, *list, row);
  } else {
    draw_text(view, draft, place, row);
  }
  warnings_and_fixes(view, draft, place);
}

void draw_members(const View& view, const app::Draft& draft, const Asked& asked,
                  const Place& place) {
  for (const FieldPointer& member : asked.members(place))
    form_place(view, draft, asked, member);
}

void draw_element(const View& view, const app::Draft& draft, const Asked& asked, const Place& list,
                  std::size_t index) {
  const FieldPointer pointer = list.pointer / index;
  const std::string number = std::to_string(index + 1);
  const std::string element = "element." + std::string(list.member->field.label);
  const std::string name = view.words(element, {{"number", number}});
  const auto group = view.ui.group(pointer.text(), name);
  if (const std::optional<Place> place = find_place(draft.declaration, pointer)) {
    draw_members(view, draft, asked, *place);
  }
  const auto row = view.ui.row_of_buttons();
  if (view.ui.button(pointer.text() + ".remove", view.words("ui.form.remove", {{"element", name}}),
                     ui::ButtonStyle::quiet)) {
    view.push(app::RemoveElement{list.pointer, index});
  }
}

void draw_list(const View& view, const app::Draft& draft, const Asked& asked, const Place& list,
               const DataSetRow& row) {
  const auto group =
      view.ui.group(list.pointer.text(), place_label(view, list),
                    data_element_number(draft.declaration, list.pointer),
                    hint_text(view, draft, list, row), error_text(view, draft, list.pointer));
  for (std::size_t i = 0; i < list.size(); ++i)
    draw_element(view, draft, asked, list, i);
  warnings_and_fixes(view, draft, list);
  if (list.size() >= static_cast<std::size_t>(row.occurs_max)) return;
  if (view.ui.button(list.pointer.text() + ".add",
                     view.words("ui.form.add", {{"list", place_label(view, list)}}),
                     ui::ButtonStyle::secondary)) {
    view.push(app::AddElement{list.pointer});
  }
}

}  // namespace

bool is_hidden(const app::Draft& draft, const Issue& issue) {
  return !draft.checked && issue.kind == Kind::missing;
}

std::vector<const Issue*> shown_issues(const View& view, const app::Draft& draft,
                                       const FieldPointer& pointer) {
  std::vector<const Issue*> found;
  if (!view.state.verdict) return found;
  for (const Issue& issue : view.state.verdict->issues) {
    if (is_hidden(draft, issue)) continue;
    if (std::find(issue.at.begin(), issue.at.end(), pointer) != issue.at.end()) {
      found.push_back(&issue);
    }
  }
  return found;
}

const DataSetRow* row_of(const View& view, const app::Draft& draft, const FieldPointer& pointer) {
  const DataSet* data_set = data_set_of(draft);
  return data_set == nullptr ? nullptr : find_row(*data_set, pointer.pattern(), view.state.today);
}

const DataSet* data_set_of(const app::Draft& draft) {
  return find_data_set(draft.declaration.profile, draft.declaration.data_set);
}

void form_place(const View& view, const app::Draft& draft, const Asked& asked,
                const FieldPointer& pointer) {
  const DataSetRow* row = row_of(view, draft, pointer);
  const std::optional<Place> place = find_place(draft.declaration, pointer);
  if (row == nullptr || !place || place->member == nullptr) return;
  if (place->member->field.label == "item.number") return;  // given by position
  switch (place->member->shape) {
    case Shape::leaf:
      return draw_leaf(view, draft, *place, *row);
    case Shape::list:
      return draw_list(view, draft, asked, *place, *row);
    case Shape::group: {
      // Groups without a data element number only order the model; people need not see them.
      if (place->member->field.de.empty()) return draw_members(view, draft, asked, *place);
      const auto group =
          view.ui.group(pointer.text(), place_label(view, *place),
                        data_element_number(draft.declaration, pointer),
                        hint_text(view, draft, *place, *row), error_text(view, draft, pointer));
      draw_members(view, draft, asked, *place);
      warnings_and_fixes(view, draft, *place);
      return;
    }
  }
}

void tick_for_all_fields(const View& view, const app::Draft& draft,
                         const std::vector<std::string>& labels) {
  const bool ticked = all_fields_are_wanted(view);
  if (draft.is_signed() || (labels.empty() && !ticked)) return;
  std::string names;
  for (const std::string& label : labels)
    names += (names.empty() ? "" : ", ") + label;
  const std::optional<bool> chosen = view.ui.checkbox(
      kAllFields, view.words("ui.form.all_fields"), ticked,
      names.empty() ? std::string() : view.words("ui.form.left_out", {{"fields", names}}));
  if (chosen) view.push(app::SetForm{kAllFields, *chosen ? "1" : ""});
}

std::size_t count_errors(const View& view, const app::Draft& draft, std::string_view section) {
  const DataSet* data_set = data_set_of(draft);
  if (!view.state.verdict || data_set == nullptr) return 0;
  const auto& issues = view.state.verdict->issues;
  return static_cast<std::size_t>(
      std::count_if(issues.begin(), issues.end(), [&](const Issue& issue) {
        return issue.severity == Severity::error && !issue.at.empty() &&
               section_of(*data_set, issue.at.front().pattern()) == section;
      }));
}

}  // namespace quayside::views
