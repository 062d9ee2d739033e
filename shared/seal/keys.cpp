#include <sodium.h>

#include <utility>

#include "shared/seal/seal.h"
#include "shared/seal/wipe.h"

namespace quayside::seal {

std::string PublicKey::kid() const { return base64url(sha256(jwk())); }

std::string PublicKey::jwk() const {
  return R"({"crv":"Ed25519","kty":"OKP","x":")" + base64url(bytes) + R"("})";
}

Result<PublicKey> PublicKey::from_jwk_x(std::string_view x) {
  // 32 bytes are 43 characters; anything longer is not even decoded.
  if (x.size() == 43) {
    Result<std::string> bytes = from_base64url(x);
    if (bytes && bytes->size() == crypto_sign_PUBLICKEYBYTES) return PublicKey{*bytes};
  }
  return Error{"public_key_malformed", "member x is not an Ed25519 public key",
               "Send 32 bytes as 43 characters of base64url (RFC 8037)."};
}

SigningKey SigningKey::generate() {
  std::string seed = random_bytes(crypto_sign_SEEDBYTES);
  const WipeAtEnd wipe_seed(seed);
  return std::move(*from_seed(seed));
}

Result<SigningKey> SigningKey::from_seed(std::string_view seed) {
  if (seed.size() != crypto_sign_SEEDBYTES) {
    return Error{"seed_malformed", "an Ed25519 seed has 32 bytes", "Make a new key."};
  }
  SigningKey key;
  key.secret_.assign(crypto_sign_SECRETKEYBYTES, '\0');
  key.public_key_.bytes.assign(crypto_sign_PUBLICKEYBYTES, '\0');
  crypto_sign_seed_keypair(bytes_of(key.public_key_.bytes), bytes_of(key.secret_), bytes_of(seed));
  return key;
}

SigningKey::~SigningKey() { wipe(secret_); }

// A secret of 64 bytes lies on the heap: moving hands over the bytes and leaves no copy behind.
SigningKey::SigningKey(SigningKey&& other) noexcept
    : secret_(std::move(other.secret_)), public_key_(std::move(other.public_key_)) {}

SigningKey& SigningKey::operator=(SigningKey&& other) noexcept {
  if (this == &other) return *this;
  wipe(secret_);
  secret_.swap(other.secret_);
  public_key_ = std::move(other.public_key_);
  return *this;
}

std::string SigningKey::seed() const {
  ensure(secret_.size() == crypto_sign_SECRETKEYBYTES, "a signing key was used after its move");
  return secret_.substr(0, crypto_sign_SEEDBYTES);
}

std::string SigningKey::sign(std::string_view message) const {
  ensure(secret_.size() == crypto_sign_SECRETKEYBYTES, "a signing key was used after its move");
  std::string signature(crypto_sign_BYTES, '\0');
  crypto_sign_detached(bytes_of(signature), nullptr, bytes_of(message), message.size(),
                       bytes_of(secret_));
  return signature;
}

bool verify(const PublicKey& key, std::string_view message, std::string_view signature) {
  return key.bytes.size() == crypto_sign_PUBLICKEYBYTES && signature.size() == crypto_sign_BYTES &&
         crypto_sign_verify_detached(bytes_of(signature), bytes_of(message), message.size(),
                                     bytes_of(key.bytes)) == 0;
}

}  // namespace quayside::seal
