#include "client/cli/commands.h"
#include "client/cli/files.h"
#include "client/cli/json_text.h"
#include "client/cli/server_session.h"
#include "client/cli/submissions.h"

namespace quayside::cli {
namespace {

Error data_missing() {
  return {"enrolment_incomplete", "who enrols is not said",
          "Give --eori, --organisation and --person."};
}

/// Writes the changed key file and says so.
int store_changed(const Terminal& terminal, const OpenKey& key, const std::string& file,
                  const char* words) {
  const Result<Done> written = write_file(key.path, file, Secrecy::secret);
  if (!written) return terminal.fail(written.error(), key.path);
  terminal.note(terminal.say(
      words, {{"file", key.path}, {"kid", key.vault->signing_key().public_key().kid()}}));
  return kDone;
}

}  // namespace

int make_key(const Terminal& terminal, const Options& options) {
  const Result<std::string> path = key_file_of(options.key);
  if (!path) return terminal.fail(path.error());
  if (file_exists(*path)) {
    return terminal.fail(
        {"file_exists", "the file exists already", "Choose another name with --key."}, *path);
  }
  const Result<std::string> passphrase = ask_new_passphrase(terminal, options.key);
  if (!passphrase) return terminal.fail(passphrase.error());
  const Result<seal::NewVault> vault = seal::create_vault(*passphrase);
  if (!vault) return terminal.fail(vault.error());
  const Result<Done> written = write_new_secret_file(*path, vault->file);
  if (!written) return terminal.fail(written.error(), *path);

  const seal::PublicKey& key = vault->unlocked->signing_key().public_key();
  terminal.note(terminal.say("cli.key_made", {{"file", *path}, {"kid", key.kid()}}));
  terminal.note(terminal.say("cli.recovery_code"));
  if (!terminal.json) {
    terminal.document(vault->recovery_code + "\n");
    return kDone;
  }
  terminal.document(JsonObject()
                        .text("keyFile", *path)
                        .text("kid", key.kid())
                        .value("publicKey", key.jwk())
                        .text("recoveryCode", vault->recovery_code)
                        .str() +
                    "\n");
  return kDone;
}

int recover_key(const Terminal& terminal, const Options& options) {
  const Result<std::string> path = key_file_of(options.key);
  if (!path) return terminal.fail(path.error());
  const Result<std::string> file = read_file(*path, seal::kVaultFileBytesMax);
  if (!file) return terminal.fail(file.error(), *path);
  const Result<std::string> code = options.recovery_code_file.empty()
                                       ? ask_hidden(terminal, "cli.ask_recovery_code")
                                       : read_file(options.recovery_code_file, 1024);
  if (!code) return terminal.fail(code.error(), options.recovery_code_file);
  const auto unlocked = seal::recover_vault(*file, *code);
  if (!unlocked) return terminal.fail(unlocked.error());
  const Result<std::string> passphrase = ask_new_passphrase(terminal, options.key);
  if (!passphrase) return terminal.fail(passphrase.error());
  const Result<std::string> renewed = seal::rewrap_vault(*file, **unlocked, *passphrase);
  if (!renewed) return terminal.fail(renewed.error());
  const Result<Done> written = write_file(*path, *renewed, Secrecy::secret);
  if (!written) return terminal.fail(written.error(), *path);
  const std::string kid = (*unlocked)->signing_key().public_key().kid();
  terminal.note(terminal.say("cli.key_recovered", {{"file", *path}, {"kid", kid}}));
  if (terminal.json) {
    terminal.document(JsonObject().text("keyFile", *path).text("kid", kid).str() + "\n");
  }
  return kDone;
}

int change_passphrase(const Terminal& terminal, const Options& options) {
  const Result<OpenKey> key = open_key(terminal, options.key);
  if (!key) return terminal.fail(key.error());
  const Result<std::string> passphrase = ask_next_passphrase(terminal, options.key);
  if (!passphrase) return terminal.fail(passphrase.error());
  const Result<std::string> file = seal::rewrap_vault(key->file, *key->vault, *passphrase);
  if (!file) return terminal.fail(file.error());
  const int exit_code = store_changed(terminal, *key, *file, "cli.passphrase_changed");
  if (exit_code == kDone && terminal.json) {
    terminal.document(JsonObject().text("keyFile", key->path).str() + "\n");
  }
  return exit_code;
}

int renew_recovery_code(const Terminal& terminal, const Options& options) {
  const Result<OpenKey> key = open_key(terminal, options.key);
  if (!key) return terminal.fail(key.error());
  const Result<seal::NewRecoveryCode> renewed = seal::renew_recovery_code(key->file, *key->vault);
  if (!renewed) return terminal.fail(renewed.error());
  const int exit_code = store_changed(terminal, *key, renewed->file, "cli.recovery_code_renewed");
  if (exit_code != kDone) return exit_code;
  terminal.note(terminal.say("cli.recovery_code"));
  terminal.document(terminal.json ? JsonObject()
                                            .text("keyFile", key->path)
                                            .text("recoveryCode", renewed->recovery_code)
                                            .str() +
                                        "\n"
                                  : renewed->recovery_code + "\n");
  return kDone;
}

int enrol_key(const Terminal& terminal, const Options& options) {
  EnrolmentRecord record = read_enrolment(options.key);
  Result<ServerSession> session =
      ServerSession::with(options.server.empty() ? record.server : options.server);
  if (!session) return terminal.fail(session.error());
  if (session->origin() != record.server) record = {session->origin(), "", "", "", ""};
  if (!options.eori.empty()) record.eori = options.eori;
  if (!options.organisation.empty()) record.organisation = options.organisation;
  if (!options.person.empty()) record.person = options.person;
  if (record.eori.empty() || record.organisation.empty() || record.person.empty()) {
    return terminal.fail(data_missing());
  }
  const auto vault = unlock_key(terminal, options.key);
  if (!vault) return terminal.fail(vault.error());
  const seal::SigningKey& key = (*vault)->signing_key();
  const std::string x = seal::base64url(key.public_key().bytes);
  const Result<wire::EnrolmentAnswer> answer = session->enrol(
      {record.eori, record.organisation, record.person, x, options.people.invitation}, key);
  if (!answer) return terminal.fail(answer.error());

  const Result<Done> written = write_enrolment(options.key, record);
  if (!written) return terminal.fail(written.error());
  note_demonstration(terminal, *session);
  terminal.result(terminal.say(answer->status == "active" ? "cli.enrolled" : "cli.enrolled_pending",
                               {{"server", session->origin()},
                                {"kid", answer->kid},
                                {"eori", record.eori},
                                {"organisation", record.organisation},
                                {"person", record.person}}));
  if (terminal.json) terminal.document(wire::enrolment_answer_to_json(*answer) + "\n");
  return kDone;
}

}  // namespace quayside::cli
