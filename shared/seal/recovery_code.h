// Recovery code: 128 random bits as a person prints, reads out and types them.
//
// Crockford's base32 (no I, L, O, U), 26 characters and one check character (value modulo 37),
// in groups: "XXXXX-XXXXX-XXXXX-XXXX-XXXX-XXXX". The check character finds every single wrong
// character and every swap of two neighbours. Codes whose check character would be one of
// Crockford's five extra symbols are not given out, so that a code holds letters and digits only.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace quayside::seal {

inline constexpr std::size_t kRecoverySecretBytes = 16;

/// Empty when the check character would be a symbol: draw again.
std::optional<std::string> recovery_code(std::string_view secret_16_bytes);
/// Tolerant: lower case, O for 0, I and L for 1; blanks and hyphens do not count. Empty when the
/// length, a character or the check character is wrong.
std::optional<std::string> read_recovery_code(std::string_view typed);

/// What a server may find the file by that the code opens: 64 hexadecimal digits, from which the
/// code does not follow (SHA-256 over 128 random bits). Empty where read_recovery_code() is.
std::string recovery_lookup(std::string_view typed);

}  // namespace quayside::seal
