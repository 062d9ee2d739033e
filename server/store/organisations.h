// Organisations in the store: their people and keys, what was said in signed statements, mandates,
// and what was decided about a submission before it was sent.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/store/records.h"
#include "shared/wire/mandate.h"
#include "shared/wire/organisation.h"

namespace quayside::store {

struct MemberRecord {
  std::string id;  ///< the kid of the person's first key
  std::string eori;
  std::string person;
  wire::Role role = wire::Role::auditor;
  std::int64_t created_at = 0;
};

struct InvitationRecord {
  std::string id;
  std::string eori;
  std::string person;
  wire::Role role = wire::Role::auditor;
  std::string until;  ///< the last day
};

struct StatementRecord {
  std::string hash;  ///< SHA-256 of signed bytes and signature
  std::string eori;
  std::string purpose;  ///< typ of its signature
  std::string payload;
  std::string signature;
  std::string kid;
  std::int64_t at = 0;
};

struct MandateRecord {
  wire::Mandate mandate;
  wire::CarriedMandate carried;
  std::int64_t given_at = 0;
  std::int64_t revoked_at = 0;  ///< 0: it is not
};

/// What people decided about a submission that was not sent yet: "approved", "approval_refused",
/// "withdrawn", "mandate_revoked", "mandate_expired", "key_distrusted".
struct DecisionRecord {
  std::string submission_id;
  std::string event;
  std::string kid;
  std::string reason;
  std::string signature;  ///< of an approval, as what follows
  std::string receipt;
  std::string receipt_signature;
  std::int64_t log_index = -1;
  std::int64_t at = 0;
};

class OrganisationReader {
 public:
  virtual ~OrganisationReader() = default;

  virtual std::optional<MemberRecord> member(std::string_view id) = 0;
  virtual std::vector<MemberRecord> members(std::string_view eori) = 0;
  /// Of all its people, and those that wait for one; oldest first.
  virtual std::vector<KeyRecord> keys_of(std::string_view eori) = 0;
  /// Of all organisations, oldest first.
  virtual std::vector<KeyRecord> pending_keys() = 0;
  virtual std::optional<InvitationRecord> invitation(std::string_view id) = 0;  ///< not used yet
  virtual std::vector<InvitationRecord> invitations(std::string_view eori) = 0;

  virtual bool knows_statement(std::string_view hash) = 0;
  /// Signed bytes of the newest one; empty if there is none.
  virtual std::string newest_statement(std::string_view eori, std::string_view purpose) = 0;

  /// Whose signed bytes hold the text; oldest first.
  virtual std::vector<StatementRecord> statements_with(std::string_view eori,
                                                       std::string_view purpose,
                                                       std::string_view text) = 0;

  virtual std::optional<MandateRecord> mandate(std::string_view id) = 0;
  /// Given by the organisation or to it, newest first.
  virtual std::vector<MandateRecord> mandates_of(std::string_view eori) = 0;

  /// In order of time.
  virtual std::vector<DecisionRecord> decisions(std::string_view submission_id) = 0;
  /// Ids of what was lodged under the mandate and has not left for customs.
  virtual std::vector<std::string> unsent_under(std::string_view mandate_id) = 0;
  /// Ids of what the key handed in since then and has not left for customs.
  virtual std::vector<std::string> unsent_signed_by(std::string_view kid, std::int64_t since) = 0;
  /// For who may read it: the organisation that lodged it, or the client it was lodged for.
  virtual std::optional<SubmissionRecord> readable_submission(std::string_view eori,
                                                              std::string_view id) = 0;
};

class OrganisationWriter {
 public:
  virtual ~OrganisationWriter() = default;

  virtual void add_member(const MemberRecord& member) = 0;
  virtual void set_role(std::string_view member, wire::Role role) = 0;
  /// Gives a pending key to a person.
  virtual void activate_key(std::string_view kid, std::string_view member, std::int64_t at) = 0;
  virtual void revoke_key(std::string_view kid, std::string_view distrusted_from,
                          std::int64_t at) = 0;
  virtual void add_invitation(const InvitationRecord& invitation) = 0;
  /// It was used, or withdrawn.
  virtual void remove_invitation(std::string_view id) = 0;

  virtual void add_statement(const StatementRecord& statement) = 0;
  virtual void add_mandate(const MandateRecord& mandate, std::string_view statement_hash) = 0;
  virtual void revoke_mandate(std::string_view id, std::int64_t at) = 0;

  virtual void add_decision(const DecisionRecord& decision) = 0;
  /// From now on it waits to be sent.
  virtual void queue_submission(std::string_view submission_id, std::string_view message_id,
                                std::int64_t at) = 0;
  /// It is not sent any more, if nothing of it may have left.
  virtual void unqueue_submission(std::string_view submission_id) = 0;
};

}  // namespace quayside::store
