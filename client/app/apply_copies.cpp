// Copies: drafts that are kept with the server as well. Each device knows which version it has
// seen, and what was in it; so it can tell what has changed here, what has changed elsewhere, and
// both. A draft that is not here is deleted elsewhere only where somebody has deleted it here.
#include <algorithm>

#include "client/app/draft_record.h"
#include "client/app/handlers.h"
#include "shared/seal/recovery_code.h"

namespace quayside::app {
namespace {

bool keeps(const AppState& state) { return state.settings.keep_copies == KeepCopies::yes; }

/// Nothing is missing that is not read yet, and nothing is on its way to another key.
bool is_ready(const AppState& state) { return state.drafts_loaded && state.retired_kid.empty(); }

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

/// The server's copy is not the one that this device has seen, or there is no draft to it here.
void follow(Context& context, const wire::DraftCopy& copy, const Draft* draft) {
  AppState& state = context.state;
  if (copy.size != "0") return context.run(FetchCopy{copy.id});
  if (draft == nullptr) {
    state.copies.erase(copy.id);
    return;
  }
  const bool stays =
      draft->is_signed() || current_draft(state) == draft || has_changed(state, *draft);
  if (stays) return context.run(KeepCopy{copy.id, copy.version});
  drop(context, *draft);
}

void compare(Context& context, const wire::DraftCopy& copy) {
  const AppState& state = context.state;
  const Draft* draft = find_draft(state, copy.id);
  const CopySeen* seen = seen_of(state, copy.id);
  const bool is_known = seen != nullptr && seen->version == copy.version;
  if (!is_known) return follow(context, copy, draft);
  if (draft != nullptr) {
    if (has_changed(state, *draft)) context.run(KeepCopy{copy.id, copy.version});
  } else if (seen->removed && copy.size != "0") {
    context.run(RemoveCopy{copy.id, copy.version});
  } else {
    follow(context, copy, nullptr);
  }
}

bool is_listed(const std::vector<wire::DraftCopy>& copies, const std::string& id) {
  return std::any_of(copies.begin(), copies.end(),
                     [&](const wire::DraftCopy& copy) { return copy.id == id; });
}

void turn(Context& context, KeepCopies keep, const char* words) {
  context.state.settings.keep_copies = keep;
  context.run(StoreSettings{});
  context.notify(words);
}

/// Whether copies are kept, which somebody may have decided on another device.
bool is_still_wanted(Context& context, const std::vector<wire::DraftCopy>& copies) {
  AppState& state = context.state;
  const bool any = std::any_of(copies.begin(), copies.end(),
                               [](const wire::DraftCopy& copy) { return copy.size != "0"; });
  switch (state.settings.keep_copies) {
    case KeepCopies::not_chosen:
      if (any) turn(context, KeepCopies::yes, "ui.notice.copies_found");
      return any;
    case KeepCopies::no:
      // They were to be removed, and the server has not said that they are.
      if (any && !state.copies.empty()) context.run(RemoveCopies{});
      return false;
    case KeepCopies::yes:
      break;
  }
  if (std::exchange(state.key_is_new, false) && copies.empty()) state.copies.clear();
  if (!copies.empty() || state.copies.empty()) return true;
  state.copies.clear();
  context.run(StoreCopies{});
  turn(context, KeepCopies::no, "ui.notice.copies_gone");
  return false;
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

/// The same act: the server's receipt is never given up for a copy that has none yet.
void keep_answer(const Draft& here, Draft& fetched) {
  if (fetched.answer.empty()) fetched.answer = here.answer;
  const bool is_newer =
      here.view && (!fetched.view || fetched.view->updated_at < here.view->updated_at);
  if (is_newer) fetched.view = here.view;
}

bool is_outdated(const AppState& state, const CopyFetched& fetched, const Draft* here) {
  if (!keeps(state) || !is_ready(state)) return true;
  const CopySeen* seen = seen_of(state, fetched.draft.id);
  if (seen == nullptr) return false;
  return here == nullptr ? seen->removed : seen->version == fetched.version;
}

}  // namespace

void handle(Context& context, const DraftsChanged& command) {
  const AppState& state = context.state;
  if (!keeps(state) || !is_ready(state) || state.online != Online::signed_in) return;
  for (const std::string& id : command.ids) {
    const Draft* draft = find_draft(state, id);
    const CopySeen* seen = seen_of(state, id);
    const std::string version = seen == nullptr ? "" : seen->version;
    if (draft != nullptr && has_changed(state, *draft)) context.run(KeepCopy{id, version});
    if (draft == nullptr && seen != nullptr && seen->removed) context.run(RemoveCopy{id, version});
  }
}

void handle(Context& context, const CopiesListed& command) {
  AppState& state = context.state;
  if (!is_ready(state) || !is_still_wanted(context, command.copies)) return;
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
  const std::string id = command.draft.id;
  const Draft* here = find_draft(state, id);
  if (is_outdated(state, command, here)) return;
  const std::string hash = content_hash(command.draft);
  Draft fetched = command.draft;
  if (here != nullptr && here->is_signed() && here->submission_id != fetched.submission_id) {
    // What is signed here stays where it is; the other one is a draft of its own.
    state.copies[id] = {command.version, hash};
    context.run(StoreCopies{});
    context.run(KeepCopy{id, command.version});
    return set_aside(context, std::move(fetched));
  }
  if (here != nullptr && here->is_signed()) keep_answer(*here, fetched);
  const std::string taken = content_hash(fetched);
  const bool is_same = here != nullptr && content_hash(*here) == taken;
  const bool both_changed =
      here != nullptr && !is_same && !here->is_signed() && has_changed(state, *here);
  if (both_changed) set_aside(context, *here);
  if (!is_same) take(context, fetched);
  state.copies[id] = {command.version, hash};
  context.run(StoreCopies{});
  if (taken != hash) context.run(KeepCopy{id, command.version});
}

void handle(Context& context, const CopyKept& command) {
  AppState& state = context.state;
  if (!keeps(state)) return;
  if (command.seen.hash.empty()) {
    state.copies.erase(command.id);
  } else {
    CopySeen& seen = state.copies[command.id];  // it may have been deleted meanwhile
    seen.version = command.seen.version;
    seen.hash = command.seen.hash;
  }
  context.run(StoreCopies{});
}

void handle(Context& context, const CopiesReloaded& command) {
  context.state.copies = command.copies;
  context.state.settings.keep_copies = command.keep;
}

void handle(Context& context, const CopiesRemoved& command) {
  if (!command.removed) {
    turn(context, KeepCopies::yes, "error.copies_not_removed");
    context.state.notice->bad = true;
    return;
  }
  context.state.copies.clear();
  context.run(StoreCopies{});
  if (keeps(context.state)) return context.run(ListCopies{});  // turned on again meanwhile
  context.notify("ui.notice.copies_removed");
}

void know_recovery_code(Context& context) {
  AppState& state = context.state;
  state.recovery_lookup = seal::recovery_lookup(state.recovery_code);
  state.recovery_is_due = state.online != Online::signed_in;
  context.run(KeepRecovery{});
}

void handle(Context& context, const CopyFailed& command) {
  context.notify("error." + command.error.code, "", true);
}

}  // namespace quayside::app
