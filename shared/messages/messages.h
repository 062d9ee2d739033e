// Messages: every sentence the product says, by key, in each language, and the formatter.
//
// Source are gettext catalogues (en.po, da.po) whose msgid is the key. Placeholders are named:
// "Enter {field}". A key that a language lacks falls back to English; one that no catalogue has is
// shown as the key itself, and a test fails.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace quayside {

using MessageArguments = std::vector<std::pair<std::string, std::string>>;

/// `language`: "en", "da"; anything else counts as English.
std::string message(std::string_view language, std::string_view key,
                    const MessageArguments& arguments = {});
bool has_message(std::string_view language, std::string_view key);
std::span<const std::string_view> languages();

/// "1234.5" as it is written in the language: "1,234.5" (en), "1.234,5" (da). Other text unchanged.
std::string localised_number(std::string_view language, std::string_view plain);
/// "1,234.50 DKK"; without a currency the number alone.
std::string localised_amount(std::string_view language, std::string_view number,
                             std::string_view currency);
/// What a person typed, to the plain form: "1.234,5" (da) and "1,234.5" (en) give "1234.5".
/// Text that is not clearly a number in that language is returned unchanged.
std::string plain_number(std::string_view language, std::string_view typed);
/// "2026-11-24" as "24 November 2026" (en), "24. november 2026" (da).
std::string localised_date(std::string_view language, std::string_view iso_date);

}  // namespace quayside
