#include "client/app/draft_record.h"

#include <map>

#include "shared/seal/seal.h"
#include "shared/wire/json.h"

namespace quayside::app {
namespace {

constexpr std::string_view kVersion = "quayside-draft/1\n";
constexpr std::string_view kSettingsVersion = "quayside-settings/1\n";
constexpr std::string_view kIdentityVersion = "quayside-identity/1\n";
constexpr std::string_view kCopiesVersion = "quayside-copies/1\n";

using Parts = std::map<std::string, std::string, std::less<>>;

void add(std::string& record, std::string_view name, std::string_view bytes) {
  if (bytes.empty()) return;
  record += std::string(name) + " " + std::to_string(bytes.size()) + "\n";
  record += std::string(bytes) + "\n";
}

// Empty when the record is cut short or has another form.
std::optional<Parts> parts_of(std::string_view record, std::string_view version) {
  if (!record.starts_with(version)) return std::nullopt;
  record.remove_prefix(version.size());
  Parts parts;
  while (!record.empty()) {
    const std::size_t blank = record.find(' ');
    const std::size_t line = record.find('\n');
    if (blank == std::string_view::npos || line == std::string_view::npos || blank > line) {
      return std::nullopt;
    }
    std::size_t length = 0;
    for (const char c : record.substr(blank + 1, line - blank - 1)) {
      if (c < '0' || c > '9' || length > 100'000'000) return std::nullopt;
      length = length * 10 + static_cast<std::size_t>(c - '0');
    }
    if (record.size() < line + 1 + length + 1) return std::nullopt;
    parts[std::string(record.substr(0, blank))] = std::string(record.substr(line + 1, length));
    record.remove_prefix(line + 1 + length + 1);
  }
  return parts;
}

Identity identity_of(Parts& parts) {
  return {parts["eori"], parts["organisation"], parts["person"]};
}

Error malformed() {
  return {"draft_malformed", "a stored draft does not read",
          "The draft was left as it is on this device."};
}

}  // namespace

std::string draft_to_record(const Draft& draft) {
  std::string record(kVersion);
  add(record, "id", draft.id);
  add(record, "declaration", wire::declaration_to_canonical_json(draft.declaration));
  add(record, "updatedAt", draft.updated_at);
  add(record, "supersedes", draft.supersedes);
  add(record, "template", draft.template_name);
  add(record, "requestKind", draft.request.kind);
  add(record, "requestAbout", draft.request.about);
  add(record, "requestMrn", draft.request.mrn);
  add(record, "requestReasonCode", draft.request.reason_code);
  add(record, "requestReasonText", draft.request.reason_text);
  add(record, "submissionId", draft.submission_id);
  add(record, "payload", draft.payload);
  add(record, "signature", draft.signature);
  if (draft.batch) add(record, "batch", wire::log_proof_to_json(*draft.batch));
  add(record, "answer", draft.answer);
  add(record, "checked", draft.checked ? "yes" : "");
  if (draft.view) add(record, "view", wire::submission_view_to_json(*draft.view));
  if (!draft.customs_errors.empty()) {
    wire::SubmissionView errors;  // the rejection that this draft corrects
    errors.id = draft.supersedes;
    errors.errors = draft.customs_errors;
    add(record, "rejection", wire::submission_view_to_json(errors));
  }
  return record;
}

Result<Draft> draft_from_record(std::string_view record) {
  std::optional<Parts> parts = parts_of(record, kVersion);
  if (!parts) return malformed();
  Result<Declaration> declaration = wire::declaration_from_json((*parts)["declaration"]);
  if (!declaration) return malformed();
  Draft draft;
  draft.declaration = *declaration;
  draft.id = (*parts)["id"];
  draft.updated_at = (*parts)["updatedAt"];
  draft.supersedes = (*parts)["supersedes"];
  draft.template_name = (*parts)["template"];
  draft.request = {(*parts)["requestKind"], (*parts)["requestAbout"], (*parts)["requestMrn"],
                   (*parts)["requestReasonCode"], (*parts)["requestReasonText"]};
  draft.submission_id = (*parts)["submissionId"];
  draft.payload = (*parts)["payload"];
  draft.signature = (*parts)["signature"];
  if (const std::string& batch = (*parts)["batch"]; !batch.empty()) {
    auto proof = wire::log_proof_from_json(batch);
    if (!proof) return malformed();
    draft.batch = std::move(*proof);
  }
  draft.answer = (*parts)["answer"];
  draft.checked = (*parts)["checked"] == "yes";
  // The bytes of files stay in memory, so what is chosen counts once it is signed only.
  if (const auto content = wire::read_signed_content(draft.payload); content) {
    draft.request.documents = content->header.request.documents;
  }
  if (const Result<wire::SubmissionView> view = wire::submission_view_from_json((*parts)["view"])) {
    draft.view = *view;
  }
  if (const Result<wire::SubmissionView> rejection =
          wire::submission_view_from_json((*parts)["rejection"])) {
    draft.customs_errors = rejection->errors;
  }
  return draft;
}

std::string settings_to_record(const Settings& settings) {
  std::string record(kSettingsVersion);
  add(record, "language", settings.language);
  add(record, "appearance", settings.appearance);
  add(record, "textPx", std::to_string(settings.text_px));
  add(record, "lockAfterMin", std::to_string(settings.lock_after_min));
  const KeepCopies keep = settings.keep_copies;
  add(record, "keepCopies", keep == KeepCopies::yes ? "yes" : keep == KeepCopies::no ? "no" : "");
  return record;
}

std::string content_hash(const Draft& draft) {
  return seal::hex(seal::sha256(draft_to_record(draft)));
}

// Each part is called as the draft, and holds the version, a blank and the hash; and where the
// draft was deleted a blank and "removed".
std::string copies_to_record(const std::map<std::string, CopySeen>& copies) {
  std::string record(kCopiesVersion);
  for (const auto& [id, seen] : copies)
    add(record, id, seen.version + " " + seen.hash + (seen.removed ? " removed" : ""));
  return record;
}

std::map<std::string, CopySeen> copies_from_record(std::string_view record) {
  std::map<std::string, CopySeen> copies;
  const std::optional<Parts> parts = parts_of(record, kCopiesVersion);
  if (!parts) return copies;
  for (const auto& [id, text] : *parts) {
    const std::size_t blank = text.find(' ');
    if (blank == std::string::npos) continue;
    const std::size_t end = text.find(' ', blank + 1);
    copies[id] = {text.substr(0, blank), text.substr(blank + 1, end - blank - 1),
                  end != std::string::npos};
  }
  return copies;
}

std::string identity_to_record(const Identity& identity) {
  std::string record(kIdentityVersion);
  add(record, "eori", identity.eori);
  add(record, "organisation", identity.organisation);
  add(record, "person", identity.person);
  return record;
}

void settings_from_record(std::string_view record, Settings& settings, Identity& identity) {
  std::optional<Parts> parts = parts_of(record, kSettingsVersion);
  if (!parts) return;
  if ((*parts)["language"] == "da") settings.language = "da";
  const std::string& appearance = (*parts)["appearance"];
  if (appearance == "dark" || appearance == "high-contrast") settings.appearance = appearance;
  const int text_px = list_index((*parts)["textPx"]);
  if (text_px >= 14 && text_px <= 28) settings.text_px = text_px;
  const std::string& lock_after = (*parts)["lockAfterMin"];
  for (const int minutes : kLockAfterMin) {
    if (lock_after == std::to_string(minutes)) settings.lock_after_min = minutes;
  }
  if ((*parts)["keepCopies"] == "yes") settings.keep_copies = KeepCopies::yes;
  if ((*parts)["keepCopies"] == "no") settings.keep_copies = KeepCopies::no;
  identity = identity_of(*parts);
}

std::optional<Identity> identity_from_record(std::string_view record) {
  std::optional<Parts> parts = parts_of(record, kIdentityVersion);
  if (!parts) return std::nullopt;
  return identity_of(*parts);
}

}  // namespace quayside::app
