// Mandates: what brokers may declare for this organisation, and for whom it may declare.
#include "client/app/organisation.h"
#include "client/views/device_form.h"
#include "shared/rules/data_set.h"

namespace quayside::views {
namespace {

std::string joined(const std::vector<std::string>& texts) {
  std::string text;
  for (const std::string& one : texts)
    text += (text.empty() ? "" : ", ") + one;
  return text;
}

std::string named(const std::string& name, const std::string& eori) {
  return name.empty() ? eori : name + " (" + eori + ")";
}

bool holds(const View& view, const wire::MandateView& one) {
  const auto until = Date::parse(one.mandate.until);
  return one.revoked_at.empty() && until && view.state.today <= *until;
}

void terms(const View& view, const wire::MandateView& one) {
  const std::string& language = view.state.settings.language;
  const wire::Mandate& mandate = one.mandate;
  const std::string key = "mandate." + mandate.id;
  const auto list = view.ui.description_list(key + ".terms");
  const auto term = [&](const char* name, const std::string& value) {
    view.ui.description(key + "." + name, view.words(std::string("ui.mandate.") + name), value);
  };
  term("representation", view.words("representation." + mandate.representation));
  std::vector<std::string> data_sets;
  for (const std::string& data_set : mandate.data_sets)
    data_sets.push_back(data_set_words(view, data_set));
  term("data_sets", joined(data_sets));
  term("procedures", mandate.procedures.empty() ? view.words("ui.mandate.every_procedure")
                                                : joined(mandate.procedures));
  term("cap",
       mandate.value_cap.amount.text.empty()
           ? view.words("ui.mandate.no_cap")
           : localised_amount(language, mandate.value_cap.amount.text, mandate.value_cap.currency));
  term("days",
       localised_date(language, mandate.from) + " – " + localised_date(language, mandate.until));
  term("given", moment_text(view, one.given_at));
}

void lodged_under(const View& view, const wire::MandateView& one) {
  const std::string key = "mandate." + one.mandate.id + ".lodged";
  std::vector<const wire::SubmissionView*> lodged;
  for (const wire::SubmissionView& other : view.state.others) {
    if (other.mandate == one.mandate.id) lodged.push_back(&other);
  }
  const std::string title =
      view.words("ui.mandate.lodged", {{"count", std::to_string(lodged.size())}});
  view.ui.text(key, title, ui::TextStyle::hint);
  if (lodged.empty()) return;
  const auto list = view.ui.list(key + ".list", title);
  for (const wire::SubmissionView* other : lodged)
    other_submission(view, *other);
}

void mandate_card(const View& view, const wire::MandateView& one, bool is_ours) {
  const wire::Mandate& mandate = one.mandate;
  const std::string key = "mandate." + mandate.id;
  const std::string name =
      is_ours ? named(one.broker_name, mandate.broker) : named(one.client_name, mandate.client);
  const auto item = view.ui.list_item(key);
  const auto card = view.ui.card(key + ".card", name);
  view.ui.text(key + ".name", name, ui::TextStyle::strong);
  if (!one.revoked_at.empty()) {
    view.ui.tag(key + ".state",
                view.words("mandate.revoked", {{"time", moment_text(view, one.revoked_at)}}),
                ui::Tone::bad);
  } else {
    view.ui.tag(key + ".state",
                view.words(holds(view, one) ? "ui.mandate.holds" : "ui.mandate.over"),
                holds(view, one) ? ui::Tone::good : ui::Tone::neutral);
  }
  terms(view, one);
  if (!is_ours) return;
  lodged_under(view, one);
  if (!holds(view, one) || !app::may_manage(view.state)) return;
  if (view.ui.button(key + ".revoke", view.words("ui.mandate.revoke", {{"broker", name}}),
                     ui::ButtonStyle::danger, !view.state.busy.empty())) {
    view.push(app::AskRevoke{app::Revocation{{}, mandate.id, name}});
  }
}

void mandate_list(const View& view, bool is_ours) {
  const std::string title =
      view.words(is_ours ? "ui.mandate.given_by_us" : "ui.mandate.held_by_us");
  const std::string key = is_ours ? "given" : "held";
  view.ui.heading(2, key, title);
  bool any = false;
  const std::string eori = view.state.identity.eori;
  {
    const auto list = view.ui.list(key + ".list", title);
    for (const wire::MandateView& one : view.state.mandates) {
      if ((one.mandate.client == eori) != is_ours) continue;
      any = true;
      mandate_card(view, one, is_ours);
    }
  }
  if (!any) {
    view.ui.text(key + ".none",
                 view.words(is_ours ? "ui.mandate.none_given" : "ui.mandate.none_held"),
                 ui::TextStyle::hint);
  }
}

/// Each data set can be chosen; the form keeps their names, separated by blanks.
void data_set_boxes(const View& view) {
  const std::string chosen = " " + form_text(view.state, "mandate_data_sets") + " ";
  const auto error = view.state.form_errors.find("mandate_data_sets");
  const auto group =
      view.ui.group("form.mandate_data_sets", view.words("ui.form.label.mandate_data_sets"), "",
                    view.words("ui.form.hint.mandate_data_sets"),
                    error == view.state.form_errors.end() ? "" : view.words(error->second));
  for (const DataSet& one : all_data_sets()) {
    const std::string name = std::string(one.profile) + "/" + std::string(one.name);
    const std::size_t at = chosen.find(" " + name + " ");
    const bool is_chosen = at != std::string::npos;
    const auto now =
        view.ui.checkbox("form.mandate_data_set." + name, data_set_words(view, name), is_chosen);
    if (!now || *now == is_chosen) continue;
    std::string next = chosen;
    if (*now) {
      next += name + " ";
    } else {
      next.erase(at, name.size() + 1);
    }
    while (next.starts_with(' '))
      next.erase(0, 1);
    while (next.ends_with(' '))
      next.pop_back();
    view.push(app::SetForm{"mandate_data_sets", next});
  }
}

void give_form(const View& view) {
  view.ui.heading(2, "give", view.words("ui.mandate.give"));
  view.ui.text("give.hint", view.words("ui.mandate.give_hint"), ui::TextStyle::hint);
  form_problems(view, {"mandate_broker", "mandate_data_sets", "mandate_cap", "mandate_currency",
                       "mandate_from", "mandate_until"});
  form_field(view, {"mandate_broker", false, "off", 17});
  form_choice(view, "mandate_representation",
              {{"2", view.words("representation.2")}, {"3", view.words("representation.3")}});
  data_set_boxes(view);
  form_field(view, {"mandate_procedures", false, "off", 20, false});
  form_field(view, {"mandate_cap", false, "off", 16, false});
  form_field(view, {"mandate_currency", false, "off", 4, false});
  form_field(view, {"mandate_from", false, "off", 12, false});
  form_field(view, {"mandate_until", false, "off", 12});
  if (view.ui.button("give.sign", view.words("ui.mandate.sign"), ui::ButtonStyle::primary,
                     !view.state.busy.empty())) {
    view.push(app::GiveMandate{});
  }
}

}  // namespace

void view_mandates(const View& view) {
  view.ui.heading(1, "heading", view.words("ui.mandate.title"));
  view.ui.text("mandates.lead", view.words("ui.mandate.lead"), ui::TextStyle::lead);
  if (!view.state.organisation) {
    view.ui.notice("mandates.offline", view.words("ui.organisation.offline"), ui::Tone::attention);
    return;
  }
  mandate_list(view, true);
  mandate_list(view, false);
  if (app::may_manage(view.state)) give_form(view);
}

}  // namespace quayside::views
