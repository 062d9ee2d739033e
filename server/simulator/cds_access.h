// CDS access: who may call the United Kingdom's customs, and how often (OAuth 2.0, RFC 6749; HMRC's
// Customs Declarations API 2.0).
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>

namespace quayside::simulator {

struct CdsTokens {
  std::string access;
  std::string refresh;
};

class CdsAccess {
 public:
  static constexpr int kTokenSeconds = 4 * 3600;
  static constexpr int kCallsPerSecond = 3;

  /// For any authorisation code: there is no one who could be asked to sign in.
  CdsTokens issue(const std::string& client_id);
  /// With client credentials: a token of the application itself, and nothing to renew it with.
  CdsTokens issue_to_application(const std::string& client_id);
  /// A refresh token is good for one use by the client that it was given to.
  std::optional<CdsTokens> refresh(const std::string& client_id, const std::string& refresh_token);

  /// The client that the value of an Authorization header is from; empty: 401.
  std::string client_of(const std::string& authorization);
  /// Whether the token says nothing about whom the application acts for.
  bool is_of_application(const std::string& authorization);
  /// False when the client has made its calls of this second: 429.
  bool may_call(const std::string& client_id);

 private:
  struct Grant {
    std::string client;
    std::int64_t until_ms = 0;
    bool is_of_application = false;
  };
  struct Second {
    std::int64_t number = 0;
    int calls = 0;
  };

  CdsTokens issue_locked(const std::string& client_id);
  const Grant* grant_of(const std::string& authorization) const;

  std::mutex mutex_;
  std::map<std::string, Grant> access_;
  std::map<std::string, std::string> client_of_refresh_;
  std::map<std::string, Second> seconds_;
};

}  // namespace quayside::simulator
