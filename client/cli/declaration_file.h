// Declaration file: Quayside JSON or a customs XML message, told apart by its content.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "client/cli/terminal.h"
#include "shared/base/date.h"
#include "shared/base/result.h"
#include "shared/domain/declaration.h"
#include "shared/rules/rule.h"
#include "shared/wire/message.h"

namespace quayside::cli {

/// `profile` takes the place of the one in the file, unless it is empty. Error codes: those of
/// wire::read_declaration() and of read_file().
Result<wire::ReadDeclaration> read_declaration(const std::string& path, const std::string& profile);
Result<wire::ReadDeclaration> declaration_from_bytes(std::string_view bytes,
                                                     const std::string& profile);

/// The calendar day here and now.
Date today();
/// `text`, or today when it is empty. Error code: date_malformed.
Result<Date> day_of(const std::string& text);

/// Says what the draft has no place for; standard error.
void note_not_carried(const Terminal& terminal, const std::vector<wire::NotCarried>& left_out);
std::string not_carried_json(const std::vector<wire::NotCarried>& left_out);
/// What there is to say of an issue.
struct IssueLines {
  std::string message;
  std::string hint;
  std::string places;   ///< each after a blank
  std::string profile;  ///< whose codes are named
  std::string data_set = {};
};
void print_issue(const Terminal& terminal, const Issue& issue, const IssueLines& lines);
/// The verdict in lines for people.
void print_verdict(const Terminal& terminal, const std::string& name, const Verdict& verdict,
                   const Declaration& declaration);

}  // namespace quayside::cli
