// Check answers, and what you are signing: everything in the declaration, in words.
#include "client/views/form.h"
#include "client/views/view.h"
#include "shared/seal/seal.h"
#include "shared/wire/dms.h"
#include "shared/wire/json.h"
#include "shared/wire/rendering.h"
#include "shared/wire/verdict_text.h"

namespace quayside::views {
namespace {

void all_answers(const View& view, const app::Draft& draft, bool with_change) {
  for (const wire::RenderedSection& section :
       wire::rendered_sections(draft.declaration, view.state.today, view.state.settings.language)) {
    const std::string key = "answers." + section.key;
    view.ui.heading(2, key, section.heading);
    const auto list = view.ui.description_list(key + ".list");
    for (const wire::RenderedField& field : section.fields) {
      const app::Route route = app::route_to_field(draft, field.at);
      const bool can_change = with_change && route.screen != app::Screen::task_list;
      const std::string change =
          can_change ? view.words("ui.change", {{"field", field.label}}) : "";
      if (view.ui.description("answer." + field.at.text(), field.label, field.value, field.number,
                              change, app::route_path(route))) {
        view.push(app::GoTo{route});
      }
    }
  }
}

void not_written_notice(const View& view, const app::Draft& draft) {
  std::string fields;
  for (const FieldPointer& at : wire::not_written(draft.declaration)) {
    if (!fields.empty()) fields += "; ";
    fields += field_label(draft.declaration, at, view.state.settings.language);
  }
  if (fields.empty()) return;
  view.ui.notice("answers.not_written", view.words("ui.answers.not_written", {{"fields", fields}}),
                 ui::Tone::attention);
}

void read_only_notice(const View& view, const app::Draft& draft) {
  view.ui.heading(1, "heading", view.words("ui.answers.title"));
  view.ui.notice("read_only", view.words("ui.read_only"), ui::Tone::neutral);
  all_answers(view, draft, false);
}

}  // namespace

void view_check_answers(const View& view, const app::Draft& draft) {
  if (draft.is_signed()) return read_only_notice(view, draft);
  problem_summary(view, draft);
  view.ui.heading(1, "heading", view.words("ui.answers.title"));
  const bool errors = app::has_errors(view.state);
  if (!errors) {
    view.ui.notice("answers.pre_validated", view.words("ui.answers.pre_validated"), ui::Tone::good);
  }
  compared_with_others(view);
  not_written_notice(view, draft);
  all_answers(view, draft, true);
  if (draft.is_template()) {
    view.ui.text("template.not_signed", view.words("ui.template.not_signed"));
  }
  const auto row = view.ui.row_of_buttons();
  if (draft.is_template()) {
    if (view.ui.button("copy", view.words("ui.template.use", {{"name", draft.template_name}}),
                       ui::ButtonStyle::primary)) {
      view.push(app::CopyDraft{draft.id});
    }
  } else if (errors) {
    if (view.ui.button("check", view.words("ui.check"), ui::ButtonStyle::primary)) {
      view.push(app::Check{});
    }
  } else if (view.ui.button("to_signing", view.words("ui.answers.continue"),
                            ui::ButtonStyle::primary)) {
    view.push(app::GoTo{route_to(app::Screen::signing, draft)});
  }
  if (view.ui.button("print", view.words("ui.print"))) view.push(app::PrintPage{});
}

void view_signing(const View& view, const app::Draft& draft) {
  if (draft.is_signed()) return view_submission(view, draft);
  if (draft.is_template()) return view_check_answers(view, draft);
  const std::string& request = draft.request.kind;
  if (!request.empty() && (!wire::lodges_declaration(request) || !app::has_errors(view.state))) {
    return view_request(view, draft);
  }
  if (!view.state.verdict || app::has_errors(view.state)) {
    return view_check_answers(view, draft);
  }
  const Declaration& declaration = draft.declaration;
  view.ui.heading(1, "heading", view.words("ui.signing.title"));
  view.ui.text("signing.lead",
               view.words("ui.signing.lead", {{"person", view.state.identity.person},
                                              {"organisation", view.state.identity.organisation},
                                              {"eori", view.state.identity.eori}}),
               ui::TextStyle::lead);
  {
    const auto list = view.ui.description_list("signing.summary");
    const auto& items = declaration.goods_shipment.goods_items;
    view.ui.description("signing.data_set", view.words("label.declaration.dataSet"),
                        declaration.data_set);
    view.ui.description("signing.lrn", view.words("label.declaration.lrn"), declaration.lrn);
    view.ui.description("signing.items", view.words("section.items"), std::to_string(items.size()));
    view.ui.description("signing.rules", view.words("ui.signing.rules"),
                        std::string(rule_set_hash().substr(0, 16)));
    view.ui.description("signing.hash", view.words("ui.signing.hash"),
                        seal::hex(seal::sha256(wire::declaration_to_canonical_json(declaration))));
  }
  not_written_notice(view, draft);
  all_answers(view, draft, false);
  not_connected_notice(view, draft);
  stronger_signature_notice(view, draft);
  trial_result(view, draft);
  may_not_declare_notice(view);
  view.ui.notice("signing.statement", view.words("ui.signing.statement"), ui::Tone::attention);
  const auto row = view.ui.row_of_buttons();
  if (view.ui.button("sign", view.words("ui.signing.button"), ui::ButtonStyle::primary,
                     !may_sign_now(view))) {
    view.push(app::SignAndSubmit{});
  }
  trial_button(view);
  view.link("signing.back", view.words("ui.answers.title"),
            route_to(app::Screen::check_answers, draft));
}

}  // namespace quayside::views
