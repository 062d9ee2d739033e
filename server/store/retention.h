// Retention in the store: what an organisation owns, piece by piece, and what is no longer kept.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/store/certificates.h"
#include "server/store/organisations.h"
#include "server/store/records.h"

namespace quayside::store {

/// Where a walk over an organisation's submissions has come to.
struct SubmissionPlace {
  std::int64_t seq = 0;
  std::string id;
};

/// A submission whose time is over.
struct EndedSubmission {
  std::string id;
  std::string eori;
  std::int64_t received_at = 0;
};

struct StatementPlace {
  std::int64_t seq = 0;
  StatementRecord statement;
};

class OwnershipReader {
 public:
  virtual ~OwnershipReader() = default;

  /// The oldest submission behind `seq` that the organisation lodged or that was lodged for it.
  virtual std::optional<SubmissionPlace> submission_after(std::string_view eori,
                                                          std::int64_t seq) = 0;
  /// The oldest statement behind `seq` that somebody of the organisation signed.
  virtual std::optional<StatementPlace> statement_after(std::string_view eori,
                                                        std::int64_t seq) = 0;
  /// The organisation's next certificate in the order of their ids; none behind the last.
  virtual std::optional<CertificateRecord> certificate_after(std::string_view eori,
                                                             std::string_view kid) = 0;
  /// The hash of the organisation's next document in their order; empty behind the last.
  virtual std::string document_after(std::string_view eori, std::string_view sha256) = 0;
  /// Of the authority, received before the time, oldest first, at most `limit`. A declaration and
  /// what is asked about it end together, with the youngest of them.
  virtual std::vector<EndedSubmission> ended_submissions(std::string_view profile,
                                                         std::int64_t before, int limit) = 0;
  /// Ids of members, and of keys that have waited since before `waiting_since`, whose names nothing
  /// needs: without a key that is active, and with nothing that is kept signed but their enrolment.
  /// Statements about the organisation count from `signed_since`, mandates as long as they hold
  /// today or something is kept that was lodged under them.
  virtual std::vector<std::string> forgettable_people(std::int64_t waiting_since,
                                                      std::int64_t signed_since,
                                                      std::string_view today) = 0;
};

class RetentionWriter {
 public:
  virtual ~RetentionWriter() = default;

  /// With its message on the way, timeline and events, and with the documents and messages of
  /// customs that belong to no other. Its entry in the evidence log stays.
  virtual void remove_submission(std::string_view submission_id) = 0;
  /// Messages of the authority that never belonged to a submission; how many there were.
  virtual int remove_lost_messages(std::string_view profile, std::int64_t before) = 0;
  /// Their names, wherever they stand. A key that waits is forgotten as a whole; of others the
  /// thumbprint stays, so that nobody can enrol them again.
  virtual void forget_person(std::string_view id) = 0;
  /// Invitations that ended before the day, and the names in those that nobody has followed.
  virtual void forget_invitations(std::string_view today) = 0;
  /// Challenges and sessions that have expired, documents of no submission for a day, marks of
  /// drafts that were removed 90 days ago, and the copies of drafts of keys that were revoked so
  /// long ago.
  virtual void forget_expired(std::int64_t now) = 0;
};

}  // namespace quayside::store
