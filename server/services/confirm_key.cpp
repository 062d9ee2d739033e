#include "server/services/confirm_key.h"

#include "server/services/evidence_log.h"
#include "server/services/organisation.h"

namespace quayside::services {
namespace {

Error key_unknown() {
  return {"key_unknown", "no such key is enrolled",
          "Compare with the key id that the trader's client shows."};
}

Error key_revoked() {
  return {"key_revoked", "the key was revoked", "The trader needs a new key."};
}

}  // namespace

Result<store::KeyRecord> confirm_key(store::Store& store, const Clock& clock, std::string_view kid,
                                     Confirmed which) {
  store::KeyRecord confirmed;
  const auto written = store.write([&](store::Transaction& t) -> Result<Done> {
    const auto key = t.key(kid);
    if (!key) return key_unknown();
    if (key->status == store::KeyStatus::revoked) return key_revoked();
    confirmed = *key;
    if (key->status == store::KeyStatus::active) return Done{};
    if (which == Confirmed::first && has_owner(t, key->eori)) {
      return Error{"organisation_has_owner", "the organisation confirms its keys itself",
                   "One of its owners confirms the key; with --after-loss it becomes an owner's."};
    }
    const std::int64_t now = clock.now_ms();
    add_person(t, *key, key->person, wire::Role::owner, now);
    t.set_organisation_name(key->eori, key->organisation, now);
    confirmed = *t.key(kid);
    return Done{};
  });
  if (!written) return written.error();
  return confirmed;
}

Result<store::KeyRecord> revoke_key(store::Store& store, const Clock& clock, std::string_view kid) {
  store::KeyRecord revoked;
  const auto written = store.write([&](store::Transaction& t) -> Result<Done> {
    const auto key = t.key(kid);
    if (!key) return key_unknown();
    if (key->status == store::KeyStatus::revoked) return key_revoked();
    const std::int64_t now = clock.now_ms();
    t.revoke_key(kid, utc_text(now), now);
    append_to_log(t, key_entry(*key, "revoked", now));
    revoked = *t.key(kid);
    return Done{};
  });
  if (!written) return written.error();
  return revoked;
}

std::vector<wire::WaitingKey> waiting_keys(store::Store& store) {
  std::vector<wire::WaitingKey> found;
  store.read([&](store::Reader& reader) {
    for (const store::KeyRecord& key : reader.pending_keys()) {
      if (has_owner(reader, key.eori)) continue;
      found.push_back({key.kid, key.eori, key.organisation, key.person, utc_text(key.created_at)});
    }
  });
  return found;
}

}  // namespace quayside::services
