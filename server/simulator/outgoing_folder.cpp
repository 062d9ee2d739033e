#include "server/simulator/outgoing_folder.h"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <pugixml.hpp>
#include <sstream>

#include "server/simulator/identifiers.h"

namespace quayside::simulator {
namespace {

namespace fs = std::filesystem;

constexpr const char* kMetadata = "metadata.xml";
constexpr std::string_view kIdEnd = "@simulator";
constexpr std::size_t kUuidLength = 36;
constexpr int kPollMs = 20;
constexpr int kSlowMs = 8000;
constexpr int kHangMs = 20'000;

std::string bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

std::string conversation_in(const std::string& metadata_path) {
  pugi::xml_document document;
  if (!document.load_file(metadata_path.c_str())) return "";
  return document.child("UserMessage").child("CollaborationInfo").child_value("ConversationId");
}

/// The first file besides the metadata, or nothing.
std::string payload_in(const fs::path& folder) {
  std::error_code failed;
  for (const auto& entry : fs::directory_iterator(folder, failed)) {
    const std::string name = entry.path().filename().string();
    if (entry.is_regular_file(failed) && name != kMetadata) return name;
  }
  return "";
}

// Of "declaration_UUID@simulator.xml.STATE"; empty for a file that has no id yet.
std::string id_in(const std::string& file) {
  const std::size_t end = file.find(kIdEnd);
  if (end == std::string::npos || end < kUuidLength) return "";
  return file.substr(end - kUuidLength, kUuidLength);
}

/// "declaration_ID.xml" of "declaration.xml"
std::string with_id(const std::string& file, const std::string& id) {
  const std::size_t dot = std::min(file.rfind('.'), file.size());
  return file.substr(0, dot) + '_' + id + std::string(kIdEnd) + file.substr(dot);
}

// Without the state, where there is one: ids and our extensions have no capitals.
std::string without_state(const std::string& file) {
  const std::size_t dot = file.rfind('.');
  const bool has_state = dot != std::string::npos && dot + 1 < file.size() &&
                         file[dot + 1] >= 'A' && file[dot + 1] <= 'Z';
  return has_state ? file.substr(0, dot) : file;
}

// A folder that somebody else has changed meanwhile must not stop the others.
bool is_done(const std::function<bool()>& work) {
  try {
    return work();
  } catch (const std::exception&) {
    std::fputs("quayside-customs-simulator: a message in OUT was lost sight of\n", stderr);
    return true;
  }
}

}  // namespace

OutgoingFolder::OutgoingFolder(std::string folder, int step_ms, Reception& reception,
                               Troubles& troubles)
    : folder_(std::move(folder)),
      step_ms_(step_ms),
      reception_(reception),
      troubles_(troubles),
      thread_([this] { work(); }) {}

OutgoingFolder::~OutgoingFolder() {
  troubles_.stop();
  thread_.join();
}

std::string OutgoingFolder::path(const char* where, const std::string& name,
                                 const std::string& file) const {
  return folder_ + '/' + where + '/' + name + '/' + file;
}

void OutgoingFolder::work() {
  while (!troubles_.is_stopping()) {
    look_for_new();
    for (auto one = under_way_.begin(); one != under_way_.end();) {
      const auto next = std::next(one);
      if (one->second.due_ms <= now_ms() &&
          is_done([&] { return advance(one->first, one->second); })) {
        finished_.insert(one->first);
        under_way_.erase(one);
      }
      one = next;
    }
    troubles_.hold(kPollMs);
  }
}

void OutgoingFolder::look_for_new() {
  std::error_code failed;
  for (const auto& entry : fs::directory_iterator(folder_ + "/OUT", failed)) {
    const std::string name = entry.path().filename().string();
    if (under_way_.contains(name) || finished_.contains(name)) continue;
    if (is_done([&] { return adopt(name); })) finished_.insert(name);
  }
}

bool OutgoingFolder::adopt(const std::string& name) {
  const std::string file = payload_in(folder_ + "/OUT/" + name);
  if (file.empty()) return true;  // by an earlier process
  Sending sending;
  sending.file = file;
  sending.id = id_in(file);
  sending.conversation = conversation_in(path("OUT", name, kMetadata));
  if (sending.id.empty()) {
    sending.id = new_uuid();
    sending.plain = with_id(file, sending.id);
    fs::rename(path("OUT", name, file), path("OUT", name, sending.plain));
    sending.file = sending.plain;
  } else {
    sending.plain = without_state(file);
  }
  show(name, sending, "SEND_ENQUEUED");
  sending.due_ms = now_ms() + step_ms_;
  under_way_.emplace(name, std::move(sending));
  return false;
}

void OutgoingFolder::show(const std::string& name, Sending& sending, const char* state) const {
  const std::string file = sending.plain + '.' + state;
  if (file != sending.file) fs::rename(path("OUT", name, sending.file), path("OUT", name, file));
  sending.file = file;
}

bool OutgoingFolder::advance(const std::string& name, Sending& sending) {
  switch (sending.step) {
    case Step::enqueued: {
      show(name, sending, "SEND_IN_PROGRESS");
      const auto message = read_message(bytes_of(path("OUT", name, sending.file)));
      const bool late = message && steering_of(message->lrn).late;
      sending.step = Step::sending;
      sending.due_ms = now_ms() + (late ? kSlowMs : step_ms_);
      return false;
    }
    case Step::sending:
      return send(name, sending);
    case Step::answered:
      show(name, sending, "WAITING_FOR_RECEIPT");
      sending.step = Step::waiting_for_receipt;
      sending.due_ms = now_ms() + step_ms_;
      return false;
    case Step::waiting_for_receipt:
      if (sending.receipt_is_lost) {
        fail(name, sending, "errorCode: EBMS:0301\nerrorDetail: no receipt came (simulated)\n");
      } else {
        finish(name, sending);
      }
      return true;
    case Step::waiting_for_retry:
      fail(name, sending, "errorCode: EBMS:0005\nerrorDetail: no connection (simulated)\n");
      return true;
  }
  return true;
}

bool OutgoingFolder::send(const std::string& name, Sending& sending) {
  const std::string xml = bytes_of(path("OUT", name, sending.file));
  const auto message = read_message(xml);
  sending.step = Step::answered;
  sending.due_ms = now_ms();
  if (!message) return false;  // the line takes anything; customs has nobody to answer
  const Steering steering = steering_of(message->lrn);
  // What customs has of this AS4 message it recognises by its id, as after a crash.
  if (!reception_.has(sending.id)) {
    if (steering.http_500 && troubles_.fails_this_time(sending.conversation)) {
      show(name, sending, "WAITING_FOR_RETRY");
      sending.step = Step::waiting_for_retry;
      sending.due_ms += step_ms_;
      return false;
    }
    reception_.take(sending.id, *message, xml);
  }
  sending.receipt_is_lost = steering.reset;
  if (steering.slow) sending.due_ms += kSlowMs;
  if (steering.hang) {
    show(name, sending, "WAITING_FOR_RECEIPT");
    sending.due_ms += kHangMs;
  }
  return false;
}

void OutgoingFolder::finish(const std::string& name, const Sending& sending) const {
  fs::create_directories(folder_ + "/SENT/" + name);
  fs::rename(path("OUT", name, sending.file), path("SENT", name, sending.plain));
}

void OutgoingFolder::fail(const std::string& name, const Sending& sending,
                          const char* error) const {
  fs::create_directories(folder_ + "/FAILED/" + name);
  fs::rename(path("OUT", name, sending.file), path("FAILED", name, sending.plain));
  std::ofstream(path("FAILED", name, sending.plain + ".error")) << error;
}

}  // namespace quayside::simulator
