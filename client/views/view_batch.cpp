// Batch: the finished drafts, to be signed once, all together, and sent one after the other.
#include <algorithm>

#include "client/views/view.h"
#include "shared/domain/declared_value.h"

namespace quayside::views {
namespace {

std::string value_words(const View& view, const std::map<std::string, Decimal>& totals) {
  std::string words;
  for (const auto& [currency, value] : totals) {
    if (!words.empty()) words += ", ";
    words += localised_amount(view.state.settings.language, value.to_string(), currency);
  }
  return words.empty() ? view.words("ui.batch.no_value") : words;
}

std::string line_of(const View& view, const Declaration& declaration) {
  std::map<std::string, Decimal> value;
  add_declared_value(value, declaration);
  const auto items = std::to_string(declaration.goods_shipment.goods_items.size());
  return data_set_words(view, declaration.profile + "/" + declaration.data_set) + " · " +
         view.words("ui.batch.items", {{"count", items}}) + " · " + value_words(view, value);
}

void entry_card(const View& view, const app::BatchEntry& entry) {
  const app::Draft* draft = app::find_draft(view.state, entry.draft);
  if (draft == nullptr) return;
  const std::string name = draft_name(view, *draft);
  const std::string key = "batch." + entry.draft;
  const auto item = view.ui.list_item(key);
  const auto card = view.ui.card(key + ".card", name);
  if (entry.errors == 0) {
    if (const auto chosen = view.ui.checkbox(key + ".chosen", name, entry.chosen)) {
      view.push(app::ChooseForBatch{entry.draft, *chosen});
    }
  } else {
    view.ui.text(key + ".name", name, ui::TextStyle::strong);
    view.ui.tag(key + ".errors",
                view.words("ui.section.problems", {{"count", std::to_string(entry.errors)}}),
                ui::Tone::bad);
  }
  view.ui.text(key + ".line", line_of(view, draft->declaration), ui::TextStyle::hint);
  if (const auto refused = view.state.batch.refused.find(entry.draft);
      refused != view.state.batch.refused.end()) {
    view.ui.notice(key + ".refused", error_text(view, refused->second), ui::Tone::bad);
  }
  view.link(
      key + ".open", view.words("ui.batch.open", {{"name", name}}),
      route_to(entry.errors == 0 ? app::Screen::check_answers : app::Screen::task_list, *draft));
}

std::vector<const app::Draft*> chosen_drafts(const View& view) {
  std::vector<const app::Draft*> chosen;
  for (const app::BatchEntry& entry : view.state.batch.entries) {
    const app::Draft* draft = app::find_draft(view.state, entry.draft);
    if (entry.chosen && draft != nullptr) chosen.push_back(draft);
  }
  return chosen;
}

void finished_drafts(const View& view) {
  const std::string title = view.words("ui.batch.finished");
  view.ui.heading(2, "batch.finished", title);
  {
    const auto list = view.ui.list("batch.list", title);
    for (const app::BatchEntry& entry : view.state.batch.entries)
      entry_card(view, entry);
  }
  const auto row = view.ui.row_of_buttons();
  if (view.ui.button("batch.all", view.words("ui.batch.all"))) {
    view.push(app::ChooseForBatch{"", true});
  }
  if (view.ui.button("batch.none", view.words("ui.batch.none"))) {
    view.push(app::ChooseForBatch{"", false});
  }
}

/// Once for what any of the declarations gives reason to.
void notices_of(const View& view, const std::vector<const app::Draft*>& chosen) {
  std::vector<wire::Level> levels;
  std::vector<std::string> profiles;
  const auto is_first = [](auto& known, const auto& one) {
    const bool is_new = std::find(known.begin(), known.end(), one) == known.end();
    if (is_new) known.push_back(one);
    return is_new;
  };
  for (const app::Draft* draft : chosen) {
    if (is_first(profiles, draft->declaration.profile)) not_connected_notice(view, *draft);
    if (is_first(levels, wanted_level(view, *draft))) stronger_signature_notice(view, *draft);
  }
}

void sign_chosen(const View& view) {
  const std::vector<const app::Draft*> chosen = chosen_drafts(view);
  std::map<std::string, Decimal> totals;
  for (const app::Draft* draft : chosen)
    add_declared_value(totals, draft->declaration);
  const std::string count = std::to_string(chosen.size());
  view.ui.heading(2, "batch.signing", view.words("ui.signing.title"));
  view.ui.text("batch.lead",
               view.words("ui.signing.lead", {{"person", view.state.identity.person},
                                              {"organisation", view.state.identity.organisation},
                                              {"eori", view.state.identity.eori}}));
  {
    const auto list = view.ui.description_list("batch.summary");
    view.ui.description("batch.count", view.words("ui.batch.count"), count);
    view.ui.description("batch.value", view.words("ui.batch.value"), value_words(view, totals));
    view.ui.description("batch.rules", view.words("ui.signing.rules"),
                        std::string(rule_set_hash().substr(0, 16)));
  }
  notices_of(view, chosen);
  may_not_declare_notice(view);
  view.ui.notice("batch.statement", view.words("ui.batch.statement"), ui::Tone::attention);
  const bool is_possible = !chosen.empty() && may_sign_now(view);
  if (view.ui.button("batch.sign", view.words("ui.batch.sign", {{"count", count}}),
                     ui::ButtonStyle::primary, !is_possible)) {
    view.push(app::SignBatch{});
  }
}

void unsent_drafts(const View& view) {
  const auto count = std::count_if(view.state.drafts.begin(), view.state.drafts.end(),
                                   [](const app::Draft& draft) { return draft.is_unsent(); });
  if (count == 0 || view.state.sending) return;
  const MessageArguments arguments{{"count", std::to_string(count)}};
  view.ui.heading(2, "batch.unsent", view.words("ui.batch.unsent"));
  view.ui.text("batch.unsent.text", view.words("ui.batch.unsent_text", arguments));
  if (view.ui.button("batch.send", view.words("ui.batch.send"), ui::ButtonStyle::secondary,
                     !view.state.busy.empty())) {
    view.push(app::SendUnsent{});
  }
}

}  // namespace

void view_batch(const View& view) {
  view.ui.heading(1, "heading", view.words("ui.batch.title"));
  view.ui.text("batch.text", view.words("ui.batch.text"), ui::TextStyle::lead);
  unsent_drafts(view);
  if (view.state.batch.entries.empty()) {
    view.ui.text("batch.empty", view.words("ui.batch.empty"));
    return;
  }
  finished_drafts(view);
  sign_chosen(view);
}

}  // namespace quayside::views
