// Draft copies: encrypted drafts that people keep here so that they survive the device. They belong
// to the key of the session, and go with it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/services/environment.h"
#include "shared/wire/draft_copies.h"

namespace quayside::services {

/// Of one key, with those that were removed in the last 90 days.
inline constexpr std::size_t kDraftCopiesMax = 5000;
inline constexpr std::int64_t kDraftCopiesBytesMax = 256 * 1024 * 1024;

std::vector<wire::DraftCopy> list_draft_copies(const Environment& environment,
                                               const Identity& identity);

/// Nothing for one that is not there, or was removed.
std::optional<wire::DraftCopyContent> read_draft_copy(const Environment& environment,
                                                      const Identity& identity,
                                                      std::string_view id);

/// A wire::DraftCopyContent, if it names the version that is here: then no other device has changed
/// the draft since. Error codes: those of wire::draft_copy_content_from_json(),
/// draft_id_not_valid, draft_copy_changed, draft_copies_full.
Result<wire::DraftCopy> keep_draft_copy(const Environment& environment, const Identity& identity,
                                        std::string_view id, std::string_view body);

/// {"kid":…}: another key of the same person, which this one is to replace, gives up its copies.
/// Error codes: json_*, key_unknown.
Result<Done> take_over_draft_copies(const Environment& environment, const Identity& identity,
                                    std::string_view body);

Result<Done> remove_draft_copies(const Environment& environment, const Identity& identity);

/// A wire::RecoveryFile of the key of the session, in place of the one before. Error codes:
/// recovery_malformed, sign_in_required, those of seal::vault_public_key().
Result<Done> keep_recovery_file(const Environment& environment, const Identity& identity,
                                std::string_view body);
/// The file that is kept under what a recovery code is looked up by; asked without a session. Error
/// codes: json_*, recovery_malformed, recovery_unknown.
Result<std::string> find_recovery_file(const Environment& environment, std::string_view body);

}  // namespace quayside::services
