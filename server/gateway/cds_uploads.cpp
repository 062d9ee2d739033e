#include "server/gateway/cds_uploads.h"

#include <algorithm>

#include "server/log.h"
#include "server/services/documents.h"
#include "server/services/progress.h"
#include "shared/wire/cds_api.h"

namespace quayside::gateway {
namespace {

using store::DocumentDelivery;
using wire::DocumentState;

// Ends before another worker takes the submission for abandoned (Transaction::claim_outbox).
constexpr std::int64_t kLongestMs = 30'000;

bool is_plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 127; });
}

// What is known of a file that was handed over. S3 asks for patience with 503, HMRC with 429; an
// answer that it was not taken is one of 4xx.
DocumentState state_after(const CdsAnswer& answer) {
  if (answer.status / 100 == 2) return DocumentState::sent;
  if (answer.status == 429 || answer.status == 503) return DocumentState::waiting;
  if (answer.status == 0 && !answer.connected) return DocumentState::waiting;
  if (answer.status / 100 == 4) return DocumentState::refused;
  return DocumentState::unknown;
}

DeliveryResult without_slots(const Result<CdsAnswer>& answer) {
  if (!answer) return not_sent(answer.error());
  const int status = answer->status;
  std::string words = wire::read_cds_refusal(answer->body);
  if (status == 400 || (status == 403 && words.starts_with("PAYLOAD_FORBIDDEN"))) {
    return {Delivery::refused, std::move(words)};
  }
  return {Delivery::not_reached, answer->outcome()};
}

}  // namespace

std::optional<CdsUpload> upload_to(const wire::UploadSlot& slot,
                                   const wire::CdsConnection& connection) {
  const auto origin = read_http_origin(connection.upload_address);
  if (!origin || !is_plain(slot.href) || slot.href.find('#') != std::string::npos) {
    return std::nullopt;
  }
  const std::string over_tls = "https://" + connection.upload_host;
  const bool is_hosts = !connection.upload_host.empty() && slot.href.starts_with(over_tls);
  const std::string& start = is_hosts ? over_tls : connection.upload_address;
  if (!slot.href.starts_with(start)) return std::nullopt;
  // What follows must be a path: "https://host.example" is not on "host".
  std::string path = slot.href.substr(start.size());
  if (path.empty() || path.front() == '?') path.insert(0, "/");
  if (path.front() != '/') return std::nullopt;
  CdsUpload upload;
  upload.origin = *origin;
  upload.host =
      is_hosts ? connection.upload_host : origin->host + ":" + std::to_string(origin->port);
  upload.path = std::move(path);
  upload.fields = slot.fields;
  return upload;
}

DeliveryResult CdsUploads::deliver(const Outgoing& outgoing, const AskForSlots& ask) {
  const auto found = waiting_of(outgoing.submission_id);
  if (!found) return {Delivery::not_reached, "the store did not answer"};
  if (found->empty()) return {Delivery::delivered, "every file was handed over"};
  const std::vector<Waiting>& waiting = *found;
  DeliveryResult otherwise;
  const auto slots = slots_for(outgoing, waiting, ask, otherwise);
  if (!slots) return otherwise;
  const std::int64_t start = environment_.clock.now_ms();
  for (std::size_t i = 0; i < waiting.size(); ++i) {
    auto upload = upload_to((*slots)[i], client_.connection());
    if (!upload) {
      log_problem("upload_address_not_allowed", {{"submission", outgoing.submission_id}});
      return {Delivery::held, std::string(services::kNoUploads)};
    }
    if (environment_.clock.now_ms() - start > kLongestMs) break;
    const DocumentDelivery& delivery = waiting[i].delivery;
    environment_.store.read([&](store::Reader& reader) {
      upload->bytes = reader.document_bytes(delivery.eori, delivery.sha256).value_or("");
    });
    upload->name = waiting[i].document.name;
    upload->media_type = waiting[i].document.media_type;
    if (!begin(waiting[i], (*slots)[i].reference)) continue;
    finish(waiting[i], client_.upload(*upload));
  }
  const auto left = waiting_of(outgoing.submission_id);
  if (left && left->empty()) return {Delivery::delivered, "every file was handed over"};
  return {Delivery::not_reached, "some files are still to go"};
}

// A file that was being sent when its worker stopped may be there.
std::optional<std::vector<CdsUploads::Waiting>> CdsUploads::waiting_of(
    const std::string& submission_id) {
  std::vector<Waiting> waiting;
  const auto written = environment_.store.write([&](store::Transaction& t) -> Result<Done> {
    const auto record = t.any_submission(submission_id);
    if (!record) return Done{};
    const auto sent = services::sent_documents(t, *record);
    auto deliveries = t.document_deliveries(submission_id);
    for (std::size_t i = 0; i < deliveries.size() && i < sent.size(); ++i) {
      if (deliveries[i].state == DocumentState::waiting) {
        waiting.push_back({deliveries[i], sent[i].document});
      }
      if (deliveries[i].state != DocumentState::sending) continue;
      deliveries[i].state = DocumentState::unknown;
      t.set_document_delivery(deliveries[i]);
    }
    return Done{};
  });
  if (written) return waiting;
  log_problem("documents_not_read", {{"code", written.error().code}});
  return std::nullopt;
}

Result<std::vector<wire::UploadSlot>> CdsUploads::slots_for(const Outgoing& outgoing,
                                                            const std::vector<Waiting>& waiting,
                                                            const AskForSlots& ask,
                                                            DeliveryResult& otherwise) const {
  if (client_.connection().upload_address.empty()) {
    otherwise = {Delivery::held, std::string(services::kNoUploads)};
    return Error{otherwise.reason, "no address to send files to", ""};
  }
  std::vector<wire::Document> documents;
  for (const Waiting& one : waiting)
    documents.push_back(one.document);
  const auto answer =
      ask(wire::write_cds_upload_request(outgoing.message.rest.request.mrn, documents));
  if (!answer || answer->status != 200) {
    otherwise = without_slots(answer);
    return Error{"slots_missing", otherwise.reason, ""};
  }
  auto slots = wire::read_cds_upload_slots(answer->body);
  otherwise = {Delivery::not_reached, "the answer names no slots"};
  if (slots && slots->size() == waiting.size()) return slots;
  return Error{"slots_malformed", otherwise.reason, ""};
}

bool CdsUploads::begin(const Waiting& waiting, const std::string& reference) {
  bool begun = false;
  const auto written = environment_.store.write([&](store::Transaction& t) -> Result<Done> {
    const std::string& id = waiting.delivery.submission_id;
    for (DocumentDelivery& now : t.document_deliveries(id)) {
      if (now.position != waiting.delivery.position || now.state != DocumentState::waiting) {
        continue;
      }
      now.state = DocumentState::sending;
      now.reference = reference;
      now.text.clear();
      t.set_document_delivery(now);
      t.add_conversation(reference, id);
      begun = true;
    }
    return Done{};
  });
  return written && begun;
}

void CdsUploads::finish(const Waiting& waiting, const CdsAnswer& answer) {
  const DocumentState state = state_after(answer);
  const auto written = environment_.store.write([&](store::Transaction& t) -> Result<Done> {
    const std::string& id = waiting.delivery.submission_id;
    for (DocumentDelivery& now : t.document_deliveries(id)) {
      // HMRC's word about the file may have come before the answer.
      const bool open = now.state == DocumentState::sending || now.state == DocumentState::unknown;
      if (now.position != waiting.delivery.position || !open) continue;
      now.state = state;
      if (state == DocumentState::refused) now.text = wire::read_cds_refusal(answer.body);
      t.set_document_delivery(now);
    }
    services::refresh_progress(t, id, environment_.clock.now_ms());
    return Done{};
  });
  if (!written) log_problem("upload_not_noted", {{"code", written.error().code}});
}

}  // namespace quayside::gateway
