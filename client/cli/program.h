// Program: what the command line is to lead to, and the options that many commands share.
#pragma once

#include <CLI/CLI.hpp>

#include "client/cli/commands.h"

namespace quayside::cli {

using Command = int (*)(const Terminal&, const Options&);

/// What the command line is to lead to.
struct Program {
  CLI::App app{"Quayside: check, sign and submit customs declarations", "quayside"};
  Terminal terminal;
  Options options;
  Command chosen = nullptr;

  CLI::App* command(const char* name, const char* help, Command function) {
    CLI::App* added = app.add_subcommand(name, help);
    added->callback([this, function] { chosen = function; });
    return added;
  }
};

void add_key(CLI::App* command, Options& options);
void add_server(CLI::App* command, Options& options);

// organisation_commands.cpp: everything that a statement of the device's key changes.
void add_organisation_commands(Program& program);
void add_mandate_commands(Program& program);
void add_decision_commands(Program& program);

}  // namespace quayside::cli
