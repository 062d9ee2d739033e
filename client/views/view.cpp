#include "client/views/device_form.h"

#include <algorithm>

#include "shared/wire/verdict_text.h"

namespace quayside::views {
namespace {

/// What is shown for the route: a page that needs the key gives way to the one that opens it.
app::Screen shown_screen(const app::AppState& state) {
  using app::Screen;
  const Screen screen = state.route.screen;
  if (app::is_open_without_key(screen)) return screen;
  if (screen == Screen::recover && !state.vault) return screen;
  if (screen == Screen::welcome || state.vault_file.empty()) return Screen::welcome;
  if (!state.vault) return Screen::unlock;
  return screen == Screen::unlock ? Screen::home : screen;
}

std::string screen_title(const View& view) {
  using app::Screen;
  switch (shown_screen(view.state)) {
    case Screen::welcome: return view.words("ui.welcome.title");
    case Screen::recovery_code: return view.words("ui.recovery.title");
    case Screen::unlock: return view.words("ui.unlock.title");
    case Screen::recover: return view.words("ui.recover.title");
    case Screen::home: return view.words("ui.home.title");
    case Screen::changes: return view.words("ui.changes.title");
    case Screen::batch:
      return view.words("ui.batch.title");
    case Screen::new_declaration: return view.words("ui.new.title");
    case Screen::check_answers: return view.words("ui.answers.title");
    case Screen::signing: return view.words("ui.signing.title");
    case Screen::submission: return view.words("ui.submission.title");
    case Screen::settings: return view.words("ui.settings.title");
    case Screen::organisation:
      return view.words("ui.organisation.title");
    case Screen::mandates:
      return view.words("ui.mandate.title");
    case Screen::review:
      return view.words("ui.review.title");
    case Screen::operator_desk:
      return view.words("ui.operator.title");
    case Screen::key:
      return view.words("ui.key.title");
    case Screen::erase:
      return view.words("ui.erase.title");
    case Screen::introduce:
      return view.words("ui.introduce.title");
    case Screen::section: return view.words("section." + view.state.route.section);
    case Screen::item:
      return view.words("ui.item.title", {{"number", std::to_string(view.state.route.item + 1)}});
    case Screen::verify:
      return view.words("ui.verify.title");
    case Screen::rules: return view.words("ui.rules.title");
    case Screen::rule: return rule_title(view);
    default: return view.words("ui.task_list.title");
  }
}

std::string online_words(const View& view) {
  switch (view.state.online) {
    case app::Online::signed_in: return view.words("ui.online.signed_in");
    case app::Online::offline: return view.words("ui.online.offline");
    case app::Online::pending: return view.words("ui.online.pending");
    case app::Online::refused: return view.words("ui.online.refused");
    default: return view.words("ui.online.unknown");
  }
}

void draw_banner(const View& view) {
  const auto banner = view.ui.banner();
  app::Route home;
  home.screen = app::Screen::home;
  view.link("home", view.words("ui.product"), home);
  if (view.state.vault) {
    view.ui.text("identity", view.words("ui.banner.identity",
                                        {{"organisation", view.state.identity.organisation},
                                         {"eori", view.state.identity.eori}}),
                 ui::TextStyle::small);
    view.ui.status("online", online_words(view));
  }
  if (view.state.demonstration) {
    view.ui.tag("demonstration", view.words("ui.demonstration"), ui::Tone::attention);
  }
  app::Route settings;
  settings.screen = app::Screen::settings;
  view.link("settings", view.words("ui.settings.title"), settings,
            view.state.route.screen == app::Screen::settings);
  if (!view.state.vault) return;
  if (view.ui.button("lock", view.words("ui.lock"), ui::ButtonStyle::quiet)) {
    view.push(app::LockKey{});
  }
}

void draw_notice(const View& view) {
  if (!view.state.notice) return;
  const app::Notice& notice = *view.state.notice;
  const bool error = notice.key.starts_with("error.");
  std::string text = error ? error_text(view, {notice.key.substr(6), notice.detail, ""})
                           : view.words(notice.key, {{"detail", notice.detail}});
  if (notice.bad && !notice.detail.empty() && text.find(notice.detail) == std::string::npos) {
    text += " (" + notice.detail + ")";
  }
  view.ui.notice("notice", text, notice.bad ? ui::Tone::bad : ui::Tone::good);
  view.ui.announce(text, notice.bad);
  if (view.ui.button("notice.dismiss", view.words("ui.notice.dismiss"), ui::ButtonStyle::quiet)) {
    view.push(app::DismissNotice{});
  }
}

void draw_busy(const View& view) {
  const app::AppState& state = view.state;
  if (state.busy.empty()) return;
  if (!state.sending) return view.ui.progress("busy", view.words(state.busy), std::nullopt);
  const std::size_t done = state.sending->done, count = state.sending->ids.size();
  view.ui.progress("busy",
                   view.words("ui.batch.sending",
                              {{"done", std::to_string(done)}, {"count", std::to_string(count)}}),
                   static_cast<float>(done) / static_cast<float>(count));
}

void draw_not_found(const View& view) {
  view.ui.heading(1, "heading", view.words("ui.not_found.title"));
  view.ui.text("not_found", view.words("ui.not_found.text"));
  app::Route home;
  home.screen = app::Screen::home;
  view.link("not_found.home", view.words("ui.home.title"), home);
}

void draw_draft_screen(const View& view, const app::Draft& draft) {
  using app::Screen;
  switch (view.state.route.screen) {
    case Screen::section: return view_section(view, draft);
    case Screen::item: return view_item(view, draft);
    case Screen::check_answers: return view_check_answers(view, draft);
    case Screen::signing: return view_signing(view, draft);
    case Screen::submission: return view_submission(view, draft);
    default: return view_task_list(view, draft);
  }
}

void draw_main(const View& view) {
  using app::Screen;
  switch (shown_screen(view.state)) {
    case Screen::settings:
      return view_settings(view);
    case Screen::key:
      return view_key_settings(view);
    case Screen::erase:
      return view_erase(view);
    case Screen::verify:
      return view_verify(view);
    case Screen::rule:
      return view_rule(view);
    case Screen::rules:
      return view_rules(view);
    case Screen::welcome:
      return view_welcome(view);
    case Screen::recover:
      return view_recover(view);
    case Screen::unlock:
      return view_unlock(view);
    case Screen::introduce:
      return view_introduce(view);
    case Screen::recovery_code:
      return view_recovery_code(view);
    case Screen::changes:
      return view_changes(view);
    case Screen::batch:
      return view_batch(view);
    case Screen::organisation:
      return view_organisation(view);
    case Screen::mandates:
      return view_mandates(view);
    case Screen::review:
      return view_review(view);
    case Screen::operator_desk:
      return view_operator(view);
    case Screen::new_declaration:
      return view_new_declaration(view);
    case Screen::home:
      return view_home(view);
    case Screen::not_found:
      return draw_not_found(view);
    default:
      break;
  }
  const app::Draft* draft = app::current_draft(view.state);
  return draft == nullptr ? draw_not_found(view) : draw_draft_screen(view, *draft);
}

void delete_question(const View& view) {
  if (!view.state.vault) return;
  const app::Draft* draft = app::find_draft(view.state, view.state.confirm_delete);
  if (draft == nullptr) return;
  const auto dialog =
      view.ui.dialog("delete", view.words("ui.delete.title", {{"name", draft_name(view, *draft)}}));
  view.ui.text("delete.text", view.words("ui.delete.text"));
  const auto row = view.ui.row_of_buttons();
  if (view.ui.button("delete.cancel", view.words("ui.delete.cancel"))) {
    view.push(app::AskDelete{""});
  }
  if (view.ui.button("delete.confirm", view.words("ui.delete.confirm"), ui::ButtonStyle::danger)) {
    view.push(app::DeleteDraft{draft->id});
  }
}

void revoke_question(const View& view) {
  if (!view.state.vault || !view.state.confirm_revoke) return;
  const app::Revocation& what = *view.state.confirm_revoke;
  const bool is_removal = what.event.event == "remove";
  const bool is_key = what.mandate.empty() && !is_removal;
  const std::string kind = is_key       ? "ui.organisation.revoke"
                           : is_removal ? "ui.organisation.remove"
                                        : "ui.mandate.revoke";
  const std::string of_what = is_key ? "key" : is_removal ? "person" : "broker";
  const auto dialog = view.ui.dialog("revoke", view.words(kind, {{of_what, what.name}}) + "?");
  view.ui.text("revoke.text", view.words(kind + "_text"));
  if (is_key) form_field(view, {"lost_since", false, "off", 10, false});
  const auto row = view.ui.row_of_buttons();
  if (view.ui.button("revoke.cancel", view.words("ui.organisation.revoke_cancel"))) {
    view.push(app::AskRevoke{});
  }
  if (!view.ui.button("revoke.confirm", view.words("ui.organisation.revoke_confirm"),
                      ui::ButtonStyle::danger)) {
    return;
  }
  if (what.mandate.empty()) return view.push(app::SignKeyEvent{what.event});
  view.push(app::RevokeMandate{what.mandate});
}

}  // namespace

void View::go(app::Screen screen, std::string id) const {
  app::Route route;
  route.screen = screen;
  route.id = std::move(id);
  push(app::GoTo{std::move(route)});
}

void View::link(std::string_view key, std::string_view label, const app::Route& route,
                bool current) const {
  if (ui.link(key, label, app::route_path(route), current)) push(app::GoTo{route});
}

void draw(const app::AppState& state, ui::Ui& ui, app::CommandQueue& commands) {
  const View view{state, ui, commands};
  const bool errors = !state.form_errors.empty();
  std::string title = screen_title(view) + " – " + view.words("ui.product");
  if (errors) title = view.words("ui.title_error", {{"title", title}});
  ui.title(title, state.settings.language);
  draw_banner(view);
  const app::Draft* draft = state.vault ? app::current_draft(state) : nullptr;
  if (draft != nullptr) declaration_navigation(view, *draft);
  {
    const auto main = ui.main();
    draw_notice(view);
    draw_busy(view);
    draw_main(view);
    delete_question(view);
    revoke_question(view);
  }
  if (draft != nullptr) what_is_missing(view, *draft);
  const auto footer = ui.contentinfo();
  ui.text("footer", view.words("ui.footer"), ui::TextStyle::small);
}

std::string moment_text(const View& view, std::string_view utc) {
  if (utc.size() < 16) return std::string(utc);
  return localised_date(view.state.settings.language, utc.substr(0, 10)) + ", " +
         std::string(utc.substr(11, 5)) + " UTC";
}

std::string status_text(const View& view, const app::Draft& draft) {
  if (draft.view) {
    const std::string status(wire::status_name(draft.view->status));
    const std::string of_documents = "status.documents." + status;
    const bool special = !draft.request.documents.empty() && has_message("en", of_documents);
    return view.words(special ? of_documents : "status." + status);
  }
  if (draft.is_template()) return view.words("ui.status.template");
  return view.words(draft.is_signed() ? "ui.status.signed" : "ui.status.draft");
}

std::string error_text(const View& view, const Error& error) {
  const std::string key = "error." + error.code;
  if (!has_message("en", key)) return view.words("error.unexpected", {{"code", error.code}});
  const std::string hint = "error_hint." + error.code;
  return view.words(key, {{"detail", error.message}}) +
         (has_message("en", hint) ? " " + view.words(hint) : "");
}

std::string customs_error_text(const View& view, const wire::CustomsError& error) {
  const std::string held = "ui.held." + error.code;
  if (has_message("en", held)) return view.words(held);
  const std::string& text = error.text.empty() ? error.information : error.text;
  if (!text.empty()) {
    return view.words("ui.customs_error", {{"code", error.code}, {"text", text}});
  }
  const std::string& language = view.state.settings.language;
  const std::string explained = explanation_of_code(error.code, language);
  if (explained.empty()) return view.words("ui.customs_error.code", {{"code", error.code}});
  return view.words("ui.customs_error.explained", {{"code", error.code}, {"text", explained}});
}

ui::Tone tone_of(wire::Status status) {
  switch (status) {
    case wire::Status::rejected:
    case wire::Status::denied:
    case wire::Status::invalidated:
    case wire::Status::withdrawn:
    case wire::Status::expired: return ui::Tone::bad;
    case wire::Status::awaiting_approval:
    case wire::Status::kept:
    case wire::Status::under_control:
    case wire::Status::documents_requested:
    case wire::Status::query_raised:
    case wire::Status::payment_required:
    case wire::Status::detained:
    case wire::Status::handled_externally:
    case wire::Status::awaiting_exit: return ui::Tone::attention;
    case wire::Status::accepted:
    case wire::Status::granted:
    case wire::Status::released:
    case wire::Status::cleared:
    case wire::Status::exited: return ui::Tone::good;
    default: return ui::Tone::neutral;
  }
}

ui::Tone status_tone(const app::Draft& draft) {
  if (!draft.view) return draft.is_signed() ? ui::Tone::attention : ui::Tone::neutral;
  return tone_of(draft.view->status);
}

std::string data_set_words(const View& view, std::string name) {
  std::replace(name.begin(), name.end(), '/', '.');
  return view.words("data_set." + name);
}

std::string draft_name(const View& view, const app::Draft& draft) {
  if (draft.is_template()) return draft.template_name;
  const std::string& lrn = draft.declaration.lrn;
  return lrn.empty() ? view.words("ui.draft.unnamed") : lrn;
}

app::Route route_to(app::Screen screen, const app::Draft& draft) {
  app::Route route;
  route.screen = screen;
  route.id = draft.id;
  return route;
}

}  // namespace quayside::views
