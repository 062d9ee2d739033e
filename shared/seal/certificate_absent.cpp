// The page in place of certificate.cpp: it has no OpenSSL.
#include "shared/seal/certificate.h"

namespace quayside::seal {
namespace {

Error check_absent() {
  return {"certificate_check_absent", "certificates cannot be checked here",
          "Check with the terminal program: quayside verify."};
}

}  // namespace

Result<CertificateSignature> verify_with_certificate(std::string_view, Purpose, std::string_view) {
  return check_absent();
}

Result<CertificateHolder> certificate_holder(const Certificates&) { return check_absent(); }

Result<Done> check_issuer(const Certificates&, const Certificates&, std::int64_t) {
  return check_absent();
}

Result<Certificates> certificates_from_pem(std::string_view) { return check_absent(); }

}  // namespace quayside::seal
