// Certificates: what organisations sign with besides their keys, as Store keeps it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace quayside::store {

struct CertificateRecord {
  std::string kid;
  std::string eori;
  std::string person_kid;    ///< the key that registered it
  std::string registration;  ///< JSON of the wire::CertificateRequest: chain and both signatures
  std::int64_t added_at = 0;
  std::int64_t revoked_at = 0;  ///< 0: not revoked
};

class CertificateReader {
 public:
  virtual ~CertificateReader() = default;
  /// Not scoped: a certificate belongs to one organisation at most.
  virtual std::optional<CertificateRecord> certificate(std::string_view kid) = 0;
  virtual int certificate_count(std::string_view eori) = 0;
};

class CertificateWriter {
 public:
  virtual ~CertificateWriter() = default;
  virtual void add_certificate(const CertificateRecord& certificate) = 0;
  virtual void revoke_certificate(std::string_view kid, std::int64_t at) = 0;
};

}  // namespace quayside::store
