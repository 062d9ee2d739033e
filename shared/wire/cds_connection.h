// CDS connection: what the operator tells the server about HMRC, and what HMRC answers about
// authority (OAuth 2.0, RFC 6749), as JSON.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "shared/base/result.h"

namespace quayside::wire {

/// How the application comes by access tokens.
enum class CdsGrant {
  authorization_code,  ///< each organisation lets it act for it
  client_credentials,  ///< a privileged application (community system provider): for everybody
};

struct CdsConnection {
  /// A TLS proxy on this computer that leads to HMRC: "http://127.0.0.1:8490".
  std::string address;
  /// Where traders sign in to grant authority.
  std::string authorise_address = "https://www.tax.service.gov.uk/oauth/authorize";
  std::string redirect_uri = "urn:ietf:wg:oauth:2.0:oob";
  std::string client_id;
  std::string client_secret;
  CdsGrant grant = CdsGrant::authorization_code;
  std::string badge;                        ///< X-Badge-Identifier, of a community system provider
  std::string api_version = "1.0";          ///< of the Customs Declarations API; Trade Test: 2.0
  std::string information_version = "1.0";  ///< of the Customs Declarations Information API
  /// A TLS proxy on this computer that leads to where HMRC takes files, and the name of that host;
  /// without the first no file is sent.
  std::string upload_address;
  std::string upload_host;
  bool pulls_notifications = false;         ///< the subscription has no callback URL
  std::string notification_token;           ///< the security token that HMRC's pushes carry
  int calls_per_second = 3;                 ///< HMRC's limit for the application
  int timeout_ms = 20'000;                  ///< for a whole call
  int settle_ms = 60'000;                   ///< before an unknown outcome is looked up
};

/// The operator's file. Error codes: those of the strict parser, and cds_connection_malformed.
Result<CdsConnection> cds_connection_from_json(std::string_view text);

struct CdsTokens {
  std::string access;
  std::string refresh;          ///< good for one use; empty with client credentials
  std::int64_t expires_at = 0;  ///< milliseconds since 1970
};
std::string cds_tokens_to_json(const CdsTokens& tokens);
Result<CdsTokens> cds_tokens_from_json(std::string_view text);

/// The answer of HMRC's token endpoint at `now`. Members that are not known are passed over.
Result<CdsTokens> cds_tokens_from_answer(std::string_view text, std::int64_t now);

}  // namespace quayside::wire
