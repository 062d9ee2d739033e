#include "server/services/documents.h"

#include "server/log.h"
#include "server/services/lodgement.h"
#include "shared/wire/cds_uploads.h"

namespace quayside::services {

using store::DocumentDelivery;
using wire::DocumentState;

Result<KeptDocument> keep_document(const Environment& environment, const Identity& identity,
                                   std::string_view bytes) {
  const Result<std::string> media_type = wire::media_type_of(bytes);
  if (!media_type) return media_type.error();
  KeptDocument kept{{hash_text(bytes), std::to_string(bytes.size()), *media_type}, false};
  const auto written = environment.store.write([&](store::Transaction& t) -> Result<Done> {
    if (const auto usable = check_key(t, identity.kid, identity); !usable) return usable.error();
    kept.created = !t.document(identity.eori, kept.stored.sha256);
    if (kept.created && t.loose_documents(identity.eori) >= kLooseDocumentsMax) {
      return Error{"too_many_documents", "too many files lie here without a submission",
                   "Sign and send those that were uploaded, or try again tomorrow."};
    }
    t.add_document(identity.eori, kept.stored.sha256, *media_type, bytes,
                   environment.clock.now_ms());
    return Done{};
  });
  log_event("document_kept", {{"bytes", std::to_string(bytes.size())},
                              {"code", written ? "" : written.error().code}});
  if (!written) return written.error();
  return kept;
}

std::optional<std::string> read_document(const Environment& environment, const Identity& identity,
                                         std::string_view sha256) {
  std::optional<std::string> bytes;
  environment.store.read(
      [&](store::Reader& reader) { bytes = reader.document_bytes(identity.eori, sha256); });
  return bytes;
}

Result<Done> check_documents_are_there(store::Reader& reader, const Identity& identity,
                                       const wire::SignedRequest& request) {
  for (const wire::Document& document : request.documents) {
    const auto there = reader.document(identity.eori, document.sha256);
    if (there && std::to_string(there->size) == document.size &&
        there->media_type == document.media_type) {
      continue;
    }
    return Error{"document_missing", "a file that was signed for is not here",
                 "Choose the files again and send them once more."};
  }
  return Done{};
}

void add_deliveries(store::Transaction& transaction, const store::SubmissionRecord& record,
                    const wire::SignedRequest& request) {
  int position = 0;
  for (const wire::Document& document : request.documents) {
    DocumentDelivery delivery;
    delivery.submission_id = record.id;
    delivery.position = position++;
    delivery.eori = record.eori;
    delivery.sha256 = document.sha256;
    transaction.add_document_delivery(delivery);
  }
}

std::vector<wire::SentDocument> sent_documents(store::Reader& reader,
                                               const store::SubmissionRecord& record) {
  std::vector<wire::SentDocument> sent;
  const auto content = wire::read_signed_content(record.payload);
  if (!content) return sent;
  const auto deliveries = reader.document_deliveries(record.id);
  const auto& documents = content->header.request.documents;
  for (std::size_t i = 0; i < documents.size() && i < deliveries.size(); ++i) {
    sent.push_back(
        {documents[i], deliveries[i].state, deliveries[i].reference, deliveries[i].text});
  }
  return sent;
}

void note_outcome(store::Transaction& transaction, std::string_view submission_id,
                  const wire::Notification& notification) {
  for (DocumentDelivery& delivery : transaction.document_deliveries(submission_id)) {
    if (delivery.reference != notification.id) continue;
    const bool taken = notification.type == wire::kFileTaken;
    delivery.state = taken ? DocumentState::taken : DocumentState::refused;
    delivery.text = notification.statements.front().text;
    transaction.set_document_delivery(delivery);
  }
}

bool hands_in_documents(const store::SubmissionRecord& record) {
  return record.request == wire::kDocumentsRequest;
}

bool is_about_a_file(const wire::Notification& notification) {
  return notification.type == wire::kFileTaken || notification.type == wire::kFileRefused;
}

}  // namespace quayside::services
