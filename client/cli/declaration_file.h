// Declaration file: Quayside JSON or a customs XML message, told apart by its first character.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "client/cli/terminal.h"
#include "shared/base/date.h"
#include "shared/base/result.h"
#include "shared/domain/declaration.h"
#include "shared/rules/rule.h"
#include "shared/wire/dms.h"

namespace quayside::cli {

enum class FileKind { json, xml };
/// Error codes: file_empty, file_encoding, file_not_recognised.
Result<FileKind> kind_of_file(std::string_view bytes);
/// Without the byte order mark of UTF-8.
std::string_view without_mark(std::string_view bytes);

struct DeclarationFile {
  Declaration declaration;
  std::vector<wire::NotCarried> not_carried;  ///< XML only
};
/// `profile` takes the place of the one in the file, unless it is empty.
Result<DeclarationFile> read_declaration(const std::string& path, const std::string& profile);
Result<DeclarationFile> declaration_from_bytes(std::string_view bytes, const std::string& profile);

/// The calendar day here and now.
Date today();
/// `text`, or today when it is empty. Error code: date_malformed.
Result<Date> day_of(const std::string& text);

/// Says what the draft has no place for; standard error.
void note_not_carried(const Terminal& terminal, const std::vector<wire::NotCarried>& left_out);
std::string not_carried_json(const std::vector<wire::NotCarried>& left_out);
/// An issue in lines for people, and where it stands.
void print_issue(const Terminal& terminal, const Issue& issue, const std::string& message,
                 const std::string& hint, const std::string& places);
/// The verdict in lines for people.
void print_verdict(const Terminal& terminal, const std::string& name, const Verdict& verdict,
                   const Declaration& declaration);

}  // namespace quayside::cli
