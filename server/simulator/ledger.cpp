#include "server/simulator/ledger.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace quayside::simulator {
namespace {

using Json = nlohmann::ordered_json;

// The bytes of an unreadable notification are no UTF-8, so all travel as hexadecimal digits.
std::string to_hex(const std::string& bytes) {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string text;
  for (const char c : bytes) {
    text += kHex[static_cast<unsigned char>(c) >> 4];
    text += kHex[static_cast<unsigned char>(c) & 15];
  }
  return text;
}

std::string from_hex(const std::string& text) {
  const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
  std::string bytes;
  for (std::size_t i = 0; i + 1 < text.size(); i += 2) {
    bytes += static_cast<char>(digit(text[i]) * 16 + digit(text[i + 1]));
  }
  return bytes;
}

bool is_request(const std::string& type) {
  Message message;
  message.type = type;
  return message.is_request();
}

Json line_of(const LedgerEntry& entry, const Plan& plan) {
  Json line{{"event", "received"},
            {"messageId", entry.message_id},
            {"lrn", entry.lrn},
            {"declarant", entry.declarant},
            {"rejected", entry.rejected ? 1 : 0},
            {"mrn", entry.mrn},
            {"type", entry.type},
            {"notices", Json::array()}};
  for (const Notice& notice : plan.notices) {
    line["notices"].push_back(
        {{"type", notice.type}, {"due", notice.due_ms}, {"xml", to_hex(notice.xml)}});
  }
  return line;
}

}  // namespace

Result<Done> Ledger::open(const std::string& folder) {
  return journal_.open(folder, "ledger.jsonl", [this](const Json& line) { replay(line); });
}

void Ledger::replay(const Json& object) {
  const std::string id = text_of(object, "messageId");
  const std::string event = text_of(object, "event");
  if (event == "again") {
    const auto known = by_message_id_.find(id);
    if (known != by_message_id_.end()) ++entries_[known->second].count;
  }
  if (event == "notified") {
    pending_.erase({id, static_cast<std::size_t>(number_of(object, "index"))});
  }
  if (event != "received") return;
  by_message_id_[id] = entries_.size();
  entries_.push_back({id, text_of(object, "lrn"), text_of(object, "declarant"),
                      number_of(object, "rejected") == 1, text_of(object, "mrn"),
                      text_of(object, "type"), 1});
  const auto notices = object.find("notices");
  if (notices == object.end()) return;
  std::size_t index = 0;
  for (const Json& notice : *notices) {
    pending_[{id, index++}] = {text_of(notice, "type"), from_hex(text_of(notice, "xml")),
                               number_of(notice, "due")};
  }
}

std::vector<PendingNotice> Ledger::take_pending() {
  const std::lock_guard lock(mutex_);
  std::vector<PendingNotice> all;
  for (auto& [key, notice] : pending_)
    all.push_back({key.first, key.second, std::move(notice)});
  pending_.clear();
  return all;
}

bool Ledger::has(const std::string& message_id) const {
  const std::lock_guard lock(mutex_);
  return by_message_id_.count(message_id) > 0;
}

bool Ledger::is_lrn_used(const std::string& declarant, const std::string& lrn) const {
  const std::lock_guard lock(mutex_);
  return std::any_of(entries_.begin(), entries_.end(), [&](const LedgerEntry& entry) {
    return entry.lrn == lrn && entry.declarant == declarant && !entry.rejected &&
           !is_request(entry.type);
  });
}

std::vector<LedgerEntry> Ledger::of_mrn(const std::string& mrn) const {
  const std::lock_guard lock(mutex_);
  std::vector<LedgerEntry> found;
  for (const LedgerEntry& entry : entries_) {
    if (!mrn.empty() && entry.mrn == mrn && !entry.rejected) found.push_back(entry);
  }
  return found;
}

bool Ledger::receive(const LedgerEntry& entry, const Plan& plan) {
  const std::lock_guard lock(mutex_);
  const auto known = by_message_id_.find(entry.message_id);
  if (known != by_message_id_.end()) {
    journal_.append({{"event", "again"}, {"messageId", entry.message_id}}, true);
    ++entries_[known->second].count;
    return false;
  }
  journal_.append(line_of(entry, plan), true);
  by_message_id_[entry.message_id] = entries_.size();
  entries_.push_back(entry);
  return true;
}

// Lost in a crash, the notification is sent once more; so this need not wait for the disk.
void Ledger::mark_notified(const std::string& message_id, std::size_t index) {
  const std::lock_guard lock(mutex_);
  journal_.append({{"event", "notified"}, {"messageId", message_id}, {"index", index}}, false);
}

std::string Ledger::to_json() const {
  const std::lock_guard lock(mutex_);
  Json list = Json::array();
  for (const LedgerEntry& entry : entries_) {
    list.push_back({{"messageId", entry.message_id}, {"lrn", entry.lrn}, {"count", entry.count}});
  }
  return list.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace quayside::simulator
