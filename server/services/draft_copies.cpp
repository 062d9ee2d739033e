#include "server/services/draft_copies.h"

#include "shared/seal/vault.h"
#include "shared/wire/api.h"
#include "shared/wire/recovery.h"

namespace quayside::services {
namespace {

using store::DraftCopyRecord;

wire::DraftCopy view_of(const DraftCopyRecord& record) {
  return {record.id, std::to_string(record.version), std::to_string(record.size)};
}

/// The record that the new bytes make; `all` are those of the key.
Result<DraftCopyRecord> next_record(const std::vector<DraftCopyRecord>& all, std::string_view id,
                                    const wire::DraftCopyContent& content, std::int64_t now) {
  // Time goes on when copies are removed, so that no version means two things.
  DraftCopyRecord next{std::string(id), now, static_cast<std::int64_t>(content.bytes.size())};
  std::string version;
  std::int64_t total = next.size;
  for (const DraftCopyRecord& one : all) {
    if (one.id == id) {
      version = std::to_string(one.version);
      next.version = one.version + 1;
    } else {
      total += one.size;
    }
  }
  const bool is_new = version.empty();
  const bool is_removal = content.bytes.empty();
  if (content.version != version || (is_new && is_removal)) {
    return Error{"draft_copy_changed", "another device has changed the draft since",
                 "Fetch that copy first."};
  }
  if ((is_new && all.size() >= kDraftCopiesMax) || (!is_removal && total > kDraftCopiesBytesMax)) {
    return Error{"draft_copies_full", "no more drafts can be kept here",
                 "Delete drafts that are not needed any more."};
  }
  return next;
}

}  // namespace

std::vector<wire::DraftCopy> list_draft_copies(const Environment& environment,
                                               const Identity& identity) {
  std::vector<wire::DraftCopy> copies;
  environment.store.read([&](store::Reader& reader) {
    for (const DraftCopyRecord& record : reader.draft_copies(identity.kid))
      copies.push_back(view_of(record));
  });
  return copies;
}

std::optional<wire::DraftCopyContent> read_draft_copy(const Environment& environment,
                                                      const Identity& identity,
                                                      std::string_view id) {
  wire::DraftCopyContent content;
  environment.store.read([&](store::Reader& reader) {
    content.bytes = reader.draft_copy_bytes(identity.kid, id);
    for (const DraftCopyRecord& record : reader.draft_copies(identity.kid)) {
      if (record.id == id) content.version = std::to_string(record.version);
    }
  });
  if (content.bytes.empty()) return std::nullopt;
  return content;
}

Result<wire::DraftCopy> keep_draft_copy(const Environment& environment, const Identity& identity,
                                        std::string_view id, std::string_view body) {
  if (!seal::is_uuid(id)) {
    return Error{"draft_id_not_valid", "not the id of a draft", "Send a UUID in lower case."};
  }
  const auto content = wire::draft_copy_content_from_json(body);
  if (!content) return content.error();
  wire::DraftCopy kept;
  const auto written = environment.store.write([&](store::Transaction& t) -> Result<Done> {
    const auto key = t.key(identity.kid);
    if (!key || key->status != store::KeyStatus::active) {
      return Error{"sign_in_required", "the key was revoked", "Sign in and try again."};
    }
    const auto member = t.member(identity.member);
    if (!member || !wire::may_declare(member->role)) return role_missing();
    const std::int64_t now = environment.clock.now_ms();
    const auto next = next_record(t.draft_copies(identity.kid), id, *content, now);
    if (!next) return next.error();
    t.keep_draft_copy(identity.kid, *next, content->bytes, now);
    kept = view_of(*next);
    return Done{};
  });
  if (!written) return written.error();
  return kept;
}

Result<Done> take_over_draft_copies(const Environment& environment, const Identity& identity,
                                    std::string_view body) {
  const auto kid = wire::challenge_request_from_json(body);
  if (!kid) return kid.error();
  return environment.store.write([&](store::Transaction& t) -> Result<Done> {
    const auto from = t.key(*kid);
    const auto to = t.key(identity.kid);
    const bool are_of_one_person =
        from && to && !from->member.empty() && from->member == to->member &&
        from->status != store::KeyStatus::pending && to->status == store::KeyStatus::active;
    if (!are_of_one_person) {
      return Error{"key_unknown", "the person has no such key", "Load the page again."};
    }
    t.move_draft_copies(*kid, identity.kid);
    return Done{};
  });
}

Result<Done> remove_draft_copies(const Environment& environment, const Identity& identity) {
  return environment.store.write([&](store::Transaction& t) -> Result<Done> {
    t.remove_draft_copies(identity.kid);
    t.remove_recovery_file(identity.kid);
    return Done{};
  });
}

Result<Done> keep_recovery_file(const Environment& environment, const Identity& identity,
                                std::string_view body) {
  const auto recovery = wire::recovery_file_from_json(body);
  if (!recovery) return recovery.error();
  const auto key = seal::vault_public_key(recovery->file);
  if (!key) return key.error();
  if (key->kid() != identity.kid) {
    return Error{"recovery_malformed", "the file holds another key", "Sign in with that key."};
  }
  return environment.store.write([&](store::Transaction& t) -> Result<Done> {
    const auto record = t.key(identity.kid);
    if (!record || record->status != store::KeyStatus::active) {
      return Error{"sign_in_required", "the key was revoked", "Sign in and try again."};
    }
    t.keep_recovery_file(identity.kid, hash_text(recovery->lookup), recovery->file,
                         environment.clock.now_ms());
    return Done{};
  });
}

Result<std::string> find_recovery_file(const Environment& environment, std::string_view body) {
  const auto lookup = wire::recovery_question_from_json(body);
  if (!lookup) return lookup.error();
  std::string file;
  environment.store.read(
      [&](store::Reader& reader) { file = reader.recovery_file(hash_text(*lookup)); });
  if (!file.empty()) return file;
  return Error{"recovery_unknown", "no key is kept under this recovery code",
               "Check the code; or open the key file, if you have saved it."};
}

}  // namespace quayside::services
