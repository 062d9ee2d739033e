#include "server/simulator/cds_mailbox.h"

#include "server/simulator/identifiers.h"

namespace quayside::simulator {

void CdsMailbox::add(const PendingNotice& pending) {
  const std::lock_guard lock(mutex_);
  letters_.push_back({new_uuid(), pending.message_id, pending.notice.xml});
}

std::vector<std::string> CdsMailbox::ids(bool pulled) const {
  const std::lock_guard lock(mutex_);
  std::vector<std::string> found;
  for (const CdsLetter& letter : letters_) {
    if (letter.pulled == pulled) found.push_back(letter.id);
  }
  return found;
}

std::optional<CdsLetter> CdsMailbox::take(const std::string& id, bool pulled) {
  const std::lock_guard lock(mutex_);
  for (CdsLetter& letter : letters_) {
    if (letter.id != id || letter.pulled != pulled) continue;
    letter.pulled = true;
    return letter;
  }
  return std::nullopt;
}

}  // namespace quayside::simulator
