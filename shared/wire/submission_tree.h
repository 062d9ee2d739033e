// The JSON tree of a SubmissionView, for the answers that contain one. Inside shared/wire only.
#pragma once

#include "shared/wire/json_tree.h"
#include "shared/wire/submission.h"

namespace quayside::wire {

Json submission_view_tree(const SubmissionView& view);
Result<SubmissionView> submission_view_from_tree(const Json& tree);

}  // namespace quayside::wire
