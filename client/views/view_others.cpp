// Submissions that were signed elsewhere: those to be approved, those lodged for us, colleagues'.
#include <algorithm>

#include "client/app/organisation.h"
#include "client/views/view.h"

namespace quayside::views {
namespace {

enum class Whose { to_approve, for_us, colleagues };

Whose whose(const View& view, const wire::SubmissionView& one) {
  if (app::may_be_approved(view.state, one)) return Whose::to_approve;
  return one.client == view.state.identity.eori ? Whose::for_us : Whose::colleagues;
}

void others_of(const View& view, const char* key, Whose group) {
  const auto& others = view.state.others;
  const bool any = std::any_of(others.begin(), others.end(),
                               [&](const auto& one) { return whose(view, one) == group; });
  if (!any) return;
  const std::string title = view.words(key);
  view.ui.heading(2, key, title);
  const auto list = view.ui.list(std::string(key) + ".list", title);
  for (const wire::SubmissionView& one : others) {
    if (whose(view, one) == group) other_submission(view, one);
  }
}

}  // namespace

void other_submission(const View& view, const wire::SubmissionView& one) {
  const std::string key = "other." + one.id;
  const auto item = view.ui.list_item(key);
  app::Route route;
  route.screen = app::Screen::review;
  route.id = one.id;
  view.link(key + ".open", one.data_set + " " + one.lrn, route);
  view.ui.tag(key + ".status", view.words("status." + std::string(wire::status_name(one.status))),
              tone_of(one.status));
  std::string line = one.signed_by + " · " + one.lodged_by;
  if (!one.timeline.empty()) line += " · " + moment_text(view, one.timeline.front().at);
  if (!one.mrn.empty()) line += " · " + view.words("ui.mrn", {{"mrn", one.mrn}});
  view.ui.text(key + ".line", line, ui::TextStyle::hint);
}

void submissions_to_approve(const View& view) {
  others_of(view, "ui.others.to_approve_title", Whose::to_approve);
}

void submissions_of_others(const View& view) {
  others_of(view, "ui.others.for_us", Whose::for_us);
  others_of(view, "ui.others.colleagues", Whose::colleagues);
}

}  // namespace quayside::views
