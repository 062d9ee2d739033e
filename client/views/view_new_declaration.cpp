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

// What most small traders come for stands first.
void data_sets_of(const View& view, std::string_view profile) {
  const std::string name = view.words("profile." + std::string(profile));
  view.ui.heading(2, "new.profile." + std::string(profile), name);
  const auto list = view.ui.list("new.list." + std::string(profile), name);
  const auto is_low_value = [](const DataSet& data_set) { return data_set.name == "H7"; };
  for (const bool low_value : {true, false}) {
    for (const DataSet& data_set : all_data_sets()) {
      if (data_set.profile == profile && is_low_value(data_set) == low_value)
        choice(view, data_set);
    }
  }
}

}  // namespace

void view_new_declaration(const View& view) {
  view.ui.heading(1, "heading", view.words("ui.new.title"));
  view.ui.text("new.text", view.words("ui.new.text"));
  std::string_view profile;
  for (const DataSet& data_set : all_data_sets()) {
    if (data_set.profile == profile) continue;
    profile = data_set.profile;
    data_sets_of(view, profile);
  }
}

}  // namespace quayside::views
