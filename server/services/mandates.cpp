#include "server/services/mandates.h"

#include "server/log.h"
#include "server/services/statements.h"
#include "server/services/withdrawals.h"

namespace quayside::services {
namespace {

Result<Done> check_new(store::Reader& reader, const Identity& identity,
                       const wire::Mandate& mandate, std::int64_t now) {
  if (mandate.client != identity.eori || !wire::may_manage(identity.role)) return role_missing();
  if (*Date::parse(mandate.until) < utc_date(now)) {
    return Error{"mandate_expired", "the last day of the mandate is over",
                 "Choose a later last day."};
  }
  if (reader.mandate(mandate.id)) {
    return Error{"mandate_id_taken", "another mandate has this id", "Sign the mandate again."};
  }
  if (reader.mandates_of(identity.eori).size() >= kMandatesMax) {
    return Error{"too_many_mandates", "the organisation has too many mandates",
                 "Ask the operator of the server."};
  }
  return Done{};
}

}  // namespace

Result<Done> give_mandate(const Environment& environment, const Identity& identity,
                          std::string_view body) {
  const auto statement = open_statement(environment, identity, body, seal::Purpose::mandate);
  if (!statement) return statement.error();
  auto mandate = wire::mandate_from_json(statement->envelope.payload);
  if (!mandate) return mandate.error();
  const auto give = [&](store::Transaction& t, const Identity& current) -> Result<Done> {
    const std::int64_t now = environment.clock.now_ms();
    if (const auto fits = check_new(t, current, *mandate, now); !fits) return fits;
    t.add_mandate({*mandate, {}, now}, hash_of(statement->envelope));
    return Done{};
  };
  const auto written = done_or_done_before(
      make_stand(environment, identity, *statement, seal::Purpose::mandate, give));
  log_event("mandate_given", {{"id", mandate->id}, {"code", written ? "" : written.error().code}});
  return written;
}

Result<Done> revoke_mandate(const Environment& environment, const Identity& identity,
                            std::string_view body) {
  const auto statement = open_statement(environment, identity, body, seal::Purpose::mandate);
  if (!statement) return statement.error();
  const auto revocation = wire::revocation_from_json(statement->envelope.payload);
  if (!revocation) return revocation.error();
  const auto revoke = [&](store::Transaction& t, const Identity& current) -> Result<Done> {
    if (!wire::may_manage(current.role)) return role_missing();
    const std::int64_t now = environment.clock.now_ms();
    const auto mandate = t.mandate(revocation->mandate);
    if (!mandate || mandate->mandate.client != identity.eori) {
      return Error{"mandate_unknown", "the organisation has not given this mandate",
                   "Load the page again."};
    }
    if (mandate->revoked_at > 0) return Done{};
    t.revoke_mandate(revocation->mandate, now);
    withdraw(t, t.unsent_under(revocation->mandate), "mandate_revoked", statement->key.kid, now);
    return Done{};
  };
  const auto written = done_or_done_before(
      make_stand(environment, identity, *statement, seal::Purpose::mandate, revoke));
  log_event("mandate_revoked",
            {{"id", revocation->mandate}, {"code", written ? "" : written.error().code}});
  return written;
}

std::vector<wire::MandateView> list_mandates(const Environment& environment,
                                             const Identity& identity) {
  std::vector<wire::MandateView> views;
  environment.store.read([&](store::Reader& reader) {
    for (store::MandateRecord& record : reader.mandates_of(identity.eori)) {
      wire::MandateView view;
      view.client_name = reader.organisation_name(record.mandate.client);
      view.broker_name = reader.organisation_name(record.mandate.broker);
      view.given_at = utc_text(record.given_at);
      if (record.revoked_at > 0) view.revoked_at = utc_text(record.revoked_at);
      view.carried = std::move(record.carried);
      view.mandate = std::move(record.mandate);
      views.push_back(std::move(view));
    }
  });
  return views;
}

}  // namespace quayside::services
