// Certificates: an organisation says with which certificates its declarations are signed, and with
// which no longer. Both are said by one of its enrolled keys and stand in the evidence log.
#pragma once

#include <string>
#include <string_view>

#include "server/services/environment.h"
#include "shared/wire/certificates.h"

namespace quayside::services {

inline constexpr int kCertificatesOfOrganisationMax = 100;

struct RegisterOutcome {
  wire::CertificateAnswer answer;
  bool created = false;  ///< false: it was registered before
};

/// The certificates in a file, PEM: whom signatures with certificates are trusted for; none for an
/// empty path. Error codes: authorities_missing, certificates_malformed.
Result<seal::Certificates> load_authorities(const std::string& path);

/// Error codes: json_*, jws_*, those of verify_by_key() and check_trust(), certificate_differs,
/// certificate_already_registered (by another organisation), certificate_revoked,
/// certificates_too_many.
Result<RegisterOutcome> register_certificate(const Environment& environment,
                                             const Identity& identity, std::string_view body);

/// For good: a certificate that was revoked is never registered again. Error codes: json_*, those
/// of verify_by_key(), certificate_unknown.
Result<wire::CertificateAnswer> revoke_certificate(const Environment& environment,
                                                   const Identity& identity, std::string_view body);

}  // namespace quayside::services
