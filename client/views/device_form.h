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
/// "There is a problem", for the fields of this page in their order; nothing while there is none.
void form_problems(const View& view, std::initializer_list<const char*> order);

}  // namespace quayside::views
