// Store: everything the server keeps, behind one interface; one contract test suite runs on each
// implementation.
//
// Writes run one after another, several callers' writes share one durable commit, and write()
// returns only after that commit: what it reports as done survives a power cut. A failing commit
// stops the process, because nobody can know what the disk then holds.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/store/certificates.h"
#include "server/store/documents.h"
#include "server/store/draft_copies.h"
#include "server/store/log_nodes.h"
#include "server/store/organisations.h"
#include "server/store/records.h"
#include "server/store/retention.h"
#include "shared/base/result.h"

namespace quayside::store {

/// Reads of one consistent state. Queries about submissions are scoped, unless they say otherwise.
class Reader : public DocumentReader,
               public OrganisationReader,
               public OwnershipReader,
               public CertificateReader,
               public DraftCopyReader,
               public LogReader {
 public:
  virtual std::optional<KeyRecord> key(std::string_view kid) = 0;
  virtual std::string organisation_name(std::string_view eori) = 0;
  virtual std::optional<SessionRecord> session(std::string_view token_hash) = 0;
  virtual std::optional<SubmissionRecord> submission(std::string_view eori,
                                                     std::string_view id) = 0;
  virtual std::optional<SubmissionRecord> submission_by_envelope(std::string_view eori,
                                                                 std::string_view hash) = 0;
  /// Its own and those lodged for it, newest first, without payload; at most `limit`.
  virtual std::vector<SubmissionRecord> submissions(std::string_view eori, int limit) = 0;
  virtual bool submission_id_taken(std::string_view id) = 0;
  /// True while a declaration with this LRN exists that was not rejected or withdrawn.
  virtual bool lrn_in_use(std::string_view eori, std::string_view lrn) = 0;

  /// Not scoped: for the gateway and for messages of customs.
  virtual std::optional<SubmissionRecord> any_submission(std::string_view id) = 0;
  virtual std::string submission_of_notification(std::string_view notification_key) = 0;
  virtual std::string submission_with_mrn(std::string_view mrn) = 0;
  /// Only declarations that may have reached customs, newest first.
  virtual std::vector<LrnCandidate> submissions_with_lrn(std::string_view profile,
                                                         std::string_view lrn) = 0;
  /// Requests about a declaration, oldest first, without what was signed.
  virtual std::vector<SubmissionRecord> requests_about(std::string_view submission_id) = 0;
  virtual std::string submission_of_conversation(std::string_view conversation) = 0;
  /// Submissions that wait to be sent, oldest first.
  virtual std::vector<std::string> queued_submissions() = 0;
  virtual std::optional<GrantRecord> grant(std::string_view profile, std::string_view holder) = 0;
  /// Whether the notification of that id (Pull Notifications API) is stored.
  virtual bool is_pulled(std::string_view id) = 0;

  virtual std::vector<AppliedNotification> applied_notifications(
      std::string_view submission_id) = 0;
  virtual std::optional<OutboxRecord> outbox(std::string_view submission_id) = 0;
  virtual std::vector<wire::TimelineEntry> timeline(std::string_view submission_id) = 0;
  /// Messages with `state` and a seq above `after`, oldest first.
  virtual std::vector<CustomsMessage> messages_in(MessageState state, std::int64_t after,
                                                  int limit) = 0;

  virtual std::int64_t last_event(std::string_view eori) = 0;
  virtual std::vector<EventRecord> events_after(std::string_view eori, std::int64_t seq,
                                                int limit) = 0;
};

/// Reads and writes inside one write().
class Transaction : public Reader,
                    public DocumentWriter,
                    public OrganisationWriter,
                    public RetentionWriter,
                    public CertificateWriter,
                    public DraftCopyWriter,
                    public LogWriter {
 public:
  /// A pending one.
  virtual void add_key(const KeyRecord& key) = 0;
  virtual void set_organisation_name(std::string_view eori, std::string_view name,
                                     std::int64_t at) = 0;

  /// Also forgets challenges that have expired.
  virtual void add_challenge(const ChallengeRecord& challenge, std::int64_t now) = 0;
  /// Gives the challenge out and forgets it.
  virtual std::optional<ChallengeRecord> take_challenge(std::string_view challenge_hash) = 0;
  /// Also forgets sessions that have expired.
  virtual void add_session(const SessionRecord& session, std::int64_t now) = 0;
  virtual void remove_session(std::string_view token_hash) = 0;

  /// Nothing is sent, and no event told, before that is asked for.
  virtual void add_submission(const SubmissionRecord& submission) = 0;
  virtual void set_progress(std::string_view submission_id, wire::Status status,
                            std::string_view mrn, std::string_view view_details,
                            std::int64_t at) = 0;
  virtual void set_timeline(std::string_view submission_id,
                            const std::vector<wire::TimelineEntry>& entries) = 0;
  virtual void add_event(std::string_view eori, std::string_view submission_id) = 0;

  /// Takes the next row that is due and marks it sending for two minutes; the answer holds the
  /// state before, unknown for one whose two minutes ran out. A row waits while another
  /// organisation's submission with the same LRN was sent within the last hour and has no MRN yet,
  /// so that an LRN alone never names two.
  virtual std::optional<OutboxRecord> claim_outbox(std::string_view profile, std::int64_t now) = 0;
  virtual void set_outbox(const OutboxRecord& row) = 0;
  /// After a restart: rows a stopped process left as sending become unknown, due at `at`.
  virtual int recover_outbox(std::string_view profile, std::int64_t at) = 0;
  virtual void add_conversation(std::string_view conversation, std::string_view submission_id) = 0;

  /// When the next call of an authority's service may be made: calls of all processes are at least
  /// `gap_ms` apart. The call is taken.
  virtual std::int64_t take_call(std::string_view profile, std::int64_t now,
                                 std::int64_t gap_ms) = 0;
  /// No call before `until`.
  virtual void hold_calls(std::string_view profile, std::int64_t until) = 0;
  virtual void set_grant(std::string_view profile, std::string_view holder,
                         const GrantRecord& grant) = 0;
  virtual void add_pulled(std::string_view id, std::int64_t at) = 0;

  /// False when exactly these bytes are already kept; then only the number of copies goes up.
  virtual bool add_message(const IncomingMessage& message, std::int64_t at) = 0;
  virtual void set_message_state(std::int64_t seq, MessageState state) = 0;
  /// False when it was linked before.
  virtual bool link_message(std::int64_t seq, std::string_view submission_id) = 0;
  /// False when the notification was applied before.
  virtual bool add_applied(const AppliedNotification& notification) = 0;
};

class Store {
 public:
  virtual ~Store() = default;

  /// Runs `work` on the writing thread. An Error undoes all of `work`, and nothing else; otherwise
  /// write() returns after the commit. Error codes of its own: storage_full, storage_failed.
  virtual Result<Done> write(const std::function<Result<Done>(Transaction&)>& work) = 0;
  virtual void read(const std::function<void(Reader&)>& work) = 0;
  /// Called after each commit that added events, on the writing thread: must be quick.
  virtual void on_events(std::function<void()> listener) = 0;
};

}  // namespace quayside::store
