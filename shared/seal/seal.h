// Seal: hashing, randomness, Ed25519 signatures and detached JWS. libsodium is used here only.
//
// Byte strings are std::string. Verification follows libsodium's strict rules for Ed25519.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "shared/base/result.h"

namespace quayside::seal {

/// Must be called once before anything else; false when the system gives no randomness.
bool initialise();

std::string random_bytes(std::size_t count);

/// Overwrites a secret before its memory is given back, and empties it.
void wipe(std::string& secret);

/// A text that is wiped when it goes away, as is every copy of it.
class Secret {
 public:
  explicit Secret(std::string text) : text_(std::move(text)) {}
  ~Secret() { wipe(text_); }
  Secret(const Secret&) = default;
  Secret& operator=(const Secret&) = delete;

  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

/// A random UUID (RFC 9562, version 4) in lower case.
std::string random_uuid();
/// The form of one, whatever its version.
bool is_uuid(std::string_view text);

std::string sha256(std::string_view bytes);
std::string hex(std::string_view bytes);
/// Strict: pairs of digits and lower-case letters.
Result<std::string> from_hex(std::string_view text);
/// base64url without padding (RFC 4648, section 5).
std::string base64url(std::string_view bytes);
/// Strict: no padding, no blanks, canonical final bits.
Result<std::string> from_base64url(std::string_view text);
/// base64 with padding (RFC 4648, section 4), as x5c has it; reading is as strict.
std::string base64(std::string_view bytes);
Result<std::string> from_base64(std::string_view text);

/// A 32-byte Ed25519 public key.
struct PublicKey {
  std::string bytes;

  /// JWK thumbprint (RFC 7638, SHA-256, base64url); used as `kid`.
  std::string kid() const;
  /// {"crv":"Ed25519","kty":"OKP","x":"…"} (RFC 8037), members in this order.
  std::string jwk() const;
  static Result<PublicKey> from_jwk_x(std::string_view x);
  bool operator==(const PublicKey&) const = default;
};

/// An Ed25519 key pair. The secret is wiped when the object goes away.
class SigningKey {
 public:
  static SigningKey generate();
  static Result<SigningKey> from_seed(std::string_view seed_32_bytes);
  ~SigningKey();
  SigningKey(SigningKey&&) noexcept;
  SigningKey& operator=(SigningKey&&) noexcept;
  SigningKey(const SigningKey&) = delete;
  SigningKey& operator=(const SigningKey&) = delete;

  const PublicKey& public_key() const { return public_key_; }
  std::string seed() const;
  /// 64 bytes.
  std::string sign(std::string_view message) const;

 private:
  SigningKey() = default;
  std::string secret_;
  PublicKey public_key_;
};

/// Plain Ed25519 (RFC 8032) by libsodium's rules: false for other lengths, small-order keys and
/// signatures that are not in their one canonical form.
bool verify(const PublicKey& key, std::string_view message, std::string_view signature_64_bytes);

/// What a signature is for; a signature for one purpose never verifies for another.
enum class Purpose {
  sign_in,
  enrolment,
  declaration,
  receipt,
  tree_head,
  approval,   ///< of the same bytes as the declaration's
  mandate,    ///< a mandate, or its revocation
  key_event,  ///< about the keys and the people of an organisation
  policy,     ///< what an organisation asks of signatures
  batch,      ///< the root over many declarations
};
/// The JWS header member `typ`, for example "quayside-declaration+jws".
std::string_view typ(Purpose purpose);

/// A detached JWS in compact form, "header..signature" (RFC 7515 appendix F), with an unencoded
/// payload (RFC 7797: b64 false, crit ["b64"]), alg EdDSA (RFC 8037), typ, kid and iat.
/// `issued_at_s` counts seconds since 1970-01-01T00:00:00Z.
std::string sign_detached(const SigningKey& key, Purpose purpose, std::int64_t issued_at_s,
                          std::string_view payload);

struct JwsHeader {
  std::string kid;
  std::int64_t issued_at_s = 0;
};

/// Reads the header without verifying: only to find the key. Refuses every header that
/// sign_detached() would not write (other alg, other members, other order of magnitude).
Result<JwsHeader> peek_header(std::string_view jws);

/// Error codes: jws_malformed, jws_wrong_purpose, jws_wrong_key, jws_bad_signature.
Result<JwsHeader> verify_detached(std::string_view jws, Purpose purpose, const PublicKey& key,
                                  std::string_view payload);

}  // namespace quayside::seal
