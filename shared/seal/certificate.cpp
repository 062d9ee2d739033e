#include "shared/seal/certificate.h"

#include <openssl/bio.h>
#include <openssl/ecdsa.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

#include <ctime>
#include <memory>
#include <optional>

#include "shared/seal/jws_form.h"
#include "shared/seal/wipe.h"

namespace quayside::seal {
namespace {

constexpr std::size_t kCoordinateBytes = 32;
constexpr int kNameBytesMax = 1024;  // 64 to 256 characters, X.520
constexpr int kAuthLevel = 2;        // OpenSSL's: 112 bits, RSA from 2048, no SHA-1

template <class T, void (*release)(T*)>
struct Release {
  void operator()(T* object) const { release(object); }
};
template <class T, void (*release)(T*)>
using Owned = std::unique_ptr<T, Release<T, release>>;

void release_stack(STACK_OF(X509) * stack) { sk_X509_pop_free(stack, X509_free); }
void release_bio(BIO* bio) { BIO_free(bio); }
void release_memory(unsigned char* bytes) { OPENSSL_free(bytes); }

using Certificate = Owned<X509, X509_free>;
using Stack = Owned<STACK_OF(X509), release_stack>;

/// What OpenSSL notes about failures is no business of the next caller.
struct ErrorsForgotten {
  ~ErrorsForgotten() { ERR_clear_error(); }
};

Error malformed(const std::string& why) {
  return {"certificate_malformed", why,
          "Give X.509 certificates, the signer's own first, then each one's issuer; 4 at most."};
}

Error key_not_supported() {
  return {"certificate_key_not_supported", "the key of the certificate is not on curve P-256",
          "Use a certificate for an EC key on P-256 (prime256v1); RSA and other curves are not "
          "taken."};
}

Error not_for_signatures() {
  return {"certificate_not_for_signatures", "the certificate is not one to sign with",
          "Use a certificate of a person or an organisation, with keyUsage digitalSignature or "
          "nonRepudiation."};
}

Error not_trusted(const std::string& why) {
  return {"certificate_not_trusted", "no authority vouches for the certificate: " + why,
          "Send the certificates of its issuers along, or have the authority added."};
}

Certificate read_certificate(std::string_view der) {
  const unsigned char* at = bytes_of(der);
  Certificate certificate(d2i_X509(nullptr, &at, static_cast<long>(der.size())));
  if (at != bytes_of(der) + der.size()) return nullptr;
  return certificate;
}

/// The uncompressed point of a key on the named curve P-256; nothing for any other key.
std::optional<std::string> p256_point(X509* certificate) {
  ASN1_OBJECT* algorithm = nullptr;
  X509_ALGOR* parameters = nullptr;
  const unsigned char* point = nullptr;
  int size = 0;
  X509_PUBKEY* key = X509_get_X509_PUBKEY(certificate);
  if (key == nullptr || X509_PUBKEY_get0_param(&algorithm, &point, &size, &parameters, key) != 1 ||
      OBJ_obj2nid(algorithm) != NID_X9_62_id_ecPublicKey) {
    return std::nullopt;
  }
  int type = 0;
  const void* curve = nullptr;
  X509_ALGOR_get0(nullptr, &type, &curve, parameters);
  if (type != V_ASN1_OBJECT ||
      OBJ_obj2nid(static_cast<const ASN1_OBJECT*>(curve)) != NID_X9_62_prime256v1) {
    return std::nullopt;
  }
  // OpenSSL has read the key only if the point is on the curve.
  const bool uncompressed = size == 1 + 2 * static_cast<int>(kCoordinateBytes) && *point == 4;
  if (!uncompressed || X509_get0_pubkey(certificate) == nullptr) return std::nullopt;
  return std::string(reinterpret_cast<const char*>(point), static_cast<std::size_t>(size));
}

std::string thumbprint(std::string_view point) {
  const std::string x = base64url(point.substr(1, kCoordinateBytes));
  const std::string y = base64url(point.substr(1 + kCoordinateBytes));
  return base64url(sha256(R"({"crv":"P-256","kty":"EC","x":")" + x + R"(","y":")" + y + R"("})"));
}

/// Empty when the name has no such part; nothing when it is no text or longer than a name is.
std::optional<std::string> part_of_name(const X509_NAME* name, int nid) {
  const int at = X509_NAME_get_index_by_NID(name, nid, -1);
  if (at < 0) return std::string();
  unsigned char* text = nullptr;
  const int size =
      ASN1_STRING_to_UTF8(&text, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at)));
  const Owned<unsigned char, release_memory> owned(text);
  if (size < 0 || size > kNameBytesMax) return std::nullopt;
  return std::string(reinterpret_cast<const char*>(text), static_cast<std::size_t>(size));
}

std::optional<std::int64_t> seconds_of(const ASN1_TIME* time) {
  std::tm parts{};
  if (time == nullptr || ASN1_TIME_to_tm(time, &parts) != 1) return std::nullopt;
  return static_cast<std::int64_t>(::timegm(&parts));
}

std::string serial_of(X509* certificate) {
  const ASN1_INTEGER* serial = X509_get0_serialNumber(certificate);
  return hex({reinterpret_cast<const char*>(ASN1_STRING_get0_data(serial)),
              static_cast<std::size_t>(ASN1_STRING_length(serial))});
}

Result<CertificateHolder> holder_of(X509* certificate) {
  const std::optional<std::string> point = p256_point(certificate);
  if (!point) return key_not_supported();
  const std::uint32_t flags = X509_get_extension_flags(certificate);
  if ((flags & EXFLAG_INVALID) != 0) return malformed("an extension of the certificate is wrong");
  const std::uint32_t usage = X509_get_key_usage(certificate);
  const bool signs =
      (flags & EXFLAG_KUSAGE) != 0 && (usage & (KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION)) != 0;
  const bool issues = X509_check_ca(certificate) != 0 || (usage & KU_KEY_CERT_SIGN) != 0;
  if (!signs || issues) return not_for_signatures();
  const X509_NAME* subject = X509_get_subject_name(certificate);
  const auto common_name = part_of_name(subject, NID_commonName);
  const auto organization = part_of_name(subject, NID_organizationIdentifier);
  const auto from = seconds_of(X509_get0_notBefore(certificate));
  const auto to = seconds_of(X509_get0_notAfter(certificate));
  if (!common_name || !organization || !from || !to) {
    return malformed("a name or a date in the certificate is none");
  }
  return CertificateHolder{thumbprint(*point),     *common_name, *organization,
                           serial_of(certificate), *from,        *to};
}

/// All of the chain, or an empty list.
std::vector<Certificate> read_chain(const Certificates& chain) {
  std::vector<Certificate> certificates;
  if (chain.empty() || chain.size() > kCertificatesMax) return certificates;
  for (const std::string& der : chain) {
    Certificate certificate = der.size() > kCertificateBytesMax ? nullptr : read_certificate(der);
    const bool follows = certificate && (certificates.empty() ||
                                         X509_check_issued(certificate.get(),
                                                           certificates.back().get()) == X509_V_OK);
    if (!follows) return {};
    certificates.push_back(std::move(certificate));
  }
  return certificates;
}

/// ECDSA signatures travel as r and s in JWS, and in DER in OpenSSL.
std::string signature_in_der(std::string_view r_and_s) {
  BIGNUM* r = BN_bin2bn(bytes_of(r_and_s), kCoordinateBytes, nullptr);
  BIGNUM* s = BN_bin2bn(bytes_of(r_and_s) + kCoordinateBytes, kCoordinateBytes, nullptr);
  const Owned<ECDSA_SIG, ECDSA_SIG_free> signature(ECDSA_SIG_new());
  if (!signature || ECDSA_SIG_set0(signature.get(), r, s) != 1) {
    BN_free(r);
    BN_free(s);
    return {};
  }
  unsigned char* der = nullptr;
  const int size = i2d_ECDSA_SIG(signature.get(), &der);
  const Owned<unsigned char, release_memory> owned(der);
  return size <= 0
             ? std::string()
             : std::string(reinterpret_cast<const char*>(der), static_cast<std::size_t>(size));
}

bool verifies(X509* certificate, std::string_view message, std::string_view r_and_s) {
  if (r_and_s.size() != 2 * kCoordinateBytes) return false;
  const std::string signature = signature_in_der(r_and_s);
  const Owned<EVP_MD_CTX, EVP_MD_CTX_free> context(EVP_MD_CTX_new());
  return context && !signature.empty() &&
         EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr,
                              X509_get0_pubkey(certificate)) == 1 &&
         EVP_DigestVerify(context.get(), bytes_of(std::string_view(signature)), signature.size(),
                          bytes_of(message), message.size()) == 1;
}

Result<Done> answer_of(X509_STORE_CTX* context) {
  if (X509_verify_cert(context) != 1) {
    const int error = X509_STORE_CTX_get_error(context);
    const std::string why = X509_verify_cert_error_string(error);
    if (error == X509_V_ERR_CERT_HAS_EXPIRED) {
      return Error{"certificate_expired", "a certificate of the chain was no longer valid",
                   "Sign with a certificate that is still valid."};
    }
    if (error == X509_V_ERR_CERT_NOT_YET_VALID) {
      return Error{"certificate_not_yet_valid", "a certificate of the chain was not valid yet",
                   "Check the clock, and sign once the certificate is valid."};
    }
    return not_trusted(why);
  }
  // OpenSSL also takes authorities of the time before basicConstraints; they are not taken here.
  STACK_OF(X509)* verified = X509_STORE_CTX_get0_chain(context);
  for (int i = 1; i < sk_X509_num(verified); ++i) {
    if (X509_check_ca(sk_X509_value(verified, i)) != 1) return not_trusted("an issuer is none");
  }
  if (sk_X509_num(verified) < 2) return not_trusted("it has no issuer");
  return Done{};
}

int no_passphrase(char*, int, int, void*) { return -1; }

}  // namespace

Result<CertificateHolder> certificate_holder(const Certificates& chain) {
  const ErrorsForgotten forgotten;
  const std::vector<Certificate> certificates = read_chain(chain);
  if (certificates.empty()) return malformed("not a chain of X.509 certificates");
  return holder_of(certificates.front().get());
}

Result<CertificateSignature> verify_with_certificate(std::string_view jws, Purpose purpose,
                                                     std::string_view payload) {
  const ErrorsForgotten forgotten;
  const std::optional<JwsForm> form = read_jws(jws);
  if (!form || form->signer.level != SignatureLevel::certificate) return jws_malformed();
  if (form->purpose != purpose) return jws_wrong_purpose(form->purpose, purpose);
  const std::vector<Certificate> certificates = read_chain(form->chain);
  if (certificates.empty()) return malformed("x5c is not a chain of X.509 certificates");
  const Result<CertificateHolder> holder = holder_of(certificates.front().get());
  if (!holder) return holder.error();
  if (holder->kid != form->signer.header.kid) {
    return Error{"jws_wrong_key", "kid is not that of the certificate's key",
                 "Sign again with the key of the certificate."};
  }
  const std::string input = signing_input(form->header_text, payload);
  if (!verifies(certificates.front().get(), input, form->signature)) return jws_bad_signature();
  return CertificateSignature{form->signer.header, *holder, form->chain};
}

Result<Done> check_issuer(const Certificates& chain, const Certificates& authorities,
                          std::int64_t at_s) {
  const ErrorsForgotten forgotten;
  const std::vector<Certificate> certificates = read_chain(chain);
  if (certificates.empty()) return malformed("not a chain of X.509 certificates");
  const Owned<X509_STORE, X509_STORE_free> store(X509_STORE_new());
  const Stack issuers(sk_X509_new_null());
  const Owned<X509_STORE_CTX, X509_STORE_CTX_free> context(X509_STORE_CTX_new());
  if (!store || !issuers || !context) return not_trusted("there is no memory to check it");
  for (const std::string& der : authorities) {
    const Certificate authority = read_certificate(der);
    if (authority) X509_STORE_add_cert(store.get(), authority.get());
  }
  for (std::size_t i = 1; i < certificates.size(); ++i) {
    X509_up_ref(certificates[i].get());
    if (sk_X509_push(issuers.get(), certificates[i].get()) == 0) X509_free(certificates[i].get());
  }
  if (X509_STORE_CTX_init(context.get(), store.get(), certificates.front().get(), issuers.get()) !=
      1) {
    return not_trusted("there is no memory to check it");
  }
  X509_VERIFY_PARAM* parameters = X509_STORE_CTX_get0_param(context.get());
  // Lists of trusted services name issuing authorities, which have an issuer themselves.
  X509_VERIFY_PARAM_set_flags(parameters, X509_V_FLAG_PARTIAL_CHAIN);
  X509_VERIFY_PARAM_set_depth(parameters, static_cast<int>(kCertificatesMax));
  X509_VERIFY_PARAM_set_auth_level(parameters, kAuthLevel);
  X509_VERIFY_PARAM_set_time(parameters, static_cast<std::time_t>(at_s));
  return answer_of(context.get());
}

Result<Certificates> certificates_from_pem(std::string_view text) {
  const ErrorsForgotten forgotten;
  const Error none{"certificates_malformed", "not certificates in PEM",
                   "Give a text with -----BEGIN CERTIFICATE----- for each certificate."};
  if (text.size() > kAuthoritiesBytesMax) return none;
  const Owned<BIO, release_bio> bio(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
  Certificates certificates;
  while (bio && certificates.size() < kAuthoritiesMax) {
    const Certificate certificate(PEM_read_bio_X509(bio.get(), nullptr, no_passphrase, nullptr));
    if (!certificate) break;
    unsigned char* der = nullptr;
    const int size = i2d_X509(certificate.get(), &der);
    const Owned<unsigned char, release_memory> owned(der);
    if (size <= 0) return none;
    certificates.emplace_back(reinterpret_cast<const char*>(der), static_cast<std::size_t>(size));
  }
  const bool at_end = ERR_GET_REASON(ERR_peek_last_error()) == PEM_R_NO_START_LINE;
  if (certificates.empty() || !at_end) return none;
  return certificates;
}

}  // namespace quayside::seal
