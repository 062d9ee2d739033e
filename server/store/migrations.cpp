#include "server/store/migrations.h"

namespace quayside::store {
namespace {

constexpr std::string_view kIdentity = R"sql(
CREATE TABLE organisations(
  eori TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE keys(
  kid TEXT PRIMARY KEY,
  eori TEXT NOT NULL REFERENCES organisations(eori),
  organisation TEXT NOT NULL,
  person TEXT NOT NULL,
  x TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('pending', 'active', 'revoked')),
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE key_log(
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  kid TEXT NOT NULL REFERENCES keys(kid),
  status TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE challenges(
  challenge_hash TEXT PRIMARY KEY,
  kid TEXT NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX challenges_by_expiry ON challenges(expires_at);

CREATE TABLE sessions(
  token_hash TEXT PRIMARY KEY,
  kid TEXT NOT NULL REFERENCES keys(kid),
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_by_expiry ON sessions(expires_at);
)sql";

constexpr std::string_view kSubmissions = R"sql(
CREATE TABLE submissions(
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  eori TEXT NOT NULL REFERENCES organisations(eori),
  lrn TEXT NOT NULL,
  data_set TEXT NOT NULL,
  payload BLOB NOT NULL,
  signature TEXT NOT NULL,
  kid TEXT NOT NULL REFERENCES keys(kid),
  payload_hash TEXT NOT NULL,
  envelope_hash TEXT NOT NULL UNIQUE,
  receipt TEXT NOT NULL,
  receipt_signature TEXT NOT NULL,
  server_key_x TEXT NOT NULL,
  verdict TEXT NOT NULL,
  supersedes TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  status TEXT NOT NULL,
  mrn TEXT NOT NULL,
  view_details TEXT NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX submissions_by_organisation ON submissions(eori, seq);
CREATE INDEX submissions_by_lrn ON submissions(lrn, eori);
CREATE INDEX submissions_by_mrn ON submissions(mrn) WHERE mrn <> '';

CREATE TABLE outbox(
  submission_id TEXT PRIMARY KEY REFERENCES submissions(id),
  message_id TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'unknown', 'sent', 'refused')),
  attempts INTEGER NOT NULL,
  next_attempt_at INTEGER NOT NULL,
  first_attempt_at INTEGER NOT NULL,
  sent_at INTEGER NOT NULL,
  last_outcome TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX outbox_due ON outbox(next_attempt_at)
  WHERE state IN ('queued', 'unknown', 'sending');

CREATE TABLE timeline(
  submission_id TEXT NOT NULL REFERENCES submissions(id),
  position INTEGER NOT NULL,
  at TEXT NOT NULL,
  event TEXT NOT NULL,
  PRIMARY KEY (submission_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE events(
  eori TEXT NOT NULL REFERENCES organisations(eori),
  seq INTEGER NOT NULL,
  submission_id TEXT NOT NULL REFERENCES submissions(id),
  PRIMARY KEY (eori, seq)
) STRICT, WITHOUT ROWID;
)sql";

constexpr std::string_view kCustomsMessages = R"sql(
CREATE TABLE notifications(
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  content_hash TEXT NOT NULL UNIQUE,
  raw BLOB NOT NULL,
  received_at INTEGER NOT NULL,
  copies INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('stored', 'applied', 'unmatched', 'unparsed'))
) STRICT;
CREATE INDEX notifications_open ON notifications(state, seq) WHERE state <> 'applied';

CREATE TABLE notification_links(
  submission_id TEXT NOT NULL REFERENCES submissions(id),
  notification_seq INTEGER NOT NULL REFERENCES notifications(seq),
  PRIMARY KEY (submission_id, notification_seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX notification_links_by_message ON notification_links(notification_seq);

CREATE TABLE applied_notifications(
  notification_key TEXT PRIMARY KEY,
  submission_id TEXT NOT NULL REFERENCES submissions(id),
  type TEXT NOT NULL,
  issued_at TEXT NOT NULL,
  mrn TEXT NOT NULL,
  details TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX applied_by_submission ON applied_notifications(submission_id);
)sql";

// Several customs authorities. In canonical JSON no text can hold "profile":"gb" with bare quotes.
constexpr std::string_view kAuthorities = R"sql(
ALTER TABLE submissions ADD COLUMN profile TEXT NOT NULL DEFAULT 'dk';
UPDATE submissions SET profile = 'gb'
  WHERE instr(CAST(payload AS TEXT), '"profile":"gb"') > 0;

ALTER TABLE notifications ADD COLUMN profile TEXT NOT NULL DEFAULT 'dk';
ALTER TABLE notifications ADD COLUMN conversation TEXT NOT NULL DEFAULT '';

CREATE TABLE conversations(
  conversation TEXT PRIMARY KEY,
  submission_id TEXT NOT NULL REFERENCES submissions(id)
) STRICT, WITHOUT ROWID;

CREATE TABLE customs_calls(
  profile TEXT PRIMARY KEY,
  next_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE customs_grants(
  profile TEXT NOT NULL,
  holder TEXT NOT NULL,
  sealed BLOB NOT NULL,
  leased_until INTEGER NOT NULL,
  PRIMARY KEY (profile, holder)
) STRICT, WITHOUT ROWID;

CREATE TABLE pulled_notifications(
  id TEXT PRIMARY KEY,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
)sql";

// Requests about a declaration are submissions of their own.
constexpr std::string_view kRequests = R"sql(
ALTER TABLE submissions ADD COLUMN request TEXT NOT NULL DEFAULT '';
ALTER TABLE submissions ADD COLUMN about TEXT NOT NULL DEFAULT '';
CREATE INDEX submissions_by_about ON submissions(about) WHERE about <> '';
)sql";

// The next row of an authority is the first one in the index, whatever else waits: rows of other
// authorities, or many that are due since the same moment.
constexpr std::string_view kOutboxOrder = R"sql(
ALTER TABLE outbox ADD COLUMN profile TEXT NOT NULL DEFAULT '';
ALTER TABLE outbox ADD COLUMN seq INTEGER NOT NULL DEFAULT 0;
UPDATE outbox SET (profile, seq) =
  (SELECT s.profile, s.seq FROM submissions s WHERE s.id = outbox.submission_id);
DROP INDEX outbox_due;
CREATE INDEX outbox_due ON outbox(profile, next_attempt_at, seq)
  WHERE state IN ('queued', 'unknown', 'sending');
)sql";

// A document belongs to the organisation that sent it, and its bytes are there once.
constexpr std::string_view kDocuments = R"sql(
CREATE TABLE documents(
  eori TEXT NOT NULL REFERENCES organisations(eori),
  sha256 TEXT NOT NULL,
  media_type TEXT NOT NULL,
  bytes BLOB NOT NULL,
  added_at INTEGER NOT NULL,
  PRIMARY KEY (eori, sha256)
) STRICT;
CREATE INDEX documents_by_age ON documents(added_at);

CREATE TABLE submission_documents(
  submission_id TEXT NOT NULL REFERENCES submissions(id),
  position INTEGER NOT NULL,
  eori TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  state TEXT NOT NULL
    CHECK (state IN ('waiting', 'sending', 'sent', 'unknown', 'taken', 'refused')),
  reference TEXT NOT NULL,
  outcome TEXT NOT NULL,
  PRIMARY KEY (submission_id, position),
  FOREIGN KEY (eori, sha256) REFERENCES documents(eori, sha256)
) STRICT, WITHOUT ROWID;
CREATE INDEX submission_documents_by_hash ON submission_documents(eori, sha256);
)sql";

// The evidence log as complete subtrees of its Merkle tree; level 0 are the entries.
constexpr std::string_view kEvidenceLog = R"sql(
CREATE TABLE log_nodes(
  level INTEGER NOT NULL,
  position INTEGER NOT NULL,
  hash BLOB NOT NULL,
  PRIMARY KEY (level, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX log_entries ON log_nodes(hash) WHERE level = 0;

ALTER TABLE submissions ADD COLUMN log_index INTEGER NOT NULL DEFAULT -1;
CREATE INDEX submissions_not_in_log ON submissions(seq) WHERE log_index < 0;
)sql";

// Before there were members each key was a person of its own, and each could do everything.
constexpr std::string_view kOrganisations = R"sql(
CREATE TABLE members(
  id TEXT PRIMARY KEY,
  eori TEXT NOT NULL REFERENCES organisations(eori),
  person TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('owner', 'approver', 'declarant', 'auditor')),
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX members_by_organisation ON members(eori);
INSERT INTO members(id, eori, person, role, created_at)
  SELECT kid, eori, person, 'owner', created_at FROM keys WHERE status <> 'pending';

ALTER TABLE keys ADD COLUMN member TEXT NOT NULL DEFAULT '';
ALTER TABLE keys ADD COLUMN active_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE keys ADD COLUMN revoked_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE keys ADD COLUMN distrusted_from TEXT NOT NULL DEFAULT '';
CREATE INDEX keys_by_organisation ON keys(eori);
UPDATE keys SET member = kid, active_at = coalesce(
    (SELECT min(l.at) FROM key_log l WHERE l.kid = keys.kid AND l.status = 'active'), created_at)
  WHERE status <> 'pending';
UPDATE keys SET revoked_at = coalesce(
    (SELECT max(l.at) FROM key_log l WHERE l.kid = keys.kid AND l.status = 'revoked'), created_at)
  WHERE status = 'revoked';

CREATE TABLE invitations(
  id TEXT PRIMARY KEY,
  eori TEXT NOT NULL REFERENCES organisations(eori),
  person TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('owner', 'approver', 'declarant', 'auditor')),
  until TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX invitations_by_organisation ON invitations(eori);

CREATE TABLE statements(
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  hash TEXT NOT NULL UNIQUE,
  eori TEXT NOT NULL REFERENCES organisations(eori),
  purpose TEXT NOT NULL,
  payload BLOB NOT NULL,
  signature TEXT NOT NULL,
  kid TEXT NOT NULL REFERENCES keys(kid),
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX statements_by_purpose ON statements(eori, purpose, seq);

CREATE TABLE mandates(
  id TEXT PRIMARY KEY,
  client TEXT NOT NULL REFERENCES organisations(eori),
  broker TEXT NOT NULL,
  statement TEXT NOT NULL REFERENCES statements(hash),
  given_at INTEGER NOT NULL,
  revoked_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX mandates_by_client ON mandates(client);
CREATE INDEX mandates_by_broker ON mandates(broker);

CREATE TABLE decisions(
  submission_id TEXT NOT NULL REFERENCES submissions(id),
  position INTEGER NOT NULL,
  event TEXT NOT NULL
    CHECK (event IN ('approved', 'approval_refused', 'withdrawn', 'mandate_revoked')),
  kid TEXT NOT NULL,
  reason TEXT NOT NULL,
  signature TEXT NOT NULL,
  receipt TEXT NOT NULL,
  receipt_signature TEXT NOT NULL,
  log_index INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (submission_id, position)
) STRICT, WITHOUT ROWID;

ALTER TABLE submissions ADD COLUMN client TEXT NOT NULL DEFAULT '';
ALTER TABLE submissions ADD COLUMN mandate TEXT NOT NULL DEFAULT '';
ALTER TABLE submissions ADD COLUMN batch TEXT NOT NULL DEFAULT '';
CREATE INDEX submissions_by_client ON submissions(client, seq) WHERE client <> '';
CREATE INDEX submissions_by_mandate ON submissions(mandate) WHERE mandate <> '';
)sql";

// Certificates are no keys: nobody signs in with one. submissions.kid stays a key, the one that
// handed in; which certificate signed stands in the signature.
constexpr std::string_view kCertificates = R"sql(
CREATE TABLE certificates(
  kid TEXT PRIMARY KEY,
  eori TEXT NOT NULL REFERENCES organisations(eori),
  person_kid TEXT NOT NULL REFERENCES keys(kid),
  registration TEXT NOT NULL,
  added_at INTEGER NOT NULL,
  revoked_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX certificates_by_organisation ON certificates(eori);
)sql";

// What somebody has signed, so that the names of those who signed nothing can go.
constexpr std::string_view kSigners = R"sql(
CREATE INDEX submissions_by_key ON submissions(kid);
CREATE INDEX decisions_by_key ON decisions(kid);
CREATE INDEX statements_by_key ON statements(kid);
)sql";

// Drafts that people keep here, encrypted by them; without bytes the draft was removed.
constexpr std::string_view kDraftCopies = R"sql(
CREATE TABLE draft_copies(
  kid TEXT NOT NULL REFERENCES keys(kid),
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (kid, id)
) STRICT;
)sql";

// A table's check cannot be changed: what ends a submission here gets two reasons more.
constexpr std::string_view kReasonsToWithdraw = R"sql(
CREATE TABLE decisions_of_now(
  submission_id TEXT NOT NULL REFERENCES submissions(id),
  position INTEGER NOT NULL,
  event TEXT NOT NULL
    CHECK (event IN ('approved', 'approval_refused', 'withdrawn', 'mandate_revoked',
                     'mandate_expired', 'key_distrusted')),
  kid TEXT NOT NULL,
  reason TEXT NOT NULL,
  signature TEXT NOT NULL,
  receipt TEXT NOT NULL,
  receipt_signature TEXT NOT NULL,
  log_index INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (submission_id, position)
) STRICT, WITHOUT ROWID;
INSERT INTO decisions_of_now SELECT submission_id, position, event, kid, reason, signature, receipt,
  receipt_signature, log_index, at FROM decisions;
DROP TABLE decisions;
ALTER TABLE decisions_of_now RENAME TO decisions;
CREATE INDEX decisions_by_key ON decisions(kid);
)sql";

// Key files that only a recovery code finds and opens. Of the code not even the look-up is kept.
constexpr std::string_view kRecoveryFiles = R"sql(
CREATE TABLE recovery_files(
  kid TEXT PRIMARY KEY REFERENCES keys(kid),
  lookup_hash TEXT NOT NULL UNIQUE,
  file TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
)sql";

// Which message of customs about a submission it is, and its entry in the evidence log.
constexpr std::string_view kMessageEntries = R"sql(
ALTER TABLE notification_links ADD COLUMN number INTEGER NOT NULL DEFAULT 0;
ALTER TABLE notification_links ADD COLUMN log_index INTEGER NOT NULL DEFAULT -1;
ALTER TABLE notification_links ADD COLUMN logged_at INTEGER NOT NULL DEFAULT 0;
CREATE INDEX notification_links_not_in_log ON notification_links(submission_id, notification_seq)
  WHERE log_index < 0;
)sql";

constexpr std::string_view kMigrations[] = {
    kIdentity,    kSubmissions, kCustomsMessages,   kAuthorities,   kRequests,
    kOutboxOrder, kDocuments,   kEvidenceLog,       kOrganisations, kCertificates,
    kSigners,     kDraftCopies, kReasonsToWithdraw, kRecoveryFiles, kMessageEntries};

}  // namespace

std::span<const std::string_view> sqlite_migrations() { return kMigrations; }

}  // namespace quayside::store
