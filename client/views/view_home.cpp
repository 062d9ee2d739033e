// Home: what needs me. The declarations on this device, newest first, and how to begin one.
#include "client/views/view.h"

namespace quayside::views {
namespace {

enum class Group { needs_me, with_customs, templates };

Group group_of(const app::Draft& draft) {
  if (draft.is_template()) return Group::templates;
  if (!draft.view) return Group::needs_me;
  switch (draft.view->status) {
    case wire::Status::kept:
    case wire::Status::rejected:
    case wire::Status::withdrawn:
    case wire::Status::denied:
    case wire::Status::documents_requested:
    case wire::Status::query_raised:
    case wire::Status::payment_required:
    case wire::Status::detained:
    case wire::Status::awaiting_exit:
    case wire::Status::expired:
      return Group::needs_me;
    default:
      return Group::with_customs;
  }
}

app::Screen first_screen(const app::Draft& draft) {
  const bool is_edited = wire::lodges_declaration(draft.request.kind);
  if (!draft.is_signed() && !is_edited) return app::Screen::signing;
  return draft.is_signed() ? app::Screen::submission : app::Screen::task_list;
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
  if (view.ui.button("draft.copy." + draft.id,
                     view.words(draft.is_template() ? "ui.template.use" : "ui.home.copy", name),
                     draft.is_template() ? ui::ButtonStyle::secondary : ui::ButtonStyle::quiet)) {
    view.push(app::CopyDraft{draft.id});
  }
  if (draft.is_signed()) return;
  if (view.ui.button("draft.delete." + draft.id, view.words("ui.home.delete", name),
                     ui::ButtonStyle::quiet)) {
    view.push(app::AskDelete{draft.id});
  }
}

void draft_list(const View& view, std::string_view key, Group group) {
  bool any = false;
  for (const app::Draft& draft : view.state.drafts)
    any = any || group_of(draft) == group;
  if (!any) return;
  const std::string title = view.words(key);
  view.ui.heading(2, key, title);
  const auto list = view.ui.list(std::string(key) + ".list", title);
  for (const app::Draft& draft : view.state.drafts) {
    if (group_of(draft) == group) draft_card(view, draft);
  }
}

}  // namespace

void view_home(const View& view) {
  view.ui.heading(1, "heading", view.words("ui.home.title"));
  if (view.state.online == app::Online::pending) {
    view.ui.notice("home.pending", view.words("ui.home.pending"), ui::Tone::attention);
    view.ui.text("home.pending.kid", view.state.vault->signing_key().public_key().kid(),
                 ui::TextStyle::code);
    if (view.ui.button("home.pending.ask", view.words("ui.home.pending_ask"))) {
      view.push(app::Reconnect{});
    }
  }
  if (view.state.refusal == "key_revoked") {
    view.ui.notice("home.revoked", view.words("ui.home.revoked"), ui::Tone::bad);
    app::Route key;
    key.screen = app::Screen::key;
    view.link("home.revoked.key", view.words("ui.key.title"), key);
  }
  {
    const auto row = view.ui.row_of_buttons();
    if (view.ui.button("new_draft", view.words("ui.home.new"), ui::ButtonStyle::primary)) {
      view.go(app::Screen::new_declaration);
    }
    view.ui.file_button("open_file", view.words("ui.home.open"), ".xml,.json");
  }
  view.ui.text("home.open_hint", view.words("ui.home.open_hint"), ui::TextStyle::hint);
  const auto page = [&](const char* key, const char* title, app::Screen screen) {
    app::Route route;
    route.screen = screen;
    view.link(key, view.words(title), route);
  };
  if (view.state.drafts.size() > 1) page("home.batch", "ui.batch.title", app::Screen::batch);
  page("home.changes", "ui.changes.title", app::Screen::changes);
  page("home.rules", "ui.rules.title", app::Screen::rules);
  page("home.organisation", "ui.organisation.title", app::Screen::organisation);
  page("home.mandates", "ui.mandate.title", app::Screen::mandates);
  verify_link(view);
  compared_with_others(view);
  submissions_to_approve(view);
  if (view.state.drafts.empty()) {
    view.ui.text("home.empty", view.words("ui.home.empty"));
    return submissions_of_others(view);
  }
  draft_list(view, "ui.home.needs_me", Group::needs_me);
  draft_list(view, "ui.home.with_customs", Group::with_customs);
  submissions_of_others(view);
  draft_list(view, "ui.home.templates", Group::templates);
}

}  // namespace quayside::views
