#include "client/cli/history.h"

#include <algorithm>
#include <filesystem>

#include "client/cli/declaration_file.h"
#include "client/cli/files.h"
#include "shared/base/printable.h"
#include "shared/wire/together.h"

namespace quayside::cli {
namespace {

namespace fs = std::filesystem;

Result<std::vector<Filed>> read_folder(const Terminal& terminal, const std::string& path) {
  std::vector<std::string> files;
  std::error_code error;
  for (fs::directory_iterator entry(path, error), end; !error && entry != end;
       entry.increment(error)) {
    std::error_code none;
    if (entry->is_regular_file(none)) files.push_back(entry->path().string());
  }
  if (error) {
    return Error{"folder_unreadable", "the folder cannot be read: " + error.message(),
                 "Check that you may open it."};
  }
  std::sort(files.begin(), files.end());  // folders have no order of their own
  std::vector<Filed> history;
  for (const std::string& file : files) {
    const Result<wire::ReadDeclaration> read = read_declaration(file, "");
    if (!read) {
      terminal.note(terminal.say("cli.history_left_out", {{"file", printable(file)}}) + " (" +
                    printable(read.error().message) + ")");
      continue;
    }
    Filed filed = filed_of(read->declaration);
    filed.id = record_id(file);
    filed.name = fs::path(file).filename().string();
    history.push_back(std::move(filed));
  }
  return history;
}

}  // namespace

std::string record_id(const std::string& path) {
  if (path == "-") return path;
  std::error_code error;
  const fs::path whole = fs::weakly_canonical(path, error);
  return "file:" + (error ? path : whole.string());
}

Result<std::vector<Filed>> read_history(const Terminal& terminal, const std::string& path) {
  std::error_code error;
  if (fs::is_directory(path, error)) return read_folder(terminal, path);
  const Result<std::string> bytes = read_file(path, wire::kHistoryBytesMax);
  if (!bytes) return bytes.error();
  return wire::history_from_json(wire::without_mark(*bytes));
}

}  // namespace quayside::cli
