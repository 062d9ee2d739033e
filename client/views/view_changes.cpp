// Changes: which drafts begin to be wrong on a day, because rules, codes and rates have their
// dates.
#include "client/views/device_form.h"
#include "shared/wire/verdict_text.h"

namespace quayside::views {
namespace {

void broken_draft(const View& view, const app::DayCheck::Broken& broken) {
  const app::Draft* draft = app::find_draft(view.state, broken.draft);
  if (draft == nullptr) return;
  const auto item = view.ui.list_item("changes.item." + draft->id);
  const std::string name = draft_name(view, *draft);
  const auto card = view.ui.card("changes.card." + draft->id, name);
  view.link("changes.open." + draft->id, name, route_to(app::Screen::task_list, *draft));
  const auto list = view.ui.list("changes.issues." + draft->id, name);
  const std::string& language = view.state.settings.language;
  for (std::size_t i = 0; i < broken.issues.size(); ++i) {
    const std::string key = "changes.issue." + draft->id + "." + std::to_string(i);
    const auto entry = view.ui.list_item(key);
    view.ui.text(key + ".text", issue_message(broken.issues[i], draft->declaration, language) +
                                    " " +
                                    issue_hint(broken.issues[i], draft->declaration, language));
  }
}

}  // namespace

void view_changes(const View& view) {
  form_problems(view, {"changes_day"});
  view.ui.heading(1, "heading", view.words("ui.changes.title"));
  view.ui.text("changes.text", view.words("ui.changes.text"));
  form_field(view, {"changes_day", false, "off", 10});
  if (view.ui.button("changes.check", view.words("ui.changes.check"), ui::ButtonStyle::primary)) {
    view.push(app::CheckDay{});
  }
  if (!view.state.day_check) return;
  const app::DayCheck& check = *view.state.day_check;
  const std::string day = localised_date(view.state.settings.language, check.day.to_string());
  if (check.broken.empty()) {
    view.ui.notice("changes.none", view.words("ui.changes.none", {{"day", day}}), ui::Tone::good);
    return;
  }
  const std::string title = view.words("ui.changes.broken", {{"day", day}});
  view.ui.heading(2, "changes.broken", title);
  const auto list = view.ui.list("changes.list", title);
  for (const app::DayCheck::Broken& broken : check.broken)
    broken_draft(view, broken);
}

}  // namespace quayside::views
