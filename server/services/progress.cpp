#include "server/services/progress.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "server/services/documents.h"
#include "shared/rules/data_set.h"
#include "shared/wire/submission.h"

namespace quayside::services {
namespace {

using store::AppliedNotification;
using wire::Status;

constexpr std::pair<std::string_view, std::string_view> kHeld[] = {
    {kNoConnection,
     "This server has no connection to that customs authority: the declaration is signed and kept, "
     "and nothing was sent."},
    {kNoAuthorisation,
     "This server may not act for the organisation at that customs authority yet: the declaration "
     "is signed and kept, and nothing was sent."},
    {kNoUploads,
     "This server may not send files to the address that customs names: the documents are signed "
     "and kept, and nothing was sent."},
};

int rank(const AppliedNotification& n) {
  return static_cast<int>(wire::status_after(Status::sent, n.type));
}

std::vector<AppliedNotification> in_order(std::vector<AppliedNotification> notifications) {
  std::sort(notifications.begin(), notifications.end(),
            [](const AppliedNotification& a, const AppliedNotification& b) {
              return std::make_tuple(std::string_view(a.issued_at), rank(a),
                                     std::string_view(a.notification_key)) <
                     std::make_tuple(std::string_view(b.issued_at), rank(b),
                                     std::string_view(b.notification_key));
            });
  return notifications;
}

bool same_error(const wire::CustomsError& a, const wire::CustomsError& b) {
  return a.code == b.code && a.rule == b.rule && a.text == b.text &&
         a.information == b.information && a.pointers == b.pointers;
}

void add_details(wire::SubmissionView& view, const std::string& details) {
  auto added = wire::submission_view_from_json(details);
  if (!added) return;
  for (auto& error : added->errors) {
    const bool known = std::any_of(view.errors.begin(), view.errors.end(),
                                   [&](const auto& other) { return same_error(other, error); });
    if (!known) view.errors.push_back(std::move(error));
  }
  for (auto& change : added->changes)
    view.changes.push_back(std::move(change));
  if (!added->charges.empty()) view.charges = std::move(added->charges);
  for (auto& statement : added->statements)
    view.statements.push_back(std::move(statement));
  if (!added->payment_reference.empty()) view.payment_reference = added->payment_reference;
  if (!added->payment_amount.empty()) {
    view.payment_amount = added->payment_amount;
    view.payment_currency = added->payment_currency;
  }
}

void add_delivery(wire::SubmissionView& view, const store::OutboxRecord& outbox) {
  if (outbox.state == store::OutboxState::sent) {
    view.status = Status::sent;
    if (outbox.sent_at > 0) view.timeline.push_back({utc_text(outbox.sent_at), "sent"});
  }
  if (outbox.state == store::OutboxState::refused) {
    view.status = Status::rejected;
    view.timeline.push_back({utc_text(outbox.next_attempt_at), "refused"});
    wire::CustomsError error;
    error.code = "message_refused";
    error.text = "Customs could not read the message.";
    error.information = outbox.last_outcome;
    view.errors.push_back(std::move(error));
  }
  for (const auto& [code, text] : kHeld) {
    if (outbox.state != store::OutboxState::queued || outbox.last_outcome != code) continue;
    view.status = Status::kept;
    wire::CustomsError error;
    error.code = code;
    error.text = text;
    view.errors.push_back(std::move(error));
  }
}

/// What people have decided before it was sent. Without approval it waits for one.
void add_decisions(wire::SubmissionView& view, const std::vector<store::DecisionRecord>& decisions,
                   bool is_queued) {
  if (!is_queued) view.status = Status::awaiting_approval;
  for (const store::DecisionRecord& decision : decisions) {
    view.timeline.push_back({utc_text(decision.at), decision.event});
    if (decision.event == "approved") continue;
    view.status = Status::withdrawn;
    if (decision.reason.empty()) continue;
    wire::Statement reason;
    reason.type = decision.event;
    reason.text = decision.reason;
    view.statements.push_back(std::move(reason));
  }
}

// HMRC refuses the LRN of a repeated message (CDS12003) or its DUCR (CDS12062) while it goes on
// with the first one. Such a rejection is not one of the declaration.
bool speaks_of_a_repetition(const AppliedNotification& n) {
  if (n.type != "DMSREJ") return false;
  const auto details = wire::submission_view_from_json(n.details);
  return details && !details->errors.empty() &&
         std::all_of(details->errors.begin(), details->errors.end(), [](const auto& error) {
           return error.code == "CDS12003" || error.code == "CDS12062";
         });
}

void remove_repetitions(std::vector<AppliedNotification>& notifications) {
  const bool goes_on =
      std::any_of(notifications.begin(), notifications.end(), [](const AppliedNotification& n) {
        return n.type.starts_with("DMS") && !n.type.starts_with("DMSREJ");
      });
  if (goes_on) std::erase_if(notifications, speaks_of_a_repetition);
}

/// Documents are done with once customs has said of each whether it takes it.
void add_documents(store::Transaction& transaction, const store::SubmissionRecord& record,
                   wire::SubmissionView& view) {
  view.documents = sent_documents(transaction, record);
  if (view.documents.empty()) return;
  const auto count = [&](wire::DocumentState state) {
    return std::count_if(view.documents.begin(), view.documents.end(),
                         [&](const wire::SentDocument& sent) { return sent.state == state; });
  };
  const auto refused = count(wire::DocumentState::refused);
  const auto decided = count(wire::DocumentState::taken) + refused;
  if (decided < static_cast<std::ptrdiff_t>(view.documents.size())) return;
  view.status = refused > 0 ? Status::denied : Status::granted;
}

/// The notification with what follows from those before it, as hmrc/customs-declare-exports
/// understands them: an acceptance after "received" means that the goods have come, an export made
/// invalid without a request that they did not leave within 150 days.
class Story {
 public:
  /// `requests` are those about the declaration.
  Story(std::string_view data_set, const std::vector<store::SubmissionRecord>& requests)
      : is_export_(is_export(data_set)), none_through_us_(requests.empty()) {
    asked_ = std::any_of(requests.begin(), requests.end(), [](const auto& one) {
      return one.request == wire::name_of(wire::RequestName::invalidation) &&
             one.status != Status::denied && one.status != Status::rejected;
    });
  }

  std::string event(const std::string& type) {
    const bool arrived = type == "DMSACC" && received_;
    const bool expired = type == "DMSINV" && is_export_ && !asked_;
    received_ |= type == "DMSRCV";
    asked_ |= none_through_us_ && type == "DMSREQ.granted";
    return arrived ? "DMSACC.arrived" : expired ? "DMSINV.expired" : type;
  }

 private:
  bool is_export_;
  bool none_through_us_;  ///< what was granted was asked for in another way, and is taken for this
  bool asked_ = false;    ///< for an invalidation
  bool received_ = false;
};

bool same_timeline(const std::vector<wire::TimelineEntry>& a,
                   const std::vector<wire::TimelineEntry>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& x, const auto& y) {
    return x.at == y.at && x.event == y.event;
  });
}

}  // namespace

void refresh_progress(store::Transaction& transaction, std::string_view submission_id,
                      std::int64_t now) {
  const auto record = transaction.any_submission(submission_id);
  if (!record) return;
  wire::SubmissionView view;
  view.timeline.push_back({utc_text(record->received_at), "submitted"});
  const auto outbox = transaction.outbox(submission_id);
  const bool hands_in = hands_in_documents(*record);
  add_decisions(view, transaction.decisions(submission_id), outbox.has_value());
  const std::size_t decided = view.statements.size();
  if (outbox) add_delivery(view, *outbox);
  const bool is_request = !record->about.empty();
  auto notifications = transaction.applied_notifications(submission_id);
  if (!is_request) remove_repetitions(notifications);
  Story story(record->data_set, transaction.requests_about(submission_id));
  for (const auto& n : in_order(std::move(notifications))) {
    const std::string event = is_request ? n.type : story.event(n.type);
    view.status = is_request ? wire::request_status_after(view.status, event)
                             : wire::status_after(view.status, event);
    if (!n.mrn.empty()) view.mrn = n.mrn;
    view.timeline.push_back({n.issued_at, event});
    add_details(view, n.details);
    if (hands_in) view.statements.resize(decided);  // customs' stand with their documents
  }
  if (hands_in) add_documents(transaction, *record, view);
  const auto timeline = std::move(view.timeline);
  view.timeline = {};
  const Status status = view.status;
  const std::string mrn = view.mrn;
  view.status = Status::submitted;  // kept in columns of their own
  view.mrn.clear();
  const std::string details = wire::submission_view_to_json(view);
  const std::string details_before =
      record->view_details.empty() ? wire::submission_view_to_json({}) : record->view_details;
  if (record->status == status && record->mrn == mrn && details_before == details &&
      same_timeline(transaction.timeline(submission_id), timeline)) {
    return;
  }
  transaction.set_progress(submission_id, status, mrn, details, now);
  transaction.set_timeline(submission_id, timeline);
  transaction.add_event(record->eori, submission_id);
  if (!record->client.empty()) transaction.add_event(record->client, submission_id);
}

}  // namespace quayside::services
