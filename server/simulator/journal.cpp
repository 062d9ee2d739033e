#include "server/simulator/journal.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

namespace quayside::simulator {
namespace {

using Json = nlohmann::ordered_json;

bool write_all(int file, const std::string& bytes) {
  std::size_t written = 0;
  while (written < bytes.size()) {
    const ssize_t n = ::write(file, bytes.data() + written, bytes.size() - written);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    written += static_cast<std::size_t>(n);
  }
  return true;
}

bool sync_folder(const std::string& folder) {
  const int directory = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const bool synced = directory >= 0 && ::fsync(directory) == 0;
  if (directory >= 0) ::close(directory);
  return synced;
}

}  // namespace

std::string text_of(const Json& object, const char* member) {
  const auto found = object.find(member);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::int64_t number_of(const Json& object, const char* member) {
  const auto found = object.find(member);
  return found != object.end() && found->is_number_integer() ? found->get<std::int64_t>() : 0;
}

Journal::~Journal() {
  if (file_ >= 0) ::close(file_);
}

Result<Done> Journal::open(const std::string& folder, const std::string& name,
                           const std::function<void(const Json&)>& replay) {
  std::error_code ignored;
  std::filesystem::create_directories(folder, ignored);
  const std::string path = folder + "/" + name;
  std::size_t whole = 0;
  {
    std::ifstream in(path, std::ios::binary);
    std::string line;
    while (std::getline(in, line) && !in.eof()) {  // a line without its end is torn
      const Json object = Json::parse(line, nullptr, false);
      if (object.is_object()) replay(object);
      whole += line.size() + 1;
    }
  }
  file_ = ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (file_ < 0 || ::ftruncate(file_, static_cast<off_t>(whole)) != 0 || ::fsync(file_) != 0 ||
      !sync_folder(folder)) {
    return Error{"ledger_unusable", "the ledger cannot be read or written",
                 "Give --data a folder that this user may write to."};
  }
  return Done{};
}

// What the file holds after a failure is not known: to go on could lose what we say we have.
void Journal::append(const Json& line, bool durable) {
  const std::string text = line.dump(-1, ' ', true, Json::error_handler_t::replace) + "\n";
  if (write_all(file_, text) && (!durable || ::fdatasync(file_) == 0)) return;
  std::fputs("quayside-customs-simulator: the journal cannot be written\n", stderr);
  std::_Exit(2);
}

}  // namespace quayside::simulator
