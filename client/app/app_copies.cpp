// The part of App that exchanges copies of drafts with the server. What leaves the device is
// encrypted with the key that the drafts here are encrypted with.
#include "client/app/app.h"
#include "client/app/draft_record.h"
#include "client/app/http_answer.h"

namespace quayside::app {
namespace {

// Typing goes on meanwhile: one copy for many key strokes.
constexpr int kSettleMs = 3000;

std::string path_of(const std::string& id) { return api("/drafts/" + id); }

}  // namespace

void App::note_change(const std::string& draft_id) {
  if (state_.settings.keep_copies != KeepCopies::yes) return;
  const bool is_first = changed_drafts_.empty();
  changed_drafts_.insert(draft_id);
  if (!is_first) return;
  platform_.after(kSettleMs, [this] {
    const std::set<std::string> ids = std::exchange(changed_drafts_, {});
    if (!state_.vault) return;
    if (copies_under_way_ == 0) return dispatch(DraftsChanged{ids});
    for (const std::string& id : ids)
      note_change(id);  // those under way would look as if they came from another device
  });
}

void App::run(const ListCopies&) {
  platform_.http("GET", api("/drafts"), "", [this](platform::HttpAnswer answer) {
    const auto copies = wire::draft_copies_from_json(answer.body);
    if (is_success(answer) && copies && state_.vault) dispatch(CopiesListed{*copies});
  });
}

void App::run(const FetchCopy& effect) {
  platform_.http(
      "GET", path_of(effect.id), "", [this, id = effect.id](platform::HttpAnswer answer) {
        const auto content = wire::draft_copy_content_from_json(answer.body);
        if (!state_.vault || !reached_for_copies(answer)) return;
        if (!is_success(answer) || !content) return;
        const auto plain = state_.vault->decrypt(content->bytes, "draft " + id);
        Result<Draft> draft = plain ? draft_from_record(*plain) : Result<Draft>(plain.error());
        if (!draft || draft->id != id) return dispatch(CopyFailed{{"copy_unreadable", "", ""}});
        dispatch(CopyFetched{std::move(*draft), content->version});
      });
}

void App::run(const KeepCopy& effect) {
  const Draft* draft = find_draft(state_, effect.id);
  if (draft == nullptr || !state_.vault) return;
  send_copy(effect.id, effect.version,
            state_.vault->encrypt(draft_to_record(*draft), "draft " + effect.id),
            content_hash(*draft));
}

void App::run(const RemoveCopy& effect) { send_copy(effect.id, effect.version, "", ""); }

void App::send_copy(const std::string& id, const std::string& version, const std::string& bytes,
                    const std::string& hash) {
  ++copies_under_way_;
  platform_.http("POST", path_of(id), wire::draft_copy_content_to_json({version, bytes}),
                 [this, id, hash](platform::HttpAnswer answer) {
                   --copies_under_way_;
                   if (!state_.vault) return;
                   const auto kept = wire::draft_copy_from_json(answer.body);
                   if (is_success(answer) && kept) {
                     return dispatch(CopyKept{id, {kept->version, hash}});
                   }
                   if (!reached_for_copies(answer)) return;
                   const Error error = problem_of(answer);
                   if (error.code == "draft_copy_changed") return run(ListCopies{});
                   dispatch(CopyFailed{error});
                 });
}

bool App::reached_for_copies(const platform::HttpAnswer& answer) {
  if (answer.status != 0 && answer.status != 401) return true;
  dispatch(SignInFailed{Online::offline, {}});
  retry_later();
  return false;
}

void App::run(const RemoveCopies& effect) {
  if (state_.settings.keep_copies != KeepCopies::no) return;  // somebody has thought better of it
  // What is on its way there would come after it.
  if (copies_under_way_ > 0) return platform_.after(kSettleMs, [this, effect] { run(effect); });
  platform_.http("DELETE", api("/drafts"), "", [this](platform::HttpAnswer answer) {
    dispatch(CopiesRemoved{is_success(answer)});
  });
}

}  // namespace quayside::app
