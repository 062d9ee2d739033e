// Changes: which drafts begin to be wrong on a day, because rules, codes and rates have their
// dates.
#include "client/views/view.h"
#include "shared/wire/verdict_text.h"

namespace quayside::views {
namespace {

constexpr std::string_view kDay = "changes_day";

void day_field(const View& view) {
  const auto given = view.state.form.find(std::string(kDay));
  const auto error = view.state.form_errors.find(std::string(kDay));
  ui::TextField field;
  field.key = "form.changes_day";
  field.label = view.words("ui.changes.day");
  field.hint = view.words("ui.changes.day.hint",
                          {{"example", std::to_string(view.state.today.year + 1) + "-01-01"}});
  field.value = given == view.state.form.end() ? "" : given->second;
  field.error = error == view.state.form_errors.end() ? "" : view.words(error->second);
  field.required = true;
  field.max_length = 10;
  field.width_characters = 10;
  const ui::Edit edit = view.ui.text_field(field);
  if (edit.changed) view.push(app::SetForm{std::string(kDay), edit.text});
}

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
  view.ui.heading(1, "heading", view.words("ui.changes.title"));
  view.ui.text("changes.text", view.words("ui.changes.text"));
  day_field(view);
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
