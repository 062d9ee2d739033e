// CDS grants: access tokens of HMRC (OAuth 2.0). They lie in the store, sealed under the server's
// key, and are renewed by one process at a time, because a refresh token is good for one use only.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/gateway/cds_client.h"
#include "server/gateway/customs_connector.h"
#include "shared/seal/vault.h"

namespace quayside::gateway {

class CdsGrants {
 public:
  CdsGrants(CdsClient& client, store::Store& store, const Clock& clock,
            const seal::SigningKey& server_key);

  /// A token to act for an organisation, or with an empty one for the application itself. Error
  /// codes: no_authorisation when somebody must act first, token_not_renewed when it may work
  /// later.
  Result<std::string> token(const std::string& organisation);

  /// HMRC did not take this token: the next one is a new one.
  void reject(const std::string& organisation, const std::string& token);

  /// Where the organisation grants authority; it gives a code.
  std::string authorise_address() const;
  /// Exchanges that code. Error codes: code_refused, hmrc_not_reached.
  Result<Done> authorise(const std::string& organisation, const std::string& code);

 private:
  enum class Lease { taken, busy, none };

  /// Whose grant counts: nobody's (empty) where the application acts for everybody.
  std::string holder(const std::string& organisation) const;
  std::string context_of(const std::string& holder) const;
  std::optional<wire::CdsTokens> tokens_of(const std::string& holder) const;
  Lease take_lease(const std::string& holder);
  Result<std::string> renew(const std::string& holder);
  Result<Done> store_tokens(const std::string& holder, const wire::CdsTokens& tokens);
  void release(const std::string& holder);
  std::string form_for(const std::string& holder, const std::string& refresh) const;
  CdsAnswer ask(std::string form);

  CdsClient& client_;
  store::Store& store_;
  const Clock& clock_;
  const seal::UnlockedVault vault_;
};

/// What it means for a delivery that there is no token.
DeliveryResult not_sent(const Error& no_token);

}  // namespace quayside::gateway
