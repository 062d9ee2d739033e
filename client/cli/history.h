// History: what was declared before, for `quayside validate --history`.
#pragma once

#include <string>
#include <vector>

#include "client/cli/terminal.h"
#include "shared/rules/together.h"

namespace quayside::cli {

/// A file in the format of wire::history_from_json, or a folder whose files (not those of folders
/// within) are declarations: drafts, known by their file names. What of a folder is no declaration
/// is left out, and said. Error codes: as files.h and wire/together.h, folder_unreadable.
Result<std::vector<Filed>> read_history(const Terminal& terminal, const std::string& path);

/// The id of the record of a file, so that a file is not compared with itself in its folder.
std::string record_id(const std::string& path);

}  // namespace quayside::cli
