#include "server/services/export.h"

#include <nlohmann/json.hpp>

#include "server/services/draft_copies.h"
#include "server/services/mandates.h"
#include "server/services/organisation.h"
#include "server/services/read_evidence.h"
#include "server/services/read_submissions.h"

namespace quayside::services {
namespace {

using Json = nlohmann::json;

constexpr std::string_view kFormat = "quayside-export-1";

}  // namespace

bool Export::has_many(Part part) {
  return part == Part::keys || part == Part::statements || part == Part::certificates ||
         part == Part::submissions || part == Part::documents || part == Part::drafts;
}

Export::Export(const Environment& environment, Identity identity)
    : environment_(environment), identity_(std::move(identity)) {}

std::string Export::next() {
  while (part_ != Part::over) {
    std::string line = line_of_part();
    if (line.empty() || !has_many(part_)) part_ = static_cast<Part>(static_cast<int>(part_) + 1);
    if (line.empty()) continue;
    ++lines_;
    return line += '\n';
  }
  return {};
}

std::string Export::line_of_part() {
  switch (part_) {
    case Part::head:
      environment_.store.read(
          [&](store::Reader& reader) { keys_ = reader.keys_of(identity_.eori); });
      drafts_ = list_draft_copies(environment_, identity_);
      return Json{{"at", utc_text(environment_.clock.now_ms())},
                  {"eori", identity_.eori},
                  {"format", kFormat},
                  {"kind", "export"},
                  {"organisation", identity_.organisation}}
          .dump();
    case Part::keys:
      return next_key();
    case Part::organisation:
      return R"({"kind":"organisation","organisation":)" +
             wire::organisation_view_to_json(read_organisation(environment_, identity_)) + "}";
    case Part::statements:
      return next_statement();
    case Part::certificates:
      return next_certificate();
    case Part::mandates:
      return R"({"kind":"mandates","mandates":)" +
             wire::mandate_views_to_json(list_mandates(environment_, identity_)) + "}";
    case Part::submissions:
      return next_submission();
    case Part::documents:
      return next_document();
    case Part::drafts:
      return next_draft();
    case Part::end:
      return Json{{"kind", "end"}, {"lines", std::to_string(lines_ + 1)}}.dump();
    case Part::over:
      break;
  }
  return {};
}

std::string Export::next_key() {
  if (keys_.empty()) return {};
  const store::KeyRecord key = std::move(keys_.front());
  keys_.erase(keys_.begin());
  return Json{{"createdAt", utc_text(key.created_at)},
              {"key", {{"crv", "Ed25519"}, {"kty", "OKP"}, {"x", key.x}}},
              {"kid", key.kid},
              {"kind", "key"},
              {"organisation", key.organisation},
              {"member", key.member},
              {"person", key.person},
              {"status", store::key_status_name(key.status)}}
      .dump();
}

// An invitation that nobody has followed yet lets in whoever knows it: those are the owners' alone.
std::string Export::next_statement() {
  if (!wire::may_manage(identity_.role)) return {};
  std::optional<store::StatementPlace> place;
  environment_.store.read(
      [&](store::Reader& reader) { place = reader.statement_after(identity_.eori, statement_); });
  if (!place) return {};
  statement_ = place->seq;
  return Json{{"at", utc_text(place->statement.at)},
              {"kid", place->statement.kid},
              {"kind", "statement"},
              {"payload", seal::base64url(place->statement.payload)},
              {"signature", place->statement.signature},
              {"typ", place->statement.purpose}}
      .dump();
}

std::string Export::next_certificate() {
  std::optional<store::CertificateRecord> record;
  environment_.store.read([&](store::Reader& reader) {
    record = reader.certificate_after(identity_.eori, certificate_);
  });
  if (!record) return {};
  certificate_ = record->kid;
  Json line{{"addedAt", utc_text(record->added_at)},
            {"kid", record->kid},
            {"kind", "certificate"},
            {"person", record->person_kid},
            {"registration", Json::parse(record->registration, nullptr, false)}};
  if (record->revoked_at > 0) line["revokedAt"] = utc_text(record->revoked_at);
  return line.dump();
}

std::string Export::next_submission() {
  std::optional<store::SubmissionPlace> place;
  environment_.store.read(
      [&](store::Reader& reader) { place = reader.submission_after(identity_.eori, submission_); });
  if (!place) return {};
  submission_ = place->seq;
  const auto package = read_evidence(environment_, identity_, place->id);
  const auto view = read_submission(environment_, identity_, place->id);
  if (!package || !view) return next_submission();  // its time ended in between
  return R"({"evidence":)" + wire::evidence_to_json(*package) +
         R"(,"kind":"submission","submission":)" + wire::submission_view_to_json(*view) + "}";
}

std::string Export::next_document() {
  std::optional<std::string> bytes;
  std::optional<store::DocumentRecord> record;
  environment_.store.read([&](store::Reader& reader) {
    document_ = reader.document_after(identity_.eori, document_);
    if (document_.empty()) return;
    record = reader.document(identity_.eori, document_);
    bytes = reader.document_bytes(identity_.eori, document_);
  });
  if (!record || !bytes) return {};
  return Json{{"bytes", seal::base64url(*bytes)},
              {"kind", "document"},
              {"mediaType", record->media_type},
              {"sha256", document_},
              {"size", std::to_string(record->size)}}
      .dump();
}

std::string Export::next_draft() {
  while (!drafts_.empty()) {
    const std::string id = std::move(drafts_.back().id);
    drafts_.pop_back();
    const auto copy = read_draft_copy(environment_, identity_, id);
    if (!copy) continue;  // it was removed
    return Json{{"bytes", seal::base64url(copy->bytes)}, {"id", id}, {"kind", "draftCopy"}}.dump();
  }
  return {};
}

}  // namespace quayside::services
