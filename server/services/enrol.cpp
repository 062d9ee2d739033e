#include "server/services/enrol.h"

#include "server/log.h"
#include "server/services/evidence_log.h"
#include "shared/base/text.h"

namespace quayside::services {
namespace {

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Delegated Regulation (EU) 2015/2446, Annex B, 13 01 017: country code and up to 15 characters.
bool is_eori(std::string_view text) {
  if (text.size() < 3 || text.size() > 17 || !is_upper(text[0]) || !is_upper(text[1])) return false;
  for (const char c : text.substr(2)) {
    if (!is_upper(c) && !is_digit(c)) return false;
  }
  return true;
}

bool is_name(std::string_view text) {
  if (text.empty() || text.size() > 280 || trimmed(text) != text) return false;
  if (!is_valid_utf8(text)) return false;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) return false;
  }
  return true;
}

Result<Done> check_fields(const wire::Enrolment& enrolment) {
  if (!is_eori(enrolment.eori)) {
    return Error{"eori_not_valid", "not the form of an EORI number",
                 "Enter the EORI number with its country code and without spaces."};
  }
  if (!is_name(enrolment.organisation) || !is_name(enrolment.person)) {
    return Error{"name_not_valid", "a name is empty, too long or holds control characters",
                 "Enter the name of the organisation and your own, each at most 70 characters."};
  }
  return Done{};
}

std::string status_text(store::KeyStatus status) {
  return status == store::KeyStatus::active ? "active" : "pending";
}

Result<EnrolOutcome> known_key(const store::KeyRecord& known, const wire::Enrolment& enrolment) {
  if (known.eori != enrolment.eori || known.status == store::KeyStatus::revoked) {
    return Error{"key_already_enrolled", "the key belongs to another enrolment",
                 "Create a new key for this organisation."};
  }
  return EnrolOutcome{{known.kid, status_text(known.status)}, false};
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

  store::KeyRecord record{
      .kid = key->kid(),
      .eori = enrolment.eori,
      .organisation = enrolment.organisation,
      .person = enrolment.person,
      .x = enrolment.public_key_x,
      .status = environment.demonstration ? store::KeyStatus::active : store::KeyStatus::pending,
      .created_at = environment.clock.now_ms()};
  Result<EnrolOutcome> outcome = EnrolOutcome{{record.kid, status_text(record.status)}, true};
  const auto written = environment.store.write([&](store::Transaction& t) -> Result<Done> {
    if (const auto known = t.key(record.kid)) {
      outcome = known_key(*known, enrolment);
      return Done{};
    }
    t.add_key(record);
    if (record.status == store::KeyStatus::active) {
      append_to_log(t, key_entry(record, "active", record.created_at));
    }
    return Done{};
  });
  if (!written) return written.error();
  if (outcome && outcome->created) {
    log_event("key_enrolled", {{"kid", record.kid}, {"status", outcome->answer.status}});
  }
  return outcome;
}

}  // namespace quayside::services
