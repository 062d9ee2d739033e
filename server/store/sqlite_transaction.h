// SqliteTransaction: the writes of Transaction on the writing connection. Internal to the SQLite
// store.
#pragma once

#include "server/store/sqlite_reads.h"

namespace quayside::store {

class SqliteTransaction final : public SqliteReads<Transaction> {
 public:
  using SqliteReads<Transaction>::SqliteReads;

  void add_key(const KeyRecord& key) override;
  void set_organisation_name(std::string_view eori, std::string_view name,
                             std::int64_t at) override;
  void add_certificate(const CertificateRecord& certificate) override;
  void revoke_certificate(std::string_view kid, std::int64_t at) override;
  void add_challenge(const ChallengeRecord& challenge, std::int64_t now) override;
  std::optional<ChallengeRecord> take_challenge(std::string_view challenge_hash) override;
  void add_session(const SessionRecord& session, std::int64_t now) override;
  void remove_session(std::string_view token_hash) override;
  void add_submission(const SubmissionRecord& submission) override;
  void set_progress(std::string_view submission_id, wire::Status status, std::string_view mrn,
                    std::string_view view_details, std::int64_t at) override;
  void set_timeline(std::string_view submission_id,
                    const std::vector<wire::TimelineEntry>& entries) override;
  void add_event(std::string_view eori, std::string_view submission_id) override;
  void add_log_node(int level, std::int64_t index, std::string_view hash) override;
  void set_message_entry(const MessageLink& link) override;
  void set_log_index(std::string_view submission_id, std::int64_t index) override;
  std::optional<OutboxRecord> claim_outbox(std::string_view profile, std::int64_t now) override;
  void set_outbox(const OutboxRecord& row) override;
  int recover_outbox(std::string_view profile, std::int64_t at) override;
  void add_conversation(std::string_view conversation, std::string_view submission_id) override;
  std::int64_t take_call(std::string_view profile, std::int64_t now, std::int64_t gap_ms) override;
  void hold_calls(std::string_view profile, std::int64_t until) override;
  void set_grant(std::string_view profile, std::string_view holder,
                 const GrantRecord& grant) override;
  void add_pulled(std::string_view id, std::int64_t at) override;
  bool add_message(const IncomingMessage& message, std::int64_t at) override;
  void set_message_state(std::int64_t seq, MessageState state) override;
  bool link_message(std::int64_t seq, std::string_view submission_id) override;
  bool add_applied(const AppliedNotification& notification) override;
  void add_document(std::string_view eori, std::string_view sha256, std::string_view media_type,
                    std::string_view bytes, std::int64_t at) override;
  void add_document_delivery(const DocumentDelivery& delivery) override;
  void set_document_delivery(const DocumentDelivery& delivery) override;

  void add_member(const MemberRecord& member) override;
  void set_role(std::string_view member, wire::Role role) override;
  void activate_key(std::string_view kid, std::string_view member, std::int64_t at) override;
  void revoke_key(std::string_view kid, std::string_view distrusted_from, std::int64_t at) override;
  void add_invitation(const InvitationRecord& invitation) override;
  void remove_invitation(std::string_view id) override;
  void add_statement(const StatementRecord& statement) override;
  void add_mandate(const MandateRecord& mandate, std::string_view statement_hash) override;
  void revoke_mandate(std::string_view id, std::int64_t at) override;
  void add_decision(const DecisionRecord& decision) override;
  void queue_submission(std::string_view submission_id, std::string_view message_id,
                        std::int64_t at) override;
  void unqueue_submission(std::string_view submission_id) override;
  void remove_submission(std::string_view submission_id) override;
  int remove_lost_messages(std::string_view profile, std::int64_t before) override;
  void forget_person(std::string_view id) override;
  void forget_invitations(std::string_view today) override;
  void forget_expired(std::int64_t now) override;
  void keep_draft_copy(std::string_view kid, const DraftCopyRecord& copy, std::string_view bytes,
                       std::int64_t at) override;
  void remove_draft_copies(std::string_view kid) override;
  void keep_recovery_file(std::string_view kid, std::string_view lookup_hash, std::string_view file,
                          std::int64_t at) override;
  void remove_recovery_file(std::string_view kid) override;
  void move_draft_copies(std::string_view from, std::string_view to) override;

  bool added_events() const { return added_events_; }

 private:
  void forget_loose_documents(std::int64_t now);
  void add_key_log(std::string_view kid, KeyStatus status, std::int64_t at);
  bool added_events_ = false;
};

}  // namespace quayside::store
