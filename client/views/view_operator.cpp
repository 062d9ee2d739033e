// Operator: the keys that wait for whoever runs the server.
#include "client/views/device_form.h"

namespace quayside::views {
namespace {

void decide(const View& view, const wire::WaitingKey& key, const char* decision) {
  view.push(app::AskOperator{decision, key.kid});
}

void waiting(const View& view, const std::vector<wire::WaitingKey>& keys) {
  const std::string title = view.words("ui.operator.waiting");
  view.ui.heading(2, "waiting", title);
  if (keys.empty()) {
    view.ui.text("waiting.none", view.words("ui.operator.none"));
    return;
  }
  view.ui.text("waiting.hint", view.words("ui.operator.hint"), ui::TextStyle::hint);
  const bool is_busy = !view.state.busy.empty();
  const auto list = view.ui.list("waiting.list", title);
  for (const wire::WaitingKey& key : keys) {
    const auto item = view.ui.list_item("waiting." + key.kid);
    view.ui.text("waiting.who." + key.kid, key.organisation + " (" + key.eori + ") · " + key.person,
                 ui::TextStyle::strong);
    view.ui.text("waiting.at." + key.kid, moment_text(view, key.at), ui::TextStyle::hint);
    view.ui.text("waiting.kid." + key.kid, key.kid, ui::TextStyle::code);
    const auto row = view.ui.row_of_buttons();
    if (view.ui.button("waiting.confirm." + key.kid,
                       view.words("ui.operator.confirm", {{"organisation", key.organisation}}),
                       ui::ButtonStyle::primary, is_busy)) {
      decide(view, key, "confirm");
    }
    if (view.ui.button("waiting.refuse." + key.kid, view.words("ui.organisation.refuse_key"),
                       ui::ButtonStyle::danger, is_busy)) {
      decide(view, key, "refuse");
    }
  }
}

}  // namespace

void view_operator(const View& view) {
  form_problems(view, {"operator_token"});
  view.ui.heading(1, "heading", view.words("ui.operator.title"));
  view.ui.text("operator.lead", view.words("ui.operator.lead"), ui::TextStyle::lead);
  form_field(view, {"operator_token", true, "off"});
  if (view.ui.button("operator.show", view.words("ui.operator.show"), ui::ButtonStyle::secondary,
                     !view.state.busy.empty())) {
    view.push(app::AskOperator{});
  }
  if (view.state.waiting_keys) waiting(view, *view.state.waiting_keys);
}

}  // namespace quayside::views
