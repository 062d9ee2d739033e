// Request: what is asked about a declaration that customs has, why, and what it changes.
#include <algorithm>
#include <span>

#include "client/app/requests.h"
#include "client/views/form.h"
#include "client/views/view.h"
#include "shared/wire/verdict_text.h"

namespace quayside::views {
namespace {

constexpr std::size_t kChangesShown = 200;
constexpr const char* kCode = "request.code";
constexpr const char* kText = "request.text";

wire::RequestName name_of(const app::Draft& draft) {
  wire::RequestName name{};
  wire::request_from_name(draft.request.kind, name);
  return name;
}

/// The problem of the request, once the person has tried to send it.
const Error* shown_problem(const View& view, const app::Draft& draft) {
  const auto& check = view.state.request_check;
  return draft.checked && check && check->problem ? &*check->problem : nullptr;
}

bool is_of_code(const app::Draft& draft) {
  const auto codes = wire::reason_codes(draft.declaration.profile, name_of(draft));
  const std::string& code = draft.request.reason_code;
  const bool is_listed =
      codes.empty() || std::find(codes.begin(), codes.end(), code) != codes.end();
  return code.empty() || !is_listed;
}

void problems(const View& view, const app::Draft& draft) {
  const Error* problem = shown_problem(view, draft);
  if (problem == nullptr) return;
  std::string target = "request.changes";
  if (problem->code == "reason_malformed") target = is_of_code(draft) ? kCode : kText;
  const ui::ErrorLink links[] = {{error_text(view, *problem), target}};
  const std::string key = "errors." + std::to_string(view.state.form_attempts);
  if (view.ui.error_summary(key, view.words("ui.problem"), links)) view.ui.focus(target);
}

std::string reason_error(const View& view, const app::Draft& draft, bool of_code) {
  const Error* problem = shown_problem(view, draft);
  const bool is_mine =
      problem != nullptr && problem->code == "reason_malformed" && is_of_code(draft) == of_code;
  return is_mine ? error_text(view, *problem) : "";
}

ui::TextField reason_field(const View& view, const app::Draft& draft, bool of_code) {
  ui::TextField field;
  field.key = of_code ? kCode : kText;
  field.label = view.words(of_code ? "ui.request.code" : "ui.request.text");
  field.hint = view.words(of_code ? "ui.request.code_hint"
                                  : "ui.request.text_hint." + draft.declaration.profile);
  field.value = of_code ? draft.request.reason_code : draft.request.reason_text;
  field.error = reason_error(view, draft, of_code);
  field.required = true;
  return field;
}

void reason_code(const View& view, const app::Draft& draft) {
  const auto codes = wire::reason_codes(draft.declaration.profile, name_of(draft));
  if (codes.empty()) {
    ui::TextField field = reason_field(view, draft, true);
    field.max_length = 3;
    field.width_characters = 4;
    const ui::Edit edit = view.ui.text_field(field);
    if (edit.changed) view.push(app::SetReason{true, edit.text});
    return;
  }
  ui::Choice choice;
  choice.key = kCode;
  choice.label = view.words("ui.request.code");
  choice.value = draft.request.reason_code;
  choice.error = reason_error(view, draft, true);
  choice.required = true;
  choice.options.push_back({"", view.words("ui.form.choose")});
  for (const std::string_view code : codes) {
    const std::string key =
        "reason." + draft.declaration.profile + "." + draft.request.kind + "." + std::string(code);
    choice.options.push_back({std::string(code), std::string(code) + " – " + view.words(key)});
  }
  if (const auto chosen = view.ui.select(choice)) view.push(app::SetReason{true, *chosen});
}

void reason_text(const View& view, const app::Draft& draft) {
  ui::TextField field = reason_field(view, draft, false);
  field.multiline = true;
  field.max_length = 512;
  field.width_characters = 60;
  const ui::Edit edit = view.ui.text_field(field);
  if (edit.changed) view.push(app::SetReason{false, edit.text});
}

// What customs does not take as an amendment leads to its field.
void fixed_changes(const View& view, const app::Draft& draft) {
  if (!view.state.request_check) return;
  std::size_t number = 0;
  for (const wire::FixedPlace& place : view.state.request_check->fixed) {
    const std::string key = "request.fixed." + std::to_string(number++);
    const std::string field =
        field_label(draft.declaration, place.at, view.state.settings.language);
    view.ui.notice(key,
                   view.words(place.code.empty() ? "ui.request.fixed" : "ui.request.fixed_by",
                              {{"field", field}, {"code", std::string(place.code)}}),
                   ui::Tone::bad);
    view.link(key + ".link", field, app::route_to_field(draft, place.at));
  }
}

void changes(const View& view, const app::Draft& draft) {
  view.ui.heading(2, "request.changes", view.words("ui.request.changes"));
  fixed_changes(view, draft);
  const auto& check = view.state.request_check;
  std::span<const Difference> all;
  if (check) all = check->changes;
  if (all.empty()) {
    view.ui.text("request.unchanged", view.words("ui.request.unchanged"));
  } else {
    const std::vector<std::string> columns{view.words("ui.request.field"),
                                           view.words("ui.request.before"),
                                           view.words("ui.request.after")};
    const auto table = view.ui.table("request.table", view.words("ui.request.changes"), columns);
    for (std::size_t i = 0; i < all.size() && i < kChangesShown; ++i) {
      const auto row = view.ui.table_row("request.row." + std::to_string(i));
      view.ui.table_cell(field_label(draft.declaration, all[i].at, view.state.settings.language));
      view.ui.table_cell(all[i].before.empty() ? "–" : all[i].before);
      view.ui.table_cell(all[i].after.empty() ? "–" : all[i].after);
    }
  }
  if (all.size() > kChangesShown) {
    view.ui.text("request.more",
                 view.words("edit.more", {{"count", std::to_string(all.size() - kChangesShown)}}));
  }
  view.link("request.edit", view.words("ui.request.edit"), route_to(app::Screen::task_list, draft));
}

// What customs will only look at once the goods are there.
void blocks_on_arrival(const View& view, const app::Draft& draft) {
  if (!view.state.verdict) return;
  std::size_t number = 0;
  for (const Issue& issue : view.state.verdict->issues) {
    if (issue.severity != Severity::blocks_on_arrival) continue;
    view.ui.notice("request.blocks." + std::to_string(number++),
                   view.words("ui.request.blocks") + " " +
                       issue_message(issue, draft.declaration, view.state.settings.language) + " " +
                       issue_hint(issue, draft.declaration, view.state.settings.language),
                   ui::Tone::attention);
  }
}

void facts(const View& view, const app::Draft& draft) {
  const auto list = view.ui.description_list("request.facts");
  view.ui.description("request.mrn", view.words("ui.mrn.label"), draft.request.mrn);
  view.ui.description("request.lrn", view.words("label.declaration.lrn"), draft.declaration.lrn,
                      "12 09 001 000");
  view.ui.description("request.signer", view.words("ui.request.signer"),
                      view.state.identity.person + ", " + view.state.identity.organisation + " (" +
                          view.state.identity.eori + ")");
}

}  // namespace

void view_request(const View& view, const app::Draft& draft) {
  if (app::hands_in(draft)) return view_documents(view, draft);
  const wire::RequestName name = name_of(draft);
  problems(view, draft);
  view.ui.heading(1, "heading", view.words("request." + draft.request.kind));
  view.ui.text("request.lead", view.words("ui.request.lead." + draft.request.kind),
               ui::TextStyle::lead);
  facts(view, draft);
  if (name == wire::RequestName::presentation) blocks_on_arrival(view, draft);
  if (wire::needs_reason(name)) {
    reason_code(view, draft);
    reason_text(view, draft);
  }
  if (name == wire::RequestName::amendment) changes(view, draft);
  not_connected_notice(view, draft);
  stronger_signature_notice(view, draft);
  trial_result(view, draft);
  view.ui.notice("request.statement", view.words("ui.request.statement"), ui::Tone::attention);
  const auto row = view.ui.row_of_buttons();
  if (view.ui.button("sign", view.words("ui.request.send"), ui::ButtonStyle::primary,
                     !view.state.busy.empty() || view.state.online == app::Online::pending)) {
    view.push(app::SignAndSubmit{});
  }
  trial_button(view);
  if (view.ui.button("request.discard", view.words("ui.request.discard"))) {
    view.push(app::AskDelete{draft.id});
  }
}

}  // namespace quayside::views
