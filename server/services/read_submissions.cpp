#include "server/services/read_submissions.h"

#include <algorithm>

namespace quayside::services {

wire::SubmissionView view_of(store::Reader& reader, const store::SubmissionRecord& record) {
  wire::SubmissionView view;
  if (!record.view_details.empty()) {
    if (auto details = wire::submission_view_from_json(record.view_details)) view = *details;
  }
  view.id = record.id;
  view.lrn = record.lrn;
  view.data_set = record.data_set;
  view.mrn = record.mrn;
  view.request = record.request;
  view.about = record.about;
  view.lodged_by = record.eori;
  view.client = record.client;
  view.mandate = record.mandate;
  view.kid = record.kid;
  if (const auto key = reader.key(record.kid)) {
    const auto member = reader.member(key->member);
    view.signed_by = member ? member->person : key->person;
  }
  view.status = record.status;
  view.updated_at = utc_text(record.updated_at);
  view.timeline = reader.timeline(record.id);
  return view;
}

std::vector<wire::SubmissionView> list_submissions(const Environment& environment,
                                                   const Identity& identity) {
  std::vector<wire::SubmissionView> views;
  environment.store.read([&](store::Reader& reader) {
    for (const auto& record : reader.submissions(identity.eori, kListMax)) {
      views.push_back(view_of(reader, record));
    }
  });
  return views;
}

std::optional<wire::SubmissionView> read_submission(const Environment& environment,
                                                    const Identity& identity, std::string_view id) {
  std::optional<wire::SubmissionView> view;
  environment.store.read([&](store::Reader& reader) {
    const auto record = reader.readable_submission(identity.eori, id);
    if (record) view = view_of(reader, *record);
  });
  return view;
}

Changes changes_after(const Environment& environment, std::string_view eori,
                      std::optional<std::int64_t> seq) {
  constexpr int kEventsMax = 200;
  Changes changes;
  environment.store.read([&](store::Reader& reader) {
    changes.last_event = reader.last_event(eori);
    if (!seq || *seq > changes.last_event || *seq < 0) return;
    const auto events = reader.events_after(eori, *seq, kEventsMax);
    changes.last_event = events.empty() ? *seq : events.back().seq;
    for (auto event = events.rbegin(); event != events.rend(); ++event) {
      const bool newer =
          std::any_of(changes.changes.begin(), changes.changes.end(),
                      [&](const Change& c) { return c.view.id == event->submission_id; });
      if (newer) continue;
      const auto record = reader.readable_submission(eori, event->submission_id);
      if (record) changes.changes.push_back({event->seq, view_of(reader, *record)});
    }
    std::reverse(changes.changes.begin(), changes.changes.end());
  });
  return changes;
}

}  // namespace quayside::services
