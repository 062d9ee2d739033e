#include "client/app/apply.h"

#include <chrono>
#include <cstdio>

#include "client/app/handlers.h"
#include "client/app/key_form.h"

namespace quayside::app {
namespace {

void handle_here(Context& context, const GoTo& command) { context.go(command.route); }
void handle_here(Context& context, const PrintPage&) { context.run(Print{}); }
void handle_here(Context& context, const DownloadEverything&) {
  context.run(SaveFrom{"/api/v1/export"});
}
void handle_here(Context& context, const DismissNotice&) { context.state.notice.reset(); }

void handle_here(Context& context, const OperationFailed& command) {
  context.state.busy.clear();
  context.notify("error." + command.error.code, "", true);
}

void handle_here(Context& context, const DayBegan& command) {
  context.state.today = command.today;
  validate_current(context);
}

void handle_here(Context& context, const ReferenceDataChanged&) { validate_current(context); }

void handle_here(Context& context, const ServerDescribed& command) {
  context.state.connected = command.info.connected;
  context.state.demonstration = command.info.demonstration;
}

struct Dispatch {
  Context& context;

  template <class C>
  auto operator()(const C& command) const -> decltype(handle_here(context, command)) {
    handle_here(context, command);
  }
  template <class C>
  auto operator()(const C& command) const -> decltype(handle(context, command)) {
    handle(context, command);
  }
};

}  // namespace

void Context::notify(std::string key, std::string detail, bool bad) {
  state.notice = Notice{std::move(key), std::move(detail), bad};
}

void Context::announce(std::string key, MessageArguments arguments) {
  // A page in the background draws no frame: whoever comes back hears the last few only.
  constexpr std::size_t kAnnouncementsMax = 4;
  std::vector<Words>& announcements = state.announcements;
  announcements.push_back({std::move(key), std::move(arguments)});
  if (announcements.size() > kAnnouncementsMax) announcements.erase(announcements.begin());
}

void Context::go(Route route) {
  state.notice.reset();
  state.confirm_delete.clear();
  state.confirm_revoke.reset();
  state.new_policy.reset();
  state.form_errors.clear();
  state.day_check.reset();
  state.trial.reset();
  state.evidence.reset();
  const bool other_page =
      route_path(route) != route_path(state.route) || route.screen != state.route.screen;
  if (other_page) {
    state.evidence.reset();
    state.waiting_keys.reset();
    forget_secret(state, "operator_token");
  }
  state.focus = route.field.empty() ? "heading" : route.field;
  state.route = std::move(route);
  if (other_page) run(PushRoute{});
  validate_current(*this);
  compare_shown(*this);
  if (state.route.screen == Screen::signing) check_request(*this);
  // Before the sign-in nothing is told; it asks for what the page shows (apply_session.cpp).
  const bool has_session = state.online == Online::signed_in || state.online == Online::offline;
  if (!state.vault || !has_session) return;
  if (state.route.screen == Screen::review) run(FetchReview{state.route.id});
  if (state.route.screen == Screen::organisation) run(FetchOrganisation{});
  if (state.route.screen == Screen::mandates) run(FetchMandates{});
}

void Context::go(Screen screen, std::string id) {
  Route route;
  route.screen = screen;
  route.id = std::move(id);
  go(std::move(route));
}

Effects apply(AppState& state, const Command& command, const Moment& moment) {
  Context context{state, moment, {}};
  std::visit(Dispatch{context}, command);
  return std::move(context.effects);
}

Date utc_date(std::int64_t seconds) { return Date::of_utc(seconds); }

std::string utc_text(std::int64_t seconds) { return utc_time_text(seconds); }

}  // namespace quayside::app
