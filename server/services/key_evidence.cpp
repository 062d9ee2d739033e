#include "server/services/key_evidence.h"

#include <algorithm>

#include "server/services/evidence_log.h"
#include "server/services/withdrawals.h"
#include "shared/wire/api.h"
#include "shared/wire/submission.h"

namespace quayside::services {
namespace {

// Whoever admits somebody was admitted before; a longer chain is cut, and says so by its end.
constexpr std::size_t kKeysMax = 64;

std::optional<wire::LoggedStatement> logged(store::Reader& reader,
                                            const store::StatementRecord& statement) {
  const auto place =
      log_place_of(reader, wire::envelope_to_json({statement.payload, statement.signature}));
  if (!place) return std::nullopt;  // of before there was a log
  return wire::LoggedStatement{statement.payload, statement.signature, *place};
}

/// The statement by which somebody admitted the key, and who.
struct Admission {
  std::optional<wire::LoggedStatement> statement;
  std::string kid;
};

Admission admission_of(store::Reader& reader, const store::KeyRecord& key,
                       const std::string& invitation) {
  const auto find = [&](const std::string& text, const std::string& event) {
    for (const auto& one :
         reader.statements_with(key.eori, seal::typ(seal::Purpose::key_event), text)) {
      const auto said = wire::key_event_from_json(one.payload);
      if (said && said->event == event) return Admission{logged(reader, one), one.kid};
    }
    return Admission{};
  };
  if (!invitation.empty()) return find(invitation, "invite");
  return find(key.kid, "confirm");
}

std::optional<wire::KeyEvidence> evidence_of(store::Reader& reader, const store::KeyRecord& key,
                                             std::string& admitting_kid) {
  const auto place = log_place_of(reader, key_entry(key, "active", key.active_at));
  if (!place) return std::nullopt;
  wire::KeyEvidence evidence{key.x, key.eori, utc_text(key.active_at), *place};
  if (key.revoked_at > 0) evidence.revoked_at = utc_text(key.revoked_at);
  evidence.distrusted_from = lost_since(key);
  std::string invitation;
  for (const auto& one :
       reader.statements_with(key.eori, seal::typ(seal::Purpose::enrolment), key.x)) {
    const auto enrolment = wire::enrolment_from_json(one.payload);
    if (!enrolment || one.kid != key.kid) continue;
    evidence.enrolment = logged(reader, one);
    invitation = enrolment->invitation;
  }
  Admission admission = admission_of(reader, key, invitation);
  const auto admitting = reader.key(admission.kid);
  if (admission.statement && admitting) {
    evidence.admission = std::move(admission.statement);
    evidence.admitted_by = admitting->x;
    admitting_kid = admission.kid;
  }
  return evidence;
}

}  // namespace

std::vector<wire::KeyEvidence> key_evidence(store::Reader& reader, std::vector<std::string> kids) {
  std::vector<wire::KeyEvidence> found;
  for (std::size_t i = 0; i < kids.size() && i < kKeysMax; ++i) {
    if (std::find(kids.begin(), kids.begin() + static_cast<std::ptrdiff_t>(i), kids[i]) !=
        kids.begin() + static_cast<std::ptrdiff_t>(i)) {
      continue;
    }
    const auto key = reader.key(kids[i]);
    std::string admitting_kid;
    auto evidence = key ? evidence_of(reader, *key, admitting_kid) : std::nullopt;
    if (!evidence) continue;
    found.push_back(std::move(*evidence));
    if (!admitting_kid.empty()) kids.push_back(admitting_kid);
  }
  return found;
}

}  // namespace quayside::services
