#include "client/views/device_form.h"

namespace quayside::views {
namespace {

using app::AppState;

std::string form_error(const View& view, const std::string& name) {
  const auto found = view.state.form_errors.find(name);
  return found == view.state.form_errors.end() ? "" : view.words(found->second);
}

}  // namespace

std::string form_text(const AppState& state, const std::string& name) {
  const auto found = state.form.find(name);
  return found == state.form.end() ? "" : found->second;
}

void form_choice(const View& view, const char* name, std::vector<ui::Option> options) {
  ui::Choice choice;
  choice.key = std::string("form.") + name;
  choice.label = view.words(std::string("ui.form.label.") + name);
  choice.hint = view.words(std::string("ui.form.hint.") + name);
  choice.value = form_text(view.state, name);
  choice.error = form_error(view, name);
  choice.options = std::move(options);
  if (choice.value.empty()) choice.value = choice.options.front().value;
  if (const auto chosen = view.ui.select(choice)) view.push(app::SetForm{name, *chosen});
}

void form_field(const View& view, const FormField& given) {
  const std::string name = given.name;
  ui::TextField field;
  field.key = "form." + name;
  field.label = view.words("ui.form.label." + name);
  field.hint = view.words("ui.form.hint." + name);
  field.value = form_text(view.state, name);
  field.error = form_error(view, name);
  field.password = given.password;
  field.autocomplete = given.autocomplete;
  field.max_length = 200;
  field.width_characters = given.width;
  field.required = given.required;
  const ui::Edit edit = view.ui.text_field(field);
  if (edit.changed) view.push(app::SetForm{name, edit.text});
}

void form_problems(const View& view, std::initializer_list<const char*> order) {
  std::vector<ui::ErrorLink> links;
  for (const char* name : order) {
    const std::string error = form_error(view, name);
    if (!error.empty()) links.push_back({error, "form." + std::string(name)});
  }
  if (links.empty()) return;
  const std::string key = "errors." + std::to_string(view.state.form_attempts);
  const auto chosen = view.ui.error_summary(key, view.words("ui.problem"), links);
  if (chosen) view.ui.focus(links[*chosen].target);
}

}  // namespace quayside::views
