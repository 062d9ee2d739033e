// What was found out about the drafts on this device, beside the verdict on the one on the screen.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "client/app/chosen_file.h"
#include "shared/base/date.h"
#include "shared/base/result.h"
#include "shared/domain/fields.h"
#include "shared/rules/checker.h"
#include "shared/rules/rule.h"
#include "shared/rules/together.h"
#include "shared/wire/api.h"
#include "shared/wire/requests.h"
#include "shared/wire/submission.h"
#include "shared/wire/trial.h"

namespace quayside::app {

/// What begins to be wrong with the drafts on a day.
struct DayCheck {
  struct Broken {
    std::string draft;  ///< id
    std::vector<Issue> issues;
  };
  Date day;
  std::vector<Broken> broken;
};

/// The draft on the screen beside the others on this device; on the home page, all of them beside
/// the calendar.
struct Comparison {
  std::string draft;           ///< id; empty on the home page
  std::vector<Filed> batch;    ///< the draft
  std::vector<Filed> history;  ///< every other one; `id` is that of the draft
  std::vector<TogetherIssue> issues;

  bool has_errors() const;
};

/// A finished draft, or one that was to be: what may be signed together with others.
struct BatchEntry {
  std::string draft;       ///< id
  std::size_t errors = 0;  ///< of the check; with errors it is not chosen
  bool chosen = false;
};
struct Batch {
  std::vector<BatchEntry> entries;       ///< in the order of the drafts
  std::map<std::string, Error> refused;  ///< why what was chosen was not lodged, by id of the draft
};
/// Declarations that are sent one after the other.
struct Sending {
  std::vector<std::string> ids;  ///< of the drafts; at least one
  std::size_t done = 0;          ///< so many have an answer
  std::size_t refused = 0;       ///< of these
};

/// What the request on the screen comes to.
struct RequestCheck {
  std::vector<Difference> changes;      ///< that an amendment makes
  std::vector<wire::FixedPlace> fixed;  ///< those that customs does not take
  std::optional<Error> problem;         ///< why it cannot be sent
};

/// What came of a trial of the draft on the screen.
struct Trial {
  wire::TrialAnswer answer;
  bool is_same_verdict = false;  ///< as here; the server may know other code lists or other rules
};

/// The judge of the draft on the screen: after an edit it looks at what the edit touched only.
struct Judge {
  Checker checker;
  std::string draft;                   ///< id of the one it has judged
  std::vector<FieldPointer> unjudged;  ///< what has been typed into it since
  std::vector<FieldPointer> asked;     ///< what it missed under a condition (conditions.h)
};

/// The evidence package on the page that checks one; it may be anybody's.
struct CheckedEvidence {
  std::string file;            ///< its name
  std::optional<Error> error;  ///< why it is no package; nothing else then
  wire::EvidencePackage package;
  std::optional<wire::SignedContent> content;
  wire::EvidenceReport report;
};

}  // namespace quayside::app
