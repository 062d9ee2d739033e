// Organisation: its people, their keys and roles, invitations, and what it asks of signatures.
#pragma once

#include <string_view>

#include "server/services/environment.h"
#include "shared/wire/organisation.h"

namespace quayside::services {

inline constexpr int kInvitationDaysMax = 31;

/// Invitations are told to owners only: who knows the id of one can use it.
wire::OrganisationView read_organisation(const Environment& environment, const Identity& identity);

wire::SigningPolicy policy_of(store::Reader& reader, std::string_view eori);

/// What a signed KeyEvent says is done. A person may add keys of their own and revoke them; all
/// else is for owners, and one owner with a key must be left. Error codes: those of
/// open_statement() and wire::key_event_from_json(), role_missing, key_unknown, key_not_pending,
/// member_unknown, last_owner, invitation_unknown, invitation_too_long, statement_known.
Result<Done> change_organisation(const Environment& environment, const Identity& identity,
                                 std::string_view body);

/// Error codes: those of open_statement() and wire::policy_from_json(), role_missing,
/// statement_known.
Result<Done> set_policy(const Environment& environment, const Identity& identity,
                        std::string_view body);

/// Makes the pending key that of a new person.
void add_person(store::Transaction& transaction, const store::KeyRecord& key,
                std::string_view person, wire::Role role, std::int64_t now);

/// Whether somebody who may manage the organisation has a key.
bool has_owner(store::Reader& reader, std::string_view eori);

}  // namespace quayside::services
