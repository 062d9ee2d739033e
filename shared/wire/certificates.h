// Certificates: how an organisation introduces the certificate that its declarations are signed
// with, and how it withdraws one, as JSON.
#pragma once

#include <string>
#include <string_view>

#include "shared/base/result.h"
#include "shared/seal/certificate.h"

namespace quayside::wire {

/// The statement {"certificate":["<base64 of DER>",…],"eori":…}, canonical. It is signed twice: by
/// an enrolled key of the organisation (Purpose::key_event), and by the certificate's own key
/// (Purpose::enrolment), which shows that who registers it has it.
std::string certificate_statement(const seal::Certificates& chain, std::string_view eori);

/// {"certificate":[…],"possession":"<JWS with x5c>","signature":"<JWS>"}
struct CertificateRequest {
  seal::Certificates chain;
  std::string possession;
  std::string signature;
};
std::string certificate_request_to_json(const CertificateRequest& request);
Result<CertificateRequest> certificate_request_from_json(std::string_view text);

/// The statement {"eori":…,"revoked":"<kid of the certificate>"}, canonical, signed by an enrolled
/// key (Purpose::key_event).
std::string revocation_statement(std::string_view kid, std::string_view eori);

/// {"revoked":"<kid>","signature":"<JWS>"}
struct RevocationRequest {
  std::string kid;
  std::string signature;
};
std::string revocation_request_to_json(const RevocationRequest& request);
Result<RevocationRequest> revocation_request_from_json(std::string_view text);

/// {"kid":…,"status":"active"|"revoked"}
struct CertificateAnswer {
  std::string kid;
  std::string status;
};
std::string certificate_answer_to_json(const CertificateAnswer& answer);
Result<CertificateAnswer> certificate_answer_from_json(std::string_view text);

}  // namespace quayside::wire
