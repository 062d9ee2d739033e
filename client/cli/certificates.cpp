#include <fmt/format.h>

#include <ctime>

#include "client/cli/commands.h"
#include "client/cli/json_text.h"
#include "client/cli/submissions.h"
#include "shared/wire/certificates.h"

namespace quayside::cli {
namespace {

std::int64_t now_s() { return static_cast<std::int64_t>(std::time(nullptr)); }

Error eori_missing() {
  return {"eori_missing", "for whom the certificate signs is not known",
          "Enrol the key, or give --eori."};
}

std::string eori_of(const Options& options) {
  return options.eori.empty() ? read_enrolment(options.key).eori : options.eori;
}

int answered(const Terminal& terminal, const Result<wire::CertificateAnswer>& answer,
             const char* key, const MessageArguments& arguments) {
  if (!answer) return terminal.fail(answer.error());
  terminal.result(terminal.say(key, arguments));
  if (terminal.json) terminal.document(wire::certificate_answer_to_json(*answer) + "\n");
  return kDone;
}

}  // namespace

std::string holder_text(const seal::CertificateHolder& holder) {
  return fmt::format("{}{}{}, {}", holder.common_name,
                     holder.organization_identifier.empty() ? "" : ", ",
                     holder.organization_identifier, holder.serial);
}

int register_certificate(const Terminal& terminal, const Options& options) {
  const std::string eori = eori_of(options);
  if (eori.empty()) return terminal.fail(eori_missing());
  const auto signer = open_token(terminal, options.token);
  if (!signer) return terminal.fail(signer.error());
  const Result<seal::CertificateHolder> holder = seal::certificate_holder((*signer)->chain());
  if (!holder) return terminal.fail(holder.error());
  std::shared_ptr<const seal::UnlockedVault> vault;
  Result<ServerSession> session = open_session(terminal, options, vault);
  if (!session) return terminal.fail(session.error());

  wire::CertificateRequest request;
  request.chain = (*signer)->chain();
  const std::string statement = wire::certificate_statement(request.chain, eori);
  const Result<std::string> possession =
      seal::sign_with_certificate(**signer, seal::Purpose::enrolment, now_s(), statement);
  if (!possession) return terminal.fail(possession.error());
  request.possession = *possession;
  request.signature =
      seal::sign_detached(vault->signing_key(), seal::Purpose::key_event, now_s(), statement);
  const Result<wire::CertificateAnswer> answer = session->register_certificate(request);
  session->sign_out();
  return answered(terminal, answer, "cli.certificate_registered",
                  {{"holder", holder_text(*holder)},
                   {"kid", holder->kid},
                   {"eori", eori},
                   {"server", session->origin()}});
}

int revoke_certificate(const Terminal& terminal, const Options& options) {
  const std::string eori = eori_of(options);
  if (eori.empty()) return terminal.fail(eori_missing());
  std::shared_ptr<const seal::UnlockedVault> vault;
  Result<ServerSession> session = open_session(terminal, options, vault);
  if (!session) return terminal.fail(session.error());
  const std::string signature =
      seal::sign_detached(vault->signing_key(), seal::Purpose::key_event, now_s(),
                          wire::revocation_statement(options.kid, eori));
  const Result<wire::CertificateAnswer> answer =
      session->revoke_certificate({options.kid, signature});
  session->sign_out();
  return answered(terminal, answer, "cli.certificate_revoked",
                  {{"kid", options.kid}, {"server", session->origin()}});
}

}  // namespace quayside::cli
