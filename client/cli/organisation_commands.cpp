#include "client/cli/program.h"

namespace quayside::cli {
namespace {

CLI::App* add_signed_command(Program& program, CLI::App* parent, const char* name, const char* help,
                             Command function) {
  CLI::App* command = parent->add_subcommand(name, help);
  add_key(command, program.options);
  add_server(command, program.options);
  command->callback([&program, function] { program.chosen = function; });
  return command;
}

}  // namespace

void add_organisation_commands(Program& program) {
  OrganisationOptions& people = program.options.people;
  const auto is_role = CLI::IsMember({"owner", "approver", "declarant", "auditor"});
  const auto is_level = CLI::IsMember({"session", "device", "approval", "certificate"});
  add_signed_command(program, &program.app, "organisation", "Show people, keys and policy",
                     show_organisation);
  CLI::App* member = program.app.add_subcommand("member", "People of the organisation");
  member->require_subcommand(1);
  CLI::App* confirm =
      add_signed_command(program, member, "confirm", "Let a key that waits in", confirm_member_key);
  confirm->add_option("KID", people.kid, "key id that its device shows")->required();
  CLI::Option* as = confirm->add_option("--role", people.role, "of a new person")->check(is_role);
  confirm->add_option("--of", people.member, "id of the person whose further key it is")
      ->excludes(as);
  CLI::App* role = add_signed_command(program, member, "role", "Change a role", set_member_role);
  role->add_option("MEMBER", people.member, "id of the person")->required();
  role->add_option("ROLE", people.role)->required()->check(is_role);
  CLI::App* remove =
      add_signed_command(program, member, "remove", "Revoke all keys of a person", remove_member);
  remove->add_option("MEMBER", people.member, "id of the person")->required();
  CLI::App* invite = add_signed_command(program, member, "invite",
                                        "Invite a person; prints the "
                                        "invitation",
                                        invite_member);
  invite->add_option("--person", program.options.person, "name")->required();
  invite->add_option("--role", people.role)->required()->check(is_role);
  invite->add_option("--until", people.until, "last day; else two weeks from now");
  CLI::App* withdraw = add_signed_command(program, member, "uninvite", "Withdraw an invitation",
                                          withdraw_invitation);
  withdraw->add_option("ID", people.invitation, "the invitation")->required();
  CLI::App* revoke =
      add_signed_command(program, &program.app, "revoke-key", "Take a key out of use", revoke_key);
  revoke->add_option("KID", people.kid, "key id")->required();
  revoke->add_option("--since", people.since, "when it was lost, 2026-11-29T09:13:16Z; else now");
  CLI::App* policy = add_signed_command(program, &program.app, "policy",
                                        "Say how declarations are to be signed", set_policy);
  policy->add_option("--others", people.others, "level of all data sets that are not named")
      ->required()
      ->check(is_level);
  policy->add_option("--data-set", people.levels, "dk/H1=approval; may be given several times")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

void add_mandate_commands(Program& program) {
  MandateOptions& given = program.options.mandate;
  CLI::App* mandate = program.app.add_subcommand("mandate", "What brokers may declare for you");
  mandate->require_subcommand(1);
  add_signed_command(program, mandate, "list", "Given and held", list_mandates);
  CLI::App* give =
      add_signed_command(program, mandate, "give", "Let a broker declare for you", give_mandate);
  give->add_option("--broker", given.broker, "EORI number")->required();
  give->add_option("--representation", given.representation, "2 direct, 3 indirect")
      ->check(CLI::IsMember({"2", "3"}));
  give->add_option("--data-set", given.data_sets, "dk/H7; may be given several times")
      ->required()
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  give->add_option("--procedure", given.procedures, "40; may be given several times; else all")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  give->add_option("--value-cap", given.cap, "greatest value of a declaration, \"EUR 1000.00\"");
  give->add_option("--from", given.from, "first day; else today");
  give->add_option("--until", given.until, "last day")->required();
  CLI::App* revoke = add_signed_command(program, mandate, "revoke",
                                        "Nothing is lodged under it any more", revoke_mandate);
  revoke->add_option("ID", given.id, "id of the mandate")->required();
}

void add_decision_commands(Program& program) {
  CLI::App* approve =
      add_signed_command(program, &program.app, "approve", "Approve what somebody else has signed",
                         approve_submission);
  CLI::App* refuse =
      add_signed_command(program, &program.app, "refuse", "Do not approve it", refuse_submission);
  CLI::App* withdraw =
      add_signed_command(program, &program.app, "withdraw",
                         "Take back what has not left for customs", withdraw_submission);
  for (CLI::App* command : {approve, refuse, withdraw})
    command->add_option("ID", program.options.submission_id, "id of a submission")->required();
  for (CLI::App* command : {refuse, withdraw})
    command->add_option("--reason", program.options.refusal, "told to the signer");
}

}  // namespace quayside::cli
