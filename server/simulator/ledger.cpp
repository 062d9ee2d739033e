#include "server/simulator/ledger.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>

namespace quayside::simulator {
namespace {

// Message ids and LRNs are printable; what is not becomes a question mark.
std::string plain(const std::string& text) {
  std::string result = text.substr(0, 200);
  for (char& c : result) {
    if (c < '!' || c > '~' || c == '"' || c == '\\') c = '?';
  }
  return result;
}

}  // namespace

Ledger::Ledger(const std::string& directory) {
  const std::string path = directory + "/ledger.txt";
  std::ifstream earlier(path);
  LedgerEntry entry;
  while (earlier >> entry.message_id >> entry.lrn) entries_.push_back(entry);
  file_ = open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

Ledger::~Ledger() {
  if (file_ >= 0) close(file_);
}

bool Ledger::add(const LedgerEntry& entry) {
  const LedgerEntry safe{plain(entry.message_id), plain(entry.lrn)};
  const std::string line = safe.message_id + " " + safe.lrn + "\n";
  const std::lock_guard<std::mutex> lock(mutex_);
  if (file_ < 0) return false;
  if (write(file_, line.data(), line.size()) != static_cast<ssize_t>(line.size())) return false;
  if (fsync(file_) != 0) return false;
  entries_.push_back(safe);
  return true;
}

bool Ledger::has_message(const std::string& message_id) const {
  const std::string id = plain(message_id);
  const std::lock_guard<std::mutex> lock(mutex_);
  return std::any_of(entries_.begin(), entries_.end(),
                     [&](const LedgerEntry& entry) { return entry.message_id == id; });
}

int Ledger::count_failure(const std::string& lrn) {
  const std::lock_guard<std::mutex> lock(mutex_);
  return ++failures_[lrn];
}

std::string Ledger::to_json() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  std::map<std::string, std::pair<std::string, int>> by_lrn;
  for (const LedgerEntry& entry : entries_) {
    by_lrn[entry.lrn].first = entry.message_id;
    ++by_lrn[entry.lrn].second;
  }
  std::string json = "[";
  for (const auto& [lrn, seen] : by_lrn) {
    if (json.size() > 1) json += ",";
    json += "{\"count\":" + std::to_string(seen.second) + ",\"lrn\":\"" + lrn +
            "\",\"messageId\":\"" + seen.first + "\"}";
  }
  return json + "]";
}

}  // namespace quayside::simulator
