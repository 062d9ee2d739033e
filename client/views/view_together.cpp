// What the check found beside other declarations, each with the way to the others.
#include "client/views/view.h"
#include "shared/wire/together.h"

namespace quayside::views {
namespace {

constexpr std::size_t kOthersShown = 5;

app::Screen screen_of(const app::Draft& draft) {
  return draft.is_signed() ? app::Screen::submission : app::Screen::task_list;
}

void link_to(const View& view, const std::string& key, const Filed& filed) {
  const app::Draft* draft = app::find_draft(view.state, filed.id);
  if (draft == nullptr) return;
  const std::string name = wire::record_name(filed, view.state.settings.language);
  view.link(key, view.words("ui.together.open", {{"name", name}}),
            route_to(screen_of(*draft), *draft));
}

void draw_issue(const View& view, const std::string& key, const TogetherIssue& issue,
                const wire::Compared& compared) {
  const std::string& language = view.state.settings.language;
  const auto item = view.ui.list_item(key);
  const bool error = issue.issue.severity == Severity::error;
  view.ui.tag(key + ".severity", view.words("severity." + std::string(error ? "error" : "warning")),
              error ? ui::Tone::bad : ui::Tone::attention);
  view.ui.text(key + ".text", wire::together_message(issue, compared, language) + " " +
                                  wire::together_hint(issue, compared, language));
  if (issue.declaration >= compared.batch.size()) {
    link_to(view, key + ".open", compared.at(issue.declaration));
  }
  for (std::size_t i = 0; i < issue.others.size() && i < kOthersShown; ++i) {
    link_to(view, key + ".open." + std::to_string(i), compared.at(issue.others[i].declaration));
  }
}

}  // namespace

void compared_with_others(const View& view) {
  if (!view.state.comparison || view.state.comparison->issues.empty()) return;
  const app::Comparison& comparison = *view.state.comparison;
  const wire::Compared compared{comparison.batch, comparison.history};
  const std::string title = view.words("ui.together.title");
  view.ui.heading(2, "together", title);
  const auto list = view.ui.list("together.list", title);
  std::size_t number = 0;
  for (const TogetherIssue& issue : comparison.issues)
    draw_issue(view, "together." + std::to_string(number++), issue, compared);
}

}  // namespace quayside::views
