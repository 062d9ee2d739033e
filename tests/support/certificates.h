// Certificates made anew for each test: authorities, what they issue, and the keys to sign with.
#pragma once

#include <memory>
#include <string>

#include "shared/seal/certificate.h"

struct evp_pkey_st;  // EVP_PKEY of OpenSSL

namespace quayside::testing {

inline constexpr std::int64_t kDayS = 86'400;
inline constexpr std::int64_t kCertificatesFrom = 1795511596 - 30 * kDayS;  // the tests' day, less
inline constexpr std::int64_t kCertificatesTo = 1795511596 + 30 * kDayS;

struct CertificateWish {
  std::string common_name = "Anna Jensen";
  std::string organization_identifier = {};
  std::string basic_constraints = "critical,CA:FALSE";  ///< empty: none
  std::string key_usage = "critical,nonRepudiation";    ///< empty: none
  std::string curve = "P-256";                          ///< "RSA": no curve
  std::int64_t not_before_s = kCertificatesFrom;
  std::int64_t not_after_s = kCertificatesTo;
};

CertificateWish an_authority(const std::string& common_name);

/// A certificate with its key; chain() holds it and those of its issuers that have one themselves.
class IssuedCertificate : public seal::ExternalSigner {
 public:
  static IssuedCertificate self_signed(const CertificateWish& wish);
  IssuedCertificate issue(const CertificateWish& wish) const;

  const seal::Certificates& chain() const override { return chain_; }
  Result<std::string> sign(std::string_view bytes) override;

  const std::string& der() const { return chain_.front(); }
  std::string pem() const;
  std::string kid() const { return seal::certificate_holder({der()})->kid; }
  /// Whatever the key is for.
  void set_chain(seal::Certificates chain) { chain_ = std::move(chain); }

 private:
  IssuedCertificate(const CertificateWish& wish, const IssuedCertificate* issuer);

  std::shared_ptr<evp_pkey_st> key_;
  bool is_root_ = false;
  seal::Certificates chain_;
};

}  // namespace quayside::testing
