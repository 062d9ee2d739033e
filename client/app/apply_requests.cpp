// Requests: what a person asks about a declaration that customs has.
#include <algorithm>

#include "client/app/handlers.h"
#include "client/app/requests.h"
#include "shared/base/text.h"
#include "shared/wire/requests.h"

namespace quayside::app {
namespace {

constexpr std::size_t kReasonTextMax = 512;

const Draft* draft_of_submission(const AppState& state, const std::string& id) {
  const auto found = std::find_if(state.drafts.begin(), state.drafts.end(), [&](const Draft& one) {
    return !id.empty() && one.submission_id == id;
  });
  return found == state.drafts.end() ? nullptr : &*found;
}

bool is_undecided(const Draft& draft) {
  return !draft.view || !wire::has_ended(draft.view->status);
}

bool may_ask(const AppState& state, const Draft& about, const std::string& kind) {
  if (kind == wire::kDocumentsRequest) return may_hand_in(about);
  wire::RequestName name{};
  if (!wire::request_from_name(kind, name)) return false;
  const auto possible = possible_requests(state, about);
  return std::find(possible.begin(), possible.end(), name) != possible.end();
}

}  // namespace

std::vector<const Draft*> requests_about(const AppState& state, const Draft& declaration) {
  std::vector<const Draft*> found;
  for (const Draft& draft : state.drafts) {
    const bool is_about = !draft.request.kind.empty() && !declaration.submission_id.empty() &&
                          draft.request.about == declaration.submission_id;
    if (is_about) found.push_back(&draft);
  }
  return found;
}

const Declaration* declaration_at_customs(const AppState& state, const std::string& submission) {
  const Draft* original = draft_of_submission(state, submission);
  if (original == nullptr) return nullptr;
  // Newest first.
  for (const Draft* request : requests_about(state, *original)) {
    const bool granted = request->view && request->view->status == wire::Status::granted;
    if (wire::is_amendment(request->request.kind) && granted) return &request->declaration;
  }
  return &original->declaration;
}

std::vector<wire::RequestName> possible_requests(const AppState& state, const Draft& draft) {
  std::vector<wire::RequestName> possible;
  if (!draft.request.kind.empty() || !draft.view || draft.view->mrn.empty() ||
      wire::has_ended(draft.view->status)) {
    return possible;
  }
  const auto requests = requests_about(state, draft);
  const auto is_open = [&](wire::RequestName name) {
    return std::any_of(requests.begin(), requests.end(), [&](const Draft* one) {
      return one->request.kind == wire::name_of(name) && is_undecided(*one);
    });
  };
  for (const auto name : {wire::RequestName::amendment, wire::RequestName::presentation,
                          wire::RequestName::invalidation}) {
    const bool waits_for_goods =
        draft.view->status == wire::Status::received && wire::is_pre_lodged(draft.declaration);
    if (name == wire::RequestName::presentation && !waits_for_goods) continue;
    if (!is_open(name)) possible.push_back(name);
  }
  return possible;
}

void check_request(Context& context) {
  AppState& state = context.state;
  state.request_check.reset();
  const Draft* draft = current_draft(state);
  if (draft == nullptr || draft->request.kind.empty() || draft->is_signed()) return;
  RequestCheck& check = state.request_check.emplace();
  for (const ChosenFile& file : chosen_files(state, *draft)) {
    if (file.problem && !check.problem) check.problem = file.problem;
  }
  if (check.problem) return;
  const Declaration* before = declaration_at_customs(state, draft->request.about);
  if (before == nullptr) {
    check.problem = Error{"request_about_unknown", "", ""};
    return;
  }
  if (wire::is_amendment(draft->request.kind)) {
    check.changes = differences(*before, draft->declaration);
    check.fixed = wire::fixed_places(*before, draft->declaration, check.changes);
  }
  wire::SubmissionHeader header;
  header.request = draft->request;
  const auto message = wire::message_of({header, draft->declaration}, *before);
  if (!message) {
    check.problem = message.error();
  } else if (trimmed(before->lrn) != trimmed(draft->declaration.lrn)) {
    check.problem = Error{"request_mrn_wrong", "", ""};
  }
}

bool may_be_sent(const AppState& state, const Draft& draft) {
  if (draft.request.kind.empty()) return !has_errors(state);
  if (wire::lodges_declaration(draft.request.kind) && has_errors(state)) return false;
  return state.request_check && !state.request_check->problem;
}

void handle(Context& context, const AskCustoms& command) {
  AppState& state = context.state;
  const Draft* about = find_draft(state, command.id);
  if (about == nullptr || !may_ask(state, *about, command.kind)) return;
  const Declaration* before = declaration_at_customs(state, about->submission_id);
  Draft draft;
  draft.id = context.moment.new_id;
  draft.updated_at = utc_text(context.moment.now_s);
  draft.declaration = *before;
  draft.request.kind = command.kind;
  draft.request.about = about->submission_id;
  draft.request.mrn = about->view->mrn;
  const std::string id = draft.id;
  const bool is_edited = wire::lodges_declaration(command.kind);
  state.drafts.insert(state.drafts.begin(), std::move(draft));
  context.run(StoreDraft{id});
  context.go(is_edited ? Screen::task_list : Screen::signing, id);
}

void handle(Context& context, const SetReason& command) {
  Draft* draft = current_draft(context.state);
  if (draft == nullptr || draft->request.kind.empty() || draft->is_signed()) return;
  if (command.text.size() > kReasonTextMax * 4 || !is_valid_utf8(command.text)) return;
  std::string& member = command.is_code ? draft->request.reason_code : draft->request.reason_text;
  if (member == command.text) return;
  member = command.text;
  draft->updated_at = utc_text(context.moment.now_s);
  draft->stored = false;
  context.state.trial.reset();
  if (context.state.request_check) context.state.request_check->problem.reset();
  context.run(StoreDraft{draft->id});
}

}  // namespace quayside::app
