// Commands: one function each; the answer is the exit code. What they print where: terminal.h.
#pragma once

#include <string>
#include <vector>

#include "client/cli/key_store.h"
#include "client/cli/pkcs11_signer.h"
#include "client/cli/terminal.h"
#include "shared/wire/evidence.h"
#include "shared/wire/mandate.h"

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

/// About people and keys of the organisation.
struct OrganisationOptions {
  std::string kid;
  std::string member;
  std::string role;
  std::string invitation;  ///< its id
  std::string until;
  std::string since;                ///< UTC
  std::string others;               ///< policy: level of the data sets that are not named
  std::vector<std::string> levels;  ///< policy: "dk/H1=approval"
};

struct MandateOptions {
  std::string file;  ///< what mandate list --json prints
  std::string id;
  std::string broker;
  std::string representation = "2";
  std::vector<std::string> data_sets;
  std::vector<std::string> procedures;
  std::string cap;  ///< "EUR 1000.00"
  std::string from;
  std::string until;
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
  wire::ExpectedKeys expected_keys;     ///< verify --server-key and the like, as typed
  std::string recovery_code_file;
  std::string new_key_file;  ///< key replace
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
  bool print = false;        ///< verify --print
  bool is_unsigned = false;  ///< submit: no signature, where the organisation asks for none
  bool trial = false;  ///< submit --trial: nothing is signed or stored
  int timeout_s = 120;
  OrganisationOptions people;               ///< organisation, member, key, policy
  MandateOptions mandate;                   ///< mandate; of sign and submit only the file
  std::vector<wire::MandateView> mandates;  ///< that the server has told of
  std::string refusal;                      ///< refuse, withdraw --reason
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
int change_passphrase(const Terminal& terminal, const Options& options);
int renew_recovery_code(const Terminal& terminal, const Options& options);
int enrol_key(const Terminal& terminal, const Options& options);
int register_certificate(const Terminal& terminal, const Options& options);
int revoke_certificate(const Terminal& terminal, const Options& options);
int sign_file(const Terminal& terminal, const Options& options);
int replace_key(const Terminal& terminal, const Options& options);
int sign_batch_of_files(const Terminal& terminal, const Options& options);
int submit_batch(const Terminal& terminal, const Options& options);
bool is_batch_file(const std::string& path);
int submit_file(const Terminal& terminal, const Options& options);
int upload_files(const Terminal& terminal, const Options& options);
int show_status(const Terminal& terminal, const Options& options);
int save_evidence(const Terminal& terminal, const Options& options);
int export_all(const Terminal& terminal, const Options& options);
int verify_package(const Terminal& terminal, const Options& options);
int show_organisation(const Terminal& terminal, const Options& options);
int confirm_member_key(const Terminal& terminal, const Options& options);
int set_member_role(const Terminal& terminal, const Options& options);
int remove_member(const Terminal& terminal, const Options& options);
int invite_member(const Terminal& terminal, const Options& options);
int withdraw_invitation(const Terminal& terminal, const Options& options);
int revoke_key(const Terminal& terminal, const Options& options);
int set_policy(const Terminal& terminal, const Options& options);
int list_mandates(const Terminal& terminal, const Options& options);
int give_mandate(const Terminal& terminal, const Options& options);
int revoke_mandate(const Terminal& terminal, const Options& options);
int approve_submission(const Terminal& terminal, const Options& options);
int refuse_submission(const Terminal& terminal, const Options& options);
int withdraw_submission(const Terminal& terminal, const Options& options);
int audit_log(const Terminal& terminal, const Options& options);
/// Who a certificate names, in one line.
std::string holder_text(const seal::CertificateHolder& holder);
int import_refdata(const Terminal& terminal, const Options& options);
int show_refdata(const Terminal& terminal, const Options& options);
/// Puts the bundle of --refdata in use; before any other command.
Result<Done> use_refdata(const Options& options);
int show_version(const Terminal& terminal, const Options& options);

}  // namespace quayside::cli
