#include "server/services/receipts.h"

#include "server/services/organisation.h"
#include "shared/rules/rule.h"

namespace quayside::services {

Receipt receipt_for(const Environment& environment, const store::SubmissionRecord& record,
                    const Signer& signer, std::string_view act) {
  const store::KeyRecord& key = signer.key;
  const std::int64_t now = environment.clock.now_ms();
  wire::Receipt receipt{record.id, record.payload_hash, signer.kid, utc_text(now),
                        std::string(rule_set_hash())};
  receipt.act = act;
  receipt.demonstration = environment.demonstration;
  receipt.eori = key.eori;
  receipt.key_since = utc_text(key.active_at);
  receipt.member = key.member;
  receipt.verdict_hash = hash_text(record.verdict);
  environment.store.read([&](store::Reader& reader) {
    receipt.level =
        wire::level_name(policy_of(reader, key.eori).level_of(record.profile, record.data_set));
    if (const auto member = reader.member(key.member)) {
      receipt.person = member->person;
      receipt.role = wire::role_name(member->role);
    }
  });
  Receipt signed_one;
  signed_one.bytes = wire::receipt_bytes(receipt);
  signed_one.signature = seal::sign_detached(environment.server_key, seal::Purpose::receipt,
                                             now / 1000, signed_one.bytes);
  return signed_one;
}

}  // namespace quayside::services
