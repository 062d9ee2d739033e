// The part of App that replaces the signing key: the old key vouches for the new one, which is
// stored, signs in, and takes the old one out of use. Whatever fails, one of them can sign.
#include "client/app/app.h"
#include "client/app/http_answer.h"
#include "client/app/organisation.h"

namespace quayside::app {

/// Signed with the key that is on this device now.
wire::Envelope App::key_event(const char* name, const std::string& kid) const {
  wire::KeyEvent event;
  event.event = name;
  event.at = utc_text(platform_.now_s());
  event.eori = state_.identity.eori;
  event.kid = kid;
  if (event.event == "confirm") event.member = state_.organisation->member;
  if (event.event == "revoke") event.from = event.at;
  return signed_statement(*state_.vault, seal::Purpose::key_event, platform_.now_s(),
                          wire::key_event_bytes(event));
}

void App::run(const MakeNextKey& effect) {
  once_proven(effect.passphrase, [this, passphrase = effect.passphrase] {
    const auto made =
        seal::replace_signing_key(state_.vault_file, *state_.vault, passphrase.text());
    if (!made) return dispatch(VaultRefused{made.error()});
    platform_.http("POST", api("/enrolments"), enrolment_request(made->unlocked->signing_key()),
                   [this, made = *made](platform::HttpAnswer answer) {
                     if (!is_success(answer)) return dispatch(OperationFailed{problem_of(answer)});
                     const auto enrolled = wire::enrolment_answer_from_json(answer.body);
                     if (enrolled && enrolled->status == "active") return take_next_key(made);
                     vouch_for(made);
                   });
  });
}

void App::vouch_for(const seal::NewVault& made) {
  if (!state_.vault) return;
  // A key that was taken out of use vouches for none: somebody else has to.
  if (state_.refusal == "key_revoked") return take_next_key(made);
  if (!state_.organisation) return;
  const std::string kid = made.unlocked->signing_key().public_key().kid();
  platform_.http("POST", api("/organisation/events"),
                 wire::envelope_to_json(key_event("confirm", kid)),
                 [this, made](platform::HttpAnswer answer) {
                   if (!is_success(answer)) return dispatch(OperationFailed{problem_of(answer)});
                   take_next_key(made);
                 });
}

void App::take_next_key(const seal::NewVault& made) {
  if (!state_.vault) return;  // locked meanwhile: the old key stays, the new one can be revoked
  platform_.put("vault", kVaultKey, made.file, [this, made](bool stored) {
    if (!state_.vault) return;
    if (!stored) return dispatch(OperationFailed{{"key_not_stored", "", ""}});
    const std::string old_kid = state_.vault->signing_key().public_key().kid();
    dispatch(KeyReplaced{made, old_kid});
  });
}

// First what the old key keeps with the server, or it would go with it.
void App::run(const RetireKey&) {
  const std::string kid = state_.retired_kid;
  // Were there any, the sign-in with the old key would have found them.
  if (state_.settings.keep_copies == KeepCopies::not_chosen) return revoke_old_key(kid);
  platform_.http("POST", api("/drafts"), wire::challenge_request_to_json(kid),
                 [this, kid](platform::HttpAnswer answer) {
                   if (!state_.vault || !reached_for_copies(answer)) return;
                   if (answer.status >= 500) {
                     return dispatch(CopyFailed{{"old_key_in_use", "", ""}});
                   }
                   revoke_old_key(kid);
                 });
}

void App::revoke_old_key(const std::string& kid) {
  platform_.http("POST", api("/organisation/events"),
                 wire::envelope_to_json(key_event("revoke", kid)),
                 [this](platform::HttpAnswer answer) {
                   if (!state_.vault || !reached_for_copies(answer)) return;
                   const bool done = is_success(answer);
                   if (!done && problem_of(answer).code != "key_unknown") {  // no longer in use
                     return dispatch(CopyFailed{{"old_key_in_use", "", ""}});
                   }
                   if (done) take_organisation(answer);
                   dispatch(KeyRetired{});
                 });
}

}  // namespace quayside::app
