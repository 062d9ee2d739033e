// New declaration: what is to be declared, in the words of who declares it; each data set is one
// choice.
#include <algorithm>

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

void templates(const View& view) {
  const auto& drafts = view.state.drafts;
  if (std::none_of(drafts.begin(), drafts.end(),
                   [](const app::Draft& one) { return one.is_template(); })) {
    return;
  }
  const std::string title = view.words("ui.new.templates");
  view.ui.heading(2, "new.templates", title);
  const auto list = view.ui.list("new.templates.list", title);
  for (const app::Draft& draft : drafts) {
    if (!draft.is_template()) continue;
    const auto item = view.ui.list_item("new.template.item." + draft.id);
    const auto card = view.ui.card("new.template.card." + draft.id, draft.template_name);
    if (view.ui.button("new.template." + draft.id, draft.template_name)) {
      view.push(app::CopyDraft{draft.id});
    }
    view.ui.text(
        "new.template.help." + draft.id,
        view.words("data_set." + draft.declaration.profile + "." + draft.declaration.data_set),
        ui::TextStyle::hint);
  }
}

}  // namespace

void view_new_declaration(const View& view) {
  view.ui.heading(1, "heading", view.words("ui.new.title"));
  view.ui.text("new.text", view.words("ui.new.text"));
  templates(view);
  std::string_view profile;
  for (const DataSet& data_set : all_data_sets()) {
    if (data_set.profile == profile) continue;
    profile = data_set.profile;
    data_sets_of(view, profile);
  }
}

}  // namespace quayside::views
