#include "shared/wire/organisation.h"

#include <array>
#include <utility>

#include "shared/base/date.h"
#include "shared/domain/identifiers.h"
#include "shared/seal/seal.h"
#include "shared/wire/json_tree.h"

namespace quayside::wire {
namespace {

constexpr JsonLimits kLimits = {.bytes_max = 64 * 1024, .list_max = 1000};
constexpr std::size_t kNameMax = 280;  // 70 characters of four bytes
constexpr std::size_t kKidSize = 43;

constexpr std::array<std::pair<Role, std::string_view>, 4> kRoles{{
    {Role::owner, "owner"},
    {Role::approver, "approver"},
    {Role::declarant, "declarant"},
    {Role::auditor, "auditor"},
}};

constexpr std::array<std::pair<Level, std::string_view>, 4> kLevels{{
    {Level::session, "session"},
    {Level::device, "device"},
    {Level::approval, "approval"},
    {Level::certificate, "certificate"},
}};

template <class Enum, std::size_t Count>
std::string_view name_in(const std::array<std::pair<Enum, std::string_view>, Count>& names,
                         Enum value) {
  for (const auto& [known, name] : names) {
    if (known == value) return name;
  }
  ensure(false, "a value without a name");
  return "";
}

template <class Enum, std::size_t Count>
bool from_name(const std::array<std::pair<Enum, std::string_view>, Count>& names,
               std::string_view name, Enum& value) {
  for (const auto& [known, known_name] : names) {
    if (known_name != name) continue;
    value = known;
    return true;
  }
  return false;
}

bool is_role(std::string_view text) {
  Role role{};
  return role_from_name(text, role);
}
bool is_kid(std::string_view text) {
  return text.size() == kKidSize && seal::from_base64url(text).has_value();
}
bool is_day(std::string_view text) { return Date::parse(text).has_value(); }
bool is_person(std::string_view text) { return !text.empty() && text.size() <= kNameMax; }

struct EventMember {
  std::string_view name;
  std::string KeyEvent::*text;
  bool (*is_one)(std::string_view);
};
constexpr EventMember kMembers[] = {
    {"at", &KeyEvent::at, is_utc_time},       {"eori", &KeyEvent::eori, has_form_of_eori},
    {"from", &KeyEvent::from, is_utc_time},   {"id", &KeyEvent::id, seal::is_uuid},
    {"kid", &KeyEvent::kid, is_kid},          {"member", &KeyEvent::member, is_kid},
    {"person", &KeyEvent::person, is_person}, {"role", &KeyEvent::role, is_role},
    {"until", &KeyEvent::until, is_day},
};

/// The members of an event besides "at" and "eori", in alphabetical order.
struct EventForm {
  std::string_view event;
  std::string_view members;
};
constexpr EventForm kKeyEvents[] = {
    {"confirm", "kid member"}, {"confirm", "kid role"}, {"revoke", "from kid"},
    {"role", "member role"},   {"remove", "member"},    {"invite", "id person role until"},
    {"withdraw", "id"},
};

bool has_form(const KeyEvent& event, const EventForm& form) {
  if (event.event != form.event) return false;
  std::string given;
  for (const EventMember& member : kMembers) {
    if (member.name == "at" || member.name == "eori" || (event.*member.text).empty()) continue;
    given += (given.empty() ? "" : " ") + std::string(member.name);
  }
  return given == form.members;
}

bool is_well_formed(const KeyEvent& event) {
  for (const EventMember& member : kMembers) {
    const std::string& text = event.*member.text;
    const bool is_needed = member.name == "at" || member.name == "eori";
    if (text.empty() ? is_needed : !member.is_one(text)) return false;
  }
  for (const EventForm& form : kKeyEvents) {
    if (has_form(event, form)) return true;
  }
  return false;
}

Json policy_tree(const SigningPolicy& policy) {
  Json tree = Json::object();
  tree["at"] = policy.at;
  Json& data_sets = tree["dataSets"] = Json::object();
  for (const auto& [data_set, level] : policy.data_sets)
    data_sets[data_set] = level_name(level);
  tree["eori"] = policy.eori;
  tree["others"] = level_name(policy.others);
  return tree;
}

Error policy_malformed() {
  return {"policy_malformed", "not what an organisation asks of signatures",
          "Name a level for each data set and one for all others, and sign it again."};
}

Result<SigningPolicy> policy_from_tree(const Json& tree) {
  ObjectReader read(tree, "the policy");
  SigningPolicy policy;
  policy.at = read.text("at");
  const Json* data_sets = read.object("dataSets");
  policy.eori = read.text("eori");
  const std::string others = read.text("others");
  if (!read.done()) return read.error();
  if (!level_from_name(others, policy.others)) return policy_malformed();
  for (const auto& [data_set, level] : data_sets->items()) {
    if (!is_data_set_name(data_set) || !level.is_string() ||
        !level_from_name(level.get_ref<const std::string&>(), policy.data_sets[data_set])) {
      return policy_malformed();
    }
  }
  return policy;
}

Json key_view_tree(const KeyView& key) {
  Json tree = Json::object();
  if (!key.distrusted_from.empty()) tree["distrustedFrom"] = key.distrusted_from;
  tree["kid"] = key.kid;
  if (!key.revoked_at.empty()) tree["revokedAt"] = key.revoked_at;
  tree["since"] = key.since;
  tree["status"] = key.status;
  return tree;
}

Result<KeyView> key_view_from_tree(const Json& tree) {
  ObjectReader read(tree, "the key");
  KeyView key;
  key.distrusted_from = read.optional_text("distrustedFrom");
  key.kid = read.text("kid");
  key.revoked_at = read.optional_text("revokedAt");
  key.since = read.text("since");
  key.status = read.text("status");
  if (!read.done()) return read.error();
  return key;
}

Json member_tree(const MemberView& member) {
  Json tree = Json::object();
  tree["id"] = member.id;
  tree["keys"] = list_tree(member.keys, key_view_tree);
  tree["person"] = member.person;
  tree["role"] = member.role;
  return tree;
}

Result<MemberView> member_from_tree(const Json& tree) {
  ObjectReader read(tree, "the member");
  MemberView member;
  member.id = read.text("id");
  read_list(read, "keys", member.keys, key_view_from_tree);
  member.person = read.text("person");
  member.role = read.text("role");
  if (!read.done()) return read.error();
  return member;
}

Json pending_tree(const PendingKey& key) {
  Json tree = Json::object();
  tree["at"] = key.at;
  tree["kid"] = key.kid;
  tree["person"] = key.person;
  return tree;
}

Result<PendingKey> pending_from_tree(const Json& tree) {
  ObjectReader read(tree, "the pending key");
  PendingKey key;
  key.at = read.text("at");
  key.kid = read.text("kid");
  key.person = read.text("person");
  if (!read.done()) return read.error();
  return key;
}

Json invitation_tree(const InvitationView& invitation) {
  Json tree = Json::object();
  tree["id"] = invitation.id;
  tree["person"] = invitation.person;
  tree["role"] = invitation.role;
  tree["until"] = invitation.until;
  return tree;
}

Result<InvitationView> invitation_from_tree(const Json& tree) {
  ObjectReader read(tree, "the invitation");
  InvitationView invitation;
  invitation.id = read.text("id");
  invitation.person = read.text("person");
  invitation.role = read.text("role");
  invitation.until = read.text("until");
  if (!read.done()) return read.error();
  return invitation;
}

}  // namespace

std::string_view role_name(Role role) { return name_in(kRoles, role); }
bool role_from_name(std::string_view name, Role& role) { return from_name(kRoles, name, role); }
bool may_declare(Role role) { return role != Role::auditor; }
bool may_approve(Role role) { return role == Role::owner || role == Role::approver; }
bool may_manage(Role role) { return role == Role::owner; }

std::string_view level_name(Level level) { return name_in(kLevels, level); }
bool level_from_name(std::string_view name, Level& level) {
  return from_name(kLevels, name, level);
}

bool is_enough(Level signature, Level wanted) {
  if (wanted == Level::approval) return signature >= Level::device;
  return signature >= wanted;
}

// "dk/H7"
bool is_data_set_name(std::string_view text) {
  if (text.size() < 4 || text.size() > 16 || text[2] != '/') return false;
  for (const char c : text) {
    const bool is_plain =
        (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!is_plain && c != '/') return false;
  }
  return true;
}

std::string key_event_bytes(const KeyEvent& event) {
  Json tree = Json::object();
  tree["event"] = event.event;
  for (const EventMember& member : kMembers) {
    if (!(event.*member.text).empty()) tree[std::string(member.name)] = event.*member.text;
  }
  return canonical_text(tree);
}

Result<KeyEvent> key_event_from_json(std::string_view text) {
  const Result<Json> tree = parse_strict(text, kLimits);
  if (!tree) return tree.error();
  ObjectReader read(*tree, "the event");
  KeyEvent event;
  event.event = read.text("event");
  for (const EventMember& member : kMembers)
    event.*member.text = read.optional_text(member.name);
  if (!read.done()) return read.error();
  if (!is_well_formed(event) || key_event_bytes(event) != text) {
    return Error{"key_event_malformed", "not an event of keys and people",
                 "Sign it again with a client of the same version."};
  }
  return event;
}

Level SigningPolicy::level_of(std::string_view profile, std::string_view data_set) const {
  const auto named = data_sets.find(std::string(profile) + "/" + std::string(data_set));
  return named == data_sets.end() ? others : named->second;
}

std::string policy_bytes(const SigningPolicy& policy) {
  return canonical_text(policy_tree(policy));
}

Result<SigningPolicy> policy_from_json(std::string_view text) {
  const Result<Json> tree = parse_strict(text, kLimits);
  if (!tree) return tree.error();
  Result<SigningPolicy> policy = policy_from_tree(*tree);
  if (!policy) return policy.error();
  if (!is_utc_time(policy->at) || !has_form_of_eori(policy->eori) ||
      policy_bytes(*policy) != text) {
    return policy_malformed();
  }
  return policy;
}

std::string organisation_view_to_json(const OrganisationView& view) {
  Json tree = Json::object();
  tree["eori"] = view.eori;
  tree["invitations"] = list_tree(view.invitations, invitation_tree);
  tree["member"] = view.member;
  tree["members"] = list_tree(view.members, member_tree);
  tree["name"] = view.name;
  tree["pending"] = list_tree(view.pending, pending_tree);
  tree["policy"] = policy_tree(view.policy);
  tree["role"] = view.role;
  return canonical_text(tree);
}

Result<OrganisationView> organisation_view_from_json(std::string_view text) {
  const Result<Json> tree = parse_strict(text, {.bytes_max = 4 * 1024 * 1024});
  if (!tree) return tree.error();
  ObjectReader read(*tree, "the organisation");
  OrganisationView view;
  view.eori = read.text("eori");
  read_list(read, "invitations", view.invitations, invitation_from_tree);
  view.member = read.text("member");
  read_list(read, "members", view.members, member_from_tree);
  view.name = read.text("name");
  read_list(read, "pending", view.pending, pending_from_tree);
  const Json* policy = read.object("policy");
  view.role = read.text("role");
  if (!read.done()) return read.error();
  Result<SigningPolicy> read_policy = policy_from_tree(*policy);
  if (!read_policy) return read_policy.error();
  view.policy = std::move(*read_policy);
  return view;
}

}  // namespace quayside::wire
