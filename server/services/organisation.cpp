#include "server/services/organisation.h"

#include <algorithm>

#include "server/log.h"
#include "server/services/evidence_log.h"
#include "server/services/statements.h"
#include "server/services/withdrawals.h"
#include "shared/base/text.h"

namespace quayside::services {
namespace {

using store::KeyRecord;
using store::KeyStatus;
using wire::KeyEvent;

Error key_unknown() {
  return {"key_unknown", "the organisation has no such key",
          "Compare with the key id that is shown on the device."};
}

Error member_unknown() {
  return {"member_unknown", "the organisation has no such person", "Load the page again."};
}

Error last_owner() {
  return {"last_owner", "nobody would be left to manage the organisation",
          "Give another person the role of owner first, or add another key of yours."};
}

std::string text_of(std::int64_t ms) { return ms == 0 ? std::string() : utc_text(ms); }

wire::KeyView view_of(const KeyRecord& key) {
  return {key.kid, std::string(store::key_status_name(key.status)), utc_text(key.active_at),
          text_of(key.revoked_at), key.distrusted_from};
}

/// One event, within its transaction.
class Change {
 public:
  Change(store::Transaction& transaction, const Identity& identity, const KeyEvent& event,
         std::int64_t now)
      : t_(transaction), identity_(identity), event_(event), now_(now) {}

  Result<Done> make() {
    if (event_.event == "confirm") return confirm();
    if (event_.event == "revoke") return revoke();
    if (!wire::may_manage(identity_.role)) return role_missing();
    if (event_.event == "role") return set_role();
    if (event_.event == "remove") return remove();
    if (event_.event == "invite") return invite();
    return withdraw();
  }

 private:
  std::optional<KeyRecord> key() {
    auto key = t_.key(event_.kid);
    if (key && key->eori != identity_.eori) key.reset();
    return key;
  }

  std::optional<store::MemberRecord> member() {
    auto member = t_.member(event_.member);
    if (member && member->eori != identity_.eori) member.reset();
    return member;
  }

  wire::Role role() const {
    wire::Role role = wire::Role::auditor;
    wire::role_from_name(event_.role, role);
    return role;
  }

  bool is_about_oneself(const std::string& member) const {
    return !member.empty() && member == identity_.member;
  }

  Result<Done> confirm() {
    const bool is_own = is_about_oneself(event_.member);
    if (!is_own && !wire::may_manage(identity_.role)) return role_missing();
    const auto pending = key();
    if (!pending) return key_unknown();
    if (pending->status != KeyStatus::pending) {
      return Error{"key_not_pending", "the key does not wait to be confirmed",
                   "Load the page again."};
    }
    if (event_.member.empty()) {
      add_person(t_, *pending, pending->person, role(), now_);
      return Done{};
    }
    const auto person = member();
    if (!person) return member_unknown();
    // Nobody but an owner says that the key of one name is the device of another.
    if (!wire::may_manage(identity_.role) && trimmed(pending->person) != trimmed(person->person)) {
      return Error{"key_of_another_person", "the key was made in another name",
                   "Make the key in your name, or ask an owner to confirm it."};
    }
    t_.activate_key(pending->kid, event_.member, now_);
    append_to_log(t_, key_entry(*pending, "active", now_));
    return Done{};
  }

  void revoke_one(const KeyRecord& one, std::string_view distrusted_from) {
    t_.revoke_key(one.kid, distrusted_from, now_);
    append_to_log(t_, key_entry(one, "revoked", now_));
    withdraw_what_is_distrusted(t_, one, distrusted_from, now_);
  }

  Result<Done> revoke() {
    const auto one = key();
    if (!one || one->status == KeyStatus::revoked) return key_unknown();
    if (!is_about_oneself(one->member) && !wire::may_manage(identity_.role)) return role_missing();
    // Who ends it now means the server's now, whatever the clock of the device says.
    revoke_one(*one, event_.from == event_.at ? utc_text(now_) : event_.from);
    return an_owner_is_left();
  }

  Result<Done> set_role() {
    if (!member()) return member_unknown();
    t_.set_role(event_.member, role());
    return an_owner_is_left();
  }

  Result<Done> remove() {
    if (!member()) return member_unknown();
    for (const KeyRecord& one : t_.keys_of(identity_.eori)) {
      if (one.member == event_.member && one.status == KeyStatus::active) {
        revoke_one(one, utc_text(now_));
      }
    }
    return an_owner_is_left();
  }

  Result<Done> invite() {
    constexpr std::int64_t kDayMs = 24 * 3'600'000;
    if (t_.invitation(event_.id)) {
      return Error{"invitation_unknown", "another invitation has this id", "Invite once more."};
    }
    const Date last = utc_date(now_ + kInvitationDaysMax * kDayMs);
    if (*Date::parse(event_.until) > last) {
      return Error{"invitation_too_long", "an invitation holds for 31 days at most",
                   "Choose an earlier last day."};
    }
    t_.add_invitation({event_.id, identity_.eori, event_.person, role(), event_.until});
    return Done{};
  }

  Result<Done> withdraw() {
    const auto invitation = t_.invitation(event_.id);
    if (!invitation || invitation->eori != identity_.eori) {
      return Error{"invitation_unknown", "there is no such invitation", "It may have been used."};
    }
    t_.remove_invitation(event_.id);
    return Done{};
  }

  Result<Done> an_owner_is_left() {
    if (!has_owner(t_, identity_.eori)) return last_owner();
    return Done{};
  }

  store::Transaction& t_;
  const Identity& identity_;
  const KeyEvent& event_;
  std::int64_t now_;
};

}  // namespace

bool has_owner(store::Reader& reader, std::string_view eori) {
  for (const KeyRecord& key : reader.keys_of(eori)) {
    if (key.status != KeyStatus::active) continue;
    const auto member = reader.member(key.member);
    if (member && wire::may_manage(member->role)) return true;
  }
  return false;
}

void add_person(store::Transaction& transaction, const KeyRecord& key, std::string_view person,
                wire::Role role, std::int64_t now) {
  transaction.add_member({key.kid, key.eori, std::string(person), role, now});
  transaction.activate_key(key.kid, key.kid, now);
  append_to_log(transaction, key_entry(key, "active", now));
}

wire::SigningPolicy policy_of(store::Reader& reader, std::string_view eori) {
  const std::string payload = reader.newest_statement(eori, seal::typ(seal::Purpose::policy));
  auto policy = wire::policy_from_json(payload);
  if (policy) return std::move(*policy);
  wire::SigningPolicy none;
  none.eori = eori;
  return none;
}

wire::OrganisationView read_organisation(const Environment& environment, const Identity& identity) {
  wire::OrganisationView view;
  view.eori = identity.eori;
  view.member = identity.member;
  view.role = wire::role_name(identity.role);
  environment.store.read([&](store::Reader& reader) {
    view.name = reader.organisation_name(identity.eori);
    view.policy = policy_of(reader, identity.eori);
    for (const store::MemberRecord& member : reader.members(identity.eori)) {
      if (member.person.empty()) continue;  // was forgotten
      view.members.push_back(
          {member.id, member.person, std::string(wire::role_name(member.role)), {}});
    }
    for (const KeyRecord& key : reader.keys_of(identity.eori)) {
      if (key.status == KeyStatus::pending) {
        view.pending.push_back({key.kid, key.person, utc_text(key.created_at)});
      }
      const auto member =
          std::find_if(view.members.begin(), view.members.end(),
                       [&](const wire::MemberView& one) { return one.id == key.member; });
      if (member != view.members.end()) member->keys.push_back(view_of(key));
    }
    if (!wire::may_manage(identity.role)) return;
    for (const store::InvitationRecord& one : reader.invitations(identity.eori)) {
      view.invitations.push_back(
          {one.id, one.person, std::string(wire::role_name(one.role)), one.until});
    }
  });
  return view;
}

Result<Done> change_organisation(const Environment& environment, const Identity& identity,
                                 std::string_view body) {
  const auto statement = open_statement(environment, identity, body, seal::Purpose::key_event);
  if (!statement) return statement.error();
  const auto event = wire::key_event_from_json(statement->envelope.payload);
  if (!event) return event.error();
  if (event->eori != identity.eori) return role_missing();
  const auto done =
      make_stand(environment, identity, *statement, seal::Purpose::key_event,
                 [&](store::Transaction& t, const Identity& current) {
                   return Change(t, current, *event, environment.clock.now_ms()).make();
                 });
  log_event("organisation_changed", {{"event", event->event},
                                     {"kid", statement->key.kid},
                                     {"code", done ? "" : done.error().code}});
  return done;
}

Result<Done> set_policy(const Environment& environment, const Identity& identity,
                        std::string_view body) {
  const auto statement = open_statement(environment, identity, body, seal::Purpose::policy);
  if (!statement) return statement.error();
  const auto policy = wire::policy_from_json(statement->envelope.payload);
  if (!policy) return policy.error();
  if (policy->eori != identity.eori) return role_missing();
  return make_stand(environment, identity, *statement, seal::Purpose::policy,
                    [](store::Transaction&, const Identity& current) -> Result<Done> {
                      if (!wire::may_manage(current.role)) return role_missing();
                      return Done{};
                    });
}

}  // namespace quayside::services
