#include "server/simulator/schema_check.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <pugixml.hpp>

#include "server/simulator/identifiers.h"
#include "server/simulator/structure.h"

extern char** environ;

namespace quayside::simulator {
namespace {

constexpr int kTimeoutMs = 10'000;
constexpr std::size_t kOutputMax = 64 * 1024;
constexpr std::size_t kInformationMax = 400;

class TemporaryFile {
 public:
  TemporaryFile(const std::string& folder, const std::string& content)
      : path_(folder + "/message-XXXXXX") {
    const int file = ::mkostemp(path_.data(), O_CLOEXEC);
    if (file < 0) return;
    exists_ = true;
    complete_ =
        ::write(file, content.data(), content.size()) == static_cast<ssize_t>(content.size());
    ::close(file);
  }
  ~TemporaryFile() {
    if (exists_) ::unlink(path_.c_str());
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  bool complete() const { return complete_; }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
  bool exists_ = false;
  bool complete_ = false;
};

pid_t start_xmllint(const std::string& schema, const std::string& message, int error_pipe) {
  std::vector<std::string> words{"xmllint", "--noout", "--nonet", "--schema", schema, message};
  std::vector<char*> arguments;
  for (std::string& word : words)
    arguments.push_back(word.data());
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, error_pipe, STDERR_FILENO);
  pid_t child = -1;
  const int failure =
      ::posix_spawnp(&child, "xmllint", &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  return failure == 0 ? child : -1;
}

// All that comes until the end or the deadline; false at the deadline.
bool read_until_end(int pipe, std::string& output) {
  const std::int64_t deadline = now_ms() + kTimeoutMs;
  char part[4096];
  for (;;) {
    const std::int64_t left = deadline - now_ms();
    pollfd wanted{pipe, POLLIN, 0};
    if (left <= 0 || ::poll(&wanted, 1, static_cast<int>(left)) <= 0) return false;
    const ssize_t n = ::read(pipe, part, sizeof part);
    if (n <= 0) return true;
    if (output.size() < kOutputMax) output.append(part, static_cast<std::size_t>(n));
  }
}

struct Run {
  int status = -1;  ///< exit status; -1 when there is none
  std::string errors;
};

Run run_xmllint(const std::string& schema, const std::string& message) {
  Run run;
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return run;
  const pid_t child = start_xmllint(schema, message, ends[1]);
  ::close(ends[1]);
  if (child > 0) {
    const bool ended = read_until_end(ends[0], run.errors);
    if (!ended) ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    if (ended && WIFEXITED(status)) run.status = WEXITSTATUS(status);
  }
  ::close(ends[0]);
  return run;
}

struct Complaint {
  long line = 0;
  std::string element;
  std::string words;
};

// "FILE:12: element ID: Schemas validity error : Element '…': …"
bool read_complaint(const std::string& line, const std::string& file, Complaint& complaint) {
  constexpr std::string_view kMark = ": Schemas validity error : ";
  const std::size_t mark = line.find(kMark);
  if (!line.starts_with(file + ":") || mark == std::string::npos) return false;
  complaint.line = std::atol(line.c_str() + file.size() + 1);
  const std::size_t element = line.find("element ");
  if (element < mark) complaint.element = line.substr(element + 8, mark - element - 8);
  complaint.words = line.substr(mark + kMark.size(), kInformationMax);
  return true;
}

// The one element of that name that starts on the line; none when several do.
pugi::xml_node element_at(const pugi::xml_node& root, const std::string& xml,
                          const Complaint& complaint) {
  struct Finder : pugi::xml_tree_walker {
    const std::string& text;
    const Complaint& wanted;
    std::vector<pugi::xml_node> found;
    long line = 1;
    std::size_t offset = 0;
    Finder(const std::string& all, const Complaint& complaint) : text(all), wanted(complaint) {}
    bool for_each(pugi::xml_node& node) override {
      if (element_name(node) != wanted.element || node.offset_debug() < 0) return true;
      const auto here = static_cast<std::size_t>(node.offset_debug());
      if (here < offset || here > text.size()) return true;
      line += std::count(text.begin() + static_cast<std::ptrdiff_t>(offset),
                         text.begin() + static_cast<std::ptrdiff_t>(here), '\n');
      offset = here;
      if (line == wanted.line) found.push_back(node);
      return line <= wanted.line;
    }
  } finder(xml, complaint);
  pugi::xml_node(root).traverse(finder);
  return finder.found.size() == 1 ? finder.found[0] : pugi::xml_node();
}

}  // namespace

std::optional<std::vector<Fault>> schema_faults(const std::string& schema_file,
                                                const std::string& folder_for_message,
                                                const std::string& xml) {
  const TemporaryFile file(folder_for_message, xml);
  if (!file.complete()) return std::nullopt;
  const Run run = run_xmllint(schema_file, file.path());
  std::vector<Fault> faults;
  if (run.status == 0) return faults;
  pugi::xml_document document;
  document.load_buffer(xml.data(), xml.size(), pugi::parse_default, pugi::encoding_utf8);
  std::size_t start = 0;
  while (start < run.errors.size() && faults.size() < kFaultsMax) {
    const std::size_t end = std::min(run.errors.find('\n', start), run.errors.size());
    Complaint complaint;
    if (read_complaint(run.errors.substr(start, end - start), file.path(), complaint)) {
      const pugi::xml_node element = element_at(document, xml, complaint);
      faults.push_back({element ? json_path_of(element) : "$", "SIM0003", "DMS_H7_V1.9",
                        "Simulated check: the message is not valid against the schema of H7.",
                        complaint.words});
    }
    start = end + 1;
  }
  if (faults.empty() && run.status == 1) {
    faults.push_back({"$", "SIM0003", "DMS_H7_V1.9",
                      "Simulated check: the message is not well-formed XML.", ""});
  }
  if (faults.empty()) return std::nullopt;
  return faults;
}

}  // namespace quayside::simulator
