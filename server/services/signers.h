// Signers: who may sign for an organisation: its enrolled keys, and the certificates it registered.
#pragma once

#include <string>
#include <string_view>

#include "server/services/environment.h"
#include "shared/wire/submission.h"

namespace quayside::services {

struct Signer {
  std::string kid;       ///< of the key or of the certificate that signed
  store::KeyRecord key;  ///< the enrolled key: the same, or the one that hands in what was signed
  wire::Level level = wire::Level::device;
};

/// That an enrolled key of the organisation signed; the answer is its record. Error codes: jws_*,
/// those of active_key().
Result<store::KeyRecord> verify_by_key(const Environment& environment, const Identity& identity,
                                       seal::Purpose purpose, const wire::Envelope& envelope);

/// That a key or a certificate of the organisation signed a declaration, by itself or in a batch; a
/// certificate has to be valid now, and the person's of the session. Without any signature it is
/// who is signed in; whether that is enough is for the policy to say. Error codes: those of
/// verify_by_key(), verify_with_certificate(), check_validity(), check_issuer() and
/// check_certificate(); certificates_not_taken.
Result<Signer> verify_signer(const Environment& environment, const Identity& identity,
                             const wire::Envelope& envelope);

/// Error codes: certificate_unknown, certificate_revoked.
Result<Done> check_certificate(store::Reader& reader, std::string_view kid,
                               const Identity& identity);

/// That who signed what is to be stored is still usable. Error codes: those of check_key() and
/// check_certificate().
Result<Done> check_signer(store::Reader& reader, const store::SubmissionRecord& record,
                          const Identity& identity);

/// Error codes: those of check_validity() and check_issuer(); certificates_not_taken.
Result<Done> check_trust(const Environment& environment,
                         const seal::CertificateSignature& signature);

}  // namespace quayside::services
