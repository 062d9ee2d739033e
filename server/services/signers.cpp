#include "server/services/signers.h"

#include "server/services/lodgement.h"
#include "shared/wire/batch.h"

namespace quayside::services {
namespace {

Result<Done> check_own_certificate(store::Reader& reader, std::string_view kid,
                                   const Identity& identity) {
  if (const auto usable = check_certificate(reader, kid, identity); !usable) return usable;
  const auto registrar = reader.key(reader.certificate(kid)->person_kid);
  if (registrar && registrar->member == identity.member) return Done{};
  return Error{"certificate_of_another_person", "a colleague has registered the certificate",
               "Sign with a certificate that you have registered yourself."};
}

/// Whoever is signed in, without any signature.
Result<Signer> signed_in(const Environment& environment, const Identity& identity) {
  Result<store::KeyRecord> key = no_right_to_act();
  environment.store.read(
      [&](store::Reader& reader) { key = active_key(reader, identity.kid, identity); });
  if (!key) return key.error();
  return Signer{identity.kid, std::move(*key), wire::Level::session};
}

Result<Signer> verify_by_certificate(const Environment& environment, const Identity& identity,
                                     const wire::Envelope& envelope) {
  const auto signature = seal::verify_with_certificate(
      envelope.signature, seal::Purpose::declaration, envelope.payload);
  if (!signature) return signature.error();
  Result<Done> usable = Done{};
  environment.store.read([&](store::Reader& reader) {
    usable = check_own_certificate(reader, signature->holder.kid, identity);
  });
  if (!usable) return usable.error();
  if (const auto trusted = check_trust(environment, *signature); !trusted) return trusted.error();
  auto signer = signed_in(environment, identity);
  if (!signer) return signer;
  signer->kid = signature->holder.kid;
  signer->level = wire::Level::certificate;
  return signer;
}

}  // namespace

Result<store::KeyRecord> verify_by_key(const Environment& environment, const Identity& identity,
                                       seal::Purpose purpose, const wire::Envelope& envelope) {
  auto key = signing_key(environment, identity, envelope.signature);
  if (!key) return key.error();
  const auto public_key = seal::PublicKey::from_jwk_x(key->x);
  if (!public_key) return public_key.error();
  if (purpose == seal::Purpose::declaration) {
    const auto verified = wire::verify_declaration(envelope, *public_key);
    if (!verified) return verified.error();
    return key;
  }
  const auto verified =
      seal::verify_detached(envelope.signature, purpose, *public_key, envelope.payload);
  if (!verified) return verified.error();
  return key;
}

Result<Signer> verify_signer(const Environment& environment, const Identity& identity,
                             const wire::Envelope& envelope) {
  if (envelope.signature.empty() && !envelope.batch) return signed_in(environment, identity);
  const auto signer = seal::peek_signer(envelope.signature);
  if (!signer) return signer.error();
  if (signer->level == seal::SignatureLevel::certificate) {
    if (envelope.batch) {
      return Error{"jws_malformed", "a certificate does not sign batches",
                   "Sign each declaration with the certificate, or the batch with your key."};
    }
    return verify_by_certificate(environment, identity, envelope);
  }
  auto key = verify_by_key(environment, identity, seal::Purpose::declaration, envelope);
  if (!key) return key.error();
  std::string kid = key->kid;
  return Signer{std::move(kid), std::move(*key), wire::Level::device};
}

Result<Done> check_certificate(store::Reader& reader, std::string_view kid,
                               const Identity& identity) {
  const auto certificate = reader.certificate(kid);
  if (!certificate || certificate->eori != identity.eori) {
    return Error{"certificate_unknown", "the certificate is not registered to this organisation",
                 "Register it first: quayside certificate register."};
  }
  if (certificate->revoked_at != 0) {
    return Error{"certificate_revoked", "the organisation has withdrawn the certificate",
                 "Sign with another certificate, or with your key."};
  }
  return Done{};
}

Result<Done> check_signer(store::Reader& reader, const store::SubmissionRecord& record,
                          const Identity& identity) {
  if (record.signature.empty()) return check_key(reader, record.kid, identity);
  const auto signer = seal::peek_signer(record.signature);
  if (!signer) return signer.error();
  if (signer->level == seal::SignatureLevel::certificate) {
    const auto usable = check_own_certificate(reader, signer->header.kid, identity);
    if (!usable) return usable.error();
  }
  return check_key(reader, record.kid, identity);
}

Result<Done> check_trust(const Environment& environment,
                         const seal::CertificateSignature& signature) {
  if (environment.certificate_authorities.empty()) {
    return Error{"certificates_not_taken", "this server takes no signatures with certificates",
                 "Sign with your key, or ask the operator to name authorities."};
  }
  const std::int64_t now_s = environment.clock.now_ms() / 1000;
  if (const auto valid = seal::check_validity(signature.holder, now_s); !valid) {
    return valid.error();
  }
  return seal::check_issuer(signature.chain, environment.certificate_authorities, now_s);
}

}  // namespace quayside::services
