// Commands: one function each; the answer is the exit code. What they print where: terminal.h.
#pragma once

#include <string>
#include <vector>

#include "client/cli/key_store.h"
#include "client/cli/pkcs11_signer.h"
#include "client/cli/terminal.h"

namespace quayside::cli {

/// What is asked about a declaration that customs has: convert writes the message, sign and submit
/// send it.
struct RequestOptions {
  std::string as;        ///< "amendment", …; empty: the file as it is
  std::string about;     ///< sign, submit: submission id of the declaration
  std::string original;  ///< --of: the declaration as it was lodged
  std::string mrn;
  std::string reason;
  std::string reason_text;
  std::string application;  ///< a file that holds the application for repayment or remission
  std::string reference;    ///< of the message itself; else the LRN of the file
};

/// What the command line said; each command reads the members that it has options for.
struct Options {
  std::vector<std::string> files;
  std::string profile;
  std::string as_of;
  std::string breaks_on;
  std::vector<std::string> histories;  ///< validate --history
  std::string output;                  ///< -o; empty or "-" is standard output
  std::string format;                  ///< convert --to
  RequestOptions request;              ///< convert, sign, submit --as
  std::string new_lrn;                 ///< convert --as-new
  std::vector<std::string> rules;      ///< fix --rule
  std::string code;                    ///< explain CODE
  bool coverage = false;
  KeyOptions key;
  TokenOptions token;                   ///< sign, submit, certificate register
  std::string kid;                      ///< certificate revoke
  std::string certificate_authorities;  ///< verify: PEM file
  std::string recovery_code_file;
  std::string server;
  std::string eori;
  std::string organisation;
  std::string person;
  std::string receipt_file;
  std::string submission_id;
  std::string supersedes;  ///< sign: the rejected submission that this one corrects
  std::vector<std::string> types;  ///< upload --type: one for all files, or one for each
  bool all = false;
  bool wait = false;
  bool trial = false;  ///< submit --trial: nothing is signed or stored
  int timeout_s = 120;
  std::string log_state;  ///< log audit --state; empty: beside the key file
  std::string refdata;  ///< bundle of reference data to use in place of what is built in
  std::string list;     ///< refdata import --list
  int year = 0;         ///< refdata import --year
};

int validate_files(const Terminal& terminal, const Options& options);
int convert_file(const Terminal& terminal, const Options& options);
int fix_file(const Terminal& terminal, const Options& options);
int explain_code(const Terminal& terminal, const Options& options);
int list_rules(const Terminal& terminal, const Options& options);
int make_key(const Terminal& terminal, const Options& options);
int recover_key(const Terminal& terminal, const Options& options);
int enrol_key(const Terminal& terminal, const Options& options);
int register_certificate(const Terminal& terminal, const Options& options);
int revoke_certificate(const Terminal& terminal, const Options& options);
int sign_file(const Terminal& terminal, const Options& options);
int submit_file(const Terminal& terminal, const Options& options);
int upload_files(const Terminal& terminal, const Options& options);
int show_status(const Terminal& terminal, const Options& options);
int save_evidence(const Terminal& terminal, const Options& options);
int verify_package(const Terminal& terminal, const Options& options);
int audit_log(const Terminal& terminal, const Options& options);
/// Who a certificate names, in one line.
std::string holder_text(const seal::CertificateHolder& holder);
int import_refdata(const Terminal& terminal, const Options& options);
int show_refdata(const Terminal& terminal, const Options& options);
/// Puts the bundle of --refdata in use; before any other command.
Result<Done> use_refdata(const Options& options);
int show_version(const Terminal& terminal, const Options& options);

}  // namespace quayside::cli
