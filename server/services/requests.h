// Requests: submissions that ask customs for something about a declaration which it has: to amend
// it, to invalidate it, to take note that its goods are presented.
#pragma once

#include "server/services/environment.h"
#include "shared/wire/requests.h"
#include "shared/wire/submission.h"

namespace quayside::services {

/// Whether the organisation may ask this now. Error codes: request_about_unknown,
/// request_mrn_wrong, request_not_possible, request_pending, document_missing, and those of
/// wire::message_of().
Result<Done> check_request(store::Reader& reader, const Identity& identity,
                           const wire::SignedContent& content);

/// What goes to customs for a stored submission, whether it is a declaration or a request. Error
/// codes: those of wire::read_signed_content() and wire::message_of().
Result<wire::Message> message_of(store::Reader& reader, const store::SubmissionRecord& record);

/// Where a notification about a request belongs.
struct Addressees {
  std::string declaration;  ///< submission ids; empty: it says nothing about it
  std::string request;
};
/// `submission_id` is the declaration or the request that the notification was matched to.
Addressees addressees_of(store::Reader& reader, const std::string& submission_id,
                         const wire::Notification& notification);

}  // namespace quayside::services
