// Home: what needs me. The declarations on this device, newest first, and how to begin one.
#include "client/views/view.h"

namespace quayside::views {
namespace {

bool needs_me(const app::Draft& draft) {
  if (!draft.view) return true;
  switch (draft.view->status) {
    case wire::Status::kept:
    case wire::Status::rejected:
    case wire::Status::documents_requested:
    case wire::Status::query_raised:
    case wire::Status::payment_required:
    case wire::Status::detained:
    case wire::Status::awaiting_exit:
    case wire::Status::expired: return true;
    default: return false;
  }
}

app::Screen first_screen(const app::Draft& draft) {
  const bool is_edited = draft.request.kind.empty() ||
                         draft.request.kind == name_of(wire::RequestName::amendment);
  if (!draft.is_signed() && !is_edited) return app::Screen::signing;
  return draft.is_signed() ? app::Screen::submission : app::Screen::task_list;
}

void delete_question(const View& view, const app::Draft& draft) {
  const auto dialog = view.ui.dialog("delete", view.words("ui.delete.title",
                                                          {{"name", draft_name(view, draft)}}));
  view.ui.text("delete.text", view.words("ui.delete.text"));
  const auto row = view.ui.row_of_buttons();
  if (view.ui.button("delete.cancel", view.words("ui.delete.cancel"))) {
    view.push(app::AskDelete{""});
  }
  if (view.ui.button("delete.confirm", view.words("ui.delete.confirm"),
                     ui::ButtonStyle::danger)) {
    view.push(app::DeleteDraft{draft.id});
  }
}

void draft_card(const View& view, const app::Draft& draft) {
  const auto item = view.ui.list_item("draft." + draft.id);
  const auto card = view.ui.card("draft.card." + draft.id, draft_name(view, draft));
  view.link("draft.open." + draft.id, draft_name(view, draft),
            route_to(first_screen(draft), draft));
  view.ui.tag("draft.status." + draft.id, status_text(view, draft), status_tone(draft));
  if (!draft.request.kind.empty()) {
    view.ui.text("draft.request." + draft.id, view.words("request." + draft.request.kind),
                 ui::TextStyle::strong);
  }
  std::string line = view.words("ui.home.changed", {{"data_set", draft.declaration.data_set},
                                                    {"time", moment_text(view, draft.updated_at)}});
  if (draft.view && !draft.view->mrn.empty()) {
    line += " · " + view.words("ui.mrn", {{"mrn", draft.view->mrn}});
  }
  view.ui.text("draft.line." + draft.id, line, ui::TextStyle::hint);
  const auto row = view.ui.row_of_buttons();
  const MessageArguments name{{"name", draft_name(view, draft)}};
  if (view.ui.button("draft.copy." + draft.id, view.words("ui.home.copy", name),
                     ui::ButtonStyle::quiet)) {
    view.push(app::CopyDraft{draft.id});
  }
  if (draft.is_signed()) return;
  if (view.ui.button("draft.delete." + draft.id, view.words("ui.home.delete", name),
                     ui::ButtonStyle::quiet)) {
    view.push(app::AskDelete{draft.id});
  }
}

void draft_list(const View& view, std::string_view key, bool mine) {
  bool any = false;
  for (const app::Draft& draft : view.state.drafts) any = any || needs_me(draft) == mine;
  if (!any) return;
  const std::string title = view.words(key);
  view.ui.heading(2, key, title);
  const auto list = view.ui.list(std::string(key) + ".list", title);
  for (const app::Draft& draft : view.state.drafts) {
    if (needs_me(draft) == mine) draft_card(view, draft);
  }
}

}  // namespace

void view_home(const View& view) {
  view.ui.heading(1, "heading", view.words("ui.home.title"));
  if (view.state.online == app::Online::pending) {
    view.ui.notice("home.pending", view.words("ui.home.pending"), ui::Tone::attention);
  }
  {
    const auto row = view.ui.row_of_buttons();
    if (view.ui.button("new_draft", view.words("ui.home.new"), ui::ButtonStyle::primary)) {
      app::Route route;
      route.screen = app::Screen::new_declaration;
      view.push(app::GoTo{route});
    }
    view.ui.file_button("open_file", view.words("ui.home.open"), ".xml,.json");
  }
  view.ui.text("home.open_hint", view.words("ui.home.open_hint"), ui::TextStyle::hint);
  app::Route changes;
  changes.screen = app::Screen::changes;
  view.link("home.changes", view.words("ui.changes.title"), changes);
  app::Route rules;
  rules.screen = app::Screen::rules;
  view.link("home.rules", view.words("ui.rules.title"), rules);
  compared_with_others(view);
  if (view.state.drafts.empty()) {
    view.ui.text("home.empty", view.words("ui.home.empty"));
    return;
  }
  draft_list(view, "ui.home.needs_me", true);
  draft_list(view, "ui.home.with_customs", false);
  if (const app::Draft* draft = app::find_draft(view.state, view.state.confirm_delete)) {
    delete_question(view, *draft);
  }
}

}  // namespace quayside::views
