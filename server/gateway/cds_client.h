// CDS client: single calls to HMRC, never more of them than HMRC allows the application, whichever
// process makes them: the store hands out the times of all calls.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/gateway/http_origin.h"
#include "server/services/clock.h"
#include "server/store/store.h"
#include "shared/wire/cds_connection.h"

namespace quayside::gateway {

struct CdsAnswer {
  int status = 0;  ///< 0: no whole answer
  bool connected = true;
  std::string body;
  std::string conversation;  ///< X-Conversation-ID, if it is an identifier

  /// What one may write down about it: "http 503", "no answer", "no connection".
  std::string outcome() const;
};

struct CdsCall {
  std::string method;  ///< "GET" or "POST"
  std::string path;
  std::vector<std::pair<std::string, std::string>> headers = {};
  std::string body = {};
  std::string content_type = {};
};

/// Where a file goes, and what goes before it in the form.
struct CdsUpload {
  HttpOrigin origin;  ///< the proxy, or whatever stands in for it
  std::string host;   ///< as the Host header has to name it
  std::string path;
  std::vector<std::pair<std::string, std::string>> fields = {};
  std::string name;
  std::string media_type;
  std::string bytes;
};

class CdsClient {
 public:
  CdsClient(const wire::CdsConnection& connection, HttpOrigin origin, store::Store& store,
            const Clock& clock);

  /// Waits for its turn. A 429 holds all calls back for some seconds.
  CdsAnswer call(const CdsCall& call);
  /// A form with the file as its last part (RFC 7578), in turn as all calls. No header tells whom
  /// it is from: the address is not HMRC's gateway. A redirect is not followed.
  CdsAnswer upload(const CdsUpload& upload);

  const wire::CdsConnection& connection() const { return connection_; }

 private:
  bool wait_for_turn();
  CdsAnswer exchange(const CdsCall& call) const;

  const wire::CdsConnection connection_;
  const HttpOrigin origin_;
  store::Store& store_;
  const Clock& clock_;
};

/// A text as part of an address or of a form.
std::string percent_encoded(std::string_view text);

}  // namespace quayside::gateway
