// Evidence: a package that somebody wants to have checked. Nothing of it is kept, and nothing of
// it leaves the device.
#include "client/app/handlers.h"
#include "shared/base/printable.h"
#include "shared/base/text.h"
#include "shared/wire/dms.h"
#include "shared/wire/rendering.h"

namespace quayside::app {
namespace {

Result<wire::EvidencePackage> package_of(const platform::PickedFile& file) {
  if (file.too_large) return Error{"evidence_too_large", "", ""};
  if (file.bytes.empty()) return Error{"file_empty", "", ""};
  return wire::evidence_from_json(wire::without_mark(file.bytes));
}

/// What is typed as the keys that are expected; what is no key id is marked.
wire::ExpectedKeys expected_keys(AppState& state) {
  wire::ExpectedKeys keys;
  for (const auto& [field, key] :
       {std::pair{"verify_server_key", &keys.server}, std::pair{"verify_trader_key", &keys.trader},
        std::pair{"verify_client_key", &keys.client}}) {
    state.form_errors.erase(field);
    const std::string typed = trimmed(state.form[field]);
    if (typed.empty()) continue;
    if (const Result<std::string> kid = wire::expected_key_id(typed)) {
      *key = *kid;
    } else {
      state.form_errors[field] = "ui.verify.key_malformed";
    }
  }
  return keys;
}

CheckedEvidence checked_evidence(std::string name, Result<wire::EvidencePackage> package,
                                 const wire::EvidenceCheck& check) {
  CheckedEvidence checked;
  checked.file = std::move(name);
  if (package) {
    checked.report = wire::verify_evidence(*package, check);
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
  context.state.evidence = checked_evidence(printable(command.file.name), package_of(command.file),
                                            {.keys = expected_keys(context.state)});
  context.state.focus = "verify.result";
}

void handle(Context& context, const CompareKeys&) {
  AppState& state = context.state;
  if (state.route.screen != Screen::verify || !state.evidence || state.evidence->error) return;
  const wire::ExpectedKeys keys = expected_keys(state);
  if (!state.form_errors.empty()) {
    ++state.form_attempts;
    return;
  }
  wire::compare_keys(state.evidence->report, state.evidence->package, keys);
  state.focus = "verify.result";
}

void handle(Context& context, const ReviewReceived& command) {
  const Route& route = context.state.route;
  if (route.screen != Screen::review || route.id != command.submission_id) return;
  context.state.evidence = checked_evidence(
      command.submission_id, wire::evidence_from_json(command.bytes), {.is_before_approval = true});
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
