#include "server/simulator/cds_access.h"

#include <string_view>

#include "server/simulator/identifiers.h"

namespace quayside::simulator {

namespace {
constexpr std::size_t kGrantsMax = 10'000;
}

CdsTokens CdsAccess::issue(const std::string& client_id) {
  const std::lock_guard lock(mutex_);
  return issue_locked(client_id);
}

// With mutex_ held.
CdsTokens CdsAccess::issue_locked(const std::string& client_id) {
  if (access_.size() >= kGrantsMax) access_.clear();
  if (client_of_refresh_.size() >= kGrantsMax) client_of_refresh_.clear();
  const CdsTokens tokens{new_uuid(), new_uuid()};
  access_[tokens.access] = {client_id, now_ms() + kTokenSeconds * 1000LL};
  client_of_refresh_[tokens.refresh] = client_id;
  return tokens;
}

std::optional<CdsTokens> CdsAccess::refresh(const std::string& client_id,
                                            const std::string& refresh_token) {
  const std::lock_guard lock(mutex_);
  const auto known = client_of_refresh_.find(refresh_token);
  if (known == client_of_refresh_.end() || known->second != client_id) return std::nullopt;
  client_of_refresh_.erase(known);
  return issue_locked(client_id);
}

CdsTokens CdsAccess::issue_to_application(const std::string& client_id) {
  const std::lock_guard lock(mutex_);
  CdsTokens tokens = issue_locked(client_id);
  client_of_refresh_.erase(tokens.refresh);
  tokens.refresh.clear();
  access_[tokens.access].is_of_application = true;
  return tokens;
}

// With mutex_ held.
const CdsAccess::Grant* CdsAccess::grant_of(const std::string& authorization) const {
  constexpr std::string_view kBearer = "Bearer ";
  if (!authorization.starts_with(kBearer)) return nullptr;
  const auto grant = access_.find(authorization.substr(kBearer.size()));
  return grant == access_.end() || grant->second.until_ms < now_ms() ? nullptr : &grant->second;
}

std::string CdsAccess::client_of(const std::string& authorization) {
  const std::lock_guard lock(mutex_);
  const Grant* grant = grant_of(authorization);
  return grant == nullptr ? "" : grant->client;
}

bool CdsAccess::is_of_application(const std::string& authorization) {
  const std::lock_guard lock(mutex_);
  const Grant* grant = grant_of(authorization);
  return grant != nullptr && grant->is_of_application;
}

bool CdsAccess::may_call(const std::string& client_id) {
  const std::lock_guard lock(mutex_);
  const std::int64_t number = now_ms() / 1000;
  Second& second = seconds_[client_id];
  if (second.number != number) second = {number, 0};
  return ++second.calls <= kCallsPerSecond;
}

}  // namespace quayside::simulator
