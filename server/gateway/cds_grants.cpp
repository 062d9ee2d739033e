#include "server/gateway/cds_grants.h"

#include <thread>

#include "server/log.h"
#include "server/services/progress.h"

namespace quayside::gateway {
namespace {

constexpr std::int64_t kEarlyMs = 120'000;  // a token is renewed before it runs out on the way
constexpr std::int64_t kLeaseMs = 60'000;
constexpr int kWaitsForAnother = 50;
constexpr std::chrono::milliseconds kWait{200};
constexpr std::string_view kScope =
    "write:customs-declaration write:customs-declarations-information";

seal::SigningKey copy_of(const seal::SigningKey& key) {
  auto copy = seal::SigningKey::from_seed(key.seed());
  ensure(copy.has_value(), "the seed of a key makes a key");
  return std::move(*copy);
}

Error no_authorisation() {
  return {std::string(services::kNoAuthorisation), "HMRC gives no token for this organisation",
          "Grant authority again: quayside-server authorise."};
}

Error not_renewed(std::string why) {
  return {"token_not_renewed", std::move(why), "Try again later."};
}

}  // namespace

CdsGrants::CdsGrants(CdsClient& client, store::Store& store, const Clock& clock,
                     const seal::SigningKey& server_key)
    : client_(client),
      store_(store),
      clock_(clock),
      vault_(seal::sha256("quayside grants of customs authorities\n" + server_key.seed()),
             copy_of(server_key)) {}

std::string CdsGrants::holder(const std::string& organisation) const {
  return client_.connection().grant == wire::CdsGrant::client_credentials ? "" : organisation;
}

std::string CdsGrants::context_of(const std::string& holder) const {
  return "gb " + client_.connection().client_id + ' ' + holder;
}

std::optional<wire::CdsTokens> CdsGrants::tokens_of(const std::string& holder) const {
  std::optional<store::GrantRecord> record;
  store_.read([&](store::Reader& reader) { record = reader.grant("gb", holder); });
  if (!record || record->sealed.empty()) return std::nullopt;
  const auto plain = vault_.decrypt(record->sealed, context_of(holder));
  if (!plain) return std::nullopt;  // of another application, or with another server's key
  auto tokens = wire::cds_tokens_from_json(*plain);
  if (!tokens) return std::nullopt;
  return std::move(*tokens);
}

Result<std::string> CdsGrants::token(const std::string& organisation) {
  const std::string holder = this->holder(organisation);
  for (int i = 0; i < kWaitsForAnother; ++i) {
    const auto tokens = tokens_of(holder);
    if (!tokens && !holder.empty()) return no_authorisation();
    if (tokens && tokens->expires_at > clock_.now_ms() + kEarlyMs) return tokens->access;
    const Lease lease = take_lease(holder);
    if (lease == Lease::taken) return renew(holder);
    if (lease == Lease::none) return not_renewed("the store does not answer");
    std::this_thread::sleep_for(kWait);
  }
  return not_renewed("another process is renewing the token");
}

CdsGrants::Lease CdsGrants::take_lease(const std::string& holder) {
  Lease lease = Lease::none;
  const auto written = store_.write([&](store::Transaction& t) -> Result<Done> {
    const std::int64_t now = clock_.now_ms();
    auto record = t.grant("gb", holder).value_or(store::GrantRecord{});
    if (record.leased_until > now) {
      lease = Lease::busy;
      return Done{};
    }
    record.leased_until = now + kLeaseMs;
    t.set_grant("gb", holder, record);
    lease = Lease::taken;
    return Done{};
  });
  return written ? lease : Lease::none;
}

CdsAnswer CdsGrants::ask(std::string form) {
  const wire::CdsConnection& connection = client_.connection();
  form += "&client_id=" + percent_encoded(connection.client_id) +
          "&client_secret=" + percent_encoded(connection.client_secret);
  return client_.call({.method = "POST",
                       .path = "/oauth/token",
                       .body = std::move(form),
                       .content_type = "application/x-www-form-urlencoded"});
}

// The application's own token needs nobody's permission.
std::string CdsGrants::form_for(const std::string& holder, const std::string& refresh) const {
  if (!holder.empty()) return "grant_type=refresh_token&refresh_token=" + percent_encoded(refresh);
  const bool scoped = client_.connection().grant == wire::CdsGrant::client_credentials;
  return "grant_type=client_credentials" + (scoped ? "&scope=" + percent_encoded(kScope) : "");
}

// With the lease. What another process has renewed meanwhile is as good.
Result<std::string> CdsGrants::renew(const std::string& holder) {
  const auto tokens = tokens_of(holder);
  if (tokens && tokens->expires_at > clock_.now_ms() + kEarlyMs) {
    release(holder);
    return tokens->access;
  }
  const CdsAnswer answer = ask(form_for(holder, tokens ? tokens->refresh : ""));
  auto fresh = wire::cds_tokens_from_answer(answer.body, clock_.now_ms());
  if (answer.status == 200 && fresh) {
    const auto stored = store_tokens(holder, *fresh);
    log_event("hmrc_token_renewed", {{"code", stored ? "" : stored.error().code}});
    if (!stored) return stored.error();
    return fresh->access;
  }
  release(holder);
  log_problem("hmrc_token_refused", {{"outcome", answer.outcome()}});
  // 429 and failures of theirs pass; what else they say will be the same tomorrow.
  const bool refused = answer.status == 400 || answer.status == 401 || answer.status == 403;
  return refused ? no_authorisation() : not_renewed("the token endpoint: " + answer.outcome());
}

void CdsGrants::release(const std::string& holder) {
  const auto written = store_.write([&](store::Transaction& t) -> Result<Done> {
    auto record = t.grant("gb", holder);
    if (!record) return Done{};
    record->leased_until = 0;
    t.set_grant("gb", holder, *record);
    return Done{};
  });
  if (!written) log_problem("hmrc_lease_not_released", {{"code", written.error().code}});
}

Result<Done> CdsGrants::store_tokens(const std::string& holder, const wire::CdsTokens& tokens) {
  const std::string sealed = vault_.encrypt(wire::cds_tokens_to_json(tokens), context_of(holder));
  return store_.write([&](store::Transaction& t) -> Result<Done> {
    t.set_grant("gb", holder, {sealed, 0});
    return Done{};
  });
}

void CdsGrants::reject(const std::string& organisation, const std::string& token) {
  const std::string holder = this->holder(organisation);
  auto tokens = tokens_of(holder);
  if (!tokens || tokens->access != token) return;
  tokens->expires_at = 0;
  if (const auto stored = store_tokens(holder, *tokens); !stored) {
    log_problem("hmrc_token_not_rejected", {{"code", stored.error().code}});
  }
}

std::string CdsGrants::authorise_address() const {
  const wire::CdsConnection& connection = client_.connection();
  return connection.authorise_address +
         "?response_type=code&client_id=" + percent_encoded(connection.client_id) +
         "&scope=" + percent_encoded(kScope) +
         "&redirect_uri=" + percent_encoded(connection.redirect_uri);
}

Result<Done> CdsGrants::authorise(const std::string& organisation, const std::string& code) {
  const CdsAnswer answer =
      ask("grant_type=authorization_code&code=" + percent_encoded(code) +
          "&redirect_uri=" + percent_encoded(client_.connection().redirect_uri));
  auto tokens = wire::cds_tokens_from_answer(answer.body, clock_.now_ms());
  if (answer.status == 200 && tokens) return store_tokens(holder(organisation), *tokens);
  if (answer.status == 400 || answer.status == 401) {
    return Error{"code_refused", "HMRC does not take the code",
                 "A code is good for ten minutes and one use: open the address again."};
  }
  return Error{"hmrc_not_reached", "HMRC's token endpoint: " + answer.outcome(),
               "Check the address in the file of the connection, and try again."};
}

DeliveryResult not_sent(const Error& no_token) {
  const bool held = no_token.code == services::kNoAuthorisation;
  return {held ? Delivery::held : Delivery::not_reached, no_token.code};
}

}  // namespace quayside::gateway
