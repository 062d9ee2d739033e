#include "server/services/receive_notification.h"

#include <algorithm>
#include <exception>

#include "server/log.h"
#include "server/services/documents.h"
#include "server/services/evidence_log.h"
#include "server/services/progress.h"
#include "server/services/requests.h"
#include "shared/base/text.h"
#include "shared/wire/cds_api.h"
#include "shared/wire/dms.h"

namespace quayside::services {
namespace {

using store::CustomsMessage;
using store::MessageState;

constexpr int kBatch = 50;
constexpr std::int64_t kClockDifferenceMs = 120'000;

struct Understood {
  wire::Notification notification;
  std::string key;
  std::string issued_at;
  std::string details;
};

std::string details_of(const wire::Notification& n) {
  wire::SubmissionView view;
  view.errors = n.errors;
  view.charges = n.charges;
  view.statements = n.statements;
  view.changes = n.changes;
  view.payment_reference = n.payment_reference;
  view.payment_amount = n.payment_amount;
  view.payment_currency = n.payment_currency;
  return wire::submission_view_to_json(view);
}

Understood understand(wire::Notification n, const CustomsMessage& message) {
  Understood u;
  u.details = details_of(n);
  const std::string said = message.conversation + '\n' + n.type + '\n' + n.lrn + '\n' + n.mrn +
                           '\n' + n.version + '\n' + n.issued_at + '\n' + n.statement_code + '\n' +
                           u.details;
  // The id is customs' own UUID; without one the same words count as the same message.
  u.key = n.id.empty() ? hash_text(said) : n.id + ' ' + n.type;
  const bool has_time = ms_of_utc_text(n.issued_at) != 0;
  u.issued_at = has_time ? n.issued_at : utc_text(message.received_at);
  u.notification = std::move(n);
  return u;
}

// An LRN is unique within an organisation only, and a rejected one may be used again. The outbox
// never has two of an LRN under way (claim_outbox), so the newest that was sent before customs
// wrote the notification is meant; one that has another MRN is not.
std::string match_by_lrn(store::Reader& reader, std::string_view profile, const Understood& u) {
  const std::int64_t issued_ms = ms_of_utc_text(u.issued_at);
  for (const auto& candidate : reader.submissions_with_lrn(profile, trimmed(u.notification.lrn))) {
    const bool other_mrn = !candidate.mrn.empty() && !u.notification.mrn.empty() &&
                           candidate.mrn != u.notification.mrn;
    if (!other_mrn && candidate.first_attempt_at <= issued_ms + kClockDifferenceMs) {
      return candidate.submission_id;
    }
  }
  return "";
}

std::string match(store::Reader& reader, const CustomsMessage& message, const Understood& u) {
  if (!message.conversation.empty()) {
    if (auto id = reader.submission_of_conversation(message.conversation); !id.empty()) return id;
  }
  // The reference of a file is the conversation, also where no header says so.
  if (is_about_a_file(u.notification)) return reader.submission_of_conversation(u.notification.id);
  if (auto id = reader.submission_of_notification(u.key); !id.empty()) return id;
  if (!u.notification.additional_message.empty()) {
    if (auto id = reader.submission_with_mrn(u.notification.additional_message); !id.empty()) {
      return id;
    }
  }
  if (!u.notification.mrn.empty()) {
    if (auto id = reader.submission_with_mrn(u.notification.mrn); !id.empty()) return id;
  }
  return u.notification.lrn.empty() ? "" : match_by_lrn(reader, message.profile, u);
}

/// Whatever the outbox thinks: customs answered, so customs has it.
void mark_delivered(store::Transaction& t, const std::string& submission_id, std::int64_t now) {
  auto outbox = t.outbox(submission_id);
  if (!outbox || outbox->state == store::OutboxState::sent) return;
  outbox->state = store::OutboxState::sent;
  outbox->sent_at = outbox->first_attempt_at > 0 ? outbox->first_attempt_at : now;
  outbox->last_outcome = "delivered, as a notification shows";
  t.set_outbox(*outbox);
}

enum class Outcome { unmatched, known, applied };

Outcome apply_to(store::Transaction& t, const CustomsMessage& message, const Understood& u,
                 const std::string& submission_id, bool is_request, std::int64_t now) {
  if (t.link_message(message.seq, submission_id)) {
    log_message_link(t, {.seq = message.seq, .submission_id = submission_id, .raw = message.raw},
                     now);
  }
  const wire::Notification& n = u.notification;
  const bool is_new = t.add_applied({.submission_id = submission_id,
                                     .notification_key = u.key + (is_request ? " request" : ""),
                                     .type = n.type,
                                     .issued_at = u.issued_at,
                                     .mrn = is_request ? n.additional_message : n.mrn,
                                     .details = u.details});
  if (!is_new) return Outcome::known;
  if (is_about_a_file(n)) {
    note_outcome(t, submission_id, n);  // of the other files it says nothing
  } else {
    mark_delivered(t, submission_id, now);
  }
  refresh_progress(t, submission_id, now);
  log_event("notification_applied", {{"type", u.notification.type}, {"submission", submission_id}});
  return Outcome::applied;
}

Outcome apply_one(store::Transaction& t, const CustomsMessage& message, const Understood& u,
                  std::int64_t now) {
  const std::string submission_id = match(t, message, u);
  if (submission_id.empty()) return Outcome::unmatched;
  const Addressees found = addressees_of(t, submission_id, u.notification);
  Outcome outcome = Outcome::known;
  if (!found.request.empty()) outcome = apply_to(t, message, u, found.request, true, now);
  if (found.declaration.empty()) return outcome;
  return std::max(outcome, apply_to(t, message, u, found.declaration, false, now));
}

Result<std::vector<wire::Notification>> read_message(const CustomsMessage& message) {
  return message.profile == "gb" ? wire::read_cds_notifications(message.raw)
                                 : wire::read_dms_notifications(message.raw);
}

/// True when it brought an MRN: messages that name only that MRN can be matched now.
bool apply_message(const Environment& environment, const CustomsMessage& message) {
  std::vector<Understood> all;
  bool readable = true;
  try {
    auto notifications = read_message(message);
    readable = notifications.has_value() && !notifications->empty();
    if (readable) {
      for (auto& n : *notifications)
        all.push_back(understand(std::move(n), message));
    }
  } catch (const std::exception&) {
    readable = false;
  }
  const std::int64_t now = environment.clock.now_ms();
  MessageState state = readable ? MessageState::applied : MessageState::unparsed;
  bool brought_mrn = false;
  const auto written = environment.store.write([&](store::Transaction& t) -> Result<Done> {
    for (const auto& u : all) {
      const Outcome outcome = apply_one(t, message, u, now);
      if (outcome == Outcome::unmatched) state = MessageState::unmatched;
      brought_mrn |= outcome == Outcome::applied && !u.notification.mrn.empty();
    }
    t.set_message_state(message.seq, state);
    return Done{};
  });
  if (!written) {
    log_problem("notification_not_applied", {{"message", std::to_string(message.seq)}});
  } else if (state != MessageState::applied) {
    log_problem(
        state == MessageState::unparsed ? "notification_unparsed" : "notification_unmatched",
        {{"message", std::to_string(message.seq)}});
  }
  return written && brought_mrn;
}

struct Round {
  int count = 0;
  bool brought_mrn = false;
};

Round apply_all_in(const Environment& environment, MessageState state) {
  Round round;
  std::int64_t after = 0;
  for (;;) {
    std::vector<CustomsMessage> batch;
    environment.store.read(
        [&](store::Reader& reader) { batch = reader.messages_in(state, after, kBatch); });
    if (batch.empty()) return round;
    for (const auto& message : batch) {
      round.brought_mrn |= apply_message(environment, message);
      after = message.seq;
      ++round.count;
    }
  }
}

}  // namespace

Result<Done> receive_notification(const Environment& environment, const CustomsNotification& n) {
  std::string identity;
  if (!n.conversation.empty())
    identity = std::string(n.profile) + ' ' + std::string(n.conversation) + ' ';
  const std::string hash = hash_text(identity + std::string(n.raw));
  bool is_new = false;
  const auto written = environment.store.write([&](store::Transaction& t) -> Result<Done> {
    const std::int64_t now = environment.clock.now_ms();
    is_new = t.add_message({n.profile, n.conversation, n.raw, hash}, now);
    if (is_new) append_to_log(t, message_entry(n.raw, now));
    if (!n.pulled_id.empty()) t.add_pulled(n.pulled_id, now);
    return Done{};
  });
  if (written) {
    log_event("notification_stored",
              {{"bytes", std::to_string(n.raw.size())}, {"new", is_new ? "yes" : "no"}});
  }
  return written;
}

bool is_pulled(const Environment& environment, std::string_view pulled_id) {
  bool known = false;
  environment.store.read([&](store::Reader& reader) { known = reader.is_pulled(pulled_id); });
  return known;
}

int apply_stored_notifications(const Environment& environment) {
  const Round stored = apply_all_in(environment, MessageState::stored);
  // Most of customs' later messages name the MRN only, and may have overtaken the one that links it
  // to an LRN.
  if (stored.brought_mrn) apply_all_in(environment, MessageState::unmatched);
  return stored.count;
}

int retry_notifications(const Environment& environment) {
  return apply_all_in(environment, MessageState::unparsed).count +
         apply_all_in(environment, MessageState::stored).count +
         apply_all_in(environment, MessageState::unmatched).count;
}

}  // namespace quayside::services
