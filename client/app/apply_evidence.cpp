// Evidence: a package that somebody wants to have checked. Nothing of it is kept, and nothing of
// it leaves the device.
#include "client/app/handlers.h"
#include "shared/base/printable.h"
#include "shared/wire/dms.h"
#include "shared/wire/rendering.h"

namespace quayside::app {
namespace {

Result<wire::EvidencePackage> package_of(const platform::PickedFile& file) {
  if (file.too_large) return Error{"evidence_too_large", "", ""};
  if (file.bytes.empty()) return Error{"file_empty", "", ""};
  return wire::evidence_from_json(wire::without_mark(file.bytes));
}

CheckedEvidence checked_evidence(std::string name, Result<wire::EvidencePackage> package) {
  CheckedEvidence checked;
  checked.file = std::move(name);
  if (package) {
    checked.report = wire::verify_evidence(*package);
    Result<wire::SignedContent> content = wire::read_signed_content(package->payload);
    if (content) checked.content = std::move(*content);
    package->messages.clear();  // many megabytes, which no page shows
    checked.package = std::move(*package);
  } else {
    checked.error = package.error();
  }
  return checked;
}

}  // namespace

void handle(Context& context, const VerifyEvidence& command) {
  if (context.state.route.screen != Screen::verify) return;
  context.state.evidence = checked_evidence(printable(command.file.name), package_of(command.file));
  context.state.focus = "verify.result";
}

void handle(Context& context, const ReviewReceived& command) {
  const Route& route = context.state.route;
  if (route.screen != Screen::review || route.id != command.submission_id) return;
  context.state.evidence =
      checked_evidence(command.submission_id, wire::evidence_from_json(command.bytes));
}

void handle(Context& context, const SaveReviewed&) {
  const Route& route = context.state.route;
  if (route.screen != Screen::review) return;
  context.run(FetchEvidence{route.id, "evidence-" + route.id + ".json"});
}

void handle(Context& context, const DownloadEvidenceText&) {
  const AppState& state = context.state;
  if (!state.evidence || state.evidence->error) return;
  context.run(Download{state.evidence->file + ".txt", "text/plain;charset=utf-8",
                       wire::evidence_text(state.evidence->package, state.settings.language)});
}

}  // namespace quayside::app
