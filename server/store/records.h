// Records: the rows of the store as plain data, without a word of SQL.
//
// Times are milliseconds since 1970-01-01T00:00:00Z. Byte strings (payload, raw messages) are
// std::string. Nothing here is interpreted by the store: hashes, ids and texts come from services.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/wire/submission.h"

namespace quayside::store {

enum class KeyStatus { pending, active, revoked };
std::string_view key_status_name(KeyStatus status);

struct KeyRecord {
  std::string kid;
  std::string eori;
  std::string organisation;  ///< name given with the enrolment
  std::string person;
  std::string x;  ///< JWK member x of the public key
  KeyStatus status = KeyStatus::pending;
  std::int64_t created_at = 0;
  std::string member = {};           ///< whose it is; empty while it is pending
  std::int64_t active_at = 0;        ///< 0: not yet
  std::int64_t revoked_at = 0;       ///< 0: it is not
  std::string distrusted_from = {};  ///< UTC; of a revoked key that was lost before
};

struct ChallengeRecord {
  std::string challenge_hash;
  std::string kid;
  std::int64_t expires_at = 0;
};

struct SessionRecord {
  std::string token_hash;
  std::string kid;
  std::int64_t expires_at = 0;
};

struct SubmissionRecord {
  std::string id;
  std::string eori;
  std::string lrn;
  std::string profile;  ///< the customs authority: "dk", "gb"
  std::string data_set;
  std::string payload;  ///< the signed bytes
  std::string signature;
  std::string batch;  ///< JSON of the wire::LogProof of its batch; empty: signed by itself
  std::string kid;    ///< the key that signed, or that handed in what a certificate signed
  std::string payload_hash;
  std::string envelope_hash;
  std::string receipt;
  std::string receipt_signature;
  std::string server_key_x;
  std::string verdict;
  std::string supersedes;
  std::string request;  ///< what it asks for, as in wire::SignedRequest; empty for a declaration
  std::string about;    ///< id of the declaration that a request is about
  std::string client;   ///< EORI of the one in whose name it is lodged under a mandate; or empty
  std::string mandate;  ///< its id
  std::int64_t log_index = -1;  ///< of its receipt in the evidence log; below 0: not in it yet
  std::int64_t received_at = 0;
  // What follows changes with the messages of customs; view_details holds errors and charges.
  wire::Status status = wire::Status::submitted;
  std::string mrn;  ///< of a request the one that customs gave to it, never the declaration's
  std::string view_details;  ///< JSON of a SubmissionView; empty before the first notification
  std::int64_t updated_at = 0;
};

/// One notification of customs that was matched to a submission.
struct AppliedNotification {
  std::string submission_id;
  std::string notification_key;  ///< NotificationSID, or a hash where the message has none
  std::string type;
  std::string issued_at;  ///< "2026-11-24T09:13:16Z"
  std::string mrn;
  std::string details;  ///< JSON of a SubmissionView holding its errors, charges and payment
};

enum class OutboxState {
  queued,   ///< customs does not have it
  sending,  ///< a worker is at it
  unknown,  ///< sent, but customs' answer was lost: look up before repeating
  sent,     ///< customs has it
  refused,  ///< customs could not read it; it is never sent again
};

struct OutboxRecord {
  std::string submission_id;
  std::string message_id;
  OutboxState state = OutboxState::queued;
  int attempts = 0;
  std::int64_t next_attempt_at = 0;
  std::int64_t first_attempt_at = 0;  ///< 0 until something may have reached customs
  std::int64_t sent_at = 0;
  std::string last_outcome;
};

enum class MessageState {
  stored,     ///< raw bytes are safe, not yet looked at
  applied,    ///< every notification in it belongs to a submission
  unmatched,  ///< parsed, but at least one notification belongs to none
  unparsed,   ///< could not be read
};

struct CustomsMessage {
  std::int64_t seq = 0;
  std::string profile;
  std::string conversation;  ///< of HMRC: what the message answers; empty if not said
  std::string raw;
  std::int64_t received_at = 0;
  MessageState state = MessageState::stored;
};

struct EventRecord {
  std::int64_t seq = 0;  ///< counts up by one within the organisation
  std::string submission_id;
};

/// A customs message as it comes in.
struct IncomingMessage {
  std::string_view profile;
  std::string_view conversation;
  std::string_view raw;
  std::string_view content_hash;
};

/// What an organisation (or this application, with an empty holder) was granted by an authority:
/// OAuth 2.0 tokens, sealed.
struct GrantRecord {
  std::string sealed;
  std::int64_t leased_until = 0;  ///< someone is renewing it
};

/// Where a notification that names only an LRN may belong.
struct LrnCandidate {
  std::string submission_id;
  std::string mrn;
  std::int64_t first_attempt_at = 0;
};

}  // namespace quayside::store
