// People of an organisation and what they sign, for the tests of roles, mandates and approvals.
#pragma once

#include "server/services/decide.h"
#include "server/services/enrol.h"
#include "server/services/mandates.h"
#include "server/services/organisation.h"
#include "tests/support/h7_declaration.h"
#include "tests/support/server_house.h"

namespace quayside::testing {

inline const std::string kBroker = kOtherEori;

inline std::string statement(const ServerHouse& house, const Trader& signer, seal::Purpose purpose,
                             const std::string& bytes) {
  return wire::envelope_to_json(
      {bytes, seal::sign_detached(signer.key, purpose, house.clock.now_ms() / 1000, bytes)});
}

inline wire::KeyEvent an_event(const ServerHouse& house, const std::string& name,
                               const std::string& eori = kEori) {
  wire::KeyEvent event;
  event.event = name;
  event.at = utc_text(house.clock.now_ms());
  event.eori = eori;
  return event;
}

inline std::string event_body(const ServerHouse& house, const Trader& signer,
                              const wire::KeyEvent& event) {
  return statement(house, signer, seal::Purpose::key_event, wire::key_event_bytes(event));
}

inline std::string policy_body(const ServerHouse& house, const Trader& signer, wire::Level others) {
  wire::SigningPolicy policy;
  policy.at = utc_text(house.clock.now_ms());
  policy.eori = signer.eori;
  policy.others = others;
  return statement(house, signer, seal::Purpose::policy, wire::policy_bytes(policy));
}

/// Another person of the organisation, invited by one of its owners.
inline Trader invited(ServerHouse& house, const Trader& owner, wire::Role role) {
  house.clock.advance_ms(1);  // so that people stand in the order in which they came
  wire::KeyEvent invitation = an_event(house, "invite", owner.eori);
  invitation.id = seal::random_uuid();
  invitation.person = "Anna Jensen";
  invitation.role = wire::role_name(role);
  invitation.until = "2026-12-01";
  const auto invited = services::change_organisation(house.environment(), owner.identity(),
                                                     event_body(house, owner, invitation));
  ensure(invited.has_value(), "the person is invited");
  Trader person{seal::SigningKey::generate(), owner.eori, role};
  const wire::Enrolment enrolment{owner.eori, "Havnens Spedition ApS", "A. J.",
                                  seal::base64url(person.key.public_key().bytes), invitation.id};
  const auto outcome =
      services::enrol(house.environment(),
                      wire::enrolment_request_to_json(
                          enrolment, seal::sign_detached(person.key, seal::Purpose::enrolment, 1,
                                                         wire::enrolment_bytes(enrolment))));
  ensure(outcome && outcome->answer.status == "active", "the invitation is taken");
  return person;
}

/// Of kEori for kBroker: H7 for release for free circulation, up to 1200 kroner.
inline wire::Mandate a_mandate() {
  wire::Mandate mandate;
  mandate.id = seal::random_uuid();
  mandate.client = kEori;
  mandate.broker = kBroker;
  mandate.representation = "2";
  mandate.data_sets = {"dk/H7"};
  mandate.procedures = {"40"};
  mandate.value_cap.amount.text = "1200.00";
  mandate.value_cap.currency = "DKK";
  mandate.from = "2026-11-20";
  mandate.until = "2026-12-31";
  return mandate;
}

inline std::string mandate_body(const ServerHouse& house, const Trader& client,
                                const wire::Mandate& mandate) {
  return statement(house, client, seal::Purpose::mandate, wire::mandate_bytes(mandate));
}

inline wire::CarriedMandate carried(const Trader& client, const wire::Mandate& mandate) {
  const std::string bytes = wire::mandate_bytes(mandate);
  return {bytes, seal::sign_detached(client.key, seal::Purpose::mandate, 1'795'000'000, bytes),
          seal::base64url(client.key.public_key().bytes)};
}

/// Gives the mandate and returns it as it travels.
inline wire::CarriedMandate given(const ServerHouse& house, const Trader& client,
                                  const wire::Mandate& mandate) {
  const wire::CarriedMandate travels = carried(client, mandate);
  const auto done =
      services::give_mandate(house.environment(), client.identity(),
                             wire::envelope_to_json({travels.payload, travels.signature}));
  ensure(done.has_value(), "the mandate is given");
  return travels;
}

/// Of kEori, lodged by kBroker as its direct representative.
inline Declaration represented(const std::string& lrn = "QS-M-1") {
  return with(representative(), {{"/representative/identificationNumber", kBroker},
                                 {"/representative/status", "2"},
                                 {"/lrn", lrn}});
}

}  // namespace quayside::testing
