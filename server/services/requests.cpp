#include "server/services/requests.h"

#include <algorithm>

#include "server/services/documents.h"
#include "shared/base/text.h"

namespace quayside::services {
namespace {

using store::SubmissionRecord;
using wire::Status;

/// The declaration as customs has it: as it was lodged, or as the last amendment made it that
/// customs granted.
Result<Declaration> declaration_at_customs(store::Reader& reader,
                                           const SubmissionRecord& declaration) {
  std::string last;
  for (const SubmissionRecord& request : reader.requests_about(declaration.id)) {
    if (wire::is_amendment(request.request) && request.status == Status::granted) {
      last = request.id;
    }
  }
  const auto amendment = reader.any_submission(last);
  auto content = wire::read_signed_content(amendment ? amendment->payload : declaration.payload);
  if (!content) return content.error();
  return std::move(content->declaration);
}

Result<Done> check_declaration(const SubmissionRecord& about, const wire::SignedContent& content) {
  const auto& [header, declaration] = content;
  if (about.mrn.empty() || about.mrn != header.request.mrn ||
      about.lrn != trimmed(declaration.lrn)) {
    return Error{"request_mrn_wrong", "the request names another declaration than it holds",
                 "Open the declaration again and repeat the request."};
  }
  if (about.profile != header.profile || wire::has_ended(about.status)) {
    return Error{"request_not_possible", "customs has ended this declaration",
                 "Lodge a new declaration."};
  }
  return Done{};
}

bool speaks_of_a_request(const wire::Notification& n) {
  return !n.additional_message.empty() || n.type.starts_with("DMSREQ") ||
         n.type.starts_with("CWMREQ");
}

/// Customs has never said anything about a request alone with these.
bool is_about_the_request_only(const wire::Notification& n) {
  return n.type == "CWMRCV" || n.type == "CWMREJ" || n.type == "CWMCAS" ||
         n.type.starts_with("DMSREJ") || is_about_a_file(n);
}

std::string request_meant(store::Reader& reader, const std::string& declaration,
                          const wire::Notification& n) {
  std::string open;
  for (const SubmissionRecord& request : reader.requests_about(declaration)) {
    if (!n.additional_message.empty() && request.mrn == n.additional_message) return request.id;
    if (hands_in_documents(request)) continue;  // customs decides on each file, not on them
    const auto outbox = reader.outbox(request.id);
    const bool may_be_there = outbox && outbox->first_attempt_at > 0;
    if (may_be_there && request.mrn.empty() && !wire::has_ended(request.status)) open = request.id;
  }
  return open;
}

}  // namespace

Result<Done> may_ask(store::Reader& reader, const Identity& identity,
                     const wire::SignedContent& content) {
  const wire::SignedRequest& request = content.header.request;
  const auto about = reader.submission(identity.eori, request.about);
  if (!about || !about->about.empty()) {
    return Error{"request_about_unknown", "this organisation has no such declaration",
                 "Name a declaration that was lodged through this server."};
  }
  if (const auto fits = check_declaration(*about, content); !fits) return fits;
  if (request.kind == wire::kDocumentsRequest) {
    const auto message = wire::message_of(content, {});
    if (!message) return message.error();
    return check_documents_are_there(reader, identity, request);
  }
  // An amendment is made from the declaration as customs has it, so the last one must be decided.
  for (const SubmissionRecord& other : reader.requests_about(about->id)) {
    if (other.request == request.kind && !wire::has_ended(other.status)) {
      return Error{"request_pending", "customs has not decided on the request before",
                   "Wait for customs' decision, then ask again."};
    }
  }
  return Done{};
}

Result<Done> check_request(store::Reader& reader, const Identity& identity,
                           const wire::SignedContent& content) {
  if (const auto may = may_ask(reader, identity, content); !may) return may.error();
  const auto about = reader.any_submission(content.header.request.about);
  const auto before = declaration_at_customs(reader, *about);
  if (!before) return before.error();
  const auto message = wire::message_of(content, *before);
  return message ? Result<Done>(Done{}) : message.error();
}

Result<wire::Message> message_of(store::Reader& reader, const SubmissionRecord& record) {
  auto content = wire::read_signed_content(record.payload);
  if (!content) return content.error();
  if (record.about.empty()) return wire::message_of(*content, content->declaration);
  const auto about = reader.any_submission(record.about);
  if (!about) return Error{"request_about_unknown", "the declaration is not there", ""};
  const auto before = declaration_at_customs(reader, *about);
  if (!before) return before.error();
  return wire::message_of(*content, *before);
}

Addressees addressees_of(store::Reader& reader, const std::string& submission_id,
                         const wire::Notification& notification) {
  const auto record = reader.any_submission(submission_id);
  if (!record) return {submission_id, ""};
  const bool is_request = !record->about.empty();
  Addressees found{is_request ? record->about : submission_id, is_request ? submission_id : ""};
  if (!is_request && speaks_of_a_request(notification)) {
    found.request = request_meant(reader, submission_id, notification);
  }
  if (found.request.empty()) return found;
  const auto request = is_request ? record : reader.any_submission(found.request);
  const bool tells_of_presentation =
      request->request == wire::name_of(wire::RequestName::presentation) &&
      notification.type == "DMSACC";
  if (is_about_the_request_only(notification)) {
    found.declaration.clear();
  } else if (!speaks_of_a_request(notification) && !tells_of_presentation) {
    found.request.clear();
  }
  return found;
}

}  // namespace quayside::services
