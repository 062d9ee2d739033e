// Retention in the store: what an organisation owns, piece by piece, and what is no longer kept.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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

class OwnershipReader {
 public:
  virtual ~OwnershipReader() = default;

  /// The organisation's oldest submission behind `seq`.
  virtual std::optional<SubmissionPlace> submission_after(std::string_view eori,
                                                          std::int64_t seq) = 0;
  /// The hash of the organisation's next document in their order; empty behind the last.
  virtual std::string document_after(std::string_view eori, std::string_view sha256) = 0;
  /// Of the authority, received before the time, oldest first, at most `limit`. A declaration and
  /// what is asked about it end together, with the youngest of them.
  virtual std::vector<EndedSubmission> ended_submissions(std::string_view profile,
                                                         std::int64_t before, int limit) = 0;
};

class RetentionWriter {
 public:
  virtual ~RetentionWriter() = default;

  /// With its message on the way, timeline and events, and with the documents and messages of
  /// customs that belong to no other. Its entry in the evidence log stays.
  virtual void remove_submission(std::string_view submission_id) = 0;
  /// Messages of the authority that never belonged to a submission; how many there were.
  virtual int remove_lost_messages(std::string_view profile, std::int64_t before) = 0;
  /// Challenges and sessions that have expired, and documents of no submission for a day.
  virtual void forget_expired(std::int64_t now) = 0;
};

}  // namespace quayside::store
