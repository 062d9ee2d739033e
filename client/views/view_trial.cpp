// Trial: what lodging would come to. The server judges as it would, and stores nothing.
#include <algorithm>

#include "client/app/organisation.h"
#include "client/views/view.h"

namespace quayside::views {
namespace {

void found(const View& view, const app::Trial& result) {
  const wire::TrialAnswer& trial = result.answer;
  for (std::size_t i = 0; i < trial.problems.size(); ++i) {
    view.ui.notice("trial.problem." + std::to_string(i), error_text(view, trial.problems[i]),
                   ui::Tone::bad);
  }
  if (trial.problems.empty()) {
    view.ui.notice("trial.passes", view.words("trial.passes"), ui::Tone::good);
  }
  const auto list = view.ui.description_list("trial.facts");
  view.ui.description(
      "trial.rules", view.words("trial.rules"),
      view.words(result.is_same_verdict ? "trial.rules.same" : "trial.rules.other"));
  view.ui.description(
      "trial.message", view.words("trial.message"),
      trial.message.empty()
          ? view.words("trial.message.none")
          : view.words("trial.message.made",
                       {{"bytes", localised_number(view.state.settings.language,
                                                   std::to_string(trial.message.size()))}}));
  view.ui.description("trial.way", view.words("trial.way"),
                      view.words(trial.connected ? "trial.way.connected" : "trial.way.none"));
}

}  // namespace

void trial_button(const View& view) {
  const bool is_possible = view.state.busy.empty() && view.state.online == app::Online::signed_in;
  if (view.ui.button("trial.run", view.words("trial.run"), ui::ButtonStyle::secondary,
                     !is_possible)) {
    view.push(app::Assess{});
  }
}

void trial_result(const View& view, const app::Draft& draft) {
  if (!view.state.trial) return;
  view.ui.heading(2, "trial", view.words("trial.title"));
  found(view, *view.state.trial);
  view.ui.text("trial.held", view.words("trial.held"), ui::TextStyle::strong);
  const auto list = view.ui.list("trial.held.list", view.words("trial.held"));
  for (const std::string_view key : wire::checks_held_by_customs(draft.declaration.profile)) {
    const auto item = view.ui.list_item(key);
    view.ui.text(std::string(key) + ".text", view.words(key));
  }
}

bool may_sign_now(const View& view) {
  return view.state.busy.empty() && view.state.online != app::Online::pending &&
         app::may_declare(view.state);
}

void may_not_declare_notice(const View& view) {
  if (app::may_declare(view.state)) return;
  view.ui.notice("signing.auditor", view.words("ui.signing.auditor"), ui::Tone::attention);
}

wire::Level wanted_level(const View& view, const app::Draft& draft) {
  if (!view.state.organisation) return wire::Level::device;
  const Declaration& declaration = draft.declaration;
  return view.state.organisation->policy.level_of(declaration.profile, declaration.data_set);
}

void stronger_signature_notice(const View& view, const app::Draft& draft) {
  const wire::Level wanted = wanted_level(view, draft);
  if (wanted != wire::Level::approval && wanted != wire::Level::certificate) return;
  view.ui.notice("signing.policy." + std::string(wire::level_name(wanted)),
                 view.words("ui.signing.needs_" + std::string(wire::level_name(wanted))),
                 ui::Tone::attention);
}

void not_connected_notice(const View& view, const app::Draft& draft) {
  const auto& connected = view.state.connected;
  if (!connected || std::find(connected->begin(), connected->end(), draft.declaration.profile) !=
                        connected->end()) {
    return;
  }
  view.ui.notice("signing.kept_only." + draft.declaration.profile,
                 view.words("ui.signing.kept_only"), ui::Tone::attention);
}

}  // namespace quayside::views
