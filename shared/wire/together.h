// Together in words and as JSON: what check_together() found, and the history that it is told.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"
#include "shared/rules/together.h"
#include "shared/wire/submission.h"

namespace quayside::wire {

/// What was compared; issues name records by their index in the batch, then the history.
struct Compared {
  std::span<const Filed> batch;
  std::span<const Filed> history;

  const Filed& at(std::size_t index) const;
};

/// "QS-2026-0001 (sent to customs, 24 November 2026)": a record in a sentence.
std::string record_name(const Filed& filed, std::string_view language);
/// What is wrong, in one sentence that names the other declarations; and what to do about it.
std::string together_message(const TogetherIssue& issue, const Compared& compared,
                             std::string_view language);
std::string together_hint(const TogetherIssue& issue, const Compared& compared,
                          std::string_view language);

/// An issue of a verdict (json.h) with a member "places": [{"at":[…],"declaration":0,"name":"…"}],
/// the first of which is where it is shown; "at" is the same as its "at". Canonical JSON.
std::string together_issue_to_json(const TogetherIssue& issue, const Compared& compared,
                                   std::string_view language);
/// {"asOf":…,"issues":[…],"ruleSet":…}
std::string together_to_json(std::span<const TogetherIssue> issues, const Compared& compared,
                             const Date& as_of, std::string_view language);

Standing standing_of(Status status);

/// The largest history that is read.
inline constexpr std::size_t kHistoryBytesMax = 256 * 1024 * 1024;

/// Reads a history: JSON lines (one object on each), a JSON array of such objects, or the answer of
/// `quayside status --all --json`. An object is one of
///
///     {"declaration":{…},"id":"…","name":"…","status":"accepted","at":"2026-11-24T09:13:16Z",
///      "mrn":"…"}      all but the declaration may be absent; without a status it is a draft
///     {"id":"…","lrn":"…","status":"accepted",…}   as `quayside status --json` prints it: then
///                                                  only the LRN can be compared
///     {"profile":"dk",…}                           a declaration: a draft
///
/// `status` is "draft" or as in submission.h. Error codes: as json.h, and history_malformed; the
/// message says which entry it is.
Result<std::vector<Filed>> history_from_json(std::string_view text);

}  // namespace quayside::wire
