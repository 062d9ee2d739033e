// JSON: the declaration as Quayside's own JSON, and canonical JSON (RFC 8785).
//
// Every leaf is a JSON string, empty ones are left out, groups and lists that hold nothing too.
// Reading refuses unknown members, other types, nesting deeper than 32 and more than 4 MiB.
#pragma once

#include <string>
#include <string_view>

#include "shared/base/result.h"
#include "shared/domain/declaration.h"
#include "shared/rules/rule.h"

namespace quayside::wire {

inline constexpr std::size_t kDeclarationBytesMax = 4 * 1024 * 1024;

std::string declaration_to_json(const Declaration& declaration);   ///< indented, for people
std::string declaration_to_canonical_json(const Declaration& declaration);
/// Error codes: json_malformed, json_too_deep, json_too_large, json_unknown_member, json_wrong_type.
Result<Declaration> declaration_from_json(std::string_view text);

/// RFC 8785 of any JSON text; error codes as above. Numbers: integers up to 2^53 and doubles.
Result<std::string> canonical_json(std::string_view text);

/// The verdict as design section 10 says, with message and hint in the language; one line.
std::string verdict_to_json(const Verdict& verdict, std::string_view language);
/// Same, indented.
std::string verdict_to_pretty_json(const Verdict& verdict, std::string_view language);

}  // namespace quayside::wire
