// Decisions about what was signed and not sent: approve, refuse, withdraw.
#include "client/cli/commands.h"
#include "client/cli/declaration_file.h"
#include "client/cli/signing.h"
#include "client/cli/submissions.h"

namespace quayside::cli {
namespace {

/// Tells the server, and shows what has become of the submission.
int tell(const Terminal& terminal, const Options& options, ServerSession& session,
         const wire::Decision& decision) {
  const auto view = session.decide(options.submission_id, decision);
  session.sign_out();
  if (!view) return terminal.fail(view.error());
  print_view(terminal, *view);
  if (terminal.json) terminal.document(wire::submission_view_to_json(*view) + "\n");
  return kDone;
}

int decide(const Terminal& terminal, const Options& options, const wire::Decision& decision) {
  std::shared_ptr<const seal::UnlockedVault> vault;
  Result<ServerSession> session = open_session(terminal, options, vault);
  if (!session) return terminal.fail(session.error());
  return tell(terminal, options, *session, decision);
}

}  // namespace

// The bytes come from the server, so what they say is shown before they are signed.
int approve_submission(const Terminal& terminal, const Options& options) {
  std::shared_ptr<const seal::UnlockedVault> vault;
  Result<ServerSession> session = open_session(terminal, options, vault);
  if (!session) return terminal.fail(session.error());
  const Result<std::string> evidence = session->evidence(options.submission_id);
  if (!evidence) return terminal.fail(evidence.error());
  const auto package = wire::evidence_from_json(*evidence);
  if (!package) return terminal.fail(package.error());
  const auto content = wire::read_signed_content(package->payload);
  if (!content) return terminal.fail(content.error());
  const auto report = wire::verify_evidence(*package, {.is_before_approval = true});
  if (!report.failures.empty()) {
    return terminal.fail({"evidence_wrong", terminal.say(report.failures.front()),
                          "Do not approve it; ask whoever signed it to sign it again."});
  }
  if (content->header.submission_id != options.submission_id) {
    return terminal.fail({"evidence_wrong", "the server shows another submission",
                          "Do not approve it; ask the operator of the server."});
  }
  const seal::SigningKey& key = vault->signing_key();
  say_what_is_signed(terminal, *content, package->payload, key.public_key().kid());
  wire::Decision decision;
  decision.signature = signed_statement(key, seal::Purpose::approval, package->payload).signature;
  return tell(terminal, options, *session, decision);
}

int refuse_submission(const Terminal& terminal, const Options& options) {
  return decide(terminal, options, {wire::Verb::refuse, "", options.refusal});
}

int withdraw_submission(const Terminal& terminal, const Options& options) {
  return decide(terminal, options, {wire::Verb::withdraw, "", options.refusal});
}

}  // namespace quayside::cli
