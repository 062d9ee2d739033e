// Statements: what people of an organisation have signed and that stands from then on: events of
// keys and people, policies, mandates and their revocations. Each is kept, and in the evidence log.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "server/services/environment.h"
#include "shared/wire/submission.h"

namespace quayside::services {

struct Statement {
  wire::Envelope envelope;
  store::KeyRecord key;  ///< that signed it
};

/// A statement in a body {"payload","signature"} that the person of the session has signed for
/// `purpose`. Error codes: json_*, jws_*, no_right_to_act, key_pending.
Result<Statement> open_statement(const Environment& environment, const Identity& identity,
                                 std::string_view body, seal::Purpose purpose);

std::string hash_of(const wire::Envelope& envelope);

/// Keeps the statement and then does what it says, in one transaction; whoever it comes from may
/// have lost a key or a role since the session was read, so `act` gets the identity of now. Error
/// codes: role_missing, statement_known, those of `act`.
Result<Done> make_stand(
    const Environment& environment, const Identity& identity, const Statement& statement,
    seal::Purpose purpose,
    const std::function<Result<Done>(store::Transaction&, const Identity&)>& act);

/// What was said before is done already, where saying it twice asks for nothing new.
Result<Done> done_or_done_before(Result<Done> made);

/// False when exactly this statement was made before: then nothing may come of it again.
bool keep_statement(store::Transaction& transaction, const Statement& statement,
                    seal::Purpose purpose, std::int64_t at);

}  // namespace quayside::services
