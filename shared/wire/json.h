// JSON: the declaration as Quayside's own JSON, and canonical JSON (RFC 8785).
//
// Every leaf is a JSON string, empty ones are left out, groups and lists that hold nothing too.
// Reading refuses unknown members, members given twice, other types, nesting deeper than 32, texts
// longer than 64 KiB, lists of more than 9 999 elements, malformed UTF-8 and more than 4 MiB.
// Texts are taken as they are: trimming belongs to the field that a person edits and to XML.
#pragma once

#include <string>
#include <string_view>

#include "shared/base/result.h"
#include "shared/domain/declaration.h"
#include "shared/domain/request.h"
#include "shared/rules/rule.h"

namespace quayside::wire {

inline constexpr std::size_t kDeclarationBytesMax = 4 * 1024 * 1024;

std::string declaration_to_json(const Declaration& declaration);  ///< indented, for people
std::string declaration_to_canonical_json(const Declaration& declaration);
/// Error codes: json_malformed, json_too_deep, json_too_large, json_duplicate_member,
/// json_unknown_member, json_wrong_type.
Result<Declaration> declaration_from_json(std::string_view text);

/// The same, of a file that may also hold what a message held besides the declaration: members
/// "request" and "extras".
std::string message_to_json(const Declaration& declaration, const MessageRest& rest);
Result<Declaration> message_from_json(std::string_view text, MessageRest& rest);

/// RFC 8785 of any JSON text; error codes as above. A whole number that a double would change
/// (2^53 + 1) is refused.
Result<std::string> canonical_json(std::string_view text);

/// The verdict as design section 10 says, with message and hint in the language; canonical JSON, so
/// that every build of the rules gives the same bytes. `declaration` is the one that was judged.
std::string verdict_to_json(const Verdict& verdict, const Declaration& declaration,
                            std::string_view language);
/// Same, indented.
std::string verdict_to_pretty_json(const Verdict& verdict, const Declaration& declaration,
                                   std::string_view language);
/// The names that a verdict uses: "error", "warning", "blocksOnArrival"; "format", "codeList",
/// "missing", "rule", "notAllowed".
std::string_view severity_name(Severity severity);
std::string_view kind_name(Kind kind);

}  // namespace quayside::wire
