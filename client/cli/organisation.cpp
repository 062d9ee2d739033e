// People, keys and policy of an organisation: every change is a statement that the device's key
// signs.
#include <fmt/format.h>

#include <ctime>

#include "client/cli/commands.h"
#include "client/cli/submissions.h"
#include "shared/base/date.h"
#include "shared/wire/organisation.h"

namespace quayside::cli {
namespace {

using View = Result<wire::OrganisationView>;

void print_key(const Terminal& terminal, const wire::KeyView& key) {
  std::string line =
      fmt::format("    {}  {}  {}", key.kid, terminal.say("key.status." + key.status), key.since);
  if (!key.revoked_at.empty()) line += " - " + key.revoked_at;
  if (!key.distrusted_from.empty() && key.distrusted_from != key.revoked_at) {
    line += "  " + terminal.say("key.distrusted_from", {{"time", key.distrusted_from}});
  }
  terminal.result(line);
}

void print_policy(const Terminal& terminal, const wire::SigningPolicy& policy) {
  const auto level = [&](wire::Level one) {
    return terminal.say("level." + std::string(wire::level_name(one)));
  };
  for (const auto& [data_set, one] : policy.data_sets)
    terminal.result("  " + data_set + "  " + level(one));
  terminal.result("  " + terminal.say(policy.data_sets.empty() ? "policy.all" : "policy.others") +
                  "  " + level(policy.others));
}

void print_organisation(const Terminal& terminal, const wire::OrganisationView& view) {
  terminal.result(view.name + "  " + view.eori);
  for (const wire::MemberView& member : view.members) {
    terminal.result(fmt::format("  {}  {}{}  {}", member.person,
                                terminal.say("role." + member.role),
                                member.id == view.member ? " *" : "", member.id));
    for (const wire::KeyView& key : member.keys)
      print_key(terminal, key);
  }
  if (!view.pending.empty()) terminal.result(terminal.say("organisation.pending"));
  for (const wire::PendingKey& key : view.pending)
    terminal.result(fmt::format("  {}  {}  {}", key.kid, key.person, key.at));
  if (!view.invitations.empty()) terminal.result(terminal.say("organisation.invitations"));
  for (const wire::InvitationView& one : view.invitations) {
    terminal.result(fmt::format("  {}  {}  {}  {}", one.id, one.person,
                                terminal.say("role." + one.role),
                                localised_date(terminal.language, one.until)));
  }
  terminal.result(terminal.say("policy.title"));
  print_policy(terminal, view.policy);
}

/// Signs in, does something, and shows the organisation as it is then.
template <class Act>
int with_organisation(const Terminal& terminal, const Options& options, Act act) {
  std::shared_ptr<const seal::UnlockedVault> vault;
  Result<ServerSession> session = open_session(terminal, options, vault);
  if (!session) return terminal.fail(session.error());
  const View view = act(*session, vault->signing_key());
  session->sign_out();
  if (!view) return terminal.fail(view.error());
  print_organisation(terminal, *view);
  if (terminal.json) terminal.document(wire::organisation_view_to_json(*view) + "\n");
  return kDone;
}

wire::KeyEvent event_of(const char* name) {
  wire::KeyEvent event;
  event.event = name;
  return event;
}

int make_event(const Terminal& terminal, const Options& options, wire::KeyEvent event) {
  return with_organisation(
      terminal, options, [&](ServerSession& session, const seal::SigningKey& key) -> View {
        const View before = session.organisation();
        if (!before) return before;
        event.at = utc_now();
        event.eori = before->eori;
        const std::string bytes = wire::key_event_bytes(event);
        const auto well_formed = wire::key_event_from_json(bytes);
        if (!well_formed) return well_formed.error();
        return session.change_organisation(signed_statement(key, seal::Purpose::key_event, bytes));
      });
}

}  // namespace

int show_organisation(const Terminal& terminal, const Options& options) {
  return with_organisation(terminal, options, [](ServerSession& session, const seal::SigningKey&) {
    return session.organisation();
  });
}

int confirm_member_key(const Terminal& terminal, const Options& options) {
  wire::KeyEvent event = event_of("confirm");
  event.kid = options.people.kid;
  event.member = options.people.member;
  event.role = options.people.role;
  return make_event(terminal, options, event);
}

int set_member_role(const Terminal& terminal, const Options& options) {
  wire::KeyEvent event = event_of("role");
  event.member = options.people.member;
  event.role = options.people.role;
  return make_event(terminal, options, event);
}

int remove_member(const Terminal& terminal, const Options& options) {
  wire::KeyEvent event = event_of("remove");
  event.member = options.people.member;
  return make_event(terminal, options, event);
}

int invite_member(const Terminal& terminal, const Options& options) {
  constexpr std::time_t kTwoWeeks = 14 * 24 * 3600;
  wire::KeyEvent event = event_of("invite");
  event.id = seal::random_uuid();
  event.person = options.person;
  event.role = options.people.role;
  event.until = options.people.until.empty()
                    ? Date::of_utc(std::time(nullptr) + kTwoWeeks).to_string()
                    : options.people.until;
  terminal.note(terminal.say("cli.invitation", {{"id", event.id}}));
  return make_event(terminal, options, event);
}

int withdraw_invitation(const Terminal& terminal, const Options& options) {
  wire::KeyEvent event = event_of("withdraw");
  event.id = options.people.invitation;
  return make_event(terminal, options, event);
}

int revoke_key(const Terminal& terminal, const Options& options) {
  wire::KeyEvent event = event_of("revoke");
  event.kid = options.people.kid;
  event.from = options.people.since.empty() ? utc_now() : options.people.since;
  return make_event(terminal, options, event);
}

int set_policy(const Terminal& terminal, const Options& options) {
  wire::SigningPolicy policy;
  if (!wire::level_from_name(options.people.others, policy.others)) {
    return terminal.fail({"policy_malformed", "no such level",
                          "Levels are session, device, approval and certificate."});
  }
  for (const std::string& named : options.people.levels) {
    const std::size_t equals = named.find('=');
    const std::string data_set = named.substr(0, equals);
    const std::string level = equals == named.npos ? "" : named.substr(equals + 1);
    if (!wire::is_data_set_name(data_set) ||
        !wire::level_from_name(level, policy.data_sets[data_set])) {
      return terminal.fail({"policy_malformed", "'" + named + "' is no data set with its level",
                            "Write it as dk/H1=approval."});
    }
  }
  return with_organisation(
      terminal, options, [&](ServerSession& session, const seal::SigningKey& key) -> View {
        const View before = session.organisation();
        if (!before) return before;
        policy.at = utc_now();
        policy.eori = before->eori;
        return session.set_policy(
            signed_statement(key, seal::Purpose::policy, wire::policy_bytes(policy)));
      });
}

}  // namespace quayside::cli
