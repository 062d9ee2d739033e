#include "server/services/read_evidence.h"

#include "server/services/evidence_log.h"
#include "server/services/key_evidence.h"
#include "shared/wire/rendering.h"

namespace quayside::services {
namespace {

std::vector<wire::ApprovalEvidence> approvals_of(const Environment& environment,
                                                 store::Reader& reader,
                                                 const store::SubmissionRecord& record) {
  std::vector<wire::ApprovalEvidence> approvals;
  for (const store::DecisionRecord& decision : reader.decisions(record.id)) {
    if (decision.event != "approved") continue;
    const auto key = reader.key(decision.kid);
    approvals.push_back({key ? key->x : "", decision.signature, decision.receipt,
                         decision.receipt_signature,
                         log_proof_at(environment, reader, decision.log_index)});
  }
  return approvals;
}

/// Whoever signed, approved or gave the mandate.
std::vector<std::string> kids_in(store::Reader& reader, const store::SubmissionRecord& record) {
  std::vector<std::string> kids = {record.kid};
  for (const store::DecisionRecord& decision : reader.decisions(record.id)) {
    if (decision.event == "approved") kids.push_back(decision.kid);
  }
  const Result<wire::SignedContent> content = wire::read_signed_content(record.payload);
  if (content && !content->header.mandate.empty()) {
    const auto key = seal::PublicKey::from_jwk_x(content->header.mandate.public_key_x);
    if (key) kids.push_back(key->kid());
  }
  return kids;
}

void add_messages(store::Reader& reader, const std::string& id, wire::EvidencePackage& package) {
  for (store::MessageLink& link : reader.messages_of(id)) {
    wire::MessageEntry entry = entry_of(link);
    entry.place = log_place_at(reader, link.log_index);
    package.message_entries.push_back(std::move(entry));
    if (link.is_shown) package.messages.push_back(std::move(link.raw));
  }
}

// A declaration of very many items is left without: everything else of the package proves as much.
std::string rendering_of(std::string_view payload) {
  const Result<wire::SignedContent> content = wire::read_signed_content(payload);
  if (!content) return {};
  std::string text = wire::content_text(*content, wire::kRenderingLanguage);
  return text.size() <= wire::kRenderingBytesMax ? text : std::string();
}

}  // namespace

std::optional<wire::EvidencePackage> read_evidence(const Environment& environment,
                                                   const Identity& identity, std::string_view id) {
  std::optional<wire::EvidencePackage> package;
  environment.store.read([&](store::Reader& reader) {
    const auto record = reader.readable_submission(identity.eori, id);
    if (!record) return;
    const auto signer = seal::peek_signer(record->signature);
    const bool by_key =
        record->signature.empty() || (signer && signer->level == seal::SignatureLevel::device_key);
    const auto key = by_key ? reader.key(record->kid) : std::nullopt;
    const auto batch = wire::log_proof_from_json(record->batch);
    package = wire::EvidencePackage{.payload = record->payload,
                                    .batch = batch ? std::optional(*batch) : std::nullopt,
                                    .signature = record->signature,
                                    .public_key_x = key ? key->x : "",
                                    .receipt = record->receipt,
                                    .receipt_signature = record->receipt_signature,
                                    .server_key_x = record->server_key_x,
                                    .log = log_proof_of(environment, reader, *record),
                                    .verdict = record->verdict,
                                    .approvals = approvals_of(environment, reader, *record),
                                    .messages = {},
                                    .message_entries = {},
                                    .keys = key_evidence(reader, kids_in(reader, *record)),
                                    .rendering = rendering_of(record->payload)};
    add_messages(reader, record->id, *package);
  });
  return package;
}

}  // namespace quayside::services
