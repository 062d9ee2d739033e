// Policy: how the organisation's declarations have to be signed. A choice counts once it is signed.
#include <set>

#include "client/app/organisation.h"
#include "client/views/view.h"
#include "shared/rules/data_set.h"

namespace quayside::views {
namespace {

using wire::Level;
using wire::SigningPolicy;

constexpr Level kLevels[] = {Level::session, Level::device, Level::approval, Level::certificate};

std::string level_words(const View& view, Level level) {
  return view.words("level." + std::string(wire::level_name(level)));
}

/// Of a data set; with an empty name that of all others.
Level level_of(const SigningPolicy& policy, const std::string& name) {
  const auto named = policy.data_sets.find(name);
  return named == policy.data_sets.end() ? policy.others : named->second;
}

std::string name_words(const View& view, const SigningPolicy& policy, const std::string& name) {
  if (!name.empty()) return data_set_words(view, name);
  return view.words(policy.data_sets.empty() ? "policy.all" : "policy.others");
}

void level_choice(const View& view, const SigningPolicy& policy, const std::string& name) {
  ui::Choice choice;
  choice.key = "level." + (name.empty() ? "others" : name);
  choice.label = name_words(view, policy, name);
  choice.value = wire::level_name(level_of(policy, name));
  for (const Level level : kLevels)
    choice.options.push_back({std::string(wire::level_name(level)), level_words(view, level)});
  if (!name.empty()) choice.options.push_back({"", view.words("ui.policy.as_others")});
  const auto chosen = view.ui.select(choice);
  if (!chosen || *chosen == choice.value) return;
  SigningPolicy changed = policy;
  Level level{};
  if (wire::level_from_name(*chosen, level)) {
    (name.empty() ? changed.others : changed.data_sets[name]) = level;
  } else {
    changed.data_sets.erase(name);
  }
  view.push(app::ChoosePolicy{changed});
}

void another_data_set(const View& view, const SigningPolicy& policy) {
  ui::Choice choice;
  choice.key = "policy.add";
  choice.label = view.words("ui.policy.add");
  choice.options.push_back({"", view.words("ui.form.choose")});
  for (const DataSet& one : all_data_sets()) {
    const std::string name = std::string(one.profile) + "/" + std::string(one.name);
    if (!policy.data_sets.count(name)) choice.options.push_back({name, data_set_words(view, name)});
  }
  const auto chosen = view.ui.select(choice);
  if (!chosen || chosen->empty()) return;
  SigningPolicy changed = policy;
  changed.data_sets[*chosen] = Level::approval;
  view.push(app::ChoosePolicy{changed});
}

/// What the choice changes, and the button that signs it. Nothing where it changes nothing.
void change(const View& view, const SigningPolicy& before, const SigningPolicy& after) {
  std::set<std::string> names{""};
  for (const SigningPolicy* policy : {&before, &after}) {
    for (const auto& [name, level] : policy->data_sets)
      names.insert(name);
  }
  std::vector<std::string> changed;
  bool is_lowered = false;
  for (const std::string& name : names) {
    if (level_of(before, name) == level_of(after, name)) continue;
    changed.push_back(name);
    is_lowered = is_lowered || level_of(after, name) < level_of(before, name);
  }
  if (before.data_sets == after.data_sets && changed.empty()) return;
  const std::string title = view.words("ui.policy.change");
  view.ui.heading(3, "policy.change", title);
  {
    const auto list = view.ui.list("policy.change.list", title);
    for (const std::string& name : changed) {
      const auto item = view.ui.list_item("policy.change." + name);
      view.ui.text(
          "policy.change.text." + name,
          view.words("ui.policy.change_of", {{"what", name_words(view, after, name)},
                                             {"before", level_words(view, level_of(before, name))},
                                             {"after", level_words(view, level_of(after, name))}}));
    }
  }
  if (is_lowered) {
    view.ui.notice("policy.lowered", view.words("ui.policy.lowered"), ui::Tone::attention);
  }
  const auto row = view.ui.row_of_buttons();
  if (view.ui.button("policy.sign", view.words("ui.policy.sign"), ui::ButtonStyle::primary,
                     !view.state.busy.empty())) {
    view.push(app::SetPolicy{});
  }
  if (view.ui.button("policy.keep", view.words("ui.policy.keep"))) {
    view.push(app::ChoosePolicy{});
  }
}

}  // namespace

void signing_policy(const View& view, const SigningPolicy& policy) {
  view.ui.heading(2, "policy", view.words("policy.title"));
  view.ui.text("policy.hint", view.words("ui.policy.hint"), ui::TextStyle::hint);
  if (app::may_manage(view.state)) {
    const SigningPolicy chosen = view.state.new_policy.value_or(policy);
    level_choice(view, chosen, "");
    for (const auto& [name, level] : chosen.data_sets)
      level_choice(view, chosen, name);
    another_data_set(view, chosen);
    return change(view, policy, chosen);
  }
  const auto list = view.ui.description_list("policy.list");
  for (const auto& [name, level] : policy.data_sets)
    view.ui.description("policy." + name, data_set_words(view, name), level_words(view, level));
  view.ui.description("policy.others", name_words(view, policy, ""),
                      level_words(view, policy.others));
}

}  // namespace quayside::views
