#include "client/cli/submissions.h"

#include <fmt/format.h>

#include <chrono>
#include <ctime>
#include <thread>

#include "client/cli/declaration_file.h"
#include "client/cli/files.h"
#include "client/cli/json_text.h"
#include "client/cli/signing.h"
#include "shared/wire/rendering.h"
#include "shared/wire/verdict_text.h"

namespace quayside::cli {
namespace {

constexpr std::size_t kEnvelopeBytesMax = 8 * 1024 * 1024;  // base64url of 4 MiB, and more
constexpr auto kPause = std::chrono::milliseconds(500);

bool is_final(wire::Status status) {
  return status == wire::Status::awaiting_approval || status == wire::Status::released ||
         status == wire::Status::cleared || status == wire::Status::exited ||
         status == wire::Status::kept || wire::has_ended(status);
}

int exit_code_of(wire::Status status) {
  return wire::has_ended(status) && status != wire::Status::granted ? kErrorsFound : kDone;
}

std::string status_text(const Terminal& terminal, wire::Status status) {
  return terminal.say("status." + std::string(wire::status_name(status)));
}

void print_details(const Terminal& terminal, const wire::SubmissionView& view) {
  print_view(terminal, view);
  for (const wire::TimelineEntry& entry : view.timeline) {
    const std::string key = "notification." + entry.event;
    const std::string words = has_message("en", key) ? "  " + terminal.say(key) : std::string();
    terminal.result("  " + entry.at + "  " + entry.event + words);
  }
  for (const wire::CustomsError& error : view.errors) {
    std::string places;
    for (const FieldPointer& at : error.at)
      places += " " + at.text();
    const std::string text =
        error.text.empty() ? explanation_of_code(error.code, terminal.language) : error.text;
    terminal.result(fmt::format("  {} {}: {}{}", error.code, error.rule, text, places));
  }
  for (const wire::SentDocument& sent : view.documents) {
    const std::string state(wire::document_state_name(sent.state));
    terminal.result(fmt::format("  {}  {}  {}{}", sent.document.name,
                                terminal.say("document.state." + state), sent.reference,
                                sent.text.empty() ? "" : "  " + sent.text));
  }
  for (const wire::Statement& statement : view.statements) {
    const std::string until = statement.until.empty() ? "" : "  " + statement.until;
    terminal.result(
        fmt::format("  {} {}: {}{}", statement.type, statement.code, statement.text, until));
  }
  for (const wire::Change& change : view.changes) {
    terminal.result(fmt::format("  {}: {} = {}", change.by,
                                change.at.is_root() ? change.pointer : change.at.text(),
                                change.value));
  }
  for (const wire::Charge& charge : view.charges) {
    const std::string key = "charge." + charge.tax_type;
    const std::string name = has_message("en", key) ? terminal.say(key) : charge.tax_type;
    terminal.result(fmt::format("  {}: {}{}", name,
                                localised_number(terminal.language, charge.amount),
                                charge.item.empty() ? "" : "  #" + charge.item));
  }
  if (!view.payment_amount.empty()) {
    terminal.result(terminal.say(
        "cli.payment", {{"amount", localised_amount(terminal.language, view.payment_amount,
                                                    view.payment_currency)},
                        {"reference", view.payment_reference}}));
  }
}

Error receipt_wrong(const std::string& what) {
  return {"receipt_not_valid", what,
          "The server may have the declaration; keep the envelope and ask its operator."};
}

/// Follows a submission until customs has the last word. Error code: still_waiting.
Result<wire::SubmissionView> wait_for_customs(const Terminal& terminal, ServerSession& session,
                                              wire::SubmissionView view, int timeout_s) {
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(timeout_s);
  while (!is_final(view.status)) {
    if (std::chrono::steady_clock::now() >= deadline) {
      return Error{"still_waiting", "customs has not decided within the time given",
                   "The server goes on by itself; ask later: quayside status " + view.id};
    }
    std::this_thread::sleep_for(kPause);
    Result<wire::SubmissionView> next = session.submission(view.id);
    if (!next && next.error().code != "server_unreachable") return next;
    if (!next) continue;
    if (next->status != view.status) terminal.note(status_text(terminal, next->status));
    view = std::move(*next);
  }
  return view;
}

/// The envelope that a file holds, or the one made of the declaration that it holds.
Result<Signed> envelope_of(const Terminal& terminal, const Options& options,
                           const std::string& bytes,
                           std::shared_ptr<const seal::UnlockedVault>& vault) {
  const Result<wire::FileKind> kind = wire::kind_of_file(bytes);
  if (kind && *kind == wire::FileKind::json) {
    const Result<wire::Envelope> envelope = wire::envelope_from_json(wire::without_mark(bytes));
    if (envelope) {
      Signed found;
      found.envelope = *envelope;
      return found;
    }
    // Its own members say what it was meant to be.
    if (bytes.find("\"payload\"") != std::string::npos) return envelope.error();
  }
  return sign_declaration(terminal, options, bytes, vault);
}

int refused(const Terminal& terminal, const Error& error, const std::string& verdict) {
  terminal.complain(error);
  if (terminal.json) {
    terminal.document(JsonObject()
                          .value("error", error_json(error))
                          .value("verdict", verdict.empty() ? "null" : verdict)
                          .str() +
                      "\n");
  } else if (!verdict.empty()) {
    terminal.note(verdict);
  }
  return kErrorsFound;
}

}  // namespace

std::string utc_now() { return utc_time_text(static_cast<std::int64_t>(std::time(nullptr))); }

wire::Envelope signed_statement(const seal::SigningKey& key, seal::Purpose purpose,
                                std::string bytes) {
  const auto now = static_cast<std::int64_t>(std::time(nullptr));
  std::string signature = seal::sign_detached(key, purpose, now, bytes);
  return {std::move(bytes), std::move(signature)};
}

void print_view(const Terminal& terminal, const wire::SubmissionView& view) {
  const std::string what =
      view.request.empty() ? view.data_set : terminal.say("request." + view.request);
  const std::string client = view.client.empty() ? "" : "  " + view.client;
  terminal.result(fmt::format("{}  {}  LRN {}{}{}  {}", view.id, what, view.lrn,
                              view.mrn.empty() ? "" : "  MRN " + view.mrn, client,
                              status_text(terminal, view.status)));
}

void note_demonstration(const Terminal& terminal, ServerSession& session) {
  const Result<wire::ServerInfo> info = session.about();
  if (!info || !info->demonstration) return;
  terminal.note(terminal.say("cli.demonstration", {{"server", session.origin()}}));
}

Result<ServerSession> open_session(const Terminal& terminal, const Options& options,
                                   std::shared_ptr<const seal::UnlockedVault>& vault) {
  const std::string server =
      options.server.empty() ? read_enrolment(options.key).server : options.server;
  Result<ServerSession> session = ServerSession::with(server);
  if (!session) return session;
  if (vault == nullptr) {
    const auto unlocked = unlock_key(terminal, options.key);
    if (!unlocked) return unlocked.error();
    vault = *unlocked;
  }
  const Result<wire::SessionAnswer> answer = session->sign_in(vault->signing_key());
  if (!answer) return answer.error();
  note_demonstration(terminal, *session);
  return session;
}

Result<Done> check_receipt(const wire::SubmissionAnswer& answer, const wire::Envelope& envelope,
                           const Options& options, const std::string& origin) {
  const Result<seal::PublicKey> server = seal::PublicKey::from_jwk_x(answer.server_key_x);
  if (!server) return server.error();
  const auto header =
      seal::verify_detached(answer.signature, seal::Purpose::receipt, *server, answer.receipt);
  if (!header) return receipt_wrong("the receipt is not signed by the server");
  const Result<wire::Receipt> receipt = wire::receipt_from_json(answer.receipt);
  if (!receipt) return receipt.error();
  const Result<seal::JwsSigner> signer = seal::peek_signer(envelope.signature);
  const bool is_the_signers = envelope.signature.empty()  // of the one who is signed in
                              || (signer && receipt->kid == signer->header.kid);
  if (receipt->payload_hash != seal::hex(seal::sha256(envelope.payload)) || !is_the_signers) {
    return receipt_wrong("the receipt is for something else");
  }
  EnrolmentRecord record = read_enrolment(options.key);
  if (record.server != origin) return Done{};
  if (record.server_key_x.empty()) {
    record.server_key_x = answer.server_key_x;
    return write_enrolment(options.key, record);
  }
  if (record.server_key_x == answer.server_key_x) return Done{};
  return receipt_wrong("the receipt is signed by another key than the server had before");
}

int deliver(const Terminal& terminal, const Options& options, ServerSession& session,
            const wire::Envelope& envelope) {
  Result<wire::SubmissionAnswer> answer = session.submit(envelope);
  if (!answer) {
    if (answer.error().code == "declaration_has_errors") {
      return refused(terminal, answer.error(), session.refused_verdict());
    }
    return terminal.fail(answer.error());
  }
  // The receipt is saved before it is judged: whatever it says, it is what the server said.
  if (!options.receipt_file.empty()) {
    const Result<Done> written =
        write_file(options.receipt_file, wire::submission_answer_to_json(*answer) + "\n");
    if (!written) return terminal.fail(written.error(), options.receipt_file);
    terminal.note(terminal.say("cli.written", {{"file", options.receipt_file}}));
  }
  const Result<Done> holds = check_receipt(*answer, envelope, options, session.origin());
  if (!holds) return terminal.fail(holds.error());
  Result<wire::SubmissionView> view = wire::submission_view_from_json(answer->submission);
  if (!view) return terminal.fail(view.error());
  const Result<wire::Receipt> receipt = wire::receipt_from_json(answer->receipt);
  terminal.result(terminal.say("cli.submitted", {{"id", receipt->submission_id},
                                                 {"time", receipt->received_at},
                                                 {"hash", receipt->payload_hash}}));
  if (options.wait) {
    view = wait_for_customs(terminal, session, *view, options.timeout_s);
    if (!view) return terminal.fail(view.error());
    print_details(terminal, *view);
  }
  answer->submission = wire::submission_view_to_json(*view);
  if (terminal.json) terminal.document(wire::submission_answer_to_json(*answer) + "\n");
  return exit_code_of(view->status);
}

namespace {

void print_trial(const Terminal& terminal, const wire::TrialAnswer& trial,
                 std::string_view profile) {
  for (const Error& problem : trial.problems)
    terminal.complain(problem);
  if (trial.problems.empty()) terminal.result(terminal.say("trial.passes"));
  const std::string bytes =
      localised_number(terminal.language, std::to_string(trial.message.size()));
  terminal.result(terminal.say("trial.message") + ": " +
                  (trial.message.empty() ? terminal.say("trial.message.none")
                                         : terminal.say("trial.message.made", {{"bytes", bytes}})));
  terminal.result(terminal.say("trial.way") + ": " +
                  terminal.say(trial.connected ? "trial.way.connected" : "trial.way.none"));
  terminal.result(terminal.say("trial.held"));
  for (const std::string_view key : wire::checks_held_by_customs(profile))
    terminal.result("  " + terminal.say(key));
}

/// What `prepare` makes of the options; where a mandate is missing, of those with what the server
/// knows of mandates.
template <class Prepare>
Result<Signed> with_mandates(const Terminal& terminal, const Options& options,
                             std::shared_ptr<const seal::UnlockedVault>& vault, Prepare prepare) {
  Result<Signed> prepared = prepare(options);
  const bool is_missing = !prepared && prepared.error().code == "mandate_missing";
  if (!is_missing || !options.mandate.file.empty()) return prepared;
  Result<ServerSession> session = open_session(terminal, options, vault);
  if (!session) return session.error();
  auto mandates = session->mandates();
  session->sign_out();
  if (!mandates) return mandates.error();
  Options informed = options;
  informed.mandates = std::move(*mandates);
  return prepare(informed);
}

int try_out(const Terminal& terminal, const Options& options, const std::string& bytes) {
  std::shared_ptr<const seal::UnlockedVault> vault;
  const Result<Signed> prepared = with_mandates(
      terminal, options, vault,
      [&](const Options& informed) { return prepare_declaration(terminal, informed, bytes); });
  if (!prepared) return terminal.fail(prepared.error(), options.files.front());
  Result<ServerSession> session = open_session(terminal, options, vault);
  if (!session) return terminal.fail(session.error());
  const Result<wire::TrialAnswer> trial = session->trial(prepared->envelope.payload);
  session->sign_out();
  if (!trial) return terminal.fail(trial.error());
  print_trial(terminal, *trial, prepared->header.profile);
  if (terminal.json) terminal.document(wire::trial_answer_to_json(*trial) + "\n");
  return trial->problems.empty() ? kDone : kErrorsFound;
}

}  // namespace

int submit_file(const Terminal& terminal, const Options& options) {
  const std::string& path = options.files.front();
  if (path != "-" && is_batch_file(path)) return submit_batch(terminal, options);
  const Result<std::string> bytes = read_file(path, kEnvelopeBytesMax);
  if (!bytes) return terminal.fail(bytes.error(), path);
  if (options.trial) return try_out(terminal, options, *bytes);
  std::shared_ptr<const seal::UnlockedVault> vault;
  const Result<Signed> prepared = with_mandates(
      terminal, options, vault,
      [&](const Options& informed) { return envelope_of(terminal, informed, *bytes, vault); });
  if (!prepared) return terminal.fail(prepared.error(), path);
  if (prepared->refused) {
    return refused(terminal, {"declaration_has_errors", "not signed, not sent", ""},
                   terminal.json ? prepared->verdict : "");  // people have read it above
  }
  Result<ServerSession> session = open_session(terminal, options, vault);
  if (!session) return terminal.fail(session.error());
  const int exit_code = deliver(terminal, options, *session, prepared->envelope);
  session->sign_out();
  return exit_code;
}

int show_status(const Terminal& terminal, const Options& options) {
  std::shared_ptr<const seal::UnlockedVault> vault;
  Result<ServerSession> session = open_session(terminal, options, vault);
  if (!session) return terminal.fail(session.error());
  if (options.all) {
    const Result<std::vector<wire::SubmissionView>> views = session->submissions();
    session->sign_out();
    if (!views) return terminal.fail(views.error());
    for (const wire::SubmissionView& view : *views)
      print_view(terminal, view);
    if (views->empty()) terminal.note(terminal.say("cli.no_submissions"));
    if (terminal.json) terminal.document(wire::submission_views_to_json(*views) + "\n");
    return kDone;
  }
  const Result<wire::SubmissionView> view = session->submission(options.submission_id);
  session->sign_out();
  if (!view) return terminal.fail(view.error());
  print_details(terminal, *view);
  if (terminal.json) terminal.document(wire::submission_view_to_json(*view) + "\n");
  return exit_code_of(view->status);
}

int save_evidence(const Terminal& terminal, const Options& options) {
  std::shared_ptr<const seal::UnlockedVault> vault;
  Result<ServerSession> session = open_session(terminal, options, vault);
  if (!session) return terminal.fail(session.error());
  const Result<std::string> package = session->evidence(options.submission_id);
  session->sign_out();
  if (!package) return terminal.fail(package.error());
  if (options.output.empty() || options.output == "-") {
    terminal.document(*package + "\n");
    return kDone;
  }
  const Result<Done> written = write_file(options.output, *package);
  if (!written) return terminal.fail(written.error(), options.output);
  terminal.note(terminal.say("cli.written", {{"file", options.output}}));
  if (terminal.json) {
    terminal.document(JsonObject().text("written", options.output).str() + "\n");
  }
  return kDone;
}

namespace {

/// None unless the options name a file of them.
Result<seal::Certificates> authorities_of(const Options& options) {
  if (options.certificate_authorities.empty()) return seal::Certificates{};
  const Result<std::string> text =
      read_file(options.certificate_authorities, seal::kAuthoritiesBytesMax);
  if (!text) return text.error();
  return seal::certificates_from_pem(*text);
}

Result<wire::ExpectedKeys> expected_keys_of(const Options& options) {
  wire::ExpectedKeys keys = options.expected_keys;
  for (std::string* key : {&keys.server, &keys.trader, &keys.client}) {
    if (key->empty()) continue;
    Result<std::string> kid = wire::expected_key_id(*key);
    if (!kid) return kid.error();
    *key = std::move(*kid);
  }
  return keys;
}

std::string holder_json(const seal::CertificateHolder& holder) {
  return JsonObject()
      .text("commonName", holder.common_name)
      .text("kid", holder.kid)
      .text("organizationIdentifier", holder.organization_identifier)
      .text("serial", holder.serial)
      .str();
}

}  // namespace

int verify_package(const Terminal& terminal, const Options& options) {
  const std::string& path = options.files.front();
  const Result<std::string> bytes = read_file(path, wire::kEvidenceBytesMax);
  if (!bytes) return terminal.fail(bytes.error(), path);
  const Result<wire::EvidencePackage> package =
      wire::evidence_from_json(wire::without_mark(*bytes));
  if (!package) return terminal.fail(package.error(), path);
  const Result<seal::Certificates> authorities = authorities_of(options);
  if (!authorities) return terminal.fail(authorities.error(), options.certificate_authorities);
  const Result<wire::ExpectedKeys> keys = expected_keys_of(options);
  if (!keys) return terminal.fail(keys.error());
  const wire::EvidenceReport report =
      wire::verify_evidence(*package, {.authorities = *authorities, .keys = *keys});
  const auto line = [&](const std::string& text) {
    options.print ? terminal.note(text) : terminal.result(text);
  };
  for (const std::string& key : report.failures)
    line(terminal.say("cli.evidence_fails") + "  " + terminal.say(key));
  for (const std::string& key : report.unchecked)
    line(terminal.say("cli.evidence_cannot_check") + "  " + terminal.say(key));
  for (const std::string& key : report.holds)
    line(terminal.say("cli.evidence_holds") + "  " + terminal.say(key));
  for (const std::string& key : report.notes)
    line("  " + terminal.say(key));
  if (report.holder)
    line("  " + terminal.say("cli.evidence_holder") + ": " + holder_text(*report.holder));
  if (!options.print) {  // the text that is printed says it, too
    for (const auto& field : wire::rendered_evidence(*package, terminal.language))
      line("  " + field.label + ": " + field.value);
  }
  line(terminal.say(wire::evidence_summary(report)));
  const std::string text = options.print ? wire::evidence_text(*package, terminal.language) : "";
  if (terminal.json) {
    JsonObject document;
    document.value("failures", json_strings(report.failures))
        .value("holder", report.holder ? holder_json(*report.holder) : "null")
        .value("holds", json_strings(report.holds))
        .value("notes", json_strings(report.notes))
        .value("unchecked", json_strings(report.unchecked));
    if (options.print) document.text("text", text);
    terminal.document(document.str() + "\n");
  } else {
    terminal.document(text);
  }
  return report.failures.empty() && report.unchecked.empty() ? kDone : kErrorsFound;
}

}  // namespace quayside::cli
