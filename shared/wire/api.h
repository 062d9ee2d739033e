// API: the remaining bodies of /api/v1, so that client and server cannot disagree about a name.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shared/base/result.h"
#include "shared/seal/seal.h"
#include "shared/wire/evidence.h"
#include "shared/wire/evidence_log.h"

namespace quayside::wire {

/// Signed (Purpose::enrolment) by the new key; the signed bytes are the canonical JSON.
struct Enrolment {
  std::string eori;
  std::string organisation;  ///< name of the organisation
  std::string person;        ///< name of the person at the key
  std::string public_key_x;  ///< JWK member x
  std::string invitation = {};  ///< id of one of the organisation's, or empty
};
std::string enrolment_bytes(const Enrolment& enrolment);
Result<Enrolment> enrolment_from_json(std::string_view text);
/// {"enrolment":{…},"signature":"…"}
std::string enrolment_request_to_json(const Enrolment& enrolment, std::string_view signature);
Result<std::pair<Enrolment, std::string>> enrolment_request_from_json(std::string_view text);

/// {"kid":…,"status":"active"|"pending"}
struct EnrolmentAnswer {
  std::string kid;
  std::string status;
};
std::string enrolment_answer_to_json(const EnrolmentAnswer& answer);
Result<EnrolmentAnswer> enrolment_answer_from_json(std::string_view text);

/// The bytes signed to sign in (Purpose::sign_in): canonical {"audience":…,"challenge":…,"kid":…}.
/// `audience` is the origin of the server as the client sees it: "http://127.0.0.1:8480".
std::string sign_in_bytes(std::string_view audience, std::string_view challenge,
                          std::string_view kid);
std::string challenge_request_to_json(std::string_view kid);  ///< {"kid":…}
Result<std::string> challenge_request_from_json(std::string_view text);
std::string challenge_answer_to_json(std::string_view challenge);  ///< {"challenge":…}
Result<std::string> challenge_answer_from_json(std::string_view text);

/// {"audience":…,"challenge":…,"kid":…,"signature":…}
struct SessionRequest {
  std::string audience;
  std::string challenge;
  std::string kid;
  std::string signature;
};
std::string session_request_to_json(const SessionRequest& request);
Result<SessionRequest> session_request_from_json(std::string_view text);
/// {"eori":…,"organisation":…,"person":…,"role":…}; the token itself travels in a cookie.
struct SessionAnswer {
  std::string eori;
  std::string organisation;
  std::string person;
  std::string role;
};
std::string session_answer_to_json(const SessionAnswer& answer);
Result<SessionAnswer> session_answer_from_json(std::string_view text);

/// {"log":{…LogProof},"receipt":{…},"serverKey":{JWK},"signature":"…","submission":{…}}
struct SubmissionAnswer {
  std::string receipt;    ///< the signed bytes, canonical JSON
  std::string signature;  ///< detached JWS over them, Purpose::receipt
  std::string server_key_x;
  std::optional<LogProof> log;  ///< that the receipt is in the evidence log
  std::string submission;       ///< JSON of the SubmissionView
};
std::string submission_answer_to_json(const SubmissionAnswer& answer);
Result<SubmissionAnswer> submission_answer_from_json(std::string_view text);

/// Answer of POST /api/v1/documents: {"mediaType":…,"sha256":…,"size":…}
struct StoredDocument {
  std::string sha256;
  std::string size;
  std::string media_type;
};
std::string stored_document_to_json(const StoredDocument& stored);
Result<StoredDocument> stored_document_from_json(std::string_view text);

/// Answer of GET /api/v1/server: what a server is.
struct ServerInfo {
  /// The authorities that it sends to, by profile; absent if it does not say.
  std::optional<std::vector<std::string>> connected;
  bool demonstration = false;  ///< every new key is active at once
  std::string reference_data;  ///< hash; empty when it uses what is built in
  std::string rule_set;
  std::string server_key_x;
  std::string version;
};
std::string server_info_to_json(const ServerInfo& info);
/// Only `connected`, `demonstration`, `reference_data` and `server_key_x`: members that are not
/// known are passed over, so that a page understands the server after it.
Result<ServerInfo> server_info_from_json(std::string_view text);

/// application/problem+json (RFC 9457) with a stable `code` and a `hint`; with `verdict`, a JSON
/// text, as a further member where a declaration was refused for its errors.
std::string problem_to_json(int http_status, const Error& error, std::string_view verdict = {});
/// Members it does not know are passed over, as RFC 9457 asks; a body of another kind (a proxy's
/// page) gives the code "http_<status>".
Error problem_from_json(int http_status, std::string_view text);
/// The canonical JSON of the verdict in a problem, or empty.
std::string verdict_of_problem(std::string_view text);

}  // namespace quayside::wire
