#include "shared/seal/recovery_code.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "shared/seal/seal.h"

namespace quayside::seal {
namespace {

std::pair<std::string, std::string> a_code() {
  for (;;) {
    const std::string secret = random_bytes(kRecoverySecretBytes);
    if (const auto code = recovery_code(secret)) return {secret, *code};
  }
}

TEST(RecoveryCode, IsInGroupsOfLettersAndDigits) {
  EXPECT_EQ(recovery_code(std::string(16, '\0')), "00000-00000-00000-0000-0000-0000");
  EXPECT_EQ(recovery_code("\xf0\xf1\xf2\xf3\xf4\xf5\xf6\xf7\xf8\xf9\xfa\xfb\xfc\xfd\xfe\xff"),
            "7GY7S-F7X7N-YVVZH-YFTZ-FYFV-ZQZA");
}

TEST(RecoveryCode, IsNotGivenOutWithASymbolAtItsEnd) {
  EXPECT_FALSE(recovery_code(std::string(16, '\xff')));  // 2^128 - 1 modulo 37 is 32, a '*'
}

TEST(RecoveryCode, IsReadBack) {
  for (int i = 0; i < 200; ++i) {
    const auto [secret, code] = a_code();
    EXPECT_EQ(code.size(), 32U);
    EXPECT_EQ(read_recovery_code(code), secret);
  }
}

TEST(RecoveryCode, IsReadAsPeopleTypeIt) {
  for (int i = 0; i < 100; ++i) {
    const auto [secret, code] = a_code();
    std::string typed = "  ";
    for (const char c : code) {
      if (c == '0') {
        typed += i % 2 == 0 ? 'o' : 'O';
      } else if (c == '1') {
        typed += i % 3 == 0 ? 'l' : 'I';
      } else if (c == '-') {
        typed += i % 2 == 0 ? " " : "";
      } else {
        typed += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
      }
    }
    EXPECT_EQ(read_recovery_code(typed + "\n"), secret) << typed;
  }
}

TEST(RecoveryCode, WithOneWrongCharacterIsNotRead) {
  const auto [secret, code] = a_code();
  for (std::size_t i = 0; i < code.size(); ++i) {
    if (code[i] == '-') continue;
    for (const char wrong : std::string("0123456789ABCDEFGHJKMNPQRSTVWXYZ")) {
      if (wrong == code[i]) continue;
      std::string typed = code;
      typed[i] = wrong;
      EXPECT_FALSE(read_recovery_code(typed)) << typed;
    }
  }
}

TEST(RecoveryCode, WithTwoNeighboursSwappedIsNotRead) {
  const auto [secret, code] = a_code();
  for (std::size_t i = 0; i + 1 < code.size(); ++i) {
    if (code[i] == code[i + 1] || code[i] == '-' || code[i + 1] == '-') continue;
    std::string typed = code;
    std::swap(typed[i], typed[i + 1]);
    EXPECT_FALSE(read_recovery_code(typed)) << typed;
  }
}

TEST(RecoveryCode, OfAnotherLengthOrAlphabetIsNotRead) {
  const auto [secret, code] = a_code();
  EXPECT_FALSE(read_recovery_code(""));
  EXPECT_FALSE(read_recovery_code(code.substr(0, code.size() - 1)));
  EXPECT_FALSE(read_recovery_code(code + "0"));
  EXPECT_FALSE(read_recovery_code(code + "U"));
  EXPECT_FALSE(read_recovery_code(code.substr(1) + "*"));
  EXPECT_FALSE(read_recovery_code(code + std::string(1 << 20, ' ')));
  EXPECT_FALSE(read_recovery_code("80000-00000-00000-0000-0000-0000"));
}

}  // namespace
}  // namespace quayside::seal
