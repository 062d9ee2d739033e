// SqliteReads: the queries of Reader on one connection, for readers and for transactions alike.
// Internal to the SQLite store.
#pragma once

#include "server/store/sqlite_connection.h"
#include "server/store/store.h"

namespace quayside::store {

template <class Base>
class SqliteReads : public Base {
 public:
  explicit SqliteReads(Connection& connection) : connection_(connection) {}

  std::optional<KeyRecord> key(std::string_view kid) override;
  std::string organisation_name(std::string_view eori) override;
  std::optional<SessionRecord> session(std::string_view token_hash) override;
  std::optional<CertificateRecord> certificate(std::string_view kid) override;
  int certificate_count(std::string_view eori) override;
  std::optional<SubmissionRecord> submission(std::string_view eori, std::string_view id) override;
  std::optional<SubmissionRecord> submission_by_envelope(std::string_view eori,
                                                         std::string_view hash) override;
  std::vector<SubmissionRecord> submissions(std::string_view eori, int limit) override;
  bool submission_id_taken(std::string_view id) override;
  bool lrn_in_use(std::string_view eori, std::string_view lrn) override;
  std::optional<SubmissionRecord> any_submission(std::string_view id) override;
  std::string submission_of_notification(std::string_view notification_key) override;
  std::string submission_with_mrn(std::string_view mrn) override;
  std::vector<LrnCandidate> submissions_with_lrn(std::string_view profile,
                                                 std::string_view lrn) override;
  std::vector<SubmissionRecord> requests_about(std::string_view submission_id) override;
  std::string submission_of_conversation(std::string_view conversation) override;
  std::vector<std::string> queued_submissions() override;
  std::optional<GrantRecord> grant(std::string_view profile, std::string_view holder) override;
  bool is_pulled(std::string_view id) override;
  std::vector<AppliedNotification> applied_notifications(std::string_view submission_id) override;
  std::optional<OutboxRecord> outbox(std::string_view submission_id) override;
  std::vector<wire::TimelineEntry> timeline(std::string_view submission_id) override;
  std::vector<CustomsMessage> messages_in(MessageState state, std::int64_t after,
                                          int limit) override;
  std::vector<MessageLink> messages_of(std::string_view submission_id) override;
  std::optional<DocumentRecord> document(std::string_view eori, std::string_view sha256) override;
  std::optional<std::string> document_bytes(std::string_view eori,
                                            std::string_view sha256) override;
  int loose_documents(std::string_view eori) override;
  std::vector<DocumentDelivery> document_deliveries(std::string_view submission_id) override;
  std::vector<KeyRecord> keys_of(std::string_view eori) override;
  std::optional<SubmissionPlace> submission_after(std::string_view eori, std::int64_t seq) override;
  std::optional<StatementPlace> statement_after(std::string_view eori, std::int64_t seq) override;
  std::optional<CertificateRecord> certificate_after(std::string_view eori,
                                                     std::string_view kid) override;
  std::string document_after(std::string_view eori, std::string_view sha256) override;
  std::vector<EndedSubmission> ended_submissions(std::string_view profile, std::int64_t before,
                                                 int limit) override;
  std::vector<std::string> forgettable_people(std::int64_t waiting_since, std::int64_t signed_since,
                                              std::string_view today) override;
  std::vector<DraftCopyRecord> draft_copies(std::string_view kid) override;
  std::string draft_copy_bytes(std::string_view kid, std::string_view id) override;
  std::string recovery_file(std::string_view lookup_hash) override;
  std::int64_t log_size() override;
  std::string log_node(int level, std::int64_t index) override;
  std::int64_t log_index_of(std::string_view leaf) override;
  std::vector<SubmissionRecord> submissions_not_in_log(int limit) override;
  std::vector<MessageLink> messages_not_in_log(int limit) override;
  std::int64_t messages_in_log(std::string_view submission_id) override;
  std::vector<KeyRecord> admitted_keys(std::string_view after_kid, int limit) override;
  std::optional<MemberRecord> member(std::string_view id) override;
  std::vector<MemberRecord> members(std::string_view eori) override;
  std::vector<KeyRecord> pending_keys() override;
  std::optional<InvitationRecord> invitation(std::string_view id) override;
  std::vector<InvitationRecord> invitations(std::string_view eori) override;
  bool knows_statement(std::string_view hash) override;
  std::string newest_statement(std::string_view eori, std::string_view purpose) override;
  std::vector<StatementRecord> statements_with(std::string_view eori, std::string_view purpose,
                                               std::string_view text) override;
  std::optional<MandateRecord> mandate(std::string_view id) override;
  std::vector<MandateRecord> mandates_of(std::string_view eori) override;
  std::vector<DecisionRecord> decisions(std::string_view submission_id) override;
  std::vector<std::string> unsent_under(std::string_view mandate_id) override;
  std::vector<std::string> unsent_signed_by(std::string_view kid, std::int64_t since) override;
  std::optional<SubmissionRecord> readable_submission(std::string_view eori,
                                                      std::string_view id) override;
  std::int64_t last_event(std::string_view eori) override;
  std::vector<EventRecord> events_after(std::string_view eori, std::int64_t seq,
                                        int limit) override;

 protected:
  Connection& connection_;
};

KeyStatus key_status_from_name(std::string_view name);
std::string_view outbox_state_name(OutboxState state);
std::string_view message_state_name(MessageState state);
OutboxRecord read_outbox_row(const Statement& row);

}  // namespace quayside::store
