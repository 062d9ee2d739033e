#include "server/services/statements.h"

#include "server/services/evidence_log.h"
#include "server/services/lodgement.h"
#include "server/services/signers.h"

namespace quayside::services {

std::string hash_of(const wire::Envelope& envelope) {
  return hash_text(seal::sha256(envelope.payload) + envelope.signature);
}

Result<Statement> open_statement(const Environment& environment, const Identity& identity,
                                 std::string_view body, seal::Purpose purpose) {
  auto envelope = wire::envelope_from_json(body);
  if (!envelope) return envelope.error();
  auto key = verify_by_key(environment, identity, purpose, *envelope);
  if (!key) return key.error();
  if (key->member != identity.member) return no_right_to_act();
  return Statement{std::move(*envelope), std::move(*key)};
}

Result<Done> make_stand(
    const Environment& environment, const Identity& identity, const Statement& statement,
    seal::Purpose purpose,
    const std::function<Result<Done>(store::Transaction&, const Identity&)>& act) {
  return environment.store.write([&](store::Transaction& t) -> Result<Done> {
    const auto signer = t.key(statement.key.kid);
    const auto member = t.member(identity.member);
    if (!signer || signer->status != store::KeyStatus::active || !member) return role_missing();
    Identity current = identity;
    current.role = member->role;
    if (!keep_statement(t, statement, purpose, environment.clock.now_ms())) {
      return Error{"statement_known", "exactly this was said before", "Load the page again."};
    }
    return act(t, current);
  });
}

Result<Done> done_or_done_before(Result<Done> made) {
  const bool before = !made && made.error().code == "statement_known";
  return before ? Done{} : made;
}

bool keep_statement(store::Transaction& transaction, const Statement& statement,
                    seal::Purpose purpose, std::int64_t at) {
  const std::string hash = hash_of(statement.envelope);
  if (transaction.knows_statement(hash)) return false;
  transaction.add_statement({hash, statement.key.eori, std::string(seal::typ(purpose)),
                             statement.envelope.payload, statement.envelope.signature,
                             statement.key.kid, at});
  append_to_log(transaction, wire::envelope_to_json(statement.envelope));
  return true;
}

}  // namespace quayside::services
