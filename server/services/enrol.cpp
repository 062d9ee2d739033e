#include "server/services/enrol.h"

#include "server/log.h"
#include "server/services/organisation.h"
#include "server/services/statements.h"
#include "shared/base/text.h"
#include "shared/domain/identifiers.h"

namespace quayside::services {
namespace {

constexpr int kPendingKeysMax = 200;

bool is_name(std::string_view text) {
  if (text.empty() || text.size() > 280 || trimmed(text) != text) return false;
  if (!is_valid_utf8(text)) return false;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) return false;
  }
  return true;
}

Result<Done> check_fields(const wire::Enrolment& enrolment) {
  if (!has_form_of_eori(enrolment.eori)) {
    return Error{"eori_not_valid", "not the form of an EORI number",
                 "Enter the EORI number with its country code and without spaces."};
  }
  if (!is_name(enrolment.organisation) || !is_name(enrolment.person)) {
    return Error{"name_not_valid", "a name is empty, too long or holds control characters",
                 "Enter the name of the organisation and your own, each at most 70 characters."};
  }
  return Done{};
}

Result<EnrolOutcome> known_key(const store::KeyRecord& known, const wire::Enrolment& enrolment) {
  if (known.status == store::KeyStatus::revoked) {
    return Error{"key_revoked", "the key was taken out of use",
                 "Replace it, or make a new one; your drafts stay on the device."};
  }
  if (known.eori != enrolment.eori) {
    return Error{"key_already_enrolled", "the key belongs to another enrolment",
                 "Create a new key for this organisation."};
  }
  return EnrolOutcome{{known.kid, std::string(key_status_name(known.status))}, false};
}

/// So that nobody fills the list of those that an owner has to look through; one more waits now.
Result<Done> may_wait(store::Reader& reader, std::string_view eori) {
  int waiting = 0;
  for (const store::KeyRecord& key : reader.keys_of(eori))
    waiting += key.status == store::KeyStatus::pending;
  if (waiting <= kPendingKeysMax) return Done{};
  return Error{
      "too_many_keys", "too many keys of the organisation wait to be confirmed",
      "Ask an owner of the organisation, or the operator of the server, to confirm or to refuse"
      " them."};
}

/// Who comes with an invitation, or to a demonstration, need not wait.
Result<Done> admit(const Environment& environment, store::Transaction& t,
                   const store::KeyRecord& key, const std::string& invitation_id) {
  const std::int64_t now = key.created_at;
  if (!invitation_id.empty()) {
    const auto invitation = t.invitation(invitation_id);
    if (!invitation || invitation->eori != key.eori ||
        *Date::parse(invitation->until) < utc_date(now)) {
      return Error{"invitation_unknown", "the invitation is not valid, or was used before",
                   "Ask whoever invited you for another one."};
    }
    t.remove_invitation(invitation_id);
    add_person(t, key, invitation->person, invitation->role, now);
  } else if (environment.demonstration) {
    add_person(t, key, key.person, wire::Role::owner, now);
  }
  return Done{};
}

}  // namespace

Result<EnrolOutcome> enrol(const Environment& environment, std::string_view body) {
  const auto request = wire::enrolment_request_from_json(body);
  if (!request) return request.error();
  const wire::Enrolment& enrolment = request->first;  // no binding: Clang captures none
  const std::string& signature = request->second;
  const auto key = seal::PublicKey::from_jwk_x(enrolment.public_key_x);
  if (!key) return key.error();
  const auto verified = seal::verify_detached(signature, seal::Purpose::enrolment, *key,
                                              wire::enrolment_bytes(enrolment));
  if (!verified) return verified.error();
  if (const auto checked = check_fields(enrolment); !checked) return checked.error();

  const store::KeyRecord record{.kid = key->kid(),
                                .eori = enrolment.eori,
                                .organisation = enrolment.organisation,
                                .person = enrolment.person,
                                .x = enrolment.public_key_x,
                                .created_at = environment.clock.now_ms()};
  Result<EnrolOutcome> outcome = EnrolOutcome{};
  const auto written = environment.store.write([&](store::Transaction& t) -> Result<Done> {
    if (const auto known = t.key(record.kid)) {
      outcome = known_key(*known, enrolment);
      return Done{};
    }
    t.add_key(record);
    const wire::Envelope envelope{wire::enrolment_bytes(enrolment), signature};
    keep_statement(t, {envelope, record}, seal::Purpose::enrolment, record.created_at);
    const auto admitted = admit(environment, t, record, enrolment.invitation);
    if (!admitted) return admitted;
    const store::KeyStatus status = t.key(record.kid)->status;
    if (const auto fits = may_wait(t, record.eori); status == store::KeyStatus::pending && !fits) {
      return fits;
    }
    outcome = EnrolOutcome{{record.kid, std::string(key_status_name(status))}, true};
    return Done{};
  });
  if (!written) return written.error();
  if (outcome && outcome->created) {
    log_event("key_enrolled", {{"kid", record.kid}, {"status", outcome->answer.status}});
  }
  return outcome;
}

}  // namespace quayside::services
