// Export: everything that the organisation has on the server, into one file as it comes.
#include <algorithm>
#include <chrono>

#include "client/cli/commands.h"
#include "client/cli/files.h"
#include "client/cli/json_text.h"
#include "client/cli/submissions.h"

namespace quayside::cli {
namespace {

constexpr std::size_t kEndBytesMax = 256;

// What has come so far, and whether it ends as a whole export does.
class Progress {
 public:
  explicit Progress(const Terminal& terminal) : terminal_(terminal) {}

  void add(std::string_view bytes) {
    bytes_ += bytes.size();
    lines_ += static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '\n'));
    end_ += bytes.substr(bytes.size() - std::min(bytes.size(), kEndBytesMax));
    if (end_.size() > kEndBytesMax) end_.erase(0, end_.size() - kEndBytesMax);
    const auto now = std::chrono::steady_clock::now();
    if (now - said_ < std::chrono::seconds(2)) return;
    said_ = now;
    terminal_.note(words("cli.export_progress"));
  }
  bool is_whole() const {
    return end_.ends_with("{\"kind\":\"end\",\"lines\":\"" + std::to_string(lines_) + "\"}\n");
  }
  std::string words(std::string_view key) const {
    const std::size_t tenths = bytes_ / 100'000;
    const std::string megabytes = std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
    return terminal_.say(key,
                         {{"lines", localised_number(terminal_.language, std::to_string(lines_))},
                          {"megabytes", localised_number(terminal_.language, megabytes)}});
  }
  std::size_t lines() const { return lines_; }

 private:
  const Terminal& terminal_;
  std::size_t bytes_ = 0;
  std::size_t lines_ = 0;
  std::string end_;
  std::chrono::steady_clock::time_point said_ = std::chrono::steady_clock::now();
};

}  // namespace

int export_all(const Terminal& terminal, const Options& options) {
  const std::string path = options.output.empty() ? "-" : options.output;
  std::shared_ptr<const seal::UnlockedVault> vault;
  Result<ServerSession> session = open_session(terminal, options, vault);
  if (!session) return terminal.fail(session.error());
  Result<GrowingFile> file = GrowingFile::at(path);
  if (!file) return terminal.fail(file.error(), path);
  Progress progress(terminal);
  Result<Done> written = Done{};
  const Result<Done> exported = session->export_all([&](std::string_view bytes) {
    written = file->add(bytes);
    if (written) progress.add(bytes);
    return written.has_value();
  });
  session->sign_out();
  if (!written) return terminal.fail(written.error(), path);
  if (!exported) return terminal.fail(exported.error());
  if (!progress.is_whole()) {
    return terminal.fail({"export_incomplete", "the export ended before its last line",
                          "Nothing was saved; start it again."});
  }
  const Result<Done> kept = file->keep();
  if (!kept) return terminal.fail(kept.error(), path);
  terminal.note(progress.words("cli.export_done"));
  if (terminal.json && path != "-") {
    terminal.document(
        JsonObject().text("lines", std::to_string(progress.lines())).text("written", path).str() +
        "\n");
  }
  return kDone;
}

}  // namespace quayside::cli
