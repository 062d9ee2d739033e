// Task list: the sections of a declaration with their state, and the way to the check.
#include <algorithm>

#include "client/views/form.h"
#include "client/views/view.h"
#include "shared/wire/together.h"
#include "shared/wire/verdict_text.h"

namespace quayside::views {
namespace {

constexpr std::size_t kMissingShown = 12;

struct SectionState {
  std::string words;
  ui::Tone tone = ui::Tone::neutral;
};

bool has_text(const app::Draft& draft, const Section& section) {
  for (const std::string_view pattern : section.patterns) {
    if (pattern.find('*') != std::string_view::npos) continue;
    const std::optional<Place> place =
        find_place(draft.declaration, FieldPointer(std::string(pattern)));
    if (!place) continue;
    if (place->is_leaf() && !place->text().empty()) return true;
    if (place->is_list() && place->size() > 0) return true;
    if (place->member != nullptr && place->member->shape == Shape::group &&
        !is_empty(place->node)) {
      return true;
    }
  }
  return false;
}

SectionState state_of(const View& view, const app::Draft& draft, const Section& section) {
  const std::size_t errors = count_errors(view, draft, section.key);
  if (errors == 0) return {view.words("ui.section.complete"), ui::Tone::good};
  if (draft.checked) {
    return {view.words("ui.section.problems", {{"count", std::to_string(errors)}}),
            ui::Tone::bad};
  }
  if (has_text(draft, section)) return {view.words("ui.section.in_progress"), ui::Tone::attention};
  return {view.words("ui.section.not_started"), ui::Tone::neutral};
}

app::Route section_route(const app::Draft& draft, const Section& section) {
  app::Route route = route_to(app::Screen::section, draft);
  route.section = std::string(section.key);
  return route;
}

void history_buttons(const View& view, const app::Draft& draft) {
  const auto row = view.ui.row_of_buttons();
  if (view.ui.button("undo", view.words("ui.undo"), ui::ButtonStyle::quiet, draft.undo.empty())) {
    view.push(app::Undo{});
  }
  if (view.ui.button("redo", view.words("ui.redo"), ui::ButtonStyle::quiet, draft.redo.empty())) {
    view.push(app::Redo{});
  }
}

void not_carried_notice(const View& view, const app::Draft& draft) {
  if (draft.not_carried.empty()) return;
  view.ui.heading(2, "not_carried", view.words("ui.not_carried.title"));
  view.ui.text("not_carried.text", view.words("ui.not_carried.text"));
  const auto list = view.ui.list("not_carried.list", view.words("ui.not_carried.title"));
  std::size_t number = 0;
  for (const wire::NotCarried& part : draft.not_carried) {
    const std::string key = "not_carried." + std::to_string(number++);
    const auto item = view.ui.list_item(key);
    view.ui.text(key + ".text", part.path + ": " + part.value, ui::TextStyle::small);
  }
}

// Errors that only show beside other declarations; the list of all of them names those.
void add_compared(const View& view, std::vector<ui::ErrorLink>& links,
                  std::vector<FieldPointer>& targets) {
  if (!view.state.comparison) return;
  const app::Comparison& comparison = *view.state.comparison;
  const wire::Compared compared{comparison.batch, comparison.history};
  for (const TogetherIssue& one : comparison.issues) {
    if (one.issue.severity != Severity::error || one.issue.at.empty()) continue;
    links.push_back({wire::together_message(one, compared, view.state.settings.language),
                     one.issue.at.front().text()});
    targets.push_back(one.issue.at.front());
  }
}

void template_name(const View& view, const app::Draft& draft) {
  if (!draft.is_template()) return;
  ui::TextField field;
  field.key = "template.name";
  field.label = view.words("ui.template.name");
  field.hint = view.words("ui.template.name_hint");
  field.value = draft.template_name;
  field.max_length = 70;
  field.width_characters = 40;
  const ui::Edit edit = view.ui.text_field(field);
  if (edit.committed) view.push(app::NameTemplate{edit.text});
}

}  // namespace

void declaration_navigation(const View& view, const app::Draft& draft) {
  const DataSet* data_set = data_set_of(draft);
  const auto navigation = view.ui.navigation(view.words("ui.navigation"));
  view.link("nav.task_list", view.words("ui.task_list.title"),
            route_to(app::Screen::task_list, draft),
            view.state.route.screen == app::Screen::task_list);
  if (data_set == nullptr) return;
  for (const Section& section : data_set->sections) {
    const bool items = section.key == "items" && view.state.route.screen == app::Screen::item;
    const bool current = items || (view.state.route.screen == app::Screen::section &&
                                   view.state.route.section == section.key);
    view.link("nav." + std::string(section.key), view.words("section." + std::string(section.key)),
              section_route(draft, section), current);
  }
  if (draft.is_signed()) {
    view.link("nav.status", view.words("ui.submission.title"),
              route_to(app::Screen::submission, draft),
              view.state.route.screen == app::Screen::submission);
    return;
  }
  view.link("nav.check_answers", view.words("ui.answers.title"),
            route_to(app::Screen::check_answers, draft),
            view.state.route.screen == app::Screen::check_answers);
  view.ui.status("stored", view.words(draft.stored ? "ui.stored" : "ui.storing"));
  history_buttons(view, draft);
}

void problem_summary(const View& view, const app::Draft& draft) {
  std::vector<ui::ErrorLink> links;
  std::vector<FieldPointer> targets;
  if (draft.checked && view.state.verdict) {
    for (const Issue& issue : view.state.verdict->issues) {
      if (issue.severity != Severity::error || issue.at.empty()) continue;
      const std::string& language = view.state.settings.language;
      links.push_back({issue_message(issue, draft.declaration, language) + " " +
                           issue_hint(issue, draft.declaration, language),
                       issue.at.front().text()});
      targets.push_back(issue.at.front());
    }
  }
  add_compared(view, links, targets);
  for (const wire::CustomsError& error : draft.customs_errors) {
    links.push_back({customs_error_text(view, error),
                     error.at.empty() ? "" : error.at.front().text()});
    targets.push_back(error.at.empty() ? FieldPointer() : error.at.front());
  }
  if (links.empty()) return;
  const auto chosen = view.ui.error_summary("errors", view.words("ui.problem"), links);
  if (chosen) view.push(app::GoTo{app::route_to_field(draft, targets[*chosen])});
}

void what_is_missing(const View& view, const app::Draft& draft) {
  const bool form = view.state.route.screen == app::Screen::section ||
                    view.state.route.screen == app::Screen::item;
  if (!form || draft.is_signed() || !view.state.verdict) return;
  std::vector<FieldPointer> missing;
  for (const Issue& issue : view.state.verdict->issues) {
    if (issue.severity != Severity::error || issue.kind != Kind::missing) continue;
    if (issue.at.empty()) continue;
    const bool known = std::find(missing.begin(), missing.end(), issue.at.front()) != missing.end();
    if (!known) missing.push_back(issue.at.front());
  }
  const std::string title = view.words("ui.missing.title");
  const auto aside = view.ui.complementary(title);
  view.ui.heading(2, "missing.title", title);
  if (missing.empty()) {
    view.ui.text("missing.none", view.words("ui.missing.none"), ui::TextStyle::hint);
    return;
  }
  const std::size_t shown = std::min(missing.size(), kMissingShown);
  const auto list = view.ui.list("missing", title);
  for (std::size_t i = 0; i < shown; ++i) {
    const std::string key = "missing." + missing[i].text();
    const auto item = view.ui.list_item(key + ".item");
    view.link(key, field_label(draft.declaration, missing[i], view.state.settings.language),
              app::route_to_field(draft, missing[i]));
  }
  if (shown == missing.size()) return;
  view.ui.text("missing.more", view.words("ui.missing.more",
                                          {{"count", std::to_string(missing.size() - shown)}}),
               ui::TextStyle::hint);
}

void make_template_button(const View& view, const app::Draft& draft) {
  if (draft.is_template() || !draft.request.kind.empty()) return;
  if (view.ui.button("make_template", view.words("ui.template.make"))) {
    view.push(app::MakeTemplate{draft.id});
  }
}

void view_task_list(const View& view, const app::Draft& draft) {
  problem_summary(view, draft);
  view.ui.heading(1, "heading", view.words("ui.task_list.heading",
                                           {{"name", draft_name(view, draft)},
                                            {"data_set", draft.declaration.data_set}}));
  view.ui.tag("task_list.status", status_text(view, draft), status_tone(draft));
  template_name(view, draft);
  const DataSet* data_set = data_set_of(draft);
  if (data_set == nullptr) {
    view.ui.notice("no_data_set", view.words("ui.no_data_set",
                                             {{"data_set", draft.declaration.data_set}}),
                   ui::Tone::bad);
    return;
  }
  {
    const auto list = view.ui.list("tasks", view.words("ui.task_list.title"));
    for (const Section& section : data_set->sections) {
      const std::string key = "task." + std::string(section.key);
      const auto item = view.ui.list_item(key + ".item");
      const SectionState section_state = state_of(view, draft, section);
      const app::Route route = section_route(draft, section);
      if (view.ui.task_row(key, view.words("section." + std::string(section.key)),
                           app::route_path(route), section_state.words, section_state.tone)) {
        view.push(app::GoTo{route});
      }
    }
  }
  compared_with_others(view);
  not_carried_notice(view, draft);
  const auto row = view.ui.row_of_buttons();
  if (!draft.is_signed() &&
      view.ui.button("check", view.words("ui.check"), ui::ButtonStyle::primary)) {
    view.push(app::Check{});
  }
  if (draft.is_template() &&
      view.ui.button("copy", view.words("ui.template.use", {{"name", draft.template_name}}))) {
    view.push(app::CopyDraft{draft.id});
  }
  make_template_button(view, draft);
  if (view.ui.button("save_json", view.words("ui.save_json"))) view.push(app::DownloadDraft{});
  if (view.ui.button("save_xml", view.words("ui.save_xml"))) view.push(app::DownloadDraft{true});
}

}  // namespace quayside::views
