#include "server/services/certificates.h"

#include <fstream>

#include "server/log.h"
#include "server/services/evidence_log.h"
#include "server/services/lodgement.h"
#include "server/services/signers.h"
#include "shared/wire/evidence_log.h"

namespace quayside::services {
namespace {

std::string certificate_entry(const store::CertificateRecord& record, std::string_view event,
                              std::int64_t at) {
  return wire::log_entry({{"at", utc_text(at)},
                          {"eori", record.eori},
                          {"event", std::string(event)},
                          {"kid", record.kid},
                          {"kind", "certificate"}});
}

/// The record of a certificate whose key and whose organisation both signed.
Result<store::CertificateRecord> verified_record(const Environment& environment,
                                                 const Identity& identity, std::string_view body) {
  const auto request = wire::certificate_request_from_json(body);
  if (!request) return request.error();
  const std::string statement = wire::certificate_statement(request->chain, identity.eori);
  const auto key = verify_by_key(environment, identity, seal::Purpose::key_event,
                                 {statement, request->signature});
  if (!key) return key.error();
  if (key->member != identity.member) return no_right_to_act();
  const auto possession =
      seal::verify_with_certificate(request->possession, seal::Purpose::enrolment, statement);
  if (!possession) return possession.error();
  if (possession->chain != request->chain) {
    return Error{"certificate_differs", "the certificate is not the one that signed",
                 "Register the certificate anew."};
  }
  if (const auto trusted = check_trust(environment, *possession); !trusted) return trusted.error();
  return store::CertificateRecord{possession->holder.kid,
                                  identity.eori,
                                  key->kid,
                                  wire::certificate_request_to_json(*request),
                                  environment.clock.now_ms(),
                                  0};
}

/// Whether it is registered already.
Result<bool> is_registered(store::Reader& reader, const store::CertificateRecord& record,
                           const Identity& identity) {
  const auto known = reader.certificate(record.kid);
  if (!known) {
    if (reader.certificate_count(record.eori) < kCertificatesOfOrganisationMax) return false;
    return Error{"certificates_too_many", "the organisation has registered 100 certificates",
                 "Sign with one of them."};
  }
  if (known->eori != record.eori) {
    return Error{"certificate_already_registered",
                 "another organisation has registered the certificate",
                 "Use a certificate that was issued for this organisation."};
  }
  if (const auto usable = check_certificate(reader, record.kid, identity); !usable) {
    return usable.error();
  }
  return true;
}

}  // namespace

Result<seal::Certificates> load_authorities(const std::string& path) {
  if (path.empty()) return seal::Certificates{};
  std::ifstream file(path, std::ios::binary);
  std::string text(seal::kAuthoritiesBytesMax + 1, '\0');
  if (file) file.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (!file.is_open() || file.bad()) {
    return Error{"authorities_missing", path + " cannot be read",
                 "Give --certificate-authorities a file with certificates in PEM."};
  }
  text.resize(static_cast<std::size_t>(file.gcount()));
  auto authorities = seal::certificates_from_pem(text);
  if (authorities) {
    log_event("certificate_authorities", {{"count", std::to_string(authorities->size())}});
  }
  return authorities;
}

Result<RegisterOutcome> register_certificate(const Environment& environment,
                                             const Identity& identity, std::string_view body) {
  if (!wire::may_declare(identity.role)) return role_missing();
  const auto record = verified_record(environment, identity, body);
  if (!record) return record.error();
  RegisterOutcome outcome{{record->kid, "active"}, true};
  const auto written = environment.store.write([&](store::Transaction& t) -> Result<Done> {
    const auto registered = is_registered(t, *record, identity);
    if (!registered) return registered.error();
    outcome.created = !*registered;
    if (*registered) return Done{};
    t.add_certificate(*record);
    append_to_log(t, certificate_entry(*record, "active", record->added_at));
    return Done{};
  });
  if (!written) return written.error();
  if (outcome.created) log_event("certificate_registered", {{"kid", record->kid}});
  return outcome;
}

Result<wire::CertificateAnswer> revoke_certificate(const Environment& environment,
                                                   const Identity& identity,
                                                   std::string_view body) {
  const auto request = wire::revocation_request_from_json(body);
  if (!request) return request.error();
  const auto key =
      verify_by_key(environment, identity, seal::Purpose::key_event,
                    {wire::revocation_statement(request->kid, identity.eori), request->signature});
  if (!key) return key.error();
  if (key->member != identity.member) return no_right_to_act();
  const auto written = environment.store.write([&](store::Transaction& t) -> Result<Done> {
    const auto usable = check_certificate(t, request->kid, identity);
    if (!usable && usable.error().code == "certificate_revoked") return Done{};
    if (!usable) return usable.error();
    const auto registrar = t.key(t.certificate(request->kid)->person_kid);
    const bool is_own = registrar && registrar->member == identity.member;
    if (!is_own && !wire::may_manage(identity.role)) return role_missing();
    const std::int64_t now = environment.clock.now_ms();
    t.revoke_certificate(request->kid, now);
    append_to_log(t, certificate_entry(*t.certificate(request->kid), "revoked", now));
    return Done{};
  });
  if (!written) return written.error();
  log_event("certificate_revoked", {{"kid", request->kid}, {"by", key->kid}});
  return wire::CertificateAnswer{request->kid, "revoked"};
}

}  // namespace quayside::services
