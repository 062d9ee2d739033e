#include "shared/seal/passkey.h"

#include <gtest/gtest.h>

#include <string>

#include "shared/seal/vault_file.h"

namespace quayside::seal {
namespace {

constexpr const char* kPassphrase = "correct horse battery";

const NewVault& a_vault() {
  static const NewVault vault = std::move(*create_vault(kPassphrase, {1, 8 * 1024}));
  return vault;
}

Passkey a_passkey(const std::string& credential, const std::string& name = "This computer") {
  return {{credential, std::string(kPrfSaltBytes, 's')}, name, "2026-11-24"};
}

const std::string kSecret(kPrfSecretBytes, 'p');

std::string with_passkey(const std::string& file, const Passkey& passkey) {
  const Result<std::string> added = add_passkey(file, *a_vault().unlocked, passkey, kSecret);
  EXPECT_TRUE(added) << (added ? "" : added.error().code);
  return added ? *added : file;
}

template <class T>
std::string code_of(const Result<T>& result) {
  return result ? "" : result.error().code;
}

TEST(Passkey, OpensTheVaultBesideThePassphrase) {
  const std::string file = with_passkey(a_vault().file, a_passkey("one"));
  const auto opened = unlock_with_passkey(file, "one", kSecret);
  ASSERT_TRUE(opened);
  EXPECT_EQ((*opened)->signing_key().seed(), a_vault().unlocked->signing_key().seed());
  EXPECT_TRUE(unlock_vault(file, kPassphrase));
  EXPECT_TRUE(recover_vault(file, a_vault().recovery_code));
}

TEST(Passkey, OpensWithNoOtherSecretAndNoOtherCredential) {
  const std::string file = with_passkey(a_vault().file, a_passkey("one"));
  EXPECT_EQ(code_of(unlock_with_passkey(file, "one", std::string(32, 'q'))), "wrong_passkey");
  EXPECT_EQ(code_of(unlock_with_passkey(file, "one", "")), "wrong_passkey");
  EXPECT_EQ(code_of(unlock_with_passkey(file, "two", kSecret)), "wrong_passkey");
  EXPECT_EQ(code_of(unlock_with_passkey(a_vault().file, "one", kSecret)), "wrong_passkey");
}

TEST(Passkey, OutlivesANewPassphraseAndANewRecoveryCode) {
  std::string file = with_passkey(a_vault().file, a_passkey("one"));
  file = *rewrap_vault(file, *a_vault().unlocked, "another passphrase", {1, 8 * 1024});
  file = renew_recovery_code(file, *a_vault().unlocked)->file;
  EXPECT_TRUE(unlock_with_passkey(file, "one", kSecret));
}

TEST(Passkey, HasANameThatOnlyTheUnlockedVaultShows) {
  const std::string file = with_passkey(
      with_passkey(a_vault().file, a_passkey("one", "Anna's \"key\"")), a_passkey("two"));
  EXPECT_EQ(file.find("Anna"), std::string::npos);
  ASSERT_EQ(passkeys_of(file).size(), 2U);
  EXPECT_EQ(passkeys_of(file)[0].credential, "one");
  const std::vector<Passkey> named = passkeys_of(file, *a_vault().unlocked);
  ASSERT_EQ(named.size(), 2U);
  EXPECT_EQ(named[0].name, "Anna's \"key\"");
  EXPECT_EQ(named[0].added, "2026-11-24");
}

TEST(Passkey, IsGoneOnceRemovedAndCannotBePutBack) {
  const std::string file = with_passkey(a_vault().file, a_passkey("one"));
  const std::string removed = *remove_passkey(file, *a_vault().unlocked, "one");
  EXPECT_EQ(code_of(unlock_with_passkey(removed, "one", kSecret)), "wrong_passkey");
  EXPECT_EQ(*remove_passkey(removed, *a_vault().unlocked, "one"), removed);
  VaultFile spliced = *read_vault_file(removed);
  spliced.passkeys = read_vault_file(file)->passkeys;
  EXPECT_EQ(code_of(unlock_with_passkey(write_vault_file(spliced), "one", kSecret)),
            "vault_malformed");
}

TEST(Passkey, IsOneOf8AtMost) {
  std::string file = a_vault().file;
  for (std::size_t i = 0; i < kPasskeysMax; ++i)
    file =
        with_passkey(file, a_passkey(std::string(kCredentialBytesMax, static_cast<char>('a' + i)),
                                     std::string(kPasskeyNameBytesMax, 'n')));
  EXPECT_LE(file.size(), kVaultFileBytesMax);
  EXPECT_TRUE(unlock_vault(file, kPassphrase));
  EXPECT_EQ(code_of(add_passkey(file, *a_vault().unlocked, a_passkey("nine"), kSecret)),
            "passkeys_full");
}

TEST(Passkey, IsRefusedWhereItCouldNotBeReadAgain) {
  const UnlockedVault& unlocked = *a_vault().unlocked;
  const std::string file = with_passkey(a_vault().file, a_passkey("one"));
  EXPECT_EQ(code_of(add_passkey(file, unlocked, a_passkey("one"), kSecret)), "passkey_failed");
  EXPECT_EQ(code_of(add_passkey(file, unlocked, a_passkey(""), kSecret)), "passkey_failed");
  EXPECT_EQ(code_of(add_passkey(file, unlocked, a_passkey(std::string(1024, 'a')), kSecret)),
            "passkey_failed");
  EXPECT_EQ(code_of(add_passkey(file, unlocked, a_passkey("two"), "short")), "passkey_failed");
  for (const std::string& name : {std::string(), std::string(65, 'n'), std::string("\xff")}) {
    EXPECT_EQ(code_of(add_passkey(file, unlocked, a_passkey("two", name), kSecret)),
              "passkey_name_refused");
  }
}

TEST(Passkey, AlteredInAnyByteNeverOpensToAnotherKey) {
  const std::string file = with_passkey(a_vault().file, a_passkey("one"));
  for (std::size_t i = file.find("passkeys"); i < file.size(); ++i) {
    std::string altered = file;
    altered[i] = static_cast<char>(altered[i] ^ 1);
    EXPECT_FALSE(unlock_with_passkey(altered, "one", kSecret)) << i;
    EXPECT_FALSE(unlock_vault(altered, kPassphrase)) << i;
  }
}

}  // namespace
}  // namespace quayside::seal
