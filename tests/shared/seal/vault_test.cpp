#include "shared/seal/vault.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "shared/seal/vault_file.h"

namespace quayside::seal {
namespace {

constexpr KdfCost kCheap{1, 8 * 1024};
constexpr std::string_view kPassphrase = "correct horse battery";

const NewVault& a_vault() {
  static const NewVault vault = std::move(*create_vault(kPassphrase, kCheap));
  return vault;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

/// As version 1 had it: no passkeys, no seal.
std::string in_version_1(const std::string& file) {
  std::string text = replaced(file, "quayside-vault-2", "quayside-vault-1");
  return text.substr(0, text.find(R"(,"passkeys")")) + "}";
}

using Unlocked = Result<std::shared_ptr<const UnlockedVault>>;

std::string code_of(const Unlocked& result) { return result ? "" : result.error().code; }

/// A vault that opens must be the one that was made: same signing key, same drafts key.
void expect_the_same_or_an_error(const Unlocked& opened, const std::string& draft) {
  if (!opened) return;
  EXPECT_EQ((*opened)->signing_key().public_key(), a_vault().unlocked->signing_key().public_key());
  EXPECT_TRUE((*opened)->decrypt(draft, "draft 1"));
}

TEST(Vault, OpensWithItsPassphrase) {
  const Unlocked opened = unlock_vault(a_vault().file, kPassphrase);
  ASSERT_TRUE(opened);
  EXPECT_EQ((*opened)->signing_key().public_key(), a_vault().unlocked->signing_key().public_key());
  EXPECT_EQ((*opened)->signing_key().seed(), a_vault().unlocked->signing_key().seed());
}

TEST(Vault, OpensWithItsRecoveryCode) {
  const Unlocked opened = recover_vault(a_vault().file, a_vault().recovery_code);
  ASSERT_TRUE(opened);
  const std::string cipher = a_vault().unlocked->encrypt("a draft", "draft 1");
  const Result<std::string> plain = (*opened)->decrypt(cipher, "draft 1");
  ASSERT_TRUE(plain);
  EXPECT_EQ(*plain, "a draft");
}

TEST(Vault, GetsANewSigningKeyForTheSameDrafts) {
  const NewVault& old = a_vault();
  const auto next = replace_signing_key(old.file, *old.unlocked, kPassphrase);
  ASSERT_TRUE(next);
  EXPECT_NE(next->unlocked->signing_key().public_key(), old.unlocked->signing_key().public_key());
  const std::string draft = old.unlocked->encrypt("a draft", "draft 1");
  const Unlocked reopened = unlock_vault(next->file, kPassphrase);
  ASSERT_TRUE(reopened);
  EXPECT_EQ((*reopened)->signing_key().seed(), next->unlocked->signing_key().seed());
  EXPECT_TRUE((*reopened)->decrypt(draft, "draft 1"));
  EXPECT_TRUE(recover_vault(next->file, next->recovery_code));
  EXPECT_EQ(code_of(recover_vault(next->file, old.recovery_code)), "wrong_recovery_code");
  EXPECT_EQ(read_vault_file(next->file)->cost.memory_kib, kCheap.memory_kib);
  const auto foreign = replace_signing_key(next->file, *old.unlocked, kPassphrase);
  ASSERT_FALSE(foreign);
  EXPECT_EQ(foreign.error().code, "vault_malformed");
}

TEST(Vault, OpensWithNoOtherPassphrase) {
  for (const std::string_view wrong : {"", "correct horse batterY", "correct horse battery "}) {
    EXPECT_EQ(code_of(unlock_vault(a_vault().file, wrong)), "wrong_passphrase");
  }
  EXPECT_EQ(code_of(unlock_vault(a_vault().file, std::string(1 << 20, 'a'))), "wrong_passphrase");
}

TEST(Vault, OpensWithNoOtherRecoveryCode) {
  std::string typo = a_vault().recovery_code;
  typo[0] = typo[0] == '2' ? '3' : '2';
  EXPECT_EQ(code_of(recover_vault(a_vault().file, typo)), "wrong_recovery_code");
  const NewVault other = std::move(*create_vault(kPassphrase, kCheap));
  EXPECT_EQ(code_of(recover_vault(a_vault().file, other.recovery_code)), "wrong_recovery_code");
  EXPECT_EQ(code_of(recover_vault(a_vault().file, "")), "wrong_recovery_code");
}

TEST(Vault, HoldsNoSecretInTheClear) {
  const std::string& file = a_vault().file;
  const std::string seed = a_vault().unlocked->signing_key().seed();
  EXPECT_EQ(file.find(seed), std::string::npos);
  EXPECT_EQ(file.find(base64url(seed)), std::string::npos);
  EXPECT_EQ(file.find(kPassphrase), std::string::npos);
  EXPECT_LT(file.size(), 1024U);
}

TEST(Vault, NamesItsPublicKeyWithoutPassphrase) {
  const Result<PublicKey> key = vault_public_key(a_vault().file);
  ASSERT_TRUE(key);
  EXPECT_EQ(*key, a_vault().unlocked->signing_key().public_key());
}

TEST(Vault, AlteredInAnyByteNeverOpensToAnotherKey) {
  const std::string draft = a_vault().unlocked->encrypt("a draft", "draft 1");
  for (std::size_t i = 0; i < a_vault().file.size(); ++i) {
    std::string altered = a_vault().file;
    altered[i] = static_cast<char>(altered[i] ^ 1);
    expect_the_same_or_an_error(unlock_vault(altered, kPassphrase), draft);
    expect_the_same_or_an_error(recover_vault(altered, a_vault().recovery_code), draft);
  }
}

TEST(Vault, CutShortOrWithMoreIsNotRead) {
  const std::string& file = a_vault().file;
  for (std::size_t i = 0; i < file.size(); ++i) {
    EXPECT_EQ(code_of(unlock_vault(file.substr(0, i), kPassphrase)), "vault_malformed");
  }
  for (const std::string& more :
       {file + " ", file + file, " " + file, "\xef\xbb\xbf" + file, std::string(1 << 20, '{')}) {
    EXPECT_EQ(code_of(unlock_vault(more, kPassphrase)), "vault_malformed");
  }
}

TEST(Vault, InAnyOtherFormIsNotRead) {
  const std::string& file = a_vault().file;
  for (const std::string& other :
       {replaced(file, "quayside-vault-2", "quayside-vault-3"),
        replaced(file, "quayside-vault-2", "quayside-vault-1"),
        replaced(file, "argon2id13", "argon2i13"), replaced(file, ":1,", ": 1,"),
        replaced(file, ":1,", ":01,"), replaced(file, ":1,", ":-1,"),
        replaced(file, ":1,", ":99999999999,"),
        replaced(file, R"({"format")", R"({"a":1,"format")"),
        replaced(file, R"("kid")", R"("Kid")")}) {
    EXPECT_EQ(code_of(unlock_vault(other, kPassphrase)), "vault_malformed");
  }
}

TEST(Vault, AskingForTooMuchWorkIsRefused) {
  const std::string& file = a_vault().file;
  EXPECT_EQ(code_of(unlock_vault(replaced(file, ":1,", ":11,"), kPassphrase)),
            "vault_cost_refused");
  EXPECT_EQ(code_of(unlock_vault(replaced(file, ":8192,", ":262145,"), kPassphrase)),
            "vault_cost_refused");
  EXPECT_EQ(code_of(unlock_vault(replaced(file, ":8192,", ":7,"), kPassphrase)),
            "vault_cost_refused");
  EXPECT_FALSE(create_vault(kPassphrase, {11, 8192}));
  EXPECT_FALSE(create_vault(kPassphrase, {0, 8192}));
  EXPECT_FALSE(create_vault(kPassphrase, {1, 262145}));
}

TEST(Vault, AcceptsTheGreatestCost) {
  EXPECT_TRUE(cost_is_acceptable({10, 256 * 1024}));
  EXPECT_FALSE(cost_is_acceptable({10, 256 * 1024 + 1}));
}

TEST(Vault, NeedsAPassphraseOf8Characters) {
  const Result<NewVault> seven = create_vault(
      "\xc3\xa6\xc3\xb8\xc3\xa5"
      "abcd",
      kCheap);
  ASSERT_FALSE(seven);
  EXPECT_EQ(seven.error().code, "passphrase_too_short");
  EXPECT_TRUE(
      create_vault("\xc3\xa6\xc3\xb8\xc3\xa5"
                   "abcde",
                   kCheap));
  EXPECT_FALSE(create_vault("x" + std::string(1024, 'a'), kCheap));
  EXPECT_TRUE(create_vault("x" + std::string(1023, 'a'), kCheap));
}

TEST(Vault, TakesNoPassphraseThatIsTriedFirst) {
  for (const char* common : {"12345678", "20261129", "password", "Password1!", "AdgangsKode2026",
                             "aaaaaaaa", "abcdefgh", "zyxwvuts"}) {
    const auto fits = check_new_passphrase(common);
    ASSERT_FALSE(fits) << common;
    EXPECT_EQ(fits.error().code, "passphrase_too_common");
  }
  for (const char* other : {"quiet quay", "passwordless boats", "abcdefgi", "1234567x8"})
    EXPECT_TRUE(check_new_passphrase(other)) << other;
}

TEST(Vault, TakesANewPassphraseAndKeepsTheRecoveryCode) {
  const Result<std::string> file =
      rewrap_vault(a_vault().file, *a_vault().unlocked, "another passphrase", {2, 8 * 1024});
  ASSERT_TRUE(file);
  EXPECT_EQ(code_of(unlock_vault(*file, kPassphrase)), "wrong_passphrase");
  EXPECT_TRUE(unlock_vault(*file, "another passphrase"));
  EXPECT_TRUE(recover_vault(*file, a_vault().recovery_code));
  EXPECT_FALSE(rewrap_vault(a_vault().file, *a_vault().unlocked, "short", kCheap));
}

TEST(Vault, OfVersion1OpensAndIsWrittenInVersion2) {
  const std::string first = in_version_1(a_vault().file);
  ASSERT_TRUE(unlock_vault(first, kPassphrase));
  ASSERT_TRUE(recover_vault(first, a_vault().recovery_code));
  const Result<std::string> renewed =
      rewrap_vault(first, *a_vault().unlocked, "another passphrase", kCheap);
  ASSERT_TRUE(renewed);
  EXPECT_TRUE(renewed->starts_with(R"({"format":"quayside-vault-2")"));
  EXPECT_TRUE(unlock_vault(*renewed, "another passphrase"));
  EXPECT_TRUE(recover_vault(*renewed, a_vault().recovery_code));
}

TEST(Vault, IsWrappedAnewAtTodaysCost) {
  const KdfCost today{2, 9 * 1024};
  const Result<std::string> raised =
      raise_cost(a_vault().file, *a_vault().unlocked, kPassphrase, today);
  ASSERT_TRUE(raised);
  const VaultFile file = *read_vault_file(*raised);
  EXPECT_EQ(file.cost.passes, 2U);
  EXPECT_EQ(file.cost.memory_kib, 9U * 1024);
  EXPECT_NE(file.salt, read_vault_file(a_vault().file)->salt);
  EXPECT_TRUE(unlock_vault(*raised, kPassphrase));
  EXPECT_TRUE(recover_vault(*raised, a_vault().recovery_code));
  EXPECT_EQ(*raise_cost(*raised, *a_vault().unlocked, kPassphrase, today), *raised);
}

TEST(Vault, IsNeverWrappedAtALowerCost) {
  const NewVault dear = std::move(*create_vault(kPassphrase, {2, 8 * 1024}));
  EXPECT_EQ(*raise_cost(dear.file, *dear.unlocked, kPassphrase, {1, 8 * 1024}), dear.file);
  const VaultFile raised =
      *read_vault_file(*raise_cost(dear.file, *dear.unlocked, kPassphrase, {1, 9 * 1024}));
  EXPECT_EQ(raised.cost.passes, 2U);
  EXPECT_EQ(raised.cost.memory_kib, 9U * 1024);
  const VaultFile renewed =
      *read_vault_file(*rewrap_vault(dear.file, *dear.unlocked, "another passphrase", kCheap));
  EXPECT_EQ(renewed.cost.passes, 2U);
}

TEST(Vault, TakesANewRecoveryCodeThatVoidsTheOld) {
  const Result<NewRecoveryCode> renewed = renew_recovery_code(a_vault().file, *a_vault().unlocked);
  ASSERT_TRUE(renewed);
  EXPECT_EQ(code_of(recover_vault(renewed->file, a_vault().recovery_code)), "wrong_recovery_code");
  EXPECT_TRUE(recover_vault(renewed->file, renewed->recovery_code));
  EXPECT_TRUE(unlock_vault(renewed->file, kPassphrase));
}

// Each part is in order by itself; together they were never written.
TEST(Vault, OfPartsOfTwoTimesIsNotOpened) {
  VaultFile mixed = *read_vault_file(a_vault().file);
  const NewRecoveryCode renewed =
      std::move(*renew_recovery_code(a_vault().file, *a_vault().unlocked));
  const VaultFile later = *read_vault_file(renewed.file);
  mixed.recovery_salt = later.recovery_salt;
  mixed.recovery_wrap = later.recovery_wrap;
  const std::string file = write_vault_file(mixed);
  EXPECT_EQ(code_of(unlock_vault(file, kPassphrase)), "vault_malformed");
  EXPECT_EQ(code_of(recover_vault(file, renewed.recovery_code)), "vault_malformed");
  EXPECT_FALSE(rewrap_vault(file, *a_vault().unlocked, "another passphrase", kCheap));
}

TEST(Vault, TakesNoMasterKeyOfAnotherVault) {
  const NewVault other = std::move(*create_vault(kPassphrase, kCheap));
  EXPECT_FALSE(rewrap_vault(a_vault().file, *other.unlocked, "another passphrase", kCheap));
}

TEST(Vault, PartsOfAnotherVaultDoNotFit) {
  const NewVault other = std::move(*create_vault(kPassphrase, kCheap));
  const VaultFile theirs = *read_vault_file(other.file);
  VaultFile mixed = *read_vault_file(a_vault().file);
  mixed.signing_key = theirs.signing_key;
  EXPECT_FALSE(unlock_vault(write_vault_file(mixed), kPassphrase));
  mixed = *read_vault_file(a_vault().file);
  mixed.passphrase_wrap = theirs.passphrase_wrap;
  mixed.salt = theirs.salt;
  EXPECT_EQ(code_of(unlock_vault(write_vault_file(mixed), kPassphrase)), "wrong_passphrase");
}

TEST(Draft, IsBoundToItsPlaceAndKey) {
  const UnlockedVault& vault = *a_vault().unlocked;
  const std::string cipher = vault.encrypt("a draft", "draft 1");
  EXPECT_EQ(*vault.decrypt(cipher, "draft 1"), "a draft");
  EXPECT_NE(vault.encrypt("a draft", "draft 1"), cipher);
  EXPECT_EQ(vault.decrypt(cipher, "draft 2").error().code, "ciphertext_altered");
  for (std::size_t i = 0; i < cipher.size(); ++i) {
    std::string altered = cipher;
    altered[i] = static_cast<char>(altered[i] ^ 0x80);
    EXPECT_FALSE(vault.decrypt(altered, "draft 1"));
    EXPECT_FALSE(vault.decrypt(cipher.substr(0, i), "draft 1"));
  }
  EXPECT_EQ(*vault.decrypt(vault.encrypt("", ""), ""), "");
}

}  // namespace
}  // namespace quayside::seal
