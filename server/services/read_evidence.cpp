#include "server/services/read_evidence.h"

#include "server/services/evidence_log.h"

namespace quayside::services {

std::optional<wire::EvidencePackage> read_evidence(const Environment& environment,
                                                   const Identity& identity, std::string_view id) {
  std::optional<wire::EvidencePackage> package;
  environment.store.read([&](store::Reader& reader) {
    const auto record = reader.submission(identity.eori, id);
    if (!record) return;
    const auto signer = seal::peek_signer(record->signature);
    const bool by_key = signer && signer->level == seal::SignatureLevel::device_key;
    const auto key = by_key ? reader.key(record->kid) : std::nullopt;
    package = wire::EvidencePackage{.payload = record->payload,
                                    .signature = record->signature,
                                    .public_key_x = key ? key->x : "",
                                    .receipt = record->receipt,
                                    .receipt_signature = record->receipt_signature,
                                    .server_key_x = record->server_key_x,
                                    .log = log_proof_of(environment, reader, *record),
                                    .verdict = record->verdict,
                                    .messages = reader.messages_of(record->id)};
  });
  return package;
}

}  // namespace quayside::services
