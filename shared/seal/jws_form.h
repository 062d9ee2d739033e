// JWS form: the protected headers as they are read and written. Inside shared/seal only.
//
// There are two, members in alphabetical order and no blanks; the second carries certificates
// (RFC 7515, 4.1.6) and is the only one with ES256:
//   {"alg":"EdDSA","b64":false,"crit":["b64"],"iat":1,"kid":"…","typ":"quayside-…+jws"}
//   {"alg":"ES256","b64":false,"crit":["b64"],"iat":1,"kid":"…","typ":"quayside-…+jws","x5c":["…"]}
// Reading compares with these forms; it never takes an algorithm, a key or an option from a
// message.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "shared/seal/certificate.h"

namespace quayside::seal {

inline constexpr std::int64_t kLatestSecond = 253402300799;  // 9999-12-31T23:59:59Z

struct JwsForm {
  JwsSigner signer;
  Purpose purpose = Purpose::sign_in;
  Certificates chain;            ///< empty unless signed with a certificate
  std::string_view header_text;  ///< base64url, as signed
  std::string signature;         ///< 64 bytes
};

/// The header alone: `header_text` and `signature` are not looked at.
std::string jws_header(const JwsForm& form);
/// `header_text` points into `jws`.
std::optional<JwsForm> read_jws(std::string_view jws);
/// RFC 7797, section 3: the payload enters as it is.
std::string signing_input(std::string_view header_text, std::string_view payload);

Error jws_malformed();
Error jws_wrong_purpose(Purpose signed_for, Purpose needed);
Error jws_bad_signature();

}  // namespace quayside::seal
