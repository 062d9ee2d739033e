#include "client/cli/key_store.h"

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <utility>

#include "client/cli/files.h"

namespace quayside::cli {
namespace {

constexpr std::size_t kSecretLineMax = 4 * 1024;
constexpr std::size_t kEnrolmentBytesMax = 8 * 1024;
constexpr std::string_view kRecordStart = "quayside-enrolment-1\n";

constexpr std::array<std::pair<std::string_view, std::string EnrolmentRecord::*>, 5> kMembers{{
    {"server", &EnrolmentRecord::server},
    {"server-key", &EnrolmentRecord::server_key_x},
    {"eori", &EnrolmentRecord::eori},
    {"organisation", &EnrolmentRecord::organisation},
    {"person", &EnrolmentRecord::person},
}};

/// Turns echo off while it lives.
class Silence {
 public:
  explicit Silence(int terminal) : terminal_(terminal) {
    if (::tcgetattr(terminal_, &before_) != 0) return;
    termios silent = before_;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    silent.c_lflag |= ECHONL;
    active_ = ::tcsetattr(terminal_, TCSAFLUSH, &silent) == 0;
  }
  ~Silence() {
    if (active_) ::tcsetattr(terminal_, TCSAFLUSH, &before_);
  }
  Silence(const Silence&) = delete;
  Silence& operator=(const Silence&) = delete;

 private:
  int terminal_;
  termios before_{};
  bool active_ = false;
};

std::string first_line(std::string text) {
  text.erase(std::min(text.find('\n'), text.size()));  // in place: a copy would stay behind
  if (!text.empty() && text.back() == '\r') text.pop_back();
  return text;
}

Error passphrase_missing() {
  return {"passphrase_missing", "no passphrase was given and there is no terminal to ask on",
          "Give --passphrase-file FILE or set QUAYSIDE_PASSPHRASE."};
}

std::string record_path(const std::string& key_file) { return key_file + ".enrolment"; }

/// The first line of the file, or what the environment holds; empty optional when neither was
/// given.
Result<std::optional<std::string>> given_secret(const std::string& file, const char* variable) {
  if (!file.empty()) {
    Result<std::string> text = read_file(file, kSecretLineMax);
    if (!text) return text.error();
    return std::optional(first_line(std::move(*text)));
  }
  const char* value = std::getenv(variable);
  if (value == nullptr || *value == '\0') return std::optional<std::string>();
  return std::optional<std::string>(value);
}

Result<std::string> ask_twice(const Terminal& terminal) {
  Result<std::string> first = ask_hidden(terminal, "cli.ask_new_passphrase");
  if (!first) return first;
  const Result<std::string> second = ask_hidden(terminal, "cli.ask_passphrase_again");
  if (!second) return second;
  if (*first == *second) return first;
  return Error{"passphrases_differ", "the two passphrases are not the same", "Try again."};
}

}  // namespace

Result<std::string> key_file_of(const KeyOptions& options) {
  if (!options.key_file.empty()) return options.key_file;
  const char* config = std::getenv("XDG_CONFIG_HOME");
  if (config != nullptr && *config == '/') return std::string(config) + "/quayside/key.json";
  const char* home = std::getenv("HOME");
  if (home != nullptr && *home == '/') return std::string(home) + "/.config/quayside/key.json";
  return Error{"no_home", "neither XDG_CONFIG_HOME nor HOME names a folder",
               "Name the key file with --key FILE."};
}

Result<std::string> ask_hidden(const Terminal& terminal, const std::string& question) {
  const int tty = ::open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
  if (tty < 0) return passphrase_missing();
  std::string line;
  bool ended = false;
  {
    const Silence silence(tty);
    const std::string prompt = terminal.say(question) + " ";
    bool alive = ::write(tty, prompt.data(), prompt.size()) > 0;
    char character = 0;
    while (alive && !ended && line.size() < kSecretLineMax) {
      alive = ::read(tty, &character, 1) == 1;
      ended = alive && character == '\n';
      if (alive && !ended) line += character;
    }
  }
  ::close(tty);
  if (!ended) return passphrase_missing();
  return first_line(line);
}

Result<std::string> ask_passphrase(const Terminal& terminal, const KeyOptions& options) {
  const auto given = given_secret(options.passphrase_file, "QUAYSIDE_PASSPHRASE");
  if (!given) return given.error();
  return *given ? Result<std::string>(**given) : ask_hidden(terminal, "cli.ask_passphrase");
}

Result<std::string> ask_new_passphrase(const Terminal& terminal, const KeyOptions& options) {
  const auto given = given_secret(options.passphrase_file, "QUAYSIDE_PASSPHRASE");
  if (!given) return given.error();
  return *given ? Result<std::string>(**given) : ask_twice(terminal);
}

Result<std::string> ask_pin(const Terminal& terminal, const std::string& pin_file) {
  const auto given = given_secret(pin_file, "QUAYSIDE_PIN");
  if (!given) return given.error();
  const Result<std::string> pin =
      *given ? Result<std::string>(**given) : ask_hidden(terminal, "cli.ask_pin");
  if (!pin && pin.error().code != "passphrase_missing") return pin;
  if (pin && !pin->empty()) return pin;
  return Error{"token_pin_missing", "no PIN was given and there is no terminal to ask on",
               "Give --pin-file FILE or set QUAYSIDE_PIN."};
}

Result<std::string> ask_next_passphrase(const Terminal& terminal, const KeyOptions& options) {
  const auto given = given_secret(options.new_passphrase_file, "QUAYSIDE_NEW_PASSPHRASE");
  if (!given) return given.error();
  return *given ? Result<std::string>(**given) : ask_twice(terminal);
}

Result<OpenKey> open_key(const Terminal& terminal, const KeyOptions& options) {
  const Result<std::string> path = key_file_of(options);
  if (!path) return path.error();
  const Result<std::string> file = read_file(*path, seal::kVaultFileBytesMax);
  if (!file) {
    Error error = file.error();
    error.message = *path + ": " + error.message;
    if (error.code == "file_missing") error.hint = "Make a key first: quayside keygen";
    return error;
  }
  Result<std::string> passphrase = ask_passphrase(terminal, options);
  if (!passphrase) return passphrase.error();
  const seal::Secret secret(std::move(*passphrase));
  const auto vault = seal::unlock_vault(*file, secret.text());
  if (!vault) return vault.error();
  OpenKey key{*path, *file, *vault};
  // The key is open: that it could not be wrapped anew is no reason to refuse it.
  const Result<std::string> raised = seal::raise_cost(*file, **vault, secret.text());
  if (!raised || *raised == *file) return key;
  if (const auto written = write_file(*path, *raised, Secrecy::secret); !written) {
    terminal.complain(written.error(), *path);
    return key;
  }
  terminal.note(terminal.say("cli.key_cost_raised", {{"file", *path}}));
  key.file = *raised;
  return key;
}

Result<std::shared_ptr<const seal::UnlockedVault>> unlock_key(const Terminal& terminal,
                                                              const KeyOptions& options) {
  const Result<OpenKey> key = open_key(terminal, options);
  if (!key) return key.error();
  return key->vault;
}

EnrolmentRecord read_enrolment(const KeyOptions& options) {
  EnrolmentRecord record;
  const Result<std::string> path = key_file_of(options);
  if (!path || !file_exists(record_path(*path))) return record;
  const Result<std::string> text = read_file(record_path(*path), kEnrolmentBytesMax);
  if (!text || !text->starts_with(kRecordStart)) return record;
  std::string_view rest = std::string_view(*text).substr(kRecordStart.size());
  while (!rest.empty()) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    for (const auto& [name, member] : kMembers) {
      const std::string start = std::string(name) + ": ";
      if (line.starts_with(start)) record.*member = line.substr(start.size());
    }
  }
  return record;
}

Result<Done> write_enrolment(const KeyOptions& options, const EnrolmentRecord& record) {
  const Result<std::string> path = key_file_of(options);
  if (!path) return path.error();
  std::string text(kRecordStart);
  for (const auto& [name, member] : kMembers) {
    text += std::string(name) + ": " + (record.*member).substr(0, (record.*member).find('\n'));
    text += '\n';
  }
  return write_file(record_path(*path), text, Secrecy::secret);
}

}  // namespace quayside::cli
