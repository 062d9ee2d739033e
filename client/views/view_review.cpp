// Review: a submission that was signed elsewhere, to be read, and approved or not.
#include <algorithm>

#include "client/app/organisation.h"
#include "client/views/device_form.h"

namespace quayside::views {
namespace {

const wire::SubmissionView* submission_of(const View& view) {
  const auto& others = view.state.others;
  const auto found = std::find_if(others.begin(), others.end(),
                                  [&](const auto& one) { return one.id == view.state.route.id; });
  return found == others.end() ? nullptr : &*found;
}

void decision(const View& view, const wire::SubmissionView& submission) {
  if (!app::may_be_approved(view.state, submission)) return;
  view.ui.heading(2, "decide", view.words("ui.review.decide"));
  view.ui.text("decide.text",
               view.words("ui.review.decide_hint", {{"person", submission.signed_by}}));
  const bool is_busy = !view.state.busy.empty();
  if (view.ui.button("approve", view.words("ui.review.approve"), ui::ButtonStyle::primary,
                     is_busy || !app::is_reviewed(view.state))) {
    view.push(app::Approve{});
  }
  form_field(view, {"reason", false, "off", 50, false});
  if (view.ui.button("refuse", view.words("ui.review.refuse"), ui::ButtonStyle::danger, is_busy)) {
    view.push(app::Refuse{});
  }
}

void verdict(const View& view, const app::CheckedEvidence& evidence) {
  if (evidence.error) {
    view.ui.notice("review.verdict", error_text(view, *evidence.error), ui::Tone::bad);
    return;
  }
  evidence_summary(view, "review.verdict", evidence.report);
  if (evidence.report.failures.empty() && app::is_by_server(evidence.report)) {
    view.ui.notice("review.by_server", view.words("ui.review.by_server"), ui::Tone::attention);
  }
}

}  // namespace

void view_review(const View& view) {
  const wire::SubmissionView* submission = submission_of(view);
  view.ui.heading(1, "heading",
                  submission == nullptr
                      ? view.words("ui.review.title")
                      : view.words("ui.submission.heading", {{"name", submission->lrn}}));
  if (submission != nullptr) {
    const std::string status =
        view.words("status." + std::string(wire::status_name(submission->status)));
    view.ui.tag("review.tag", status, tone_of(submission->status));
    view.ui.status("review.status", view.words("ui.submission.status", {{"status", status}}));
    view.ui.text("review.who", view.words("ui.review.who", {{"person", submission->signed_by},
                                                            {"eori", submission->lodged_by}}));
  }
  const auto& evidence = view.state.evidence;
  if (!evidence) {
    view.ui.progress("review.loading", view.words("ui.review.loading"), std::nullopt);
    return;
  }
  view.ui.heading(2, "review.evidence", view.words("ui.review.evidence"));
  verdict(view, *evidence);
  if (!evidence->error) what_the_evidence_says(view, *evidence);
  if (submission != nullptr) {
    timeline(view, *submission);
    decision(view, *submission);
  }
  const auto row = view.ui.row_of_buttons();
  if (view.ui.button("review.save", view.words("ui.evidence"))) view.push(app::SaveReviewed{});
  if (view.ui.button("print", view.words("ui.print"))) view.push(app::PrintPage{});
}

}  // namespace quayside::views
