#include <algorithm>

#include "client/app/handlers.h"
#include "client/app/organisation.h"
#include "client/app/requests.h"
#include "shared/domain/fields.h"
#include "shared/wire/json.h"

namespace quayside::app {
namespace {

Draft* draft_of_submission(AppState& state, const std::string& submission_id) {
  for (Draft& draft : state.drafts) {
    if (!submission_id.empty() && draft.submission_id == submission_id) return &draft;
  }
  return nullptr;
}

// Answers and events overtake each other, and much happens within one second.
bool is_older(const wire::SubmissionView& view, const wire::SubmissionView& known) {
  if (view.updated_at != known.updated_at) return view.updated_at < known.updated_at;
  return view.timeline.size() < known.timeline.size();
}

std::string submitted_at(const wire::SubmissionView& view) {
  return view.timeline.empty() ? view.updated_at : view.timeline.front().at;
}

void take_view(Context& context, Draft& draft, const wire::SubmissionView& view) {
  if (draft.view && is_older(view, *draft.view)) return;
  const bool news = !draft.view || draft.view->status != view.status;
  draft.view = view;
  if (!news) return;
  context.run(StoreDraft{draft.id});
  // Of many at once the notice at the end tells.
  if (context.state.sending) return;
  context.announce("status." + std::string(wire::status_name(view.status)));
}

/// A submission that was signed elsewhere.
void take_other(Context& context, const wire::SubmissionView& view) {
  std::vector<wire::SubmissionView>& others = context.state.others;
  const auto known = std::find_if(others.begin(), others.end(),
                                  [&](const auto& one) { return one.id == view.id; });
  if (known == others.end()) {
    const auto older = std::find_if(others.begin(), others.end(), [&](const auto& one) {
      return submitted_at(one) < submitted_at(view);
    });
    others.insert(older, view);
    if (may_be_approved(context.state, view)) context.announce("ui.others.to_approve");
  } else if (!is_older(view, *known)) {
    *known = view;
  }
}

Result<Done> sign(Context& context, Draft& draft) {
  AppState& state = context.state;
  auto bytes = bytes_to_sign(context, draft, context.moment.new_id, draft.declaration);
  if (!bytes) return bytes.error();
  draft.payload = std::move(*bytes);
  draft.submission_id = context.moment.new_id;
  draft.signature = seal::sign_detached(state.vault->signing_key(), seal::Purpose::declaration,
                                        context.moment.now_s, draft.payload);
  draft.updated_at = utc_text(context.moment.now_s);
  draft.undo.clear();
  draft.redo.clear();
  return Done{};
}

void show_what_is_wrong(Context& context, Draft& draft) {
  if (!context.state.request_check || !context.state.request_check->problem) {
    return handle(context, Check{});
  }
  draft.checked = true;
  ++context.state.form_attempts;
  context.state.focus = "errors." + std::to_string(context.state.form_attempts);
}

/// The server has refused: nothing was lodged, so the draft can be changed again.
void open_again(Context& context, Draft& draft) {
  draft.payload.clear();
  draft.signature.clear();
  draft.batch.reset();
  draft.submission_id.clear();
  if (hands_in(draft)) take_chosen_files(context.state, draft);
  context.run(StoreDraft{draft.id});
}

}  // namespace

Result<std::string> bytes_to_sign(const Context& context, const Draft& draft,
                                  const std::string& submission_id, Declaration& declaration) {
  prune_empty_elements(declaration);
  renumber_goods_items(declaration);
  wire::SubmissionHeader header;
  header.submission_id = submission_id;
  header.profile = declaration.profile;
  header.data_set = declaration.data_set;
  header.as_of = context.state.today.to_string();
  header.rule_set = std::string(rule_set_hash());
  header.declarant = context.state.identity.eori;
  header.supersedes = draft.supersedes;
  header.request = draft.request;
  if (wire::needs_mandate(header, declaration)) {
    auto mandate = wire::choose_mandate(context.state.mandates, header, declaration);
    if (!mandate) return mandate.error();
    header.mandate = std::move(*mandate);
  }
  return wire::signed_content_bytes(header, declaration);
}

void handle(Context& context, const Assess&) {
  AppState& state = context.state;
  const Draft* draft = current_draft(state);
  if (draft == nullptr || !state.vault || draft->is_signed() || !state.busy.empty()) return;
  Declaration declaration = draft->declaration;
  auto bytes = bytes_to_sign(context, *draft, context.moment.new_id, declaration);
  if (!bytes) return context.notify("error." + bytes.error().code, bytes.error().hint, true);
  state.busy = "ui.busy.trial";
  state.trial.reset();
  state.notice.reset();
  context.run(TryOut{draft->id, std::move(*bytes)});
}

void handle(Context& context, const TrialAnswered& command) {
  AppState& state = context.state;
  state.busy.clear();
  const Draft* draft = current_draft(state);
  // Whoever went on, or went to another draft, does not wait for it.
  const bool is_waited_for = draft != nullptr && draft->id == command.id;
  if (!is_waited_for || state.route.screen != Screen::signing) return;
  const bool is_same = state.verdict && command.answer.verdict ==
                                            wire::verdict_to_json(*state.verdict,
                                                                  draft->declaration, "en");
  state.trial = Trial{command.answer, is_same};
  state.focus = "trial";
}

void handle(Context& context, const SignAndSubmit&) {
  AppState& state = context.state;
  Draft* draft = current_draft(state);
  if (draft == nullptr || !state.vault || draft->is_signed() || !state.busy.empty()) return;
  if (draft->is_template()) return;
  validate_current(context);
  compare_current(context);
  check_request(context);
  if (!may_be_sent(state, *draft)) return show_what_is_wrong(context, *draft);
  if (const auto done = sign(context, *draft); !done) {
    return context.notify("error." + done.error().code, done.error().hint, true);
  }
  state.busy = "ui.busy.sending";
  context.run(StoreDraft{draft->id});
  context.run(Submit{draft->id});
  context.go(Screen::submission, draft->id);
}

void handle(Context& context, const SendAgain& command) {
  Draft* draft = find_draft(context.state, command.id);
  if (draft == nullptr || !draft->is_unsent() || !context.state.busy.empty()) return;
  context.state.busy = "ui.busy.sending";
  context.state.notice.reset();
  context.run(Submit{draft->id});
}

void handle(Context& context, const SubmissionAnswered& command) {
  AppState& state = context.state;
  state.busy.clear();
  Draft* draft = find_draft(state, command.id);
  if (draft == nullptr) return;
  draft->answer = command.answer;
  state.chosen.erase(draft->id);
  take_view(context, *draft, command.view);
  context.run(StoreDraft{draft->id});
  if (is_sent_with_others(state, command.id)) go_on_sending(context, std::nullopt);
}

void handle(Context& context, const SubmissionFailed& command) {
  AppState& state = context.state;
  state.busy.clear();
  Draft* draft = find_draft(state, command.id);
  if (draft == nullptr) return;
  if (!command.reached) {
    // The outcome is unknown: the signed bytes stay, and sending them again is harmless.
    state.online = Online::offline;
    state.sending.reset();
    return context.notify("ui.notice.not_sent", "", true);
  }
  open_again(context, *draft);
  if (is_sent_with_others(state, command.id)) return go_on_sending(context, command.error);
  context.go(draft->request.kind.empty() ? Screen::check_answers : Screen::signing, draft->id);
  context.notify("error." + command.error.code, command.error.hint, true);
}

void handle(Context& context, const SubmissionChanged& command) {
  Draft* draft = draft_of_submission(context.state, command.view.id);
  if (draft != nullptr) return take_view(context, *draft, command.view);
  take_other(context, command.view);
}

void handle(Context& context, const CorrectRejected& command) {
  AppState& state = context.state;
  const Draft* rejected = find_draft(state, command.id);
  if (rejected == nullptr || !rejected->view) return;
  Draft draft;
  draft.id = context.moment.new_id;
  draft.updated_at = utc_text(context.moment.now_s);
  draft.declaration = rejected->declaration;
  draft.supersedes = rejected->submission_id;
  draft.customs_errors = rejected->view->errors;
  for (wire::CustomsError& error : draft.customs_errors) {
    for (FieldPointer& at : error.at)
      at = nearest_existing(draft.declaration, at);
  }
  draft.checked = true;
  const std::string id = draft.id;
  state.drafts.insert(state.drafts.begin(), std::move(draft));
  context.run(StoreDraft{id});
  context.go(Screen::task_list, id);
  state.focus = "errors";
}

void handle(Context& context, const DownloadEvidence& command) {
  const Draft* draft = find_draft(context.state, command.id);
  if (draft == nullptr || draft->submission_id.empty()) return;
  context.run(FetchEvidence{draft->submission_id, "evidence-" + draft->submission_id + ".json"});
}

void handle(Context& context, const EvidenceReceived& command) {
  context.run(Download{command.name, "application/json", command.bytes});
}

}  // namespace quayside::app
