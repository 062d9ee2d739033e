#include "client/app/app.h"

#include <algorithm>
#include <utility>

#include "client/app/draft_record.h"
#include "client/app/requests.h"
#include "shared/wire/api.h"
#include "shared/wire/reference_data.h"

namespace quayside::app {
namespace {

constexpr int kRetryMostMs = 60'000;
constexpr int kClockMs = 20'000;
}  // namespace

App::App(platform::Platform& platform) : platform_(platform) {
  state_.today = utc_date(platform_.now_s());
  state_.has_passkeys = platform_.has_passkeys();
}

void App::start() {
  state_.route = parse_route(platform_.route());
  if (platform_.preferred_language().starts_with("da")) state_.settings.language = "da";
  const Route wanted = state_.route;
  state_.route.screen = Screen::loading;
  platform_.load_all("settings", [this, wanted](bool, std::vector<platform::Record> settings) {
    SettingsLoaded loaded{state_.settings, {}, "", true};
    for (const platform::Record& record : settings) {
      if (record.key == "settings") {
        settings_from_record(record.bytes, loaded.settings, loaded.identity);
      }
      // A copy that is damaged is as good as none: what is built in holds until the server answers.
      if (record.key == kReferenceData) (void)wire::use_reference_data(record.bytes).has_value();
    }
    platform_.load_all("vault", [this, wanted, loaded](bool ok, std::vector<platform::Record> all) {
      SettingsLoaded complete = loaded;
      complete.stored = ok;
      for (platform::Record& record : all) {
        if (record.key == kVaultKey) complete.vault_file = std::move(record.bytes);
      }
      state_.route = wanted;
      dispatch(std::move(complete));
      ask_what_the_server_is();
    });
  });
  platform_.on_change_elsewhere([this](std::string store) {
    if (store == "drafts" && state_.vault) run(LoadDrafts{});
    if (store == "vault") reload_vault();
    if (store == "settings" && state_.vault) reload_copies();
    if (store == "lock" && state_.vault) dispatch(LockKey{LockKey::Why::elsewhere});
  });
  look_at_clock();
}

// A page may stay open over midnight: rules and codes are dated.
void App::look_at_clock() {
  const Date today = utc_date(platform_.now_s());
  if (today != state_.today) dispatch(DayBegan{today});
  lock_if_idle();
  platform_.after(kClockMs, [this] { look_at_clock(); });
}

void App::dispatch(Command command) {
  const Moment moment{platform_.now_s(), seal::random_uuid()};
  const Effects effects = apply(state_, command, moment);
  changed_ = true;
  for (const Effect& effect : effects) {
    std::visit([this](const auto& one) { run(one); }, effect);
  }
}

void App::dispatch_all(CommandQueue& queue) {
  for (Command& command : queue.take())
    dispatch(std::move(command));
}

void App::file_picked(const std::string& key, platform::PickedFile file) {
  if (key == kEvidenceKey) return dispatch(VerifyEvidence{std::move(file)});
  if (key == kKeyFileKey) return dispatch(OpenKeyFile{std::move(file)});
  if (!state_.vault) return;
  if (key == kFilesKey) return dispatch(ChooseFile{std::move(file)});
  dispatch(OpenFile{std::move(file)});
}

void App::route_changed(const std::string& path) {
  const Route route = parse_route(path);
  if (route_path(route) != route_path(state_.route)) dispatch(GoTo{route});
}

bool App::take_changed() { return std::exchange(changed_, false); }
std::string App::take_focus() { return std::exchange(state_.focus, {}); }
std::vector<Words> App::take_announcements() { return std::exchange(state_.announcements, {}); }

void App::run(const StoreDraft& effect) {
  Draft* draft = find_draft(state_, effect.id);
  if (draft == nullptr || !state_.vault) return;
  draft->stored = false;
  ++storing_[draft->id];
  const std::string cipher = state_.vault->encrypt(draft_to_record(*draft), "draft " + draft->id);
  platform_.put("drafts", draft->id, cipher, [this, id = draft->id](bool stored) {
    const bool is_last = --storing_[id] == 0;
    if (is_last) storing_.erase(id);
    if (is_last || !stored) dispatch(DraftStored{id, stored});
  });
  note_change(draft->id);
}

void App::run(const ForgetDraft& effect) {
  platform_.remove("drafts", effect.id, [](bool) {});
  note_change(effect.id);
}

void App::run(const StoreSettings&) {
  platform_.put("settings", "settings", settings_to_record(state_.settings), [](bool) {});
}

void App::run(const LoadDrafts&) {
  platform_.load_all("drafts", [this](bool loaded, std::vector<platform::Record> records) {
    if (!state_.vault) return;
    DraftsLoaded command;
    command.loaded = loaded;
    for (const platform::Record& record : records) {
      const Result<std::string> plain = state_.vault->decrypt(record.bytes, "draft " + record.key);
      Result<Draft> draft = plain ? draft_from_record(*plain) : Result<Draft>(plain.error());
      if (draft) {
        command.drafts.push_back(std::move(*draft));
      } else {
        ++command.unreadable;
      }
    }
    dispatch(std::move(command));
  });
}

void App::run(const CloseEvents&) { platform_.close_events(); }

void App::run(const Download& effect) {
  platform_.download(effect.name, effect.type, effect.bytes);
}

void App::run(const SaveFrom& effect) { platform_.save_from(effect.path); }
void App::run(const Print&) { platform_.print(); }
void App::run(const PushRoute&) { platform_.push_route(route_path(state_.route)); }

void App::retry_later() {
  if (retry_pending_) return;
  retry_pending_ = true;
  platform_.after(retry_ms_, [this] {
    retry_pending_ = false;
    const bool waits = state_.online == Online::offline || state_.online == Online::pending;
    if (state_.vault && waits) run(EnrolAndSignIn{});
  });
  retry_ms_ = std::min(retry_ms_ * 2, kRetryMostMs);
}

}  // namespace quayside::app
