// Rotation: a new key in place of the old one, without anybody else: the old key confirms the new
// one as a further key of the same person, then the new one takes the old one out of use.
#include "client/cli/commands.h"
#include "client/cli/files.h"
#include "client/cli/json_text.h"
#include "client/cli/submissions.h"
#include "shared/wire/organisation.h"

namespace quayside::cli {
namespace {

wire::KeyEvent event_of(const wire::OrganisationView& organisation, const char* name,
                        const std::string& kid) {
  wire::KeyEvent event;
  event.event = name;
  event.at = utc_now();
  event.eori = organisation.eori;
  event.kid = kid;
  return event;
}

Result<Done> change(ServerSession& session, const seal::SigningKey& key,
                    const wire::KeyEvent& event) {
  const auto view = session.change_organisation(
      signed_statement(key, seal::Purpose::key_event, wire::key_event_bytes(event)));
  return view ? Result<Done>(Done{}) : view.error();
}

/// Introduces the new key and lets the old one, which is signed in, vouch for it.
Result<Done> add_key(ServerSession& session, const EnrolmentRecord& record,
                     const seal::SigningKey& old_key, const seal::SigningKey& new_key) {
  const auto organisation = session.organisation();
  if (!organisation) return organisation.error();
  const std::string x = seal::base64url(new_key.public_key().bytes);
  const auto enrolled =
      session.enrol({organisation->eori, organisation->name, record.person, x}, new_key);
  if (!enrolled) return enrolled.error();
  if (enrolled->status == "active") return Done{};  // a demonstration
  wire::KeyEvent confirm = event_of(*organisation, "confirm", new_key.public_key().kid());
  confirm.member = organisation->member;
  return change(session, old_key, confirm);
}

Result<Done> revoke_old(ServerSession& session, const std::string& old_kid,
                        const seal::SigningKey& new_key) {
  const auto signed_in = session.sign_in(new_key);
  if (!signed_in) return signed_in.error();
  const auto organisation = session.organisation();
  if (!organisation) return organisation.error();
  wire::KeyEvent revoke = event_of(*organisation, "revoke", old_kid);
  revoke.from = revoke.at;
  return change(session, new_key, revoke);
}

}  // namespace

int replace_key(const Terminal& terminal, const Options& options) {
  if (file_exists(options.new_key_file)) {
    return terminal.fail(
        {"file_exists", "the file exists already", "Choose another name with --new-key."},
        options.new_key_file);
  }
  std::shared_ptr<const seal::UnlockedVault> old_vault;
  Result<ServerSession> session = open_session(terminal, options, old_vault);
  if (!session) return terminal.fail(session.error());
  const Result<std::string> passphrase = ask_next_passphrase(terminal, options.key);
  if (!passphrase) return terminal.fail(passphrase.error());
  const Result<seal::NewVault> made = seal::create_vault(*passphrase);
  if (!made) return terminal.fail(made.error());
  const Result<Done> written = write_new_secret_file(options.new_key_file, made->file);
  if (!written) return terminal.fail(written.error(), options.new_key_file);
  const EnrolmentRecord record = read_enrolment(options.key);
  const seal::SigningKey& old_key = old_vault->signing_key();
  const seal::SigningKey& new_key = made->unlocked->signing_key();
  if (const auto added = add_key(*session, record, old_key, new_key); !added) {
    return terminal.fail(added.error());
  }
  KeyOptions new_options = options.key;
  new_options.key_file = options.new_key_file;
  if (const auto kept = write_enrolment(new_options, record); !kept) {
    return terminal.fail(kept.error());
  }
  const std::string old_kid = old_key.public_key().kid();
  if (const auto revoked = revoke_old(*session, old_kid, new_key); !revoked) {
    return terminal.fail(revoked.error());
  }
  session->sign_out();
  const std::string kid = new_key.public_key().kid();
  terminal.note(terminal.say("cli.key_replaced", {{"file", options.new_key_file}, {"kid", kid}}));
  terminal.note(terminal.say("cli.recovery_code"));
  if (!terminal.json) {
    terminal.document(made->recovery_code + "\n");
    return kDone;
  }
  terminal.document(JsonObject()
                        .text("keyFile", options.new_key_file)
                        .text("kid", kid)
                        .text("recoveryCode", made->recovery_code)
                        .text("revoked", old_kid)
                        .str() +
                    "\n");
  return kDone;
}

}  // namespace quayside::cli
