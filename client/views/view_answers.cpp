// Check answers, and what you are signing: everything in the declaration, in words.
#include "client/views/form.h"
#include "client/views/view.h"
#include "shared/seal/seal.h"
#include "shared/wire/dms.h"
#include "shared/wire/json.h"
#include "shared/wire/verdict_text.h"

namespace quayside::views {
namespace {

std::string shown_value(const View& view, const app::Draft& draft, const Place& leaf) {
  const bool numeric = leaf.member->field.format.characters == Format::Characters::numeric;
  if (numeric) return localised_number(view.state.settings.language, leaf.text());
  const std::string meaning = code_meaning(view, draft, leaf);
  return meaning.empty() ? leaf.text() : leaf.text() + " – " + meaning;
}

// The labels of all that encloses the leaf, outermost first, without the model's own groups.
std::string full_label(const View& view, const app::Draft& draft, const Place& leaf) {
  std::string label = place_label(view, leaf);
  for (FieldPointer above = leaf.pointer.parent(); !above.is_root(); above = above.parent()) {
    const std::optional<Place> place = find_place(draft.declaration, above);
    if (!place || place->member == nullptr) continue;
    if (place->member->field.de.empty() && place->member->field.name != "submitter") continue;
    label = place_label(view, *place) + ": " + label;
  }
  return label;
}

void rows_below(const View& view, const app::Draft& draft, const FieldPointer& top,
                bool with_change) {
  for_each_leaf(draft.declaration, [&](const Place& leaf) {
    if (leaf.text().empty() || !leaf.pointer.is_within(top)) return;
    if (leaf.member->field.label == "item.number") return;
    const app::Route route = app::route_to_field(draft, leaf.pointer);
    const std::string label = full_label(view, draft, leaf);
    const std::string change = with_change ? view.words("ui.change", {{"field", label}}) : "";
    if (view.ui.description("answer." + leaf.pointer.text(), label, shown_value(view, draft, leaf),
                            data_element_number(draft.declaration, leaf.pointer), change,
                            app::route_path(route))) {
      view.push(app::GoTo{route});
    }
  });
}

void all_answers(const View& view, const app::Draft& draft, bool with_change) {
  const DataSet* data_set = data_set_of(draft);
  if (data_set == nullptr) return;
  for (const Section& section : data_set->sections) {
    if (section.key == "items") continue;
    const std::string key = "answers." + std::string(section.key);
    view.ui.heading(2, key, view.words("section." + std::string(section.key)));
    const auto list = view.ui.description_list(key + ".list");
    for (const std::string_view pattern : section.patterns) {
      rows_below(view, draft, FieldPointer(std::string(pattern)), with_change);
    }
  }
  const std::size_t count = draft.declaration.goods_shipment.goods_items.size();
  for (std::size_t i = 0; i < count; ++i) {
    const std::string key = "answers.item." + std::to_string(i);
    view.ui.heading(2, key, view.words("ui.item.title", {{"number", std::to_string(i + 1)}}));
    const auto list = view.ui.description_list(key + ".list");
    rows_below(view, draft, FieldPointer("/goodsShipment/goodsItems") / i, with_change);
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
  trial_result(view, draft);
  view.ui.notice("signing.statement", view.words("ui.signing.statement"), ui::Tone::attention);
  const auto row = view.ui.row_of_buttons();
  if (view.ui.button("sign", view.words("ui.signing.button"), ui::ButtonStyle::primary,
                     !view.state.busy.empty() || view.state.online == app::Online::pending)) {
    view.push(app::SignAndSubmit{});
  }
  trial_button(view);
  view.link("signing.back", view.words("ui.answers.title"),
            route_to(app::Screen::check_answers, draft));
}

}  // namespace quayside::views
