#include "tests/support/certificates.h"

#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

namespace quayside::testing {
namespace {

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

std::shared_ptr<EVP_PKEY> new_key(const std::string& curve) {
  EVP_PKEY* key = curve == "RSA" ? EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", std::size_t{2048})
                                 : EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", curve.c_str());
  ensure(key != nullptr, "a key is made");
  return {key, EVP_PKEY_free};
}

std::shared_ptr<X509> from_der(const std::string& der) {
  const unsigned char* at = bytes_of(der);
  return {d2i_X509(nullptr, &at, static_cast<long>(der.size())), X509_free};
}

std::string to_der(X509* certificate) {
  std::string der(static_cast<std::size_t>(i2d_X509(certificate, nullptr)), '\0');
  auto* at = reinterpret_cast<unsigned char*>(der.data());
  i2d_X509(certificate, &at);
  return der;
}

void add_extension(X509* certificate, X509* issuer, int nid, const std::string& value) {
  if (value.empty()) return;
  X509V3_CTX context;
  X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
  X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, nid, value.c_str());
  ensure(extension != nullptr, "an extension is written");
  X509_add_ext(certificate, extension, -1);
  X509_EXTENSION_free(extension);
}

void add_name(X509_NAME* name, const char* part, const std::string& text) {
  if (text.empty()) return;
  X509_NAME_add_entry_by_txt(name, part, MBSTRING_UTF8, bytes_of(text),
                             static_cast<int>(text.size()), -1, 0);
}

}  // namespace

CertificateWish an_authority(const std::string& common_name) {
  return {.common_name = common_name,
          .basic_constraints = "critical,CA:TRUE",
          .key_usage = "critical,keyCertSign,cRLSign"};
}

IssuedCertificate::IssuedCertificate(const CertificateWish& wish, const IssuedCertificate* issuer)
    : key_(new_key(wish.curve)), is_root_(issuer == nullptr) {
  const std::shared_ptr<X509> certificate(X509_new(), X509_free);
  const auto issued_by = issuer == nullptr ? certificate : from_der(issuer->der());
  X509_set_version(certificate.get(), 2);
  const std::string serial = "\x1a" + seal::random_bytes(8);
  BIGNUM* number = BN_bin2bn(bytes_of(serial), static_cast<int>(serial.size()), nullptr);
  BN_to_ASN1_INTEGER(number, X509_get_serialNumber(certificate.get()));
  BN_free(number);
  ASN1_TIME_set(X509_getm_notBefore(certificate.get()), wish.not_before_s);
  ASN1_TIME_set(X509_getm_notAfter(certificate.get()), wish.not_after_s);
  X509_set_pubkey(certificate.get(), key_.get());
  X509_NAME* subject = X509_get_subject_name(certificate.get());
  add_name(subject, "CN", wish.common_name);
  add_name(subject, "organizationIdentifier", wish.organization_identifier);
  X509_set_issuer_name(certificate.get(), X509_get_subject_name(issued_by.get()));
  add_extension(certificate.get(), issued_by.get(), NID_subject_key_identifier, "hash");
  add_extension(certificate.get(), issued_by.get(), NID_authority_key_identifier, "keyid");
  add_extension(certificate.get(), issued_by.get(), NID_basic_constraints, wish.basic_constraints);
  add_extension(certificate.get(), issued_by.get(), NID_key_usage, wish.key_usage);
  EVP_PKEY* signing_key = issuer == nullptr ? key_.get() : issuer->key_.get();
  ensure(X509_sign(certificate.get(), signing_key, EVP_sha256()) > 0, "a certificate is signed");
  chain_.push_back(to_der(certificate.get()));
  if (issuer != nullptr && !issuer->is_root_) {
    chain_.insert(chain_.end(), issuer->chain_.begin(), issuer->chain_.end());
  }
}

IssuedCertificate IssuedCertificate::self_signed(const CertificateWish& wish) {
  return IssuedCertificate(wish, nullptr);
}

IssuedCertificate IssuedCertificate::issue(const CertificateWish& wish) const {
  return IssuedCertificate(wish, this);
}

Result<std::string> IssuedCertificate::sign(std::string_view bytes) {
  const std::shared_ptr<EVP_MD_CTX> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
  EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key_.get());
  std::string der(512, '\0');
  std::size_t size = der.size();
  ensure(EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(der.data()), &size,
                        bytes_of(bytes), bytes.size()) == 1,
         "the key signs");
  const unsigned char* at = bytes_of(der);
  const std::shared_ptr<ECDSA_SIG> signature(d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(size)),
                                             ECDSA_SIG_free);
  std::string raw(64, '\0');
  if (!signature) return raw;  // of an RSA key
  auto* out = reinterpret_cast<unsigned char*>(raw.data());
  BN_bn2binpad(ECDSA_SIG_get0_r(signature.get()), out, 32);
  BN_bn2binpad(ECDSA_SIG_get0_s(signature.get()), out + 32, 32);
  return raw;
}

std::string IssuedCertificate::pem() const {
  const std::shared_ptr<BIO> bio(BIO_new(BIO_s_mem()), BIO_free_all);
  PEM_write_bio_X509(bio.get(), from_der(der()).get());
  char* text = nullptr;
  const long size = BIO_get_mem_data(bio.get(), &text);
  return std::string(text, static_cast<std::size_t>(size));
}

}  // namespace quayside::testing
