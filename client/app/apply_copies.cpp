// Copies: drafts that are kept with the server as well. Each device knows which version it has
// seen, and what was in it; so it can tell what has changed here, what has changed elsewhere, and
// both.
#include <algorithm>

#include "client/app/draft_record.h"
#include "client/app/handlers.h"

namespace quayside::app {
namespace {

const CopySeen* seen_of(const AppState& state, const std::string& id) {
  const auto seen = state.copies.find(id);
  return seen == state.copies.end() ? nullptr : &seen->second;
}

bool has_changed(const AppState& state, const Draft& draft) {
  const CopySeen* seen = seen_of(state, draft.id);
  return seen == nullptr || seen->hash != content_hash(draft);
}

/// Removed on another device.
void drop(Context& context, const Draft& draft) {
  AppState& state = context.state;
  const std::string id = draft.id;
  std::erase_if(state.drafts, [&](const Draft& one) { return one.id == id; });
  state.copies.erase(id);
  context.run(ForgetDraft{id});
}

/// The server's copy is not the one that this device has seen.
void follow(Context& context, const wire::DraftCopy& copy, const Draft* draft) {
  const AppState& state = context.state;
  if (copy.size != "0") return context.run(FetchCopy{copy.id});
  if (draft == nullptr) return;
  const bool stays =
      draft->is_signed() || current_draft(state) == draft || has_changed(state, *draft);
  if (stays) return context.run(KeepCopy{copy.id, copy.version});
  drop(context, *draft);
}

void compare(Context& context, const wire::DraftCopy& copy) {
  AppState& state = context.state;
  const Draft* draft = find_draft(state, copy.id);
  const CopySeen* seen = seen_of(state, copy.id);
  if (seen == nullptr || seen->version != copy.version) return follow(context, copy, draft);
  if (draft != nullptr) {
    if (has_changed(state, *draft)) context.run(KeepCopy{copy.id, copy.version});
  } else if (copy.size == "0") {
    state.copies.erase(copy.id);
  } else {
    context.run(RemoveCopy{copy.id, copy.version});
  }
}

bool is_listed(const std::vector<wire::DraftCopy>& copies, const std::string& id) {
  return std::any_of(copies.begin(), copies.end(),
                     [&](const wire::DraftCopy& copy) { return copy.id == id; });
}

/// Somebody has turned it on, on a device that may be lost.
bool turned_on_elsewhere(Context& context, const std::vector<wire::DraftCopy>& copies) {
  const bool any = std::any_of(copies.begin(), copies.end(),
                               [](const wire::DraftCopy& copy) { return copy.size != "0"; });
  if (!any) return false;
  context.state.settings.keep_copies = true;
  context.run(StoreSettings{});
  context.notify("ui.notice.copies_found");
  return true;
}

/// What was changed here and elsewhere stays, as a draft of its own.
void set_aside(Context& context, Draft own) {
  own.id = context.moment.new_id;
  own.undo.clear();
  own.redo.clear();
  context.run(StoreDraft{own.id});
  context.notify("ui.notice.copy_set_aside", own.declaration.lrn);
  context.state.drafts.insert(context.state.drafts.begin(), std::move(own));
}

void take(Context& context, const Draft& fetched) {
  AppState& state = context.state;
  if (Draft* known = find_draft(state, fetched.id)) {
    *known = fetched;
  } else {
    state.drafts.push_back(fetched);
  }
  std::stable_sort(state.drafts.begin(), state.drafts.end(),
                   [](const Draft& a, const Draft& b) { return a.updated_at > b.updated_at; });
  context.run(StoreDraft{fetched.id});
  validate_current(context);
  compare_shown(context);
}

}  // namespace

void handle(Context& context, const DraftsChanged& command) {
  const AppState& state = context.state;
  if (!state.settings.keep_copies || !state.drafts_loaded || state.online != Online::signed_in) {
    return;
  }
  for (const std::string& id : command.ids) {
    const Draft* draft = find_draft(state, id);
    const CopySeen* seen = seen_of(state, id);
    const std::string version = seen == nullptr ? "" : seen->version;
    if (draft != nullptr && has_changed(state, *draft)) context.run(KeepCopy{id, version});
    if (draft == nullptr && seen != nullptr) context.run(RemoveCopy{id, version});
  }
}

void handle(Context& context, const CopiesListed& command) {
  AppState& state = context.state;
  if (!state.drafts_loaded) return;  // nothing can be missing that is not read yet
  if (!state.settings.keep_copies && !turned_on_elsewhere(context, command.copies)) return;
  std::erase_if(state.copies,
                [&](const auto& one) { return !is_listed(command.copies, one.first); });
  for (const wire::DraftCopy& copy : command.copies)
    compare(context, copy);
  for (const Draft& draft : state.drafts) {
    if (!is_listed(command.copies, draft.id)) context.run(KeepCopy{draft.id, ""});
  }
  context.run(StoreCopies{});
}

void handle(Context& context, const CopyFetched& command) {
  AppState& state = context.state;
  const std::string& id = command.draft.id;
  const std::string hash = content_hash(command.draft);
  const Draft* here = find_draft(state, id);
  const bool is_same = here != nullptr && content_hash(*here) == hash;
  const bool both_changed = here != nullptr && !is_same && has_changed(state, *here);
  if (both_changed && !here->is_signed()) set_aside(context, *here);
  state.copies[id] = {command.version, hash};
  context.run(StoreCopies{});
  if (is_same) return;
  // What is signed here has been sent, or is about to be.
  const Draft* still_here = find_draft(state, id);
  if (both_changed && still_here->is_signed()) {
    return context.run(KeepCopy{id, command.version});
  }
  take(context, command.draft);
}

void handle(Context& context, const CopyKept& command) {
  AppState& state = context.state;
  if (command.seen.hash.empty()) {
    state.copies.erase(command.id);
  } else {
    state.copies[command.id] = command.seen;
  }
  context.run(StoreCopies{});
}

void handle(Context& context, const CopiesReloaded& command) {
  context.state.copies = command.copies;
}

void handle(Context& context, const CopiesRemoved& command) {
  AppState& state = context.state;
  if (!command.removed) {
    state.settings.keep_copies = true;
    context.run(StoreSettings{});
    return context.notify("error.copies_not_removed", "", true);
  }
  state.copies.clear();
  context.run(StoreCopies{});
  context.notify("ui.notice.copies_removed");
}

}  // namespace quayside::app
