#include "client/app/handlers.h"
#include "client/app/organisation.h"
#include "shared/base/text.h"
#include "shared/domain/identifiers.h"

namespace quayside::app {
namespace {

wire::Envelope signed_now(const Context& context, seal::Purpose purpose, std::string bytes) {
  return signed_statement(*context.state.vault, purpose, context.moment.now_s, std::move(bytes));
}

constexpr std::string_view kSigning = "ui.busy.signing";

/// Whether it was a statement that the server has answered to, and not what it was asked to tell.
bool signed_and_answered(Context& context, const char* words) {
  if (context.state.busy != kSigning) return false;
  context.state.busy.clear();
  context.announce(words);
  return true;
}

/// Where to go on once what had the focus is gone, or something new is there.
std::string place_of_change(const wire::OrganisationView& before,
                            const wire::OrganisationView& after) {
  if (before.invitations.size() != after.invitations.size()) {
    return after.invitations.empty() ? "invite" : "invitations";
  }
  if (before.pending.size() != after.pending.size()) {
    return after.pending.empty() ? "people" : "pending";
  }
  return {};
}

bool may_sign(const AppState& state) {
  return state.vault && state.organisation && state.busy.empty();
}

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : text + " ") {
    if (c != ' ' && c != ',' && c != ';') {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::exchange(word, {}));
    }
  }
  return words;
}

/// A key that was lost is not trusted from that day on, any other from now. False where the day in
/// the form is none.
bool say_since_when(AppState& state, wire::KeyEvent& event) {
  const std::string since = state.confirm_revoke ? trimmed(state.form["lost_since"]) : "";
  if (event.from.empty()) event.from = event.at;
  if (since.empty()) return true;
  const auto day = Date::parse(since);
  if (!day || *day > state.today) {
    state.form_errors["lost_since"] = "ui.form.required.lost_since";
    state.focus = "form.lost_since";
    return false;
  }
  const std::string begin = day->to_string() + "T00:00:00Z";
  event.from = std::min(begin, event.at);
  return true;
}

/// What the form holds; what is wrong with it stands in form_errors then.
wire::Mandate mandate_of_form(Context& context) {
  AppState& state = context.state;
  const auto text = [&](const char* field) { return trimmed(state.form[field]); };
  wire::Mandate mandate;
  mandate.id = context.moment.new_id;
  mandate.client = state.organisation->eori;
  mandate.broker = capitals(text("mandate_broker"));
  mandate.representation = text("mandate_representation") == "3" ? "3" : "2";
  mandate.data_sets = words_of(state.form["mandate_data_sets"]);
  mandate.procedures = words_of(state.form["mandate_procedures"]);
  mandate.value_cap.amount.text = text("mandate_cap");
  if (!mandate.value_cap.amount.text.empty()) {
    mandate.value_cap.currency = capitals(text("mandate_currency"));
  }
  mandate.from = text("mandate_from").empty() ? state.today.to_string() : text("mandate_from");
  mandate.until = text("mandate_until");
  const auto require = [&](bool holds, const char* field) {
    if (!holds) state.form_errors[field] = std::string("ui.form.required.") + field;
  };
  require(has_form_of_eori(mandate.broker) && mandate.broker != mandate.client, "mandate_broker");
  require(!mandate.data_sets.empty(), "mandate_data_sets");
  const auto from = Date::parse(mandate.from);
  const auto until = Date::parse(mandate.until);
  require(from.has_value(), "mandate_from");
  require(until && from && *from <= *until && state.today <= *until, "mandate_until");
  const bool has_cap = !mandate.value_cap.amount.text.empty();
  require(!has_cap || mandate.value_cap.amount.value(), "mandate_cap");
  require(!has_cap || mandate.value_cap.currency.size() == 3, "mandate_currency");
  return mandate;
}

constexpr const char* kMandateForm[] = {
    "mandate_broker", "mandate_representation", "mandate_data_sets", "mandate_procedures",
    "mandate_cap",    "mandate_currency",       "mandate_from",      "mandate_until"};

}  // namespace

void handle(Context& context, const SignKeyEvent& command) {
  AppState& state = context.state;
  if (!may_sign(state)) return;
  wire::KeyEvent event = command.event;
  event.at = utc_text(context.moment.now_s);
  event.eori = state.organisation->eori;
  if (event.event == "invite") {
    constexpr std::int64_t kTwoWeeks = 14 * 24 * 3600;
    event.id = context.moment.new_id;
    event.until = utc_date(context.moment.now_s + kTwoWeeks).to_string();
  }
  if (event.event == "revoke" && !say_since_when(state, event)) return;
  if (state.confirm_revoke) state.focus = "people";
  state.confirm_revoke.reset();
  const std::string bytes = wire::key_event_bytes(event);
  if (!wire::key_event_from_json(bytes)) {
    state.form_errors["invitee"] = "ui.form.required.invitee";
    ++state.form_attempts;
    return;
  }
  state.form.erase("invitee");
  state.busy = kSigning;
  context.run(SendKeyEvent{signed_now(context, seal::Purpose::key_event, bytes)});
}

void handle(Context& context, const AskRevoke& command) {
  AppState& state = context.state;
  state.focus = "revoke.cancel";
  if (!command.what && state.confirm_revoke) {
    const std::string& mandate = state.confirm_revoke->mandate;
    const wire::KeyEvent& event = state.confirm_revoke->event;
    state.focus = event.event == "remove" ? "member.remove." + event.member
                  : mandate.empty()       ? "key.revoke." + event.kid
                                          : "mandate." + mandate + ".revoke";
  }
  state.confirm_revoke = command.what;
  state.form.erase("lost_since");
  state.form_errors.erase("lost_since");
}

void handle(Context& context, const ChoosePolicy& command) {
  context.state.new_policy = command.policy;
  if (!command.policy) context.state.focus = "policy";
}

void handle(Context& context, const SetPolicy&) {
  AppState& state = context.state;
  if (!may_sign(state) || !state.new_policy) return;
  wire::SigningPolicy policy = *state.new_policy;
  policy.at = utc_text(context.moment.now_s);
  policy.eori = state.organisation->eori;
  state.busy = kSigning;
  context.run(SendPolicy{signed_now(context, seal::Purpose::policy, wire::policy_bytes(policy))});
}

void handle(Context& context, const GiveMandate&) {
  AppState& state = context.state;
  if (!may_sign(state)) return;
  state.form_errors.clear();
  const wire::Mandate mandate = mandate_of_form(context);
  const std::string bytes = wire::mandate_bytes(mandate);
  if (state.form_errors.empty() && !wire::mandate_from_json(bytes)) {
    state.form_errors["mandate_data_sets"] = "ui.form.required.mandate_data_sets";
  }
  if (!state.form_errors.empty()) {
    ++state.form_attempts;
    return;
  }
  state.busy = kSigning;
  context.run(SendMandate{signed_now(context, seal::Purpose::mandate, bytes), false});
}

void handle(Context& context, const RevokeMandate& command) {
  if (!may_sign(context.state)) return;
  context.state.confirm_revoke.reset();
  context.state.focus = "given";
  context.state.busy = kSigning;
  const std::string bytes = wire::revocation_bytes({command.id, utc_text(context.moment.now_s)});
  context.run(SendMandate{signed_now(context, seal::Purpose::mandate, bytes), true});
}

// Only what was read on this page, and holds, can be approved.
void handle(Context& context, const Approve&) {
  AppState& state = context.state;
  if (!may_sign(state) || !is_reviewed(state)) return;
  state.busy = kSigning;
  wire::Decision decision;
  decision.signature =
      signed_now(context, seal::Purpose::approval, state.evidence->package.payload).signature;
  context.run(SendDecision{state.route.id, decision});
}

void handle(Context& context, const Refuse&) {
  AppState& state = context.state;
  if (!may_sign(state) || state.route.screen != Screen::review) return;
  state.busy = kSigning;
  context.run(
      SendDecision{state.route.id, {wire::Verb::refuse, "", trimmed(state.form["reason"])}});
}

void handle(Context& context, const Withdraw& command) {
  AppState& state = context.state;
  if (!state.busy.empty()) return;
  state.busy = kSigning;
  context.run(SendDecision{command.submission_id,
                           {wire::Verb::withdraw, "", trimmed(state.form["reason"])}});
}

void handle(Context& context, const AskOperator& command) {
  AppState& state = context.state;
  if (!state.busy.empty()) return;
  state.form_errors.clear();
  const std::string& token = state.form["operator_token"];
  if (token.empty()) {
    state.form_errors["operator_token"] = "ui.form.required.operator_token";
    ++state.form_attempts;
    return;
  }
  state.busy = kSigning;
  context.run(SendToOperator{{token, command.decision, command.kid}});
}

void handle(Context& context, const OperatorTold& command) {
  context.state.busy.clear();
  context.state.waiting_keys = command.keys;
}

void handle(Context& context, const Decided& command) {
  context.state.busy.clear();
  context.state.form.erase("reason");
  handle(context, SubmissionChanged{command.view});
}

void handle(Context& context, const OrganisationTold& command) {
  AppState& state = context.state;
  if (signed_and_answered(context, "ui.organisation.changed") && state.organisation) {
    const std::string place = place_of_change(*state.organisation, command.organisation);
    if (!place.empty()) state.focus = place;
    // What was chosen stands now, or was not meant any more.
    state.new_policy.reset();
    std::erase_if(state.form, [](const auto& one) { return one.first.starts_with("role_of."); });
  }
  state.organisation = command.organisation;
  state.identity.role = command.organisation.role;
}

void handle(Context& context, const MandatesTold& command) {
  AppState& state = context.state;
  if (signed_and_answered(context, "ui.mandate.changed")) {
    for (const char* field : kMandateForm)
      state.form.erase(field);
    state.focus = "given";
  }
  state.mandates = command.mandates;
  context.run(StoreMandates{});
}

}  // namespace quayside::app
