// Certificate: signatures by a key that an X.509 certificate (RFC 5280) vouches for and that lies
// outside of Quayside: on a token, a card, at a service.
//
// The same detached JWS as with a device key, but alg ES256 (RFC 7518, 3.4), a kid that is the
// RFC 7638 thumbprint of the P-256 key, and x5c: the certificates, the signer's own first, each
// next one the issuer of the one before. OpenSSL is used in certificate.cpp only. The page carries
// no OpenSSL; there every check answers certificate_check_absent.
//
// Whether a certificate was revoked (CRL, OCSP) is not asked: that takes a network. Who runs a
// server withdraws an authority; an organisation withdraws a certificate at the server.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "shared/seal/seal.h"

namespace quayside::seal {

/// In DER; of a chain the signer's own first.
using Certificates = std::vector<std::string>;

inline constexpr std::size_t kCertificatesMax = 4;  ///< of one chain
inline constexpr std::size_t kCertificateBytesMax = 6 * 1024;
inline constexpr std::size_t kJwsBytesMax = 48 * 1024;  ///< holds base64url of base64 of all
inline constexpr std::size_t kAuthoritiesMax = 2000;
inline constexpr std::size_t kAuthoritiesBytesMax = 8 * 1024 * 1024;

/// How much a signature says about who made it.
enum class SignatureLevel {
  device_key,   ///< an Ed25519 key of a person, enrolled at a server
  certificate,  ///< a key that an X.509 certificate names a holder for
};
struct JwsSigner {
  SignatureLevel level = SignatureLevel::device_key;
  JwsHeader header;
};
/// Reads without verifying, as peek_header() does, but both kinds. Error code: jws_malformed.
Result<JwsSigner> peek_signer(std::string_view jws);

/// What a certificate says.
struct CertificateHolder {
  std::string kid;                      ///< RFC 7638 thumbprint of its key
  std::string common_name;              ///< of the subject, UTF-8; may be empty
  std::string organization_identifier;  ///< 2.5.4.97 (ETSI EN 319 412-1), or empty
  std::string serial;                   ///< hexadecimal
  std::int64_t not_before_s = 0;
  std::int64_t not_after_s = 0;
};

/// Whoever holds the key: a token, a card, a remote service.
class ExternalSigner {
 public:
  virtual ~ExternalSigner() = default;
  virtual const Certificates& chain() const = 0;
  /// ECDSA on P-256 with SHA-256 of `bytes`: r and s, 32 bytes each.
  virtual Result<std::string> sign(std::string_view bytes) = 0;
};

/// Error codes: those of certificate_holder() and of the signer; signer_wrong when what the signer
/// gave does not verify.
Result<std::string> sign_with_certificate(ExternalSigner& signer, Purpose purpose,
                                          std::int64_t issued_at_s, std::string_view payload);

struct CertificateSignature {
  JwsHeader header;
  CertificateHolder holder;
  Certificates chain;
};
/// That the key of the first certificate signed these bytes, for this purpose. Who issued it, and
/// until when it holds, are the questions of check_validity() and check_issuer().
/// Error codes: jws_malformed, jws_wrong_purpose, jws_wrong_key (kid is not of that key),
/// jws_bad_signature, those of certificate_holder().
Result<CertificateSignature> verify_with_certificate(std::string_view jws, Purpose purpose,
                                                     std::string_view payload);

/// Reads the first certificate: a P-256 key, for signatures (keyUsage digitalSignature or
/// nonRepudiation), of no authority. Each certificate names the next one as its issuer. Error
/// codes: certificate_malformed, certificate_key_not_supported, certificate_not_for_signatures.
Result<CertificateHolder> certificate_holder(const Certificates& chain);

/// Error codes: certificate_expired, certificate_not_yet_valid.
Result<Done> check_validity(const CertificateHolder& holder, std::int64_t at_s);

/// That the chain leads to one of the authorities (DER), all of them authorities by
/// basicConstraints and valid at that time. Further error code: certificate_not_trusted.
Result<Done> check_issuer(const Certificates& chain, const Certificates& authorities,
                          std::int64_t at_s);

/// The certificates of a PEM text (RFC 7468); what stands around them does not count. Error code:
/// certificates_malformed, also when there is none.
Result<Certificates> certificates_from_pem(std::string_view text);

}  // namespace quayside::seal
