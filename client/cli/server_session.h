// Server session: the conversation with a Quayside server, used by every command that needs one.
//
// Plain HTTP is spoken with this computer only; anything else asks for HTTPS. Redirects are not
// followed. Answers are limited in size and time, and read by shared/wire.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"
#include "shared/seal/seal.h"
#include "shared/wire/api.h"
#include "shared/wire/certificates.h"
#include "shared/wire/decision.h"
#include "shared/wire/evidence_log.h"
#include "shared/wire/mandate.h"
#include "shared/wire/organisation.h"
#include "shared/wire/submission.h"
#include "shared/wire/trial.h"

namespace httplib {
class Client;
class Result;
}  // namespace httplib

namespace quayside::cli {

class ServerSession {
 public:
  /// Error codes: server_missing, server_address_malformed, server_not_secure, server_https_absent.
  static Result<ServerSession> with(const std::string& address);
  ~ServerSession();
  ServerSession(ServerSession&&) noexcept;
  ServerSession& operator=(ServerSession&&) noexcept;

  /// "http://127.0.0.1:8480": scheme, host, and the port unless it is the scheme's own.
  const std::string& origin() const { return origin_; }

  // All of these: server_unreachable, answer_malformed, or the server's own error.
  Result<wire::EnrolmentAnswer> enrol(const wire::Enrolment& enrolment,
                                      const seal::SigningKey& key);
  Result<wire::CertificateAnswer> register_certificate(const wire::CertificateRequest& request);
  Result<wire::CertificateAnswer> revoke_certificate(const wire::RevocationRequest& request);
  Result<wire::SessionAnswer> sign_in(const seal::SigningKey& key);
  /// A broken connection is tried again: the same envelope is the same submission.
  Result<wire::SubmissionAnswer> submit(const wire::Envelope& envelope);
  /// What submitting these bytes would come to; nothing is stored.
  Result<wire::TrialAnswer> trial(const std::string& signed_content);
  /// Keeps the bytes of a file on the server; the same bytes again are the same document.
  Result<wire::StoredDocument> keep_document(const std::string& bytes);
  Result<wire::SubmissionView> submission(const std::string& id);
  Result<std::vector<wire::SubmissionView>> submissions();
  Result<std::string> evidence(const std::string& id);
  Result<wire::SubmissionView> decide(const std::string& id, const wire::Decision& decision);
  Result<wire::OrganisationView> organisation();
  Result<wire::OrganisationView> change_organisation(const wire::Envelope& key_event);
  Result<wire::OrganisationView> set_policy(const wire::Envelope& policy);
  /// Given and held.
  Result<std::vector<wire::MandateView>> mandates();
  Result<std::vector<wire::MandateView>> give_mandate(const wire::Envelope& mandate);
  Result<std::vector<wire::MandateView>> revoke_mandate(const wire::Envelope& revocation);
  /// Everything the organisation owns there, piece by piece as it comes; `take` says whether to go
  /// on. Further error code: export_stopped.
  Result<Done> export_all(const std::function<bool(std::string_view)>& take);
  void sign_out();

  /// What the server is; needs no session, as what follows about the evidence log.
  Result<wire::ServerInfo> about();
  Result<std::string> server_key_x();
  Result<wire::SignedTreeHead> log_head();
  Result<seal::MerklePath> log_consistency(std::uint64_t before, std::uint64_t size);
  /// Further error code: not_in_log.
  Result<wire::LogPlace> log_inclusion(std::string_view leaf, std::uint64_t size);

  /// The verdict with which the last submit() was refused; empty if it was not.
  const std::string& refused_verdict() const { return refused_verdict_; }

 private:
  ServerSession(std::string origin, std::unique_ptr<httplib::Client> client);
  Result<std::string> get(const std::string& path, std::size_t bytes_max);
  Result<std::string> post(const std::string& path, const std::string& body,
                           const char* media_type = "application/json");
  Result<std::string> answer_of(const httplib::Result& result);

  std::string origin_;
  std::unique_ptr<httplib::Client> client_;
  std::string cookie_;
  std::string refused_verdict_;
};

}  // namespace quayside::cli
