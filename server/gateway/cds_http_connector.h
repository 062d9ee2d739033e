// CDS HTTP connector: the United Kingdom's customs as HMRC documents its Customs Declarations API
// (submission) and Customs Declarations Information API (what became of an unknown outcome).
#pragma once

#include <memory>
#include <string>

#include "server/gateway/cds_grants.h"
#include "server/gateway/cds_uploads.h"
#include "server/gateway/customs_connector.h"
#include "server/services/receive_notification.h"

namespace quayside::gateway {

class CdsHttpConnector final : public CustomsConnector {
 public:
  CdsHttpConnector(const wire::CdsConnection& connection, const HttpOrigin& origin,
                   const services::Environment& environment);

  std::string_view profile() const override { return "gb"; }
  /// 202 only is delivered. HMRC repeats nothing by itself and knows no key of ours by which it
  /// would recognise a repetition, so whatever it may have is unknown. Documents: see CdsUploads.
  DeliveryResult deliver(const Outgoing& outgoing) override;
  /// Asks for the DUCR where the declaration has one: a single call, however many declarations
  /// HMRC has. Otherwise it searches those received since the first attempt for the LRN.
  LookUp look_up(const Outgoing& outgoing) override;

  /// Fetches notifications of an application without callback URL and stores them; with `again`
  /// also those that were handed out before but are not stored. True when there was one.
  bool pull_notifications(bool again);

  CdsGrants& grants() { return grants_; }

 private:
  using Headers = std::vector<std::pair<std::string, std::string>>;

  Headers headers_for(const std::string& organisation, const std::string& version,
                      const std::string& token) const;
  LookUp look_up_ducr(const Outgoing& outgoing, const std::string& ducr, const std::string& token);
  LookUp search_lrn(const Outgoing& outgoing, const std::string& token);
  bool is_of_another(const std::string& mrn, const Outgoing& outgoing) const;
  /// With a token of the organisation; once more with a new one where HMRC does not take it.
  /// Error codes: those of CdsGrants::token().
  Result<CdsAnswer> authorised(const std::string& organisation, CdsCall call);
  bool pull_list(const std::string& list);

  const services::Environment environment_;
  CdsClient client_;
  CdsGrants grants_;
  CdsUploads uploads_;
};

/// Reads the file of the connection, which only its owner may read; secrets may come from
/// QUAYSIDE_HMRC_CLIENT_SECRET and QUAYSIDE_HMRC_NOTIFICATION_TOKEN instead.
/// Error codes: cds_connection_unreadable, cds_connection_malformed, json_….
Result<wire::CdsConnection> load_cds_connection(const std::string& path);

/// Error code: customs_url_not_valid.
Result<std::unique_ptr<CdsHttpConnector>> connect_cds_http(
    const wire::CdsConnection& connection, const services::Environment& environment);

}  // namespace quayside::gateway
