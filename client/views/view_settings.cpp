// Settings of this device.
#include <cstdlib>

#include "client/views/view.h"

namespace quayside::views {
namespace {

ui::Choice choice_of(const View& view, const std::string& name, const std::string& value,
                     std::initializer_list<const char*> values) {
  ui::Choice choice;
  choice.key = "settings." + name;
  choice.label = view.words("ui.settings." + name);
  choice.value = value;
  for (const char* one : values) {
    choice.options.push_back({one, view.words("ui.settings." + name + "." + one)});
  }
  return choice;
}

// They are removed when they are no longer wanted, so the server has to be there.
void copies(const View& view) {
  view.ui.heading(2, "settings.copies", view.words("ui.copies.title"));
  view.ui.text("settings.copies.text", view.words("ui.copies.text"));
  app::Settings settings = view.state.settings;
  const bool keeps = settings.keep_copies == app::KeepCopies::yes;
  if (view.state.online != app::Online::signed_in) {
    view.ui.text("settings.copies.offline",
                 view.words(keeps ? "ui.copies.on" : "ui.copies.offline"), ui::TextStyle::hint);
    return;
  }
  if (keeps && view.state.recovery_lookup.empty()) {
    view.ui.notice("settings.copies.code", view.words("ui.copies.code"), ui::Tone::attention);
  }
  const auto chosen = view.ui.checkbox("settings.keep_copies", view.words("ui.copies.keep"), keeps);
  if (!chosen || *chosen == keeps) return;
  settings.keep_copies = *chosen ? app::KeepCopies::yes : app::KeepCopies::no;
  view.push(app::SetSettings{settings});
}

void your_data(const View& view) {
  view.ui.heading(2, "settings.data", view.words("ui.export.title"));
  view.ui.text("settings.data.text", view.words("ui.export.text"));
  const bool possible = view.state.online == app::Online::signed_in;
  if (!possible) {
    view.ui.text("settings.data.offline", view.words("ui.export.offline"), ui::TextStyle::hint);
  }
  if (view.ui.button("settings.export", view.words("ui.export.button"), ui::ButtonStyle::secondary,
                     !possible)) {
    view.push(app::DownloadEverything{});
  }
}

}  // namespace

void view_settings(const View& view) {
  app::Settings settings = view.state.settings;
  view.ui.heading(1, "heading", view.words("ui.settings.title"));
  bool changed = false;
  if (const auto chosen =
          view.ui.radios(choice_of(view, "language", settings.language, {"en", "da"}))) {
    settings.language = *chosen;
    changed = true;
  }
  if (const auto chosen = view.ui.radios(choice_of(view, "appearance", settings.appearance,
                                                   {"light", "dark", "high-contrast"}))) {
    settings.appearance = *chosen;
    changed = true;
  }
  if (const auto chosen = view.ui.radios(choice_of(
          view, "text", std::to_string(settings.text_px), {"14", "16", "19", "24"}))) {
    settings.text_px = list_index(*chosen);
    changed = true;
  }
  if (const auto chosen = view.ui.radios(choice_of(
          view, "lock_after", std::to_string(settings.lock_after_min), {"5", "15", "60", "0"}))) {
    settings.lock_after_min = std::atoi(chosen->c_str());
    changed = true;
  }
  if (changed) view.push(app::SetSettings{settings});
  if (view.state.vault) {
    copies(view);
    your_data(view);
  }
  view.ui.heading(2, "settings.device", view.words("ui.settings.device"));
  app::Route page;
  page.screen = app::Screen::key;
  if (view.state.vault) view.link("settings.key", view.words("ui.key.title"), page);
  page.screen = app::Screen::erase;
  view.link("settings.erase", view.words("ui.erase.title"), page);
  app::Route home;
  home.screen = app::Screen::home;
  view.link("settings.home", view.words("ui.home.title"), home);
}

}  // namespace quayside::views
