// Mandates: clients give them and revoke them; from then on nothing is taken or sent under them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/services/environment.h"
#include "shared/wire/mandate.h"

namespace quayside::services {

inline constexpr int kMandatesMax = 1000;  ///< of one client

/// A signed wire::Mandate of the session's organisation. The same one again changes nothing. Error
/// codes: those of open_statement() and of wire::mandate_from_json(), role_missing,
/// mandate_expired, mandate_id_taken, too_many_mandates.
Result<Done> give_mandate(const Environment& environment, const Identity& identity,
                          std::string_view body);

/// A signed wire::MandateRevocation. What was lodged under the mandate and has not left for customs
/// is withdrawn. Error codes: those of open_statement(), role_missing, mandate_unknown.
Result<Done> revoke_mandate(const Environment& environment, const Identity& identity,
                            std::string_view body);

/// Given by the organisation or to it, newest first.
std::vector<wire::MandateView> list_mandates(const Environment& environment,
                                             const Identity& identity);

}  // namespace quayside::services
