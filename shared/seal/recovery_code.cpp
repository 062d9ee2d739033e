#include "shared/seal/recovery_code.h"

#include "shared/seal/seal.h"

#include "shared/base/ensure.h"
#include "shared/seal/wipe.h"

namespace quayside::seal {
namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t kCharacters = 26;
constexpr std::size_t kCodeSizeMax = 128;  // with all blanks and hyphens

unsigned modulo_37(std::string_view secret) {
  unsigned rest = 0;
  for (const char byte : secret)
    rest = (rest * 256 + static_cast<unsigned char>(byte)) % 37;
  return rest;
}

/// Bit `index` of the 130 that 26 characters hold; the first two are always zero.
unsigned bit(std::string_view secret, std::size_t index) {
  if (index < 2) return 0;
  index -= 2;
  return (static_cast<unsigned char>(secret[index / 8]) >> (7 - index % 8)) & 1u;
}

/// 0 to 31, or -1.
int value_of(char typed) {
  if (typed >= 'a' && typed <= 'z') typed = static_cast<char>(typed - 'a' + 'A');
  if (typed == 'O') typed = '0';
  if (typed == 'I' || typed == 'L') typed = '1';
  const std::size_t at = kAlphabet.find(typed);
  return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

}  // namespace

std::optional<std::string> recovery_code(std::string_view secret) {
  ensure(secret.size() == kRecoverySecretBytes, "a recovery code has 128 bits");
  const unsigned check = modulo_37(secret);
  if (check >= kAlphabet.size()) return std::nullopt;
  std::string code;
  code.reserve(kCharacters + 6);
  for (std::size_t i = 0; i < kCharacters; ++i) {
    if (i == 5 || i == 10 || i == 15 || i == 19 || i == 23) code += '-';
    unsigned value = 0;
    for (std::size_t j = 0; j < 5; ++j)
      value = value * 2 + bit(secret, i * 5 + j);
    code += kAlphabet[value];
  }
  code += kAlphabet[check];
  return code;
}

std::optional<std::string> read_recovery_code(std::string_view typed) {
  if (typed.size() > kCodeSizeMax) return std::nullopt;
  std::string values;
  values.reserve(kCodeSizeMax);
  const WipeAtEnd wipe_values(values);
  for (const char character : typed) {
    if (character == '-' || character == ' ' || character == '\t' || character == '\r' ||
        character == '\n') {
      continue;
    }
    const int value = value_of(character);
    if (value < 0) return std::nullopt;
    values += static_cast<char>(value);
  }
  if (values.size() != kCharacters + 1 || values[0] >= 8) return std::nullopt;

  std::string secret(kRecoverySecretBytes, '\0');
  for (std::size_t i = 2; i < kCharacters * 5; ++i) {
    const unsigned set = (static_cast<unsigned>(values[i / 5]) >> (4 - i % 5)) & 1u;
    if (set != 0) secret[(i - 2) / 8] |= static_cast<char>(0x80u >> ((i - 2) % 8));
  }
  if (modulo_37(secret) == static_cast<unsigned>(values[kCharacters])) return secret;
  wipe(secret);
  return std::nullopt;
}

std::string recovery_lookup(std::string_view typed) {
  std::optional<std::string> secret = read_recovery_code(typed);
  if (!secret) return "";
  const WipeAtEnd wipe_secret(*secret);
  std::string text = "quayside-recovery-lookup-1\n" + *secret;
  const WipeAtEnd wipe_text(text);
  return hex(sha256(text));
}

}  // namespace quayside::seal
