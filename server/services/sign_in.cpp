#include "server/services/sign_in.h"

#include <algorithm>

#include "server/log.h"

namespace quayside::services {
namespace {

constexpr std::size_t kKidMax = 64;

// One answer for everything wrong: it says nothing about keys, challenges or signatures.
Error sign_in_refused() {
  return {"sign_in_refused", "the sign-in was refused", "Ask for a new challenge and try again."};
}

Error key_pending() {
  return {"key_pending", "the key is not confirmed yet",
          "Ask the operator of the server to confirm your key."};
}

bool challenge_holds(const std::optional<store::ChallengeRecord>& challenge,
                     const wire::SessionRequest& request, std::int64_t now) {
  return challenge && challenge->kid == request.kid && now <= challenge->expires_at;
}

}  // namespace

Result<std::string> new_challenge(const Environment& environment, std::string_view body) {
  const auto kid = wire::challenge_request_from_json(body);
  if (!kid) return kid.error();
  if (kid->size() > kKidMax) return Error{"json_wrong_type", "kid is too long", ""};
  const std::string challenge = seal::base64url(seal::random_bytes(32));
  const std::int64_t now = environment.clock.now_ms();
  const auto written = environment.store.write([&](store::Transaction& t) -> Result<Done> {
    t.add_challenge({hash_text(challenge), *kid, now + kChallengeMs}, now);
    return Done{};
  });
  if (!written) return written.error();
  return challenge;
}

Result<NewSession> open_session(const Environment& environment, std::string_view body,
                                std::span<const std::string> audiences) {
  const auto request = wire::session_request_from_json(body);
  if (!request) return request.error();
  const std::int64_t now = environment.clock.now_ms();

  std::optional<store::ChallengeRecord> challenge;
  std::optional<store::KeyRecord> key;
  const auto taken = environment.store.write([&](store::Transaction& t) -> Result<Done> {
    challenge = t.take_challenge(hash_text(request->challenge));
    key = t.key(request->kid);
    return Done{};
  });
  if (!taken) return taken.error();
  const bool audience_is_ours =
      std::find(audiences.begin(), audiences.end(), request->audience) != audiences.end();
  if (!challenge_holds(challenge, *request, now) || !audience_is_ours || !key) {
    return sign_in_refused();
  }
  const auto public_key = seal::PublicKey::from_jwk_x(key->x);
  if (!public_key) return sign_in_refused();
  const auto verified = seal::verify_detached(
      request->signature, seal::Purpose::sign_in, *public_key,
      wire::sign_in_bytes(request->audience, request->challenge, request->kid));
  if (!verified || key->status == store::KeyStatus::revoked) return sign_in_refused();
  if (key->status == store::KeyStatus::pending) return key_pending();

  NewSession session{seal::base64url(seal::random_bytes(32)), {}};
  session.answer.eori = key->eori;
  const auto written = environment.store.write([&](store::Transaction& t) -> Result<Done> {
    t.add_session({hash_text(session.token), key->kid, now + kSessionMs}, now);
    session.answer.organisation = t.organisation_name(key->eori);
    // It may have been revoked since it was looked up.
    const auto current = t.key(key->kid);
    const auto member = t.member(current->member);
    if (current->status != store::KeyStatus::active || !member) return sign_in_refused();
    session.answer.person = member->person;
    session.answer.role = wire::role_name(member->role);
    return Done{};
  });
  if (!written) return written.error();
  log_event("signed_in", {{"kid", key->kid}});
  return session;
}

std::optional<Identity> identify(const Environment& environment, std::string_view token) {
  if (token.empty() || token.size() > 64) return std::nullopt;
  std::optional<Identity> identity;
  environment.store.read([&](store::Reader& reader) {
    const auto session = reader.session(hash_text(token));
    if (!session || environment.clock.now_ms() > session->expires_at) return;
    const auto key = reader.key(session->kid);
    if (!key || key->status != store::KeyStatus::active) return;
    const auto member = reader.member(key->member);
    if (!member) return;
    identity = Identity{key->kid,       key->eori,  reader.organisation_name(key->eori),
                        member->person, member->id, member->role};
  });
  return identity;
}

void close_session(const Environment& environment, std::string_view token) {
  const auto written = environment.store.write([&](store::Transaction& t) -> Result<Done> {
    t.remove_session(hash_text(token));
    return Done{};
  });
  if (!written) log_problem("session_not_closed", {{"code", written.error().code}});
}

}  // namespace quayside::services
