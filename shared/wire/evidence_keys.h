// Evidence of keys: what an evidence package holds about each key in it, so that it is more than
// the server's word whose a key is: what the key itself signed when it came, what somebody of the
// organisation signed to admit it, and the entries of the log about that.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"
#include "shared/wire/evidence_log.h"

namespace quayside::wire {

/// A signed statement with its place in the log.
struct LoggedStatement {
  std::string payload;
  std::string signature;
  LogPlace place;  ///< in the tree of the package's log
};

struct KeyEvidence {
  std::string public_key_x;
  std::string eori;       ///< of the organisation that the server enrolled it for
  std::string active_at;  ///< UTC: the entry of the log that it became active then
  LogPlace place;
  std::string revoked_at = {};       ///< UTC; empty: it is not. As what follows, the server's word
  std::string distrusted_from = {};  ///< UTC: reported lost or stolen as of then
  std::optional<LoggedStatement> enrolment = {};  ///< signed by the key itself
  /// The confirmation of the key, or the invitation that it came with: signed by admitted_by.
  std::optional<LoggedStatement> admission = {};
  std::string admitted_by = {};  ///< JWK member x; empty: whoever runs the server admitted it
};
std::string key_evidence_to_json(const KeyEvidence& key);
Result<KeyEvidence> key_evidence_from_json(std::string_view text);

/// The key of that id and that organisation.
const KeyEvidence* find_key(const std::vector<KeyEvidence>& keys, std::string_view kid,
                            std::string_view eori);

/// That everything of the record holds: each statement was signed by whom it should, says this key
/// and this organisation, and is in the log, as is the entry about the key. Who admitted it has to
/// be among `all`.
bool key_evidence_holds(const KeyEvidence& key, const std::vector<KeyEvidence>& all,
                        const TreeHead& head);

}  // namespace quayside::wire
