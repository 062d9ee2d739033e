// Organisation: its people, their keys, and invitations.
#include <algorithm>

#include "client/app/organisation.h"
#include "client/views/device_form.h"

namespace quayside::views {
namespace {

constexpr wire::Role kRoles[] = {wire::Role::owner, wire::Role::approver, wire::Role::declarant,
                                 wire::Role::auditor};

std::string role_words(const View& view, const std::string& role) {
  return view.words("role.short." + role);
}

std::vector<ui::Option> role_options(const View& view) {
  std::vector<ui::Option> options;
  for (const wire::Role role : kRoles) {
    const std::string name(wire::role_name(role));
    options.push_back({name, view.words("role." + name)});
  }
  return options;
}

bool is_busy(const View& view) { return !view.state.busy.empty(); }

void revoke_button(const View& view, const wire::MemberView& member, const wire::KeyView& key) {
  const bool is_mine = member.id == view.state.organisation->member;
  if (key.status != "active" || (!is_mine && !app::may_manage(view.state))) return;
  if (!view.ui.button("key.revoke." + key.kid,
                      view.words("ui.organisation.revoke", {{"key", key.kid.substr(0, 8)}}),
                      ui::ButtonStyle::danger, is_busy(view))) {
    return;
  }
  wire::KeyEvent event;
  event.event = "revoke";
  event.kid = key.kid;
  view.push(app::AskRevoke{app::Revocation{event, "", key.kid.substr(0, 8)}});
}

void key_line(const View& view, const wire::MemberView& member, const wire::KeyView& key) {
  const bool is_here =
      view.state.vault && view.state.vault->signing_key().public_key().kid() == key.kid;
  std::string text = key.kid + " · " + view.words("key.status." + key.status) + " · " +
                     moment_text(view, key.since);
  if (!key.revoked_at.empty()) text += " – " + moment_text(view, key.revoked_at);
  if (!key.distrusted_from.empty() && key.distrusted_from < key.revoked_at) {
    text += " · " + view.words("ui.organisation.distrusted",
                               {{"moment", moment_text(view, key.distrusted_from)}});
  }
  if (is_here) text += " · " + view.words("ui.organisation.this_device");
  view.ui.text("key." + key.kid, text, ui::TextStyle::small);
  revoke_button(view, member, key);
}

void role_choice(const View& view, const wire::MemberView& member) {
  ui::Choice choice;
  choice.key = "role." + member.id;
  choice.label = view.words("ui.organisation.role_of", {{"person", member.person}});
  const std::string field = "role_of." + member.id;
  const std::string kept = form_text(view.state, field);
  choice.value = kept.empty() ? member.role : kept;
  choice.options = role_options(view);
  const auto chosen = view.ui.select(choice);
  if (chosen) view.push(app::SetForm{field, *chosen});
  if (choice.value == member.role) return;
  // A choice that an arrow key makes is not a signature yet.
  const auto row = view.ui.row_of_buttons();
  if (view.ui.button(
          "role.sign." + member.id,
          view.words("ui.organisation.sign_role",
                     {{"person", member.person}, {"role", role_words(view, choice.value)}}),
          ui::ButtonStyle::primary, is_busy(view))) {
    wire::KeyEvent event;
    event.event = "role";
    event.member = member.id;
    event.role = choice.value;
    view.push(app::SignKeyEvent{event});
  }
  if (view.ui.button("role.keep." + member.id, view.words("ui.policy.keep"))) {
    view.push(app::SetForm{field, member.role});
  }
}

bool has_active_key(const wire::MemberView& member) {
  return std::any_of(member.keys.begin(), member.keys.end(),
                     [](const wire::KeyView& key) { return key.status == "active"; });
}

void remove_button(const View& view, const wire::MemberView& member) {
  if (!has_active_key(member) || member.id == view.state.organisation->member) return;
  if (!view.ui.button("member.remove." + member.id,
                      view.words("ui.organisation.remove", {{"person", member.person}}),
                      ui::ButtonStyle::danger, is_busy(view))) {
    return;
  }
  wire::KeyEvent event;
  event.event = "remove";
  event.member = member.id;
  view.push(app::AskRevoke{app::Revocation{event, "", member.person}});
}

void people(const View& view, const wire::OrganisationView& organisation) {
  const std::string title = view.words("ui.organisation.people");
  view.ui.heading(2, "people", title);
  const auto list = view.ui.list("people.list", title);
  for (const wire::MemberView& member : organisation.members) {
    const auto item = view.ui.list_item("member." + member.id);
    const auto card = view.ui.card("member.card." + member.id, member.person);
    view.ui.text("member.name." + member.id, member.person, ui::TextStyle::strong);
    view.ui.tag("member.role." + member.id, role_words(view, member.role), ui::Tone::neutral);
    for (const wire::KeyView& key : member.keys)
      key_line(view, member, key);
    if (!app::may_manage(view.state)) continue;
    role_choice(view, member);
    remove_button(view, member);
  }
}

void confirm(const View& view, const wire::PendingKey& key, bool is_my_device) {
  wire::KeyEvent event;
  event.event = "confirm";
  event.kid = key.kid;
  if (is_my_device) {
    event.member = view.state.organisation->member;
  } else {
    event.role = form_text(view.state, "role");
    if (event.role.empty()) event.role = "declarant";
  }
  view.push(app::SignKeyEvent{event});
}

void pending_keys(const View& view, const wire::OrganisationView& organisation) {
  if (organisation.pending.empty()) return;
  const std::string title = view.words("organisation.pending");
  view.ui.heading(2, "pending", title);
  view.ui.text("pending.hint", view.words("ui.organisation.pending_hint"), ui::TextStyle::hint);
  const auto list = view.ui.list("pending.list", title);
  for (const wire::PendingKey& key : organisation.pending) {
    const auto item = view.ui.list_item("pending." + key.kid);
    view.ui.text("pending.name." + key.kid, key.person + " · " + moment_text(view, key.at),
                 ui::TextStyle::strong);
    view.ui.text("pending.kid." + key.kid, key.kid, ui::TextStyle::code);
    const auto row = view.ui.row_of_buttons();
    if (view.ui.button("pending.device." + key.kid, view.words("ui.organisation.my_device"),
                       ui::ButtonStyle::secondary, is_busy(view))) {
      confirm(view, key, true);
    }
    if (!app::may_manage(view.state)) continue;
    if (view.ui.button("pending.person." + key.kid,
                       view.words("ui.organisation.new_person", {{"person", key.person}}),
                       ui::ButtonStyle::secondary, is_busy(view))) {
      confirm(view, key, false);
    }
    if (view.ui.button("pending.refuse." + key.kid, view.words("ui.organisation.refuse_key"),
                       ui::ButtonStyle::danger, is_busy(view))) {
      wire::KeyEvent event;
      event.event = "revoke";
      event.kid = key.kid;
      view.push(app::SignKeyEvent{event});
    }
  }
}

void invitations(const View& view, const wire::OrganisationView& organisation) {
  if (!app::may_manage(view.state)) return;
  view.ui.heading(2, "invite", view.words("ui.organisation.invite"));
  form_problems(view, {"invitee"});
  form_field(view, {"invitee", false, "off"});
  form_choice(view, "role", [&] {
    std::vector<ui::Option> options = role_options(view);
    std::swap(options[0], options[2]);  // declarants are invited most
    return options;
  }());
  if (view.ui.button("invite.send", view.words("ui.organisation.invite_button"),
                     ui::ButtonStyle::secondary, is_busy(view))) {
    wire::KeyEvent event;
    event.event = "invite";
    event.person = form_text(view.state, "invitee");
    event.role =
        form_text(view.state, "role").empty() ? "declarant" : form_text(view.state, "role");
    view.push(app::SignKeyEvent{event});
  }
  if (organisation.invitations.empty()) return;
  const std::string title = view.words("organisation.invitations");
  view.ui.heading(3, "invitations", title);
  view.ui.text("invitations.hint", view.words("ui.organisation.invitation_hint"),
               ui::TextStyle::hint);
  const auto list = view.ui.list("invitations.list", title);
  for (const wire::InvitationView& one : organisation.invitations) {
    const auto item = view.ui.list_item("invitation." + one.id);
    view.ui.text("invitation.name." + one.id,
                 one.person + " · " + role_words(view, one.role) + " · " +
                     localised_date(view.state.settings.language, one.until),
                 ui::TextStyle::strong);
    view.ui.text("invitation.id." + one.id, one.id, ui::TextStyle::code);
    if (view.ui.button("invitation.withdraw." + one.id, view.words("ui.organisation.withdraw"),
                       ui::ButtonStyle::quiet, is_busy(view))) {
      wire::KeyEvent event;
      event.event = "withdraw";
      event.id = one.id;
      view.push(app::SignKeyEvent{event});
    }
  }
}

}  // namespace

void view_organisation(const View& view) {
  const auto& organisation = view.state.organisation;
  view.ui.heading(1, "heading",
                  organisation ? organisation->name : view.words("ui.organisation.title"));
  if (!organisation) {
    view.ui.notice("organisation.offline", view.words("ui.organisation.offline"),
                   ui::Tone::attention);
    return;
  }
  view.ui.text("organisation.eori",
               organisation->eori + " · " + view.words("role." + organisation->role));
  people(view, *organisation);
  pending_keys(view, *organisation);
  invitations(view, *organisation);
  signing_policy(view, organisation->policy);
}

}  // namespace quayside::views
