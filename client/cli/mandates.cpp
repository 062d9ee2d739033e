// Mandates: what clients let brokers declare, given and revoked with the client's key.
#include <fmt/format.h>

#include <ctime>

#include "client/cli/commands.h"
#include "client/cli/files.h"
#include "client/cli/submissions.h"

namespace quayside::cli {
namespace {

using Views = Result<std::vector<wire::MandateView>>;

std::string joined(const std::vector<std::string>& texts) {
  std::string text;
  for (const std::string& one : texts)
    text += (text.empty() ? "" : ", ") + one;
  return text;
}

void print_mandate(const Terminal& terminal, const wire::MandateView& view) {
  const wire::Mandate& mandate = view.mandate;
  terminal.result(fmt::format("{}  {} {} -> {} {}", mandate.id, mandate.client, view.client_name,
                              mandate.broker, view.broker_name));
  std::string line = "  " + terminal.say("representation." + mandate.representation) + "  " +
                     joined(mandate.data_sets);
  if (!mandate.procedures.empty()) line += "  " + joined(mandate.procedures);
  if (!mandate.value_cap.amount.text.empty()) {
    line += "  " + localised_amount(terminal.language, mandate.value_cap.amount.text,
                                    mandate.value_cap.currency);
  }
  line += "  " + localised_date(terminal.language, mandate.from) + " - " +
          localised_date(terminal.language, mandate.until);
  if (!view.revoked_at.empty()) {
    line += "  " + terminal.say("mandate.revoked", {{"time", view.revoked_at}});
  }
  terminal.result(line);
}

template <class Act>
int with_session(const Terminal& terminal, const Options& options, Act act) {
  std::shared_ptr<const seal::UnlockedVault> vault;
  Result<ServerSession> session = open_session(terminal, options, vault);
  if (!session) return terminal.fail(session.error());
  const Views views = act(*session, vault->signing_key());
  session->sign_out();
  if (!views) return terminal.fail(views.error());
  for (const wire::MandateView& view : *views)
    print_mandate(terminal, view);
  if (views->empty()) terminal.note(terminal.say("mandate.none"));
  if (terminal.json) terminal.document(wire::mandate_views_to_json(*views) + "\n");
  return kDone;
}

}  // namespace

int list_mandates(const Terminal& terminal, const Options& options) {
  return with_session(terminal, options, [](ServerSession& session, const seal::SigningKey&) {
    return session.mandates();
  });
}

int give_mandate(const Terminal& terminal, const Options& options) {
  const MandateOptions& given = options.mandate;
  wire::Mandate mandate;
  mandate.id = seal::random_uuid();
  mandate.broker = given.broker;
  mandate.representation = given.representation;
  mandate.data_sets = given.data_sets;
  mandate.procedures = given.procedures;
  if (!given.cap.empty()) {
    mandate.value_cap.currency = given.cap.substr(0, 3);
    mandate.value_cap.amount.text = given.cap.size() > 4 ? given.cap.substr(4) : "";
  }
  mandate.from = given.from.empty() ? utc_now().substr(0, 10) : given.from;
  mandate.until = given.until;
  return with_session(
      terminal, options, [&](ServerSession& session, const seal::SigningKey& key) -> Views {
        const auto organisation = session.organisation();
        if (!organisation) return organisation.error();
        mandate.client = organisation->eori;
        const std::string bytes = wire::mandate_bytes(mandate);
        const auto well_formed = wire::mandate_from_json(bytes);
        if (!well_formed) return well_formed.error();
        return session.give_mandate(signed_statement(key, seal::Purpose::mandate, bytes));
      });
}

int revoke_mandate(const Terminal& terminal, const Options& options) {
  return with_session(terminal, options, [&](ServerSession& session, const seal::SigningKey& key) {
    const std::string bytes = wire::revocation_bytes({options.mandate.id, utc_now()});
    return session.revoke_mandate(signed_statement(key, seal::Purpose::mandate, bytes));
  });
}

}  // namespace quayside::cli
