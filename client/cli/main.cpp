// quayside: the client for terminals and pipelines. This file is the command line; README.md shows
// it by example.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdio>
#include <exception>

#include "client/cli/commands.h"
#include "client/cli/json_text.h"
#include "client/cli/program.h"
#include "shared/base/printable.h"
#include "shared/rules/rule.h"
#include "shared/seal/seal.h"
#include "shared/wire/documents.h"

#ifndef QUAYSIDE_VERSION
#define QUAYSIDE_VERSION "0.0.0"
#endif

namespace quayside::cli {

int show_version(const Terminal& terminal, const Options&) {
  terminal.result(fmt::format("quayside {}", QUAYSIDE_VERSION));
  terminal.result(terminal.say("cli.rule_set", {{"hash", std::string(rule_set_hash())}}));
  if (terminal.json) {
    terminal.document(
        JsonObject().text("ruleSet", rule_set_hash()).text("version", QUAYSIDE_VERSION).str() +
        "\n");
  }
  return kDone;
}

namespace {

constexpr const char* kFileHelp = "Quayside JSON or a customs XML message; - is standard input";

void add_file(CLI::App* command, Options& options, const char* help = kFileHelp) {
  command->add_option("FILE", options.files, help)->required()->expected(1);
}

void add_judging(CLI::App* command, Options& options) {
  command->add_option("--profile", options.profile, "customs authority; else as the file says")
      ->check(CLI::IsMember({"dk", "gb"}));
  command->add_option("--as-of", options.as_of,
                      "the day whose rules count, 2026-11-24; else today");
}

CLI::Option* add_token(CLI::App* command, TokenOptions& token) {
  CLI::Option* module = command->add_option("--token-module", token.module,
                                            "sign with a certificate: the token's PKCS#11 library");
  command->add_option("--token", token.token, "label of the token; else the only one")
      ->needs(module);
  command->add_option("--token-key", token.key, "label of the key; else the only one")
      ->needs(module);
  command
      ->add_option("--pin-file", token.pin_file,
                   "its first line is the PIN; else QUAYSIDE_PIN, else asked")
      ->needs(module);
  command
      ->add_option("--certificate-chain", token.chain_file,
                   "PEM file of the certificates between the token's and the authority's")
      ->needs(module);
  return module;
}

void add_output(CLI::App* command, Options& options) {
  command->add_option("-o,--output", options.output, "file to write; else standard output");
}

// What is asked about a declaration that customs has.
CLI::Option* add_request(CLI::App* command, RequestOptions& request,
                         std::vector<std::string> names) {
  CLI::Option* as = command
                        ->add_option("--as", request.as,
                                     "a request about the declaration: amendment (before "
                                     "acceptance: correction), invalidation (cancellation), "
                                     "presentation, …")
                        ->check(CLI::IsMember(std::move(names)));
  command->add_option("--of", request.original, "amendment: the declaration as customs has it")
      ->needs(as);
  command->add_option("--mrn", request.mrn, "MRN of the declaration")->needs(as);
  command->add_option("--reason", request.reason, "code of the reason, as customs lists it")
      ->needs(as);
  command->add_option("--reason-text", request.reason_text, "the reason in words")->needs(as);
  return as;
}

void add_message_of_request(CLI::App* convert, RequestOptions& request) {
  CLI::Option* as =
      add_request(convert, request,
                  {"amendment", "invalidation", "presentation", "repayment", "supplementary"});
  convert
      ->add_option("--application", request.application,
                   "repayment, or invalidation with repayment: a message or JSON that holds the "
                   "application")
      ->needs(as);
  convert
      ->add_option("--reference", request.reference,
                   "reference of the message; else the LRN of FILE")
      ->needs(as);
}

void add_checking_commands(Program& program) {
  Options& options = program.options;
  CLI::App* validate = program.command("validate", "Check declarations", validate_files);
  validate->add_option("FILE", options.files, kFileHelp)->required();
  validate->add_option("--breaks-on", options.breaks_on,
                       "only what is wrong on this day and is not on the day of --as-of");
  validate
      ->add_option("--history", options.histories,
                   "what was declared before, to compare with: a folder of declarations, JSON "
                   "lines, or what status --all --json prints; may be given several times")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  add_judging(validate, options);

  CLI::App* convert =
      program.command("convert", "Write a declaration in another form", convert_file);
  add_file(convert, options);
  convert->add_option("--to", options.format, "json or xml")
      ->required()
      ->check(CLI::IsMember({"json", "xml"}));
  convert->add_option("--profile", options.profile, "customs authority; else as the file says")
      ->check(CLI::IsMember({"dk", "gb"}));
  add_message_of_request(convert, options.request);
  convert
      ->add_option("--as-new", options.new_lrn,
                   "write it as a new declaration with this LRN; FILE may be what was signed: an "
                   "envelope or an evidence package")
      ->excludes("--as");
  add_output(convert, options);

  CLI::App* fix =
      program.command("fix", "Make the corrections that rules know; writes JSON", fix_file);
  add_file(fix, options);
  fix->add_option("--rule", options.rules,
                  "only corrections of this rule or code; may be given several times")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  add_judging(fix, options);
  add_output(fix, options);

  CLI::App* explain = program.command("explain", "Explain a rule", explain_code);
  explain->add_option("CODE", options.code, "a rule, or a code of customs: DK1018, R0221, VR#49")
      ->required();

  CLI::App* rules = program.command("rules", "List the rules", list_rules);
  rules->add_flag("--coverage", options.coverage,
                  "how much of the authority's catalogue is covered");
  program.command("version", "Show version and rule set", show_version);
}

void add_key_commands(Program& program) {
  Options& options = program.options;
  add_key(program.command("keygen", "Make a key; prints its recovery code once", make_key),
          options);
  CLI::App* recover =
      program.command("recover", "Set a new passphrase with the recovery code", recover_key);
  add_key(recover, options);
  recover->add_option("--recovery-code-file", options.recovery_code_file,
                      "holds the recovery code; else asked");
  CLI::App* key = program.app.add_subcommand("key", "Change what opens the key file");
  key->require_subcommand(1);
  CLI::App* passphrase = key->add_subcommand("passphrase", "Set another passphrase");
  add_key(passphrase, options);
  passphrase->add_option("--new-passphrase-file", options.key.new_passphrase_file,
                         "its first line is the new one; else QUAYSIDE_NEW_PASSPHRASE, else asked");
  passphrase->callback([&program] { program.chosen = change_passphrase; });
  CLI::App* code = key->add_subcommand("recovery-code",
                                       "Print a new recovery code, which voids the one before it");
  add_key(code, options);
  code->callback([&program] { program.chosen = renew_recovery_code; });
  CLI::App* replace = key->add_subcommand(
      "replace", "A new key in place of this one, which is revoked; prints its recovery code once");
  add_key(replace, options);
  add_server(replace, options);
  replace->add_option("--new-key", options.new_key_file, "file of the new key")->required();
  replace->add_option("--new-passphrase-file", options.key.new_passphrase_file,
                      "its first line is the new one; else QUAYSIDE_NEW_PASSPHRASE, else asked");
  replace->callback([&program] { program.chosen = replace_key; });
  CLI::App* enrol = program.command("enrol", "Introduce the key to a server", enrol_key);
  add_key(enrol, options);
  add_server(enrol, options);
  enrol->add_option("--eori", options.eori, "EORI number of the organisation");
  enrol->add_option("--organisation", options.organisation, "its name");
  enrol->add_option("--person", options.person, "your name");
  enrol->add_option("--invitation", options.people.invitation, "of the organisation");
}

void add_submission_commands(Program& program) {
  Options& options = program.options;
  CLI::App* sign = program.command("sign", "Check and sign a declaration", sign_file);
  CLI::App* submit =
      program.command("submit", "Submit a signed envelope, or sign and submit", submit_file);
  sign->add_option("FILE", options.files,
                   "Quayside JSON or a customs XML message; several are signed once, as a batch of "
                   "one envelope a line; - is standard input")
      ->required();
  add_file(submit, options, "an envelope, or a declaration to be signed first");
  add_output(sign, options);
  for (CLI::App* command : {sign, submit}) {
    add_judging(command, options);
    add_key(command, options);
    add_token(command, options.token);
    command->add_option("--eori", options.eori, "declare for this EORI number; else as enrolled");
    command->add_option("--mandates", options.mandate.file,
                        "of a representative: what mandate list --json printed; submit asks the "
                        "server else");
    command->add_option("--supersedes", options.supersedes,
                        "id of the rejected submission that this one corrects");
    CLI::Option* as =
        add_request(command, options.request, {"amendment", "invalidation", "presentation"});
    command->add_option("--about", options.request.about, "id of the declaration's submission")
        ->needs(as);
  }

  CLI::App* upload =
      program.command("upload", "Hand in documents about a declaration", upload_files);
  add_key(upload, options);
  upload->add_option("FILE", options.files, "PDF, JPEG, PNG or text; 10 MB each")
      ->required()
      ->expected(1, static_cast<int>(wire::kDocumentsMax));
  upload->add_option("--about", options.request.about, "id of the declaration's submission")
      ->required();
  const auto types = wire::document_types();
  upload->add_option("--type", options.types, "what they are: once for all, or for each file")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->check(CLI::IsMember(std::vector<std::string>(types.begin(), types.end())));
  for (CLI::App* command : {submit, upload}) {
    add_server(command, options);
    command->add_option("--receipt", options.receipt_file, "save the server's answer here");
    CLI::Option* wait =
        command->add_flag("--wait", options.wait, "follow until customs has decided");
    if (command == submit) {
      command->add_flag("--unsigned", options.is_unsigned,
                        "without a signature, where the organisation asks for none");
      command
          ->add_flag("--trial", options.trial, "only ask whether it would be taken; lodges nothing")
          ->excludes(wait);
    }
    command->add_option("--timeout", options.timeout_s, "seconds to wait at most")
        ->check(CLI::Range(1, 86400));
  }

  CLI::App* status = program.command("status", "Ask how far a submission is", show_status);
  add_key(status, options);
  add_server(status, options);
  CLI::Option* id = status->add_option("ID", options.submission_id, "id of a submission");
  CLI::Option* all = status->add_flag("--all", options.all, "all submissions");
  id->excludes(all);
  status->callback([&program, &options] {
    if (!options.all && options.submission_id.empty()) throw CLI::RequiredError("ID or --all");
    program.chosen = show_status;
  });
}

void add_evidence_commands(Program& program) {
  Options& options = program.options;
  CLI::App* evidence =
      program.command("evidence", "Save the evidence of a submission", save_evidence);
  evidence->add_option("ID", options.submission_id, "id of a submission")->required();
  add_key(evidence, options);
  add_server(evidence, options);
  add_output(evidence, options);
  CLI::App* everything = program.command(
      "export", "Save everything that your organisation has on the server", export_all);
  add_key(everything, options);
  add_server(everything, options);
  add_output(everything, options);
  CLI::App* verify =
      program.command("verify", "Verify an evidence package without network", verify_package);
  add_file(verify, options, "an evidence package; - is standard input");
  verify->add_flag("--print", options.print, "print what was signed; what holds goes to stderr");
  verify->add_option("--certificate-authorities", options.certificate_authorities,
                     "PEM file of whom to trust for certificates; else nobody is asked");
  verify->add_option("--server-key", options.expected_keys.server,
                     "key id (or JWK) that the server must have");
  verify->add_option("--trader-key", options.expected_keys.trader,
                     "key id that must have signed the declaration");
  verify->add_option("--client-key", options.expected_keys.client,
                     "key id that must have signed the mandate");
}

void add_refdata_commands(Program& program) {
  Options& options = program.options;
  program.app
      .add_option("--refdata", options.refdata,
                  "bundle of reference data; else QUAYSIDE_REFDATA, else what is built in")
      ->envname("QUAYSIDE_REFDATA");
  CLI::App* refdata = program.app.add_subcommand("refdata", "Code lists from official files");
  refdata->require_subcommand(1);
  CLI::App* import = refdata->add_subcommand("import", "Read official files into a bundle");
  import
      ->add_option("FILE", options.files,
                   "CS/RD2 or customs office JSON; Combined Nomenclature, UN/LOCODE or a list of "
                   "codes as CSV")
      ->required();
  import->add_option("--list", options.list, "which list a table of Code and Description is");
  import->add_option("--year", options.year, "the year of a Combined Nomenclature")
      ->check(CLI::Range(1988, 9998));
  add_output(import, options);
  import->callback([&program] { program.chosen = import_refdata;
});
CLI::App* show = refdata->add_subcommand("show", "Show sources and lists");
show->add_option("BUNDLE", options.files, "a bundle; else what is in use")->expected(0, 1);
show->callback([&program] { program.chosen = show_refdata; });
}  // namespace

void add_certificate_commands(Program& program) {
  Options& options = program.options;
  CLI::App* certificate =
      program.app.add_subcommand("certificate", "Certificates that declarations are signed with");
  certificate->require_subcommand(1);
  CLI::App* add = certificate->add_subcommand(
      "register", "Say to the server that a certificate signs for the organisation");
  CLI::App* revoke = certificate->add_subcommand("revoke", "Say that it does no longer; for good");
  add_token(add, options.token)->required();
  revoke->add_option("KID", options.kid, "key id of the certificate, as register prints it")
      ->required();
  for (CLI::App* command : {add, revoke}) {
    add_key(command, options);
    add_server(command, options);
    command->add_option("--eori", options.eori, "EORI number; else as enrolled");
  }
  add->callback([&program] { program.chosen = register_certificate; });
  revoke->callback([&program] { program.chosen = revoke_certificate; });
}

void add_log_commands(Program& program) {
  Options& options = program.options;
  CLI::App* log = program.app.add_subcommand("log", "The evidence log of a server");
  log->require_subcommand(1);
  CLI::App* audit = log->add_subcommand(
      "audit", "Check that the log continues what was seen, and that evidence is in it");
  audit->add_option("EVIDENCE", options.files,
                    "evidence packages; all that they hold of the log must be in it");
  audit->add_option("--state", options.log_state,
                    "file that keeps the head seen last; else beside the key file");
  audit->add_option("--key", options.key.key_file, "key file");
  add_server(audit, options);
  audit->callback([&program] { program.chosen = audit_log; });
}

}  // namespace

void add_key(CLI::App* command, Options& options) {
  command->add_option("--key", options.key.key_file, "key file");
  command->add_option("--passphrase-file", options.key.passphrase_file,
                      "its first line is the passphrase; else QUAYSIDE_PASSPHRASE, else asked");
}

void add_server(CLI::App* command, Options& options) {
  command->add_option("--server", options.server, "address; else the one enrolled with");
}

int run(int argc, char** argv) {
  Program program;
  CLI::App& app = program.app;
  app.require_subcommand(1);
  app.fallthrough();
  app.set_version_flag("--version", QUAYSIDE_VERSION);
  program.terminal.language = language_of_environment();
  app.add_option("--lang", program.terminal.language, "language of the messages")
      ->check(CLI::IsMember({"en", "da"}));
  app.add_flag("--json", program.terminal.json, "one JSON document on standard output");
  add_checking_commands(program);
  add_key_commands(program);
  add_submission_commands(program);
  add_organisation_commands(program);
  add_mandate_commands(program);
  add_decision_commands(program);
  add_evidence_commands(program);
  add_refdata_commands(program);
  add_log_commands(program);
  add_certificate_commands(program);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error);  // --help, --version
    const std::vector<std::string> rest = app.remaining();
    const bool unknown = app.get_subcommands().empty() && !rest.empty();
    const std::string what =
        unknown ? "there is no command '" + rest.front() + "'" : std::string(error.what());
    std::fprintf(stderr, "quayside: %s\n  quayside --help shows how it is used.\n",
                 printable(what).c_str());
    return kWrongUse;
  }
  if (!seal::initialise()) {
    return program.terminal.fail({"no_randomness", "the system gives no random numbers", ""});
  }
  if (const auto used = use_refdata(program.options); !used) {
    return program.terminal.fail(used.error(), program.options.refdata);
  }
  const int exit_code = program.chosen(program.terminal, program.options);
  if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return exit_code;
  program.terminal.complain({"file_not_written", "standard output could not be written", ""});
  return kNotDone;
}

}  // namespace quayside::cli

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);
  try {
    return quayside::cli::run(argc, argv);
  } catch (const std::exception& error) {
    // Libraries throw when memory runs out; nothing of ours does.
    std::fprintf(stderr, "quayside: %s\n", error.what());
    return quayside::cli::kNotDone;
  }
}
