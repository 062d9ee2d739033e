// Submission: what happened since the signature: status, MRN, charges, errors of customs.
#include "client/app/requests.h"
#include "client/views/form.h"
#include "client/views/view.h"
#include "shared/wire/rule_search.h"
#include "shared/wire/verdict_text.h"

namespace quayside::views {
namespace {

using wire::Status;

std::string next_step(const View& view, const app::Draft& draft) {
  if (!draft.view) {
    return view.words(draft.answer.empty() ? "ui.next.unsent" : "ui.next.submitted");
  }
  const std::string of_documents =
      "ui.next.documents." + std::string(wire::status_name(draft.view->status));
  if (app::hands_in(draft) && has_message("en", of_documents)) return view.words(of_documents);
  return view.words("ui.next." + std::string(wire::status_name(draft.view->status)));
}

void charges(const View& view, const wire::SubmissionView& submission) {
  if (submission.charges.empty()) return;
  view.ui.heading(2, "charges", view.words("ui.charges.title"));
  const std::vector<std::string> columns{
      view.words("ui.charges.type"), view.words("ui.charges.item"), view.words("ui.charges.base"),
      view.words("ui.charges.rate"), view.words("ui.charges.amount")};
  {
    const auto table = view.ui.table("charges.table", view.words("ui.charges.title"), columns);
    std::size_t number = 0;
    for (const wire::Charge& charge : submission.charges) {
      const auto row = view.ui.table_row("charges.row." + std::to_string(number++));
      const std::string& language = view.state.settings.language;
      const std::string tax = "tax." + charge.tax_type;
      view.ui.table_cell(has_message("en", tax) ? view.words(tax) : charge.tax_type);
      view.ui.table_cell(charge.item);
      view.ui.table_cell(localised_number(language, charge.base));
      view.ui.table_cell(localised_number(language, charge.rate));
      view.ui.table_cell(localised_number(language, charge.amount));
    }
  }
  if (submission.payment_amount.empty()) return;
  view.ui.text("charges.total",
               view.words("ui.charges.total",
                          {{"amount", localised_amount(view.state.settings.language,
                                                       submission.payment_amount,
                                                       submission.payment_currency)},
                           {"reference", submission.payment_reference}}),
               ui::TextStyle::strong);
}

std::string places_of(const View& view, const app::Draft& draft, const wire::CustomsError& error) {
  std::string places;
  for (const FieldPointer& at : error.at) {
    if (!places.empty()) places += ", ";
    places += field_label(draft.declaration, at, view.state.settings.language);
  }
  return places;
}

/// To the page that explains what customs' code means and what to do.
void code_link(const View& view, const std::string& key, const std::string& code) {
  if (wire::rules_of(code).empty() && wire::customs_codes(code).empty()) return;
  app::Route route;
  route.screen = app::Screen::rule;
  route.id = code;
  view.link(key, view.words("ui.rule.title", {{"code", code}}), route);
}

void customs_errors(const View& view, const app::Draft& draft) {
  if (!draft.view || draft.view->errors.empty()) return;
  view.ui.heading(2, "customs_errors", view.words("ui.customs_errors.title"));
  const auto list = view.ui.list("customs_errors.list", view.words("ui.customs_errors.title"));
  std::size_t number = 0;
  for (const wire::CustomsError& error : draft.view->errors) {
    const std::string key = "customs_error." + std::to_string(number++);
    const auto item = view.ui.list_item(key);
    const std::string text = error.text.empty() ? error.information : error.text;
    view.ui.text(key + ".text", customs_error_text(view, error), ui::TextStyle::strong);
    code_link(view, key + ".rule", error.code);
    const std::string places = places_of(view, draft, error);
    if (!places.empty()) view.ui.text(key + ".places", places, ui::TextStyle::hint);
    if (!error.information.empty() && error.information != text) {
      view.ui.text(key + ".information", error.information, ui::TextStyle::small);
    }
  }
}

// What customs asks for or says besides: documents, a question, a reason.
void statements(const View& view, const wire::SubmissionView& submission) {
  if (submission.statements.empty()) return;
  view.ui.heading(2, "statements", view.words("ui.statements.title"));
  const auto list = view.ui.list("statements.list", view.words("ui.statements.title"));
  std::size_t number = 0;
  for (const wire::Statement& statement : submission.statements) {
    const std::string key = "statement." + std::to_string(number++);
    const auto item = view.ui.list_item(key);
    const std::string words_key = "notification." + statement.type;
    std::string text = has_message("en", words_key) ? view.words(words_key) : statement.type;
    if (!statement.code.empty()) text += " " + statement.code;
    view.ui.text(key + ".type", text, ui::TextStyle::strong);
    if (!statement.text.empty()) view.ui.text(key + ".text", statement.text);
    if (statement.until.empty()) continue;
    view.ui.text(key + ".until", view.words("ui.statement.until",
                                            {{"moment", moment_text(view, statement.until)}}));
  }
}

// What customs or a third party changed.
void changes(const View& view, const app::Draft& draft) {
  if (!draft.view || draft.view->changes.empty()) return;
  view.ui.heading(2, "changes", view.words("ui.others_changed.title"));
  const auto list = view.ui.list("changes.list", view.words("ui.others_changed.title"));
  std::size_t number = 0;
  for (const wire::Change& change : draft.view->changes) {
    const std::string key = "change." + std::to_string(number++);
    const auto item = view.ui.list_item(key);
    const std::string field =
        change.at.is_root()
            ? change.pointer
            : field_label(draft.declaration, change.at, view.state.settings.language);
    view.ui.text(key + ".text",
                 view.words("ui.others_changed.one",
                            {{"by", change.by}, {"field", field}, {"value", change.value}}));
  }
}

void requests(const View& view, const app::Draft& draft) {
  const auto all = app::requests_about(view.state, draft);
  if (all.empty()) return;
  view.ui.heading(2, "requests", view.words("ui.requests.title"));
  const auto list = view.ui.list("requests.list", view.words("ui.requests.title"));
  for (const app::Draft* request : all) {
    const auto item = view.ui.list_item("requests.item." + request->id);
    view.link("requests.open." + request->id,
              view.words("request." + request->request.kind) + ", " +
                  moment_text(view, request->updated_at),
              route_to(request->is_signed() ? app::Screen::submission : app::Screen::signing,
                       *request));
    view.ui.tag("requests.status." + request->id, status_text(view, *request),
                status_tone(*request));
  }
}

void about(const View& view, const app::Draft& draft) {
  if (draft.request.kind.empty()) return;
  view.ui.text("submission.request", view.words("request." + draft.request.kind),
               ui::TextStyle::lead);
  for (const app::Draft& one : view.state.drafts) {
    if (one.submission_id != draft.request.about) continue;
    view.link("submission.about", view.words("ui.request.about", {{"mrn", draft.request.mrn}}),
              route_to(app::Screen::submission, one));
  }
}

void request_buttons(const View& view, const app::Draft& draft) {
  if (app::may_hand_in(draft)) {
    const bool wanted = draft.view->status == Status::documents_requested;
    if (view.ui.button("ask.documents",
                       view.words(wanted ? "ui.ask.documents.wanted" : "ui.ask.documents"),
                       wanted ? ui::ButtonStyle::primary : ui::ButtonStyle::secondary)) {
      view.push(app::AskCustoms{draft.id, std::string(wire::kDocumentsRequest)});
    }
  }
  for (const wire::RequestName name : app::possible_requests(view.state, draft)) {
    const std::string kind(name_of(name));
    if (view.ui.button("ask." + kind, view.words("ui.ask." + kind))) {
      view.push(app::AskCustoms{draft.id, kind});
    }
  }
}

void actions(const View& view, const app::Draft& draft) {
  const auto row = view.ui.row_of_buttons();
  const bool rejected =
      draft.request.kind.empty() && draft.view &&
      (draft.view->status == Status::rejected || draft.view->status == Status::withdrawn);
  if (draft.answer.empty() && !draft.view &&
      view.ui.button("send_again", view.words("ui.send_again"), ui::ButtonStyle::primary,
                     !view.state.busy.empty())) {
    view.push(app::SendAgain{draft.id});
  }
  if (rejected && view.ui.button("correct", view.words("ui.correct"), ui::ButtonStyle::primary)) {
    view.push(app::CorrectRejected{draft.id});
  }
  request_buttons(view, draft);
  const bool is_here = draft.view && (draft.view->status == Status::awaiting_approval ||
                                      draft.view->status == Status::kept);
  if (is_here && view.ui.button("withdraw", view.words("ui.withdraw"), ui::ButtonStyle::secondary,
                                !view.state.busy.empty())) {
    view.push(app::Withdraw{draft.submission_id});
  }
  if (view.ui.button("evidence", view.words("ui.evidence"))) {
    view.push(app::DownloadEvidence{draft.id});
  }
  if (view.ui.button("copy", view.words("ui.copy_as_new"))) view.push(app::CopyDraft{draft.id});
  make_template_button(view, draft);
  if (view.ui.button("print", view.words("ui.print"))) view.push(app::PrintPage{});
}

}  // namespace

void timeline(const View& view, const wire::SubmissionView& submission) {
  view.ui.heading(2, "timeline", view.words("ui.timeline.title"));
  const auto list = view.ui.list("timeline.list", view.words("ui.timeline.title"));
  std::size_t number = 0;
  for (const wire::TimelineEntry& entry : submission.timeline) {
    const std::string key = "timeline." + std::to_string(number++);
    const auto item = view.ui.list_item(key);
    const std::string words_key = "notification." + entry.event;
    const std::string event = has_message("en", words_key) ? view.words(words_key) : entry.event;
    view.ui.text(key + ".text", moment_text(view, entry.at) + " – " + event);
  }
}

void view_submission(const View& view, const app::Draft& draft) {
  view.ui.heading(1, "heading", view.words("ui.submission.heading",
                                           {{"name", draft_name(view, draft)}}));
  about(view, draft);
  view.ui.tag("submission.tag", status_text(view, draft), status_tone(draft));
  view.ui.status("submission.status",
                 view.words("ui.submission.status", {{"status", status_text(view, draft)}}));
  view.ui.text("submission.next", next_step(view, draft));
  {
    const auto list = view.ui.description_list("submission.facts");
    view.ui.description("submission.lrn", view.words("label.declaration.lrn"),
                        draft.declaration.lrn, "12 09 001 000");
    if (draft.view && !draft.view->mrn.empty()) {
      view.ui.description("submission.mrn", view.words("ui.mrn.label"), draft.view->mrn);
    }
    if (!draft.submission_id.empty()) {
      view.ui.description("submission.id", view.words("ui.submission.id"), draft.submission_id);
    }
  }
  if (view.state.events == platform::Connection::lost && draft.view) {
    view.ui.text("submission.lost", view.words("ui.events.lost"), ui::TextStyle::hint);
  }
  customs_errors(view, draft);
  changes(view, draft);
  requests(view, draft);
  documents_of(view, draft);
  if (draft.view) statements(view, *draft.view);
  const bool elsewhere = draft.declaration.profile == "dk" && draft.view &&
                         draft.view->status == Status::documents_requested;
  if (elsewhere) view.ui.text("documents.elsewhere", view.words("ui.documents.elsewhere"));
  if (draft.view) charges(view, *draft.view);
  if (draft.view) timeline(view, *draft.view);
  actions(view, draft);
}

}  // namespace quayside::views
