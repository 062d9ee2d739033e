// Submission: what client and server say to each other about one lodgement, as JSON.
//
// The signed bytes are the canonical JSON {"declaration":…,"header":…}. They are stored and
// verified as they are, never written again.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"
#include "shared/domain/declaration.h"
#include "shared/wire/documents.h"
#include "shared/wire/evidence_log.h"
#include "shared/wire/mandate.h"
#include "shared/wire/notification.h"
#include "shared/wire/receipt.h"
#include "shared/wire/requests.h"

namespace quayside::wire {

/// What the submission asks of customs about a declaration that it has.
struct SignedRequest {
  std::string kind;         ///< name_of(RequestName), kDocumentsRequest; empty: a new declaration
  std::string about;        ///< submission id of the declaration
  std::string mrn;          ///< MRN of the declaration
  std::string reason_code;  ///< of an amendment or an invalidation, see requests.h
  std::string reason_text;
  std::vector<Document> documents = {};  ///< of kDocumentsRequest, and of no other
};

/// The header that is signed together with the declaration.
struct SubmissionHeader {
  std::string submission_id;  ///< UUID made by the client
  std::string profile;
  std::string data_set;
  std::string as_of;       ///< date of the verdict, "2026-11-24"
  std::string rule_set;    ///< rule_set_hash() of the verdict
  std::string declarant;   ///< EORI of the organisation that signs
  std::string supersedes;  ///< submission id of the rejected lodgement this one corrects, or empty
  /// With an amendment the declaration is what it is to be; with other requests what it is.
  SignedRequest request = {};
  CarriedMandate mandate = {};  ///< of a representative; empty for who declares in its own name
};

struct SignedContent {
  SubmissionHeader header;
  Declaration declaration;
};

/// Canonical bytes to be signed.
std::string signed_content_bytes(const SubmissionHeader& header, const Declaration& declaration);
/// Refuses bytes that are not exactly canonical (content_not_canonical), and as json.h.
Result<SignedContent> read_signed_content(std::string_view bytes);

/// What the signed bytes ask of customs. `before` is the declaration as customs has it; only an
/// amendment needs it. Documents are no message: what is named of them is the declaration.
/// Error codes: those of request_of(), amendment_of() and check_documents().
Result<Message> message_of(const SignedContent& content, const Declaration& before);

/// {"payload":"<base64url of the signed bytes>","signature":"<detached JWS>"}, or with "batch":
/// {…LogProof} in place of the signature.
struct Envelope {
  std::string payload;    ///< the signed bytes
  std::string signature;  ///< detached JWS: over the payload, or over the head of the batch
  std::optional<LogProof> batch = {};  ///< that the payload is in a batch, see batch.h
};
std::string envelope_to_json(const Envelope& envelope);
Result<Envelope> envelope_from_json(std::string_view text);

/// States in the authority's verbs, with the notifications of Denmark (CWM…) and of the United
/// Kingdom (DMS…) that lead to them.
enum class Status {
  submitted,            ///< stored and signed for; waits to be sent
  awaiting_approval,    ///< stored and signed for; not sent before a second person approves it
  kept,                 ///< stored and signed for; not sent before somebody sets up the way there
  sent,                 ///< delivered to customs
  received,             ///< CWMRCV, DMSRCV
  accepted,             ///< CWMACC, DMSACC
  under_control,        ///< CWMCTL, DMSCTL, DMSALV
  documents_requested,  ///< CWMDOC, DMSDOC
  query_raised,         ///< DMSQRY
  payment_required,     ///< CWMCPI, CWMCPR, DMSCPI, DMSCPR
  detained,             ///< DMSDET
  handled_externally,   ///< CWMEXT, DMSEXT: officers go on by hand
  released,             ///< CWMROG, DMSROG
  cleared,              ///< CWMCLE, DMSCLE
  awaiting_exit,        ///< CWMGER, DMSGER: released for export, the exit is not confirmed
  exited,               ///< CWMEOG, DMSEOG
  rejected,             ///< CWMREJ, DMSREJ
  granted,              ///< a request, not a declaration: CWMREQ, DMSREQ; all documents were taken
  denied,               ///< the same
  invalidated,          ///< CWMINV, DMSINV
  expired,              ///< the goods were not presented, or did not leave, in time
  withdrawn,            ///< never sent: taken back, not approved, or the mandate was revoked
};
std::string_view status_name(Status status);
bool status_from_name(std::string_view name, Status& status);

struct TimelineEntry {
  std::string at;     ///< UTC, "2026-11-24T09:13:16Z"
  /// "submitted", "approved", "approval_refused", "withdrawn", "mandate_revoked", "sent",
  /// "refused", or a notification type.
  std::string event;
};

/// Answer of GET /api/v1/submissions/{id}.
struct SubmissionView {
  std::string id;
  std::string lrn;
  std::string data_set;
  std::string mrn;
  std::string request;  ///< what it asks for, as in SignedRequest; empty for a declaration
  std::string about;    ///< submission id of the declaration that a request is about
  std::string lodged_by;  ///< EORI of the organisation that signed
  std::string signed_by;  ///< name of the person
  std::string kid;        ///< the key that signed
  std::string client;     ///< EORI of the one in whose name it is lodged under a mandate, or empty
  std::string mandate;    ///< its id
  Status status = Status::submitted;
  std::string updated_at;
  std::vector<TimelineEntry> timeline;
  std::vector<CustomsError> errors;
  std::vector<Charge> charges;
  std::vector<Statement> statements;
  std::vector<Change> changes;
  std::vector<SentDocument> documents;  ///< that the submission hands in
  std::string payment_reference;
  std::string payment_amount;
  std::string payment_currency;
};
std::string submission_view_to_json(const SubmissionView& view);
Result<SubmissionView> submission_view_from_json(std::string_view text);
/// {"submissions":[…]}, newest first.
std::string submission_views_to_json(const std::vector<SubmissionView>& views);
Result<std::vector<SubmissionView>> submission_views_from_json(std::string_view text);

/// Status after one more notification, whatever the order of arrival: both are given with the
/// newest issue time so far. See server/services for the ordering.
Status status_after(Status current, std::string_view notification_type);

/// The same of a request about a declaration.
Status request_status_after(Status current, std::string_view notification_type);

/// Nothing more becomes of it: rejected, invalidated or expired; a request that was decided.
bool has_ended(Status status);

}  // namespace quayside::wire
