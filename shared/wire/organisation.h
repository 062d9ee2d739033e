// Organisation: who may do what in it, and what it asks of a signature; all of it said in signed
// statements of its own people.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"

namespace quayside::wire {

enum class Role {
  owner,      ///< everything: people and keys, policy, mandates, declarations, approvals
  approver,   ///< declares, and approves what others have signed
  declarant,  ///< declares
  auditor,    ///< reads, never writes
};
std::string_view role_name(Role role);
bool role_from_name(std::string_view name, Role& role);

bool may_declare(Role role);
bool may_approve(Role role);
bool may_manage(Role role);

/// What happens to keys and people; signed with Purpose::key_event by a member's key. Each event
/// has the members that kKeyEvents in organisation.cpp lists, and no others.
struct KeyEvent {
  std::string event;   ///< "confirm", "revoke", "role", "remove", "invite", "withdraw"
  std::string at;      ///< "2026-11-29T09:13:16Z"
  std::string eori;    ///< of the organisation
  std::string kid;     ///< confirm, revoke: the key
  std::string member;  ///< confirm: whose further key it is, or empty; role, remove: who
  std::string role;    ///< confirm of a new person, role, invite: name of a Role
  std::string from;    ///< revoke: the moment since which the key is not to be trusted
  std::string id;      ///< invite, withdraw: UUID of the invitation
  std::string person;  ///< invite: name of who is invited
  std::string until;   ///< invite: the last day, "2026-12-13"
};
std::string key_event_bytes(const KeyEvent& event);
/// Error codes: json_*, key_event_malformed.
Result<KeyEvent> key_event_from_json(std::string_view text);

/// How much a signature has to be, from less to more.
enum class Level {
  session,      ///< no signature: whoever is signed in
  device,       ///< the key on the signer's device
  approval,     ///< and a second person's approval of the same bytes
  certificate,  ///< a certificate that a trusted authority has issued
};
std::string_view level_name(Level level);
bool level_from_name(std::string_view name, Level& level);
/// Whether a signature is as much as was asked; an approval comes on top of it, whichever it is.
bool is_enough(Level signature, Level wanted);

/// "dk/H7": profile and data set.
bool is_data_set_name(std::string_view text);

/// What an organisation asks; signed with Purpose::policy by an owner.
struct SigningPolicy {
  std::string at;
  std::string eori;
  Level others = Level::device;            ///< for data sets that are not named
  std::map<std::string, Level> data_sets;  ///< "dk/H7"

  Level level_of(std::string_view profile, std::string_view data_set) const;
};
std::string policy_bytes(const SigningPolicy& policy);
/// Error codes: json_*, policy_malformed.
Result<SigningPolicy> policy_from_json(std::string_view text);

struct KeyView {
  std::string kid;
  std::string status;      ///< "pending", "active", "revoked"
  std::string since;       ///< UTC; of a pending key when it was enrolled
  std::string revoked_at;  ///< UTC
  std::string distrusted_from;
};
struct MemberView {
  std::string id;
  std::string person;
  std::string role;
  std::vector<KeyView> keys;  ///< oldest first
};
struct PendingKey {
  std::string kid;
  std::string person;  ///< the name that was given with the key
  std::string at;
};
struct InvitationView {
  std::string id;
  std::string person;
  std::string role;
  std::string until;
};
/// Answer of GET /api/v1/organisation.
struct OrganisationView {
  std::string eori;
  std::string name;
  std::string member;  ///< the one who asks
  std::string role;    ///< of the one who asks
  std::vector<MemberView> members;
  std::vector<PendingKey> pending;
  std::vector<InvitationView> invitations;  ///< that were not used yet
  SigningPolicy policy;
};
std::string organisation_view_to_json(const OrganisationView& view);
Result<OrganisationView> organisation_view_from_json(std::string_view text);

}  // namespace quayside::wire
