#include "shared/seal/vault_file.h"

#include <charconv>
#include <utility>

#include "shared/seal/box.h"

namespace quayside::seal {
namespace {

constexpr std::string_view kFirstStart = R"({"format":"quayside-vault-1")";
constexpr std::string_view kStart = R"({"format":"quayside-vault-2")";
constexpr std::size_t kSaltBytes = 16;
constexpr std::size_t kSealBytes = 32;
constexpr std::size_t kBoxBytes = kNonceBytes + kTagBytes;  // of nothing
constexpr std::size_t kWrapBytes = kBoxBytes + kKeyBytes;
constexpr std::size_t kDateBytes = 10;

/// Takes the file from front to back; once something does not fit, it stays failed.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  bool take(std::string_view expected) {
    if (!rest_.starts_with(expected)) return false;
    rest_.remove_prefix(expected.size());
    return true;
  }

  void literal(std::string_view expected) {
    if (!take(expected)) fail();
  }

  unsigned number() {
    unsigned value = 0;
    const auto [end, failure] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
    if (failure != std::errc() || rest_[0] == '0') return fail(), 0;
    rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
    return value;
  }

  std::string_view text() {
    const std::size_t end = rest_.find('"');
    if (end == std::string_view::npos) return fail(), std::string_view();
    const std::string_view text = rest_.substr(0, end);
    rest_.remove_prefix(end);
    return text;
  }

  std::string bytes(std::size_t least, std::size_t most) {
    Result<std::string> decoded = from_base64url(text());
    if (!decoded || decoded->size() < least || decoded->size() > most) return fail(), std::string();
    return *decoded;
  }
  std::string bytes(std::size_t count) { return bytes(count, count); }

  bool failed() const { return failed_; }
  bool at_end() const { return !failed_ && rest_.empty(); }

 private:
  void fail() {
    failed_ = true;
    rest_ = {};
  }

  std::string_view rest_;
  bool failed_ = false;
};

Error malformed() {
  return {"vault_malformed", "not a Quayside key file",
          "Choose the file that Quayside wrote, or restore it from a copy."};
}

std::string identity(const VaultFile& file) {
  return R"(,"kid":")" + file.public_key.kid() + R"(","x":")" + base64url(file.public_key.bytes) +
         '"';
}

std::string derivation(const VaultFile& file) {
  return R"(,"kdf":"argon2id13","passes":)" + std::to_string(file.cost.passes) +
         R"(,"memoryKib":)" + std::to_string(file.cost.memory_kib) + identity(file) +
         R"(,"salt":")" + base64url(file.salt) + '"';
}

std::string members(const PasskeyHandle& passkey) {
  return R"("credential":")" + base64url(passkey.credential) + R"(","prfSalt":")" +
         base64url(passkey.prf_salt) + '"';
}

void read_passkeys(Reader& reader, VaultFile& file) {
  reader.literal(R"(,"passkeys":[)");
  while (!reader.failed() && !reader.take("]")) {
    reader.literal(file.passkeys.empty() ? "{" : ",{");
    PasskeyWrap one;
    reader.literal(R"("credential":")");
    one.passkey.credential = reader.bytes(1, kCredentialBytesMax);
    reader.literal(R"(","prfSalt":")");
    one.passkey.prf_salt = reader.bytes(kPrfSaltBytes);
    reader.literal(R"(","wrap":")");
    one.wrap = reader.bytes(kWrapBytes);
    reader.literal(R"(","label":")");
    one.label =
        reader.bytes(kBoxBytes + kDateBytes + 1, kBoxBytes + kDateBytes + kPasskeyNameBytesMax);
    reader.literal(R"("})");
    file.passkeys.push_back(std::move(one));
  }
}

bool passkeys_are_sound(const std::vector<PasskeyWrap>& passkeys) {
  if (passkeys.size() > kPasskeysMax) return false;
  for (const PasskeyWrap& one : passkeys) {
    for (const PasskeyWrap& other : passkeys) {
      if (&one != &other && one.passkey.credential == other.passkey.credential) return false;
    }
  }
  return true;
}

}  // namespace

bool cost_is_acceptable(const KdfCost& cost) {
  return cost.passes >= 1 && cost.passes <= kPassesMax && cost.memory_kib >= kMemoryKibMin &&
         cost.memory_kib <= kMemoryKibMax;
}

std::string passphrase_header(const VaultFile& file) {
  return std::string(kFirstStart) + derivation(file);
}

std::string recovery_header(const VaultFile& file) {
  return "quayside-vault-1 recovery" + identity(file) + R"(,"recoverySalt":")" +
         base64url(file.recovery_salt) + '"';
}

std::string signing_key_header(const VaultFile& file) {
  return "quayside-vault-1 signing key" + identity(file);
}

std::string passkey_header(const VaultFile& file, const PasskeyHandle& passkey) {
  return "quayside-vault-2 passkey" + identity(file) + "," + members(passkey);
}

std::string sealed_part(const VaultFile& file) {
  std::string text = std::string(kStart) + derivation(file);
  text += R"(,"passphraseWrap":")" + base64url(file.passphrase_wrap);
  text += R"(","recoverySalt":")" + base64url(file.recovery_salt);
  text += R"(","recoveryWrap":")" + base64url(file.recovery_wrap);
  text += R"(","signingKey":")" + base64url(file.signing_key);
  text += R"(","passkeys":[)";
  for (const PasskeyWrap& one : file.passkeys) {
    text += &one == &file.passkeys.front() ? "{" : ",{";
    text += members(one.passkey);
    text += R"(,"wrap":")" + base64url(one.wrap);
    text += R"(","label":")" + base64url(one.label) + R"("})";
  }
  return text + "]";
}

std::string write_vault_file(const VaultFile& file) {
  return sealed_part(file) + R"(,"seal":")" + base64url(file.seal) + R"("})";
}

Result<VaultFile> read_vault_file(std::string_view text) {
  if (text.size() > kVaultFileBytesMax) return malformed();
  VaultFile file;
  Reader reader(text);
  const bool first = reader.take(kFirstStart);
  if (!first) reader.literal(kStart);
  reader.literal(R"(,"kdf":"argon2id13","passes":)");
  file.cost.passes = reader.number();
  reader.literal(R"(,"memoryKib":)");
  file.cost.memory_kib = reader.number();
  reader.literal(R"(,"kid":")");
  const std::string_view kid = reader.text();
  reader.literal(R"(","x":")");
  const std::string_view x = reader.text();
  reader.literal(R"(","salt":")");
  file.salt = reader.bytes(kSaltBytes);
  reader.literal(R"(","passphraseWrap":")");
  file.passphrase_wrap = reader.bytes(kWrapBytes);
  reader.literal(R"(","recoverySalt":")");
  file.recovery_salt = reader.bytes(kSaltBytes);
  reader.literal(R"(","recoveryWrap":")");
  file.recovery_wrap = reader.bytes(kWrapBytes);
  reader.literal(R"(","signingKey":")");
  file.signing_key = reader.bytes(kWrapBytes);
  reader.literal(R"(")");
  if (!first) {
    read_passkeys(reader, file);
    reader.literal(R"(,"seal":")");
    file.seal = reader.bytes(kSealBytes);
    reader.literal(R"(")");
  }
  reader.literal("}");
  if (!reader.at_end() || !passkeys_are_sound(file.passkeys)) return malformed();

  Result<PublicKey> key = PublicKey::from_jwk_x(x);
  if (!key || key->kid() != kid) return malformed();
  file.public_key = *key;
  if (!cost_is_acceptable(file.cost)) {
    return Error{"vault_cost_refused", "the key file asks for more or less work than is allowed",
                 "Restore the key file from a copy; this one was altered."};
  }
  return file;
}

}  // namespace quayside::seal
