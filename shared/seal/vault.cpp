#include "shared/seal/vault.h"

#include <sodium.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "shared/seal/box.h"
#include "shared/seal/recovery_code.h"
#include "shared/seal/vault_access.h"
#include "shared/seal/wipe.h"

namespace quayside::seal {

namespace {

constexpr std::size_t kSaltBytes = crypto_pwhash_SALTBYTES;
constexpr std::size_t kPassphraseCharactersMin = 8;
constexpr std::size_t kPassphraseBytesMax = 1024;

static_assert(kSaltBytes == 16);

/// Empty when the memory for it is not to be had.
std::optional<std::string> key_from_passphrase(std::string_view passphrase, const VaultFile& file) {
  std::string key(kKeyBytes, '\0');
  if (crypto_pwhash(bytes_of(key), key.size(), passphrase.data(), passphrase.size(),
                    bytes_of(file.salt), file.cost.passes,
                    static_cast<std::size_t>(file.cost.memory_kib) * 1024,
                    crypto_pwhash_ALG_ARGON2ID13) != 0) {
    return std::nullopt;
  }
  return key;
}

/// 128 random bits need no costly derivation: nobody can try them all.
std::string key_from_recovery_secret(const std::string& secret, const VaultFile& file) {
  std::string input = "quayside-vault-1 recovery" + file.recovery_salt + secret;
  const WipeAtEnd wipe_input(input);
  std::string key(kKeyBytes, '\0');
  crypto_generichash(bytes_of(key), key.size(), bytes_of(std::string_view(input)), input.size(),
                     nullptr, 0);
  return key;
}

std::size_t characters(std::string_view utf8) {
  std::size_t count = 0;
  for (const char byte : utf8)
    count += (static_cast<unsigned char>(byte) & 0xc0) != 0x80;
  return count;
}

// Without the digits and the mark that are put behind such a word.
constexpr std::string_view kCommon[] = {
    "abc",      "adgangskode", "admin",    "baseball", "computer", "customs",  "danmark",
    "dragon",   "football",    "hemmelig", "iloveyou", "internet", "kodeord",  "letmein",
    "monkey",   "passw0rd",    "password", "princess", "qwerty",   "qwertyui", "qwertyuiop",
    "starwars", "sunshine",    "superman", "trustno",  "welcome",  "whatever", "quayside"};

/// All the same, or each the next one: "aaaaaaaa", "abcdefgh", "87654321".
bool is_row(std::string_view text) {
  const int step = text[1] - text[0];
  if (step < -1 || step > 1) return false;
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] - text[i - 1] != step) return false;
  }
  return true;
}

bool is_common(std::string_view passphrase) {
  std::string word;
  for (const char c : passphrase)
    word += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  while (!word.empty() && (word.back() == '!' || (word.back() >= '0' && word.back() <= '9')))
    word.pop_back();
  return word.empty() || is_row(passphrase) ||
         std::find(std::begin(kCommon), std::end(kCommon), word) != std::end(kCommon);
}

Error cost_refused() {
  return {"vault_cost_refused", "the memory or time that the key file asks for is not allowed",
          "Use at most 10 passes and 256 MiB, and free some memory."};
}

Error malformed() {
  return {"vault_malformed", "the key file does not hold the key that it names",
          "Restore the key file from a copy."};
}

/// Puts the master key into `file` under a new salt. False when the derivation is not possible.
bool wrap_under_passphrase(VaultFile& file, std::string_view passphrase,
                           const std::string& master_key) {
  file.salt = random_bytes(kSaltBytes);
  std::optional<std::string> key = key_from_passphrase(passphrase, file);
  if (!key) return false;
  const WipeAtEnd wipe_key(*key);
  file.passphrase_wrap = seal_box(*key, master_key, passphrase_header(file));
  return true;
}

KdfCost higher(const KdfCost& one, const KdfCost& other) {
  return {std::max(one.passes, other.passes), std::max(one.memory_kib, other.memory_kib)};
}

std::string seal_of(const VaultFile& file, const std::string& master_key) {
  std::string key = key_for(master_key, Use::file_seal);
  const WipeAtEnd wipe_key(key);
  const std::string part = sealed_part(file);
  std::string seal(kKeyBytes, '\0');
  crypto_generichash(bytes_of(seal), seal.size(), bytes_of(std::string_view(part)), part.size(),
                     bytes_of(key), key.size());
  return seal;
}

bool seal_holds(const VaultFile& file, const std::string& master_key) {
  if (file.seal.empty()) return true;  // version 1
  const std::string seal = seal_of(file, master_key);
  return seal.size() == file.seal.size() &&
         sodium_memcmp(seal.data(), file.seal.data(), seal.size()) == 0;
}

/// A recovery code that can be printed, and its secret.
std::string draw_recovery_code(std::string& secret) {
  for (;;) {
    wipe(secret);
    secret = random_bytes(kRecoverySecretBytes);
    if (const std::optional<std::string> code = recovery_code(secret)) return *code;
  }
}

/// Puts the master key into `file` under a new recovery code, which is returned.
std::string wrap_under_recovery_code(VaultFile& file, const std::string& master_key) {
  std::string secret;
  const WipeAtEnd wipe_secret(secret);
  std::string code = draw_recovery_code(secret);
  file.recovery_salt = random_bytes(kSaltBytes);
  std::string key = key_from_recovery_secret(secret, file);
  const WipeAtEnd wipe_key(key);
  file.recovery_wrap = seal_box(key, master_key, recovery_header(file));
  return code;
}

}  // namespace

Result<std::shared_ptr<const UnlockedVault>> open_with(const VaultFile& file,
                                                       std::string master_key) {
  const WipeAtEnd wipe_master(master_key);
  if (!seal_holds(file, master_key)) return malformed();
  std::string key = key_for(master_key, Use::signing_key);
  const WipeAtEnd wipe_key(key);
  std::optional<std::string> seed = open_box(key, file.signing_key, signing_key_header(file));
  if (!seed) return malformed();
  const WipeAtEnd wipe_seed(*seed);
  Result<SigningKey> signing_key = SigningKey::from_seed(*seed);
  if (!signing_key || signing_key->public_key() != file.public_key) return malformed();
  return std::shared_ptr<const UnlockedVault>(
      std::make_shared<UnlockedVault>(master_key, std::move(*signing_key)));
}

Result<VaultFile> file_to_change(std::string_view text, const UnlockedVault& unlocked) {
  Result<VaultFile> file = read_vault_file(text);
  if (!file) return file;
  if (unlocked.signing_key().public_key() != file->public_key ||
      !seal_holds(*file, VaultAccess::master_key(unlocked))) {
    return malformed();
  }
  return file;
}

std::string changed_file(VaultFile file, const std::string& master_key) {
  file.seal = seal_of(file, master_key);
  return write_vault_file(file);
}

UnlockedVault::UnlockedVault(std::string master_key, SigningKey signing_key)
    : master_key_(std::move(master_key)), signing_key_(std::move(signing_key)) {
  ensure(master_key_.size() == kKeyBytes, "a master key has 32 bytes");
}

UnlockedVault::~UnlockedVault() { wipe(master_key_); }

std::string UnlockedVault::encrypt(std::string_view plain, std::string_view context) const {
  std::string key = key_for(master_key_, Use::drafts);
  const WipeAtEnd wipe_key(key);
  return seal_box(key, plain, context);
}

Result<std::string> UnlockedVault::decrypt(std::string_view cipher,
                                           std::string_view context) const {
  std::string key = key_for(master_key_, Use::drafts);
  const WipeAtEnd wipe_key(key);
  std::optional<std::string> plain = open_box(key, cipher, context);
  if (plain) return std::move(*plain);
  return Error{"ciphertext_altered", "encrypted with another key, for another place, or altered",
               "Restore it from a copy, or unlock the key that it was written with."};
}

namespace {

/// A vault with a new signing key around the master key.
Result<NewVault> vault_around(const std::string& master_key, std::string_view passphrase,
                              const KdfCost& cost) {
  if (const auto fits = check_new_passphrase(passphrase); !fits) return fits.error();
  if (!cost_is_acceptable(cost)) return cost_refused();
  SigningKey signing_key = SigningKey::generate();
  VaultFile file;
  file.cost = cost;
  file.public_key = signing_key.public_key();
  if (!wrap_under_passphrase(file, passphrase, master_key)) return cost_refused();

  NewVault created;
  created.recovery_code = wrap_under_recovery_code(file, master_key);

  std::string seed_key = key_for(master_key, Use::signing_key);
  const WipeAtEnd wipe_seed_key(seed_key);
  std::string seed = signing_key.seed();
  const WipeAtEnd wipe_seed(seed);
  file.signing_key = seal_box(seed_key, seed, signing_key_header(file));

  created.file = changed_file(std::move(file), master_key);
  created.unlocked = std::make_shared<UnlockedVault>(master_key, std::move(signing_key));
  return created;
}

}  // namespace

Result<Done> check_new_passphrase(std::string_view passphrase) {
  if (characters(passphrase) < kPassphraseCharactersMin) {
    return Error{"passphrase_too_short", "the passphrase has fewer than 8 characters",
                 "Choose at least 8 characters; four or five random words are better."};
  }
  if (passphrase.size() > kPassphraseBytesMax) {
    return Error{"passphrase_too_long", "the passphrase has more than 1,024 bytes",
                 "Choose a shorter one."};
  }
  if (is_common(passphrase)) {
    return Error{"passphrase_too_common", "the passphrase is one of those that are tried first",
                 "Choose four or five random words."};
  }
  return Done{};
}

Result<NewVault> create_vault(std::string_view passphrase, const KdfCost& cost) {
  std::string master_key = random_bytes(kKeyBytes);
  const WipeAtEnd wipe_master(master_key);
  return vault_around(master_key, passphrase, cost);
}

Result<NewVault> replace_signing_key(std::string_view text, const UnlockedVault& unlocked,
                                     std::string_view passphrase) {
  const Result<VaultFile> file = file_to_change(text, unlocked);
  if (!file) return file.error();
  return vault_around(VaultAccess::master_key(unlocked), passphrase, file->cost);
}

Result<std::shared_ptr<const UnlockedVault>> unlock_vault(std::string_view text,
                                                          std::string_view passphrase) {
  const Result<VaultFile> file = read_vault_file(text);
  if (!file) return file.error();
  const Error wrong{"wrong_passphrase", "the passphrase does not open this key file",
                    "Type it again, or use the recovery code."};
  if (passphrase.size() > kPassphraseBytesMax) return wrong;
  std::optional<std::string> key = key_from_passphrase(passphrase, *file);
  if (!key) return cost_refused();
  const WipeAtEnd wipe_key(*key);
  std::optional<std::string> master_key =
      open_box(*key, file->passphrase_wrap, passphrase_header(*file));
  if (!master_key) return wrong;
  return open_with(*file, std::move(*master_key));
}

Result<std::shared_ptr<const UnlockedVault>> recover_vault(std::string_view text,
                                                           std::string_view recovery_code) {
  const Result<VaultFile> file = read_vault_file(text);
  if (!file) return file.error();
  std::optional<std::string> secret = read_recovery_code(recovery_code);
  if (!secret) {
    return Error{"wrong_recovery_code", "the recovery code has a typing error",
                 "Compare it with the printed one, character by character."};
  }
  const WipeAtEnd wipe_secret(*secret);
  std::string key = key_from_recovery_secret(*secret, *file);
  const WipeAtEnd wipe_key(key);
  std::optional<std::string> master_key =
      open_box(key, file->recovery_wrap, recovery_header(*file));
  if (!master_key) {
    return Error{"wrong_recovery_code", "the recovery code is not the one of this key file",
                 "Look for the code that was printed when this key was made."};
  }
  return open_with(*file, std::move(*master_key));
}

Result<std::string> rewrap_vault(std::string_view text, const UnlockedVault& unlocked,
                                 std::string_view new_passphrase, const KdfCost& cost) {
  if (const auto fits = check_new_passphrase(new_passphrase); !fits) return fits.error();
  Result<VaultFile> file = file_to_change(text, unlocked);
  if (!file) return file.error();
  file->cost = higher(file->cost, cost);
  if (!cost_is_acceptable(file->cost)) return cost_refused();
  const std::string& master_key = VaultAccess::master_key(unlocked);
  if (!wrap_under_passphrase(*file, new_passphrase, master_key)) return cost_refused();
  return changed_file(std::move(*file), master_key);
}

Result<std::string> raise_cost(std::string_view text, const UnlockedVault& unlocked,
                               std::string_view passphrase, const KdfCost& cost) {
  const Result<VaultFile> file = read_vault_file(text);
  if (!file) return file.error();
  if (file->cost.passes >= cost.passes && file->cost.memory_kib >= cost.memory_kib) {
    return std::string(text);
  }
  return rewrap_vault(text, unlocked, passphrase, cost);
}

Result<NewRecoveryCode> renew_recovery_code(std::string_view text, const UnlockedVault& unlocked) {
  Result<VaultFile> file = file_to_change(text, unlocked);
  if (!file) return file.error();
  const std::string& master_key = VaultAccess::master_key(unlocked);
  NewRecoveryCode renewed;
  renewed.recovery_code = wrap_under_recovery_code(*file, master_key);
  renewed.file = changed_file(std::move(*file), master_key);
  return renewed;
}

Result<std::string> recovery_file(std::string_view text, const UnlockedVault& unlocked) {
  Result<VaultFile> file = file_to_change(text, unlocked);
  if (!file) return file.error();
  const std::string& master_key = VaultAccess::master_key(unlocked);
  std::string nobodys = random_bytes(kKeyBytes);
  const WipeAtEnd wipe_nobodys(nobodys);
  file->passkeys.clear();
  file->cost = {1, kMemoryKibMin};  // 256 bits need no stretching
  if (!wrap_under_passphrase(*file, nobodys, master_key)) return cost_refused();
  return changed_file(std::move(*file), master_key);
}

Result<PublicKey> vault_public_key(std::string_view text) {
  const Result<VaultFile> file = read_vault_file(text);
  if (!file) return file.error();
  return file->public_key;
}

}  // namespace quayside::seal
