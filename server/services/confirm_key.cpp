#include "server/services/confirm_key.h"

#include "server/services/evidence_log.h"

namespace quayside::services {

Result<store::KeyRecord> confirm_key(store::Store& store, const Clock& clock,
                                     std::string_view kid) {
  store::KeyRecord confirmed;
  const auto written = store.write([&](store::Transaction& t) -> Result<Done> {
    const auto key = t.key(kid);
    if (!key) {
      return Error{"key_unknown", "no such key is enrolled",
                   "Compare with the key id that the trader's client shows."};
    }
    if (key->status == store::KeyStatus::revoked) {
      return Error{"key_revoked", "the key was revoked", "The trader needs a new key."};
    }
    confirmed = *key;
    confirmed.status = store::KeyStatus::active;
    if (key->status == store::KeyStatus::active) return Done{};
    const std::int64_t now = clock.now_ms();
    t.set_key_status(kid, store::KeyStatus::active, now);
    append_to_log(t, key_entry(*key, "active", now));
    t.set_organisation_name(key->eori, key->organisation, now);
    return Done{};
  });
  if (!written) return written.error();
  return confirmed;
}

}  // namespace quayside::services
