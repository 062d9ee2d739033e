// Documents: files that a person hands in about a declaration that customs has. They are checked
// as the server will check them, before anything is signed.
#include <algorithm>

#include "client/app/handlers.h"
#include "client/app/requests.h"

namespace quayside::app {
namespace {

// Twice as many as may go: so many errors are still a help.
constexpr std::size_t kChosenMax = 2 * wire::kDocumentsMax;

/// The draft on the screen, if files may be chosen for it.
Draft* open_draft(AppState& state) {
  Draft* draft = current_draft(state);
  return draft != nullptr && hands_in(*draft) && !draft->is_signed() ? draft : nullptr;
}

ChosenFile chosen_from(const platform::PickedFile& file) {
  ChosenFile chosen;
  const Result<wire::Document> document = file.too_large ? Error{"document_too_large", "", ""}
                                                         : wire::document_of(file.name, file.bytes);
  if (document) {
    chosen.document = *document;
    chosen.bytes = file.bytes;
  } else {
    chosen.document.name = file.name;
    chosen.problem = document.error();
  }
  return chosen;
}

void changed(Context& context, Draft& draft) {
  take_chosen_files(context.state, draft);
  context.state.notice.reset();
  check_request(context);
}

}  // namespace

bool hands_in(const Draft& draft) { return draft.request.kind == wire::kDocumentsRequest; }

bool may_hand_in(const Draft& draft) {
  return draft.request.kind.empty() && draft.declaration.profile == "gb" && draft.view &&
         !draft.view->mrn.empty() && !wire::has_ended(draft.view->status);
}

const std::vector<ChosenFile>& chosen_files(const AppState& state, const Draft& draft) {
  static const std::vector<ChosenFile> kNone;
  const auto found = state.chosen.find(draft.id);
  return found == state.chosen.end() ? kNone : found->second;
}

void take_chosen_files(AppState& state, Draft& draft) {
  draft.request.documents.clear();
  for (const ChosenFile& file : chosen_files(state, draft)) {
    if (!file.problem) draft.request.documents.push_back(file.document);
  }
}

void handle(Context& context, const ChooseFile& command) {
  Draft* draft = open_draft(context.state);
  if (draft == nullptr) return;
  std::vector<ChosenFile>& files = context.state.chosen[draft->id];
  if (files.size() >= kChosenMax) {
    return context.notify("error.documents_too_many", "", true);
  }
  ChosenFile chosen = chosen_from(command.file);
  const bool twice = std::any_of(files.begin(), files.end(), [&](const ChosenFile& other) {
    return !chosen.problem && other.document.sha256 == chosen.document.sha256;
  });
  if (twice) return context.notify("error.document_twice", chosen.document.name, true);
  context.announce(chosen.problem ? "ui.documents.not_added" : "ui.documents.added",
                   {{"name", chosen.document.name}});
  files.push_back(std::move(chosen));
  changed(context, *draft);
}

void handle(Context& context, const RemoveFile& command) {
  Draft* draft = open_draft(context.state);
  if (draft == nullptr) return;
  std::vector<ChosenFile>& files = context.state.chosen[draft->id];
  if (command.index >= files.size()) return;
  context.announce("ui.documents.removed", {{"name", files[command.index].document.name}});
  files.erase(files.begin() + static_cast<std::ptrdiff_t>(command.index));
  context.state.focus = kFilesKey;
  changed(context, *draft);
}

void handle(Context& context, const SetFileType& command) {
  Draft* draft = open_draft(context.state);
  const auto types = wire::document_types();
  if (draft == nullptr || std::find(types.begin(), types.end(), command.type) == types.end())
    return;
  std::vector<ChosenFile>& files = context.state.chosen[draft->id];
  if (command.index >= files.size()) return;
  files[command.index].document.type = command.type;
  changed(context, *draft);
}

void handle(Context& context, const FileSent& command) {
  for (ChosenFile& file : context.state.chosen[command.id]) {
    if (file.document.sha256 == command.sha256) file.sent = true;
  }
}

}  // namespace quayside::app
