#include <algorithm>
#include <utility>

#include "client/app/handlers.h"
#include "shared/wire/batch.h"

namespace quayside::app {
namespace {

void send(Context& context, std::vector<std::string> ids) {
  AppState& state = context.state;
  if (ids.empty()) return;
  state.busy = "ui.busy.sending";
  state.notice.reset();
  state.sending = Sending{std::move(ids)};
  context.run(Submit{state.sending->ids.front()});
}

/// What is chosen, made ready to be signed; what cannot be signed says why in its entry.
std::vector<std::string> prepare(Context& context, std::vector<Draft*>& drafts) {
  std::vector<std::string> payloads;
  Batch& batch = context.state.batch;
  for (BatchEntry& entry : batch.entries) {
    Draft* draft = find_draft(context.state, entry.draft);
    const bool is_too_much = payloads.size() == wire::kBatchMax;
    if (!entry.chosen || draft == nullptr || is_too_much) continue;
    const std::string id = context.moment.another_id();
    auto bytes = bytes_to_sign(context, *draft, id, draft->declaration);
    if (!bytes) {
      entry.chosen = false;
      batch.refused.insert_or_assign(draft->id, bytes.error());
      continue;
    }
    batch.refused.erase(draft->id);
    draft->submission_id = id;
    drafts.push_back(draft);
    payloads.push_back(std::move(*bytes));
  }
  return payloads;
}

}  // namespace

bool is_sent_with_others(const AppState& state, const std::string& id) {
  return state.sending && state.sending->ids.at(state.sending->done) == id;
}

void handle(Context& context, const ChooseForBatch& command) {
  for (BatchEntry& entry : context.state.batch.entries) {
    if (entry.draft != command.id && !command.id.empty()) continue;
    entry.chosen = command.chosen && entry.errors == 0;
  }
}

void handle(Context& context, const SignBatch&) {
  AppState& state = context.state;
  if (!state.vault || !state.busy.empty() || state.route.screen != Screen::batch) return;
  compare_shown(context);
  std::vector<Draft*> drafts;
  std::vector<std::string> payloads = prepare(context, drafts);
  if (payloads.empty()) return context.notify("ui.batch.none_chosen", "", true);
  std::vector<wire::Envelope> envelopes =
      wire::sign_batch(state.vault->signing_key(), context.moment.now_s, std::move(payloads));
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    Draft& draft = *drafts[i];
    draft.payload = std::move(envelopes[i].payload);
    draft.signature = std::move(envelopes[i].signature);
    draft.batch = std::move(envelopes[i].batch);
    draft.updated_at = utc_text(context.moment.now_s);
    draft.undo.clear();
    draft.redo.clear();
    context.run(StoreDraft{draft.id});
    ids.push_back(draft.id);
  }
  compare_shown(context);
  state.focus = "heading";
  send(context, std::move(ids));
}

void handle(Context& context, const SendUnsent&) {
  AppState& state = context.state;
  if (!state.vault || !state.busy.empty()) return;
  std::vector<std::string> ids;
  for (const Draft& draft : state.drafts) {
    if (draft.is_unsent()) ids.push_back(draft.id);
  }
  send(context, std::move(ids));
}

void go_on_sending(Context& context, const std::optional<Error>& refused) {
  AppState& state = context.state;
  Sending& sending = *state.sending;
  const std::string& id = sending.ids.at(sending.done);
  if (refused) {
    ++sending.refused;
    state.batch.refused.insert_or_assign(id, *refused);
  }
  if (++sending.done < sending.ids.size()) {
    state.busy = "ui.busy.sending";
    return context.run(Submit{sending.ids[sending.done]});
  }
  const Sending done = *std::exchange(state.sending, std::nullopt);
  compare_shown(context);
  if (done.refused == 0) return context.notify("ui.batch.sent", std::to_string(done.done));
  context.notify("ui.batch.refused", std::to_string(done.refused), true);
}

}  // namespace quayside::app
