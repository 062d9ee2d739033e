// Documents: the files with which a person answers customs, and what became of each.
#include "client/app/requests.h"
#include "client/views/view.h"
#include "shared/wire/verdict_text.h"

namespace quayside::views {
namespace {

constexpr const char* kAccept = ".pdf,.jpg,.jpeg,.png,.txt";

/// "1.3 MB", "212 kB"; at least 1 kB.
std::string size_text(const View& view, const std::string& bytes) {
  std::size_t kilobytes = 0;
  for (const char c : bytes)
    kilobytes = kilobytes * 10 + static_cast<std::size_t>(c - '0');
  kilobytes = (kilobytes + 999) / 1000;
  if (kilobytes < 1000) return std::to_string(kilobytes) + " kB";
  const std::string tenths = std::to_string((kilobytes + 50) / 100);
  const std::string number = tenths.substr(0, tenths.size() - 1) + "." + tenths.back();
  return localised_number(view.state.settings.language, number) + " MB";
}

std::string key_of(std::size_t index) { return "document." + std::to_string(index); }

void type_choice(const View& view, const app::ChosenFile& file, std::size_t index) {
  ui::Choice choice;
  choice.key = key_of(index) + ".type";
  choice.label = view.words("ui.documents.type", {{"name", file.document.name}});
  choice.value = file.document.type;
  for (const std::string_view type : wire::document_types()) {
    choice.options.push_back({std::string(type), view.words("document.type." + std::string(type))});
  }
  if (const auto chosen = view.ui.select(choice)) view.push(app::SetFileType{index, *chosen});
}

void chosen_file(const View& view, const app::ChosenFile& file, std::size_t index) {
  const std::string key = key_of(index);
  const auto item = view.ui.list_item(key);
  view.ui.text(key + ".name", file.document.name, ui::TextStyle::strong);
  if (file.problem) {
    view.ui.notice(key + ".problem", error_text(view, *file.problem), ui::Tone::bad);
  } else {
    view.ui.text(key + ".size", size_text(view, file.document.size), ui::TextStyle::hint);
    type_choice(view, file, index);
  }
  if (view.ui.button(key + ".remove",
                     view.words("ui.documents.remove", {{"name", file.document.name}}),
                     ui::ButtonStyle::quiet)) {
    view.push(app::RemoveFile{index});
  }
}

/// Where the problem can be mended.
std::string place_of_problem(const std::vector<app::ChosenFile>& files) {
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (files[i].problem) return key_of(i) + ".remove";
  }
  return app::kFilesKey;
}

void problems(const View& view, const app::Draft& draft,
              const std::vector<app::ChosenFile>& files) {
  const auto& check = view.state.request_check;
  if (!draft.checked || !check || !check->problem) return;
  const std::string target = place_of_problem(files);
  const ui::ErrorLink links[] = {{error_text(view, *check->problem), target}};
  const std::string key = "errors." + std::to_string(view.state.form_attempts);
  if (view.ui.error_summary(key, view.words("ui.problem"), links)) view.ui.focus(target);
}

/// Documents that customs asked for, with the day until which it waits.
void what_is_wanted(const View& view, const app::Draft& draft) {
  for (const app::Draft& about : view.state.drafts) {
    if (about.submission_id != draft.request.about || !about.view) continue;
    std::size_t number = 0;
    for (const wire::Statement& statement : about.view->statements) {
      if (statement.type != "DMSDOC" && statement.type != "DMSQRY") continue;
      std::string text = statement.type == "DMSDOC"
                             ? view.words("ui.documents.wanted", {{"code", statement.code}})
                             : statement.text;
      if (!statement.until.empty()) {
        text += " " +
                view.words("ui.statement.until", {{"moment", moment_text(view, statement.until)}});
      }
      view.ui.text("documents.wanted." + std::to_string(number++), text, ui::TextStyle::strong);
    }
  }
}

void sent_document(const View& view, const wire::SentDocument& sent, const std::string& key) {
  const auto item = view.ui.list_item(key);
  view.ui.text(key + ".name", sent.document.name, ui::TextStyle::strong);
  const std::string state(wire::document_state_name(sent.state));
  view.ui.text(key + ".state", view.words("document.state." + state));
  std::string facts = view.words("document.type." + sent.document.type) + ", " +
                      size_text(view, sent.document.size);
  if (!sent.reference.empty()) {
    facts += ", " + view.words("ui.documents.reference", {{"reference", sent.reference}});
  }
  view.ui.text(key + ".facts", facts, ui::TextStyle::small);
  if (!sent.text.empty()) view.ui.text(key + ".text", sent.text, ui::TextStyle::hint);
}

}  // namespace

void documents_of(const View& view, const app::Draft& draft) {
  if (!app::hands_in(draft)) return;
  std::vector<wire::SentDocument> all;
  if (draft.view) all = draft.view->documents;
  if (all.empty()) {
    for (const wire::Document& document : draft.request.documents)
      all.push_back({document, wire::DocumentState::waiting, "", ""});
  }
  view.ui.heading(2, "documents", view.words("ui.documents.title"));
  const auto list = view.ui.list("documents.list", view.words("ui.documents.title"));
  std::size_t number = 0;
  for (const wire::SentDocument& sent : all)
    sent_document(view, sent, key_of(number++));
}

void view_documents(const View& view, const app::Draft& draft) {
  const auto& files = app::chosen_files(view.state, draft);
  problems(view, draft, files);
  view.ui.heading(1, "heading", view.words("request.documents"));
  view.ui.text("request.lead", view.words("ui.request.lead.documents"), ui::TextStyle::lead);
  what_is_wanted(view, draft);
  {
    const auto list = view.ui.description_list("request.facts");
    view.ui.description("request.mrn", view.words("ui.mrn.label"), draft.request.mrn);
    view.ui.description("request.lrn", view.words("label.declaration.lrn"), draft.declaration.lrn,
                        "12 09 001 000");
  }
  view.ui.text("documents.rules", view.words("ui.documents.rules"), ui::TextStyle::hint);
  view.ui.file_button(app::kFilesKey, view.words("ui.documents.choose"), kAccept,
                      ui::Files::documents);
  if (!files.empty()) {
    view.ui.heading(2, "documents", view.words("ui.documents.chosen"));
    const auto list = view.ui.list("documents.list", view.words("ui.documents.chosen"));
    for (std::size_t i = 0; i < files.size(); ++i)
      chosen_file(view, files[i], i);
  }
  view.ui.notice("request.statement", view.words("ui.documents.statement"), ui::Tone::attention);
  const auto row = view.ui.row_of_buttons();
  if (view.ui.button("sign", view.words("ui.documents.send"), ui::ButtonStyle::primary,
                     !may_sign_now(view))) {
    view.push(app::SignAndSubmit{});
  }
  if (view.ui.button("request.discard", view.words("ui.request.discard"))) {
    view.push(app::DeleteDraft{draft.id});
  }
}

}  // namespace quayside::views
