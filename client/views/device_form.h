// Fields that belong to no declaration: a key, a passphrase, a day. What is typed is kept in the
// state by the name of the field, and so is what is wrong with it.
#pragma once

#include <initializer_list>

#include "client/views/view.h"

namespace quayside::views {

/// Words: ui.form.label.NAME and ui.form.hint.NAME.
struct FormField {
  const char* name;
  bool password = false;
  const char* autocomplete = "";
  int width = 30;
  bool required = true;
};

void form_field(const View& view, const FormField& given);
/// A choice that is kept the same way; the first one is chosen before anybody has.
void form_choice(const View& view, const char* name, std::vector<ui::Option> options);
/// What was typed or chosen.
std::string form_text(const app::AppState& state, const std::string& name);
/// "There is a problem", for the fields of this page in their order; nothing while there is none.
void form_problems(const View& view, std::initializer_list<const char*> order);

}  // namespace quayside::views
