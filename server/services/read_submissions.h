// Read submissions: what became of them, for the organisation that lodged them and nobody else.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "server/services/environment.h"
#include "shared/wire/submission.h"

namespace quayside::services {

inline constexpr int kListMax = 1000;

wire::SubmissionView view_of(store::Reader& reader, const store::SubmissionRecord& record);

/// Newest first, at most kListMax.
std::vector<wire::SubmissionView> list_submissions(const Environment& environment,
                                                   const Identity& identity);

/// Empty for an id that is unknown and for one of another organisation alike.
std::optional<wire::SubmissionView> read_submission(const Environment& environment,
                                                    const Identity& identity, std::string_view id);

/// What happened since an event of the organisation.
struct Change {
  std::int64_t event = 0;
  wire::SubmissionView view;
};
struct Changes {
  std::vector<Change> changes;  ///< each submission once, as it is now, by its last event
  std::int64_t last_event = 0;  ///< to be asked for next time
};
/// After `seq`, or from now on when `seq` is empty or was never given out.
Changes changes_after(const Environment& environment, std::string_view eori,
                      std::optional<std::int64_t> seq);

}  // namespace quayside::services
