// New declaration: what is to be declared, in the words of who declares it; each data set is one
// choice.
#include "client/views/view.h"
#include "shared/rules/data_set.h"

namespace quayside::views {
namespace {

void choice(const View& view, const DataSet& data_set) {
  const std::string name = std::string(data_set.profile) + "." + std::string(data_set.name);
  const auto item = view.ui.list_item("new.item." + name);
  const std::string label = view.words("data_set." + name);
  const auto card = view.ui.card("new.card." + name, label);
  if (view.ui.button("new." + name, label)) {
    view.push(app::CreateDraft{std::string(data_set.profile), std::string(data_set.name)});
  }
  view.ui.text("new.help." + name, view.words("data_set." + name + ".help"), ui::TextStyle::hint);
}

}  // namespace

void view_new_declaration(const View& view) {
  view.ui.heading(1, "heading", view.words("ui.new.title"));
  view.ui.text("new.text", view.words("ui.new.text"));
  const auto list = view.ui.list("new.list", view.words("ui.new.title"));
  // What most small traders come for stands first.
  const auto is_low_value = [](const DataSet& data_set) { return data_set.name == "H7"; };
  for (const DataSet& data_set : all_data_sets()) {
    if (is_low_value(data_set)) choice(view, data_set);
  }
  for (const DataSet& data_set : all_data_sets()) {
    if (!is_low_value(data_set)) choice(view, data_set);
  }
}

}  // namespace quayside::views
