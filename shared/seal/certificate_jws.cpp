#include "shared/seal/jws_form.h"

namespace quayside::seal {

Result<JwsSigner> peek_signer(std::string_view jws) {
  const std::optional<JwsForm> form = read_jws(jws);
  if (!form) return jws_malformed();
  return form->signer;
}

Result<std::string> sign_with_certificate(ExternalSigner& signer, Purpose purpose,
                                          std::int64_t issued_at_s, std::string_view payload) {
  ensure(issued_at_s >= 0 && issued_at_s <= kLatestSecond, "a signature outside of time");
  const Result<CertificateHolder> holder = certificate_holder(signer.chain());
  if (!holder) return holder.error();
  JwsForm form;
  form.signer = {SignatureLevel::certificate, {holder->kid, issued_at_s}};
  form.purpose = purpose;
  form.chain = signer.chain();
  const std::string header = base64url(jws_header(form));
  const Result<std::string> signature = signer.sign(signing_input(header, payload));
  if (!signature) return signature.error();
  std::string jws = header + ".." + base64url(*signature);
  if (verify_with_certificate(jws, purpose, payload)) return jws;
  return Error{"signer_wrong", "what the signer gave is no signature of its certificate",
               "Check that certificate and key on the token belong together."};
}

Result<Done> check_validity(const CertificateHolder& holder, std::int64_t at_s) {
  if (at_s < holder.not_before_s) {
    return Error{"certificate_not_yet_valid", "the certificate was not valid yet",
                 "Check the clock, and sign once the certificate is valid."};
  }
  if (at_s > holder.not_after_s) {
    return Error{"certificate_expired", "the certificate was no longer valid",
                 "Sign with a certificate that is still valid."};
  }
  return Done{};
}

}  // namespace quayside::seal
