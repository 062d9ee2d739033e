// Batches: many declarations under one signature, one envelope a line; each stands alone.
#include <ctime>
#include <fstream>
#include <istream>
#include <map>
#include <optional>

#include "client/cli/commands.h"
#include "client/cli/files.h"
#include "client/cli/json_text.h"
#include "client/cli/signing.h"
#include "client/cli/submissions.h"
#include "shared/domain/declared_value.h"
#include "shared/wire/batch.h"
#include "shared/wire/json.h"

namespace quayside::cli {
namespace {

constexpr std::size_t kLineBytesMax = 8 * 1024 * 1024;
constexpr int kProgressEvery = 100;

struct Prepared {
  std::vector<std::string> payloads;
  std::map<std::string, Decimal> totals;
  int refused = 0;
};

/// What passes is signed, what does not is named: good declarations need not wait for bad ones.
Prepared prepare_all(const Terminal& terminal, const Options& options) {
  Prepared all;
  Options one = options;
  for (const std::string& path : options.files) {
    one.files = {path};
    const Result<std::string> bytes = read_file(path, wire::kDeclarationBytesMax);
    const Result<Signed> prepared =
        bytes ? prepare_declaration(terminal, one, *bytes) : Result<Signed>(bytes.error());
    if (!prepared) {
      terminal.complain(prepared.error(), path);
    } else if (prepared->refused) {
      terminal.complain({"declaration_has_errors", "not signed", "Correct what is named above."},
                        path);
    } else {
      add_declared_value(all.totals, prepared->declaration);
      all.payloads.push_back(prepared->envelope.payload);
      continue;
    }
    ++all.refused;
  }
  return all;
}

/// The next line, without its end; nothing behind the last. Of a line that is too long only so
/// much is kept that it shows.
std::optional<std::string> next_line(std::istream& lines) {
  using Traits = std::istream::traits_type;
  std::streambuf& bytes = *lines.rdbuf();
  if (Traits::eq_int_type(bytes.sgetc(), Traits::eof())) return std::nullopt;
  std::string line;
  for (auto c = bytes.sbumpc(); !Traits::eq_int_type(c, Traits::eof()); c = bytes.sbumpc()) {
    if (c == '\n') break;
    if (line.size() <= kLineBytesMax) line += Traits::to_char_type(c);
  }
  return line;
}

struct Sent {
  int taken = 0;
  std::vector<std::string> refused;  ///< JSON
  std::optional<Error> stopped;      ///< why the rest was not sent
};

/// The server's answer, once its receipt has been checked.
Result<wire::SubmissionAnswer> submit_one(const Options& options, ServerSession& session,
                                          const std::string& line) {
  if (line.size() > kLineBytesMax) {
    return Error{"batch_line_too_long", "the line is longer than 8 MiB",
                 "Sign the declaration again; each line of a batch is one envelope."};
  }
  const auto envelope = wire::envelope_from_json(line);
  if (!envelope) return envelope.error();
  auto answer = session.submit(*envelope);
  if (!answer) return answer;
  const auto holds = check_receipt(*answer, *envelope, options, session.origin());
  if (!holds) return holds.error();
  return answer;
}

Error not_written() {
  return {"file_not_written", "the receipts cannot be written",
          "Give another file; the same command goes on where it was."};
}

Sent send_lines(const Terminal& terminal, const Options& options, ServerSession& session,
                std::istream& lines, std::ostream& receipts) {
  Sent sent;
  for (int number = 1;; ++number) {
    const auto line = next_line(lines);
    if (!line) return sent;
    const auto answer = submit_one(options, session, *line);
    if (answer) {
      ++sent.taken;
      receipts << wire::submission_answer_to_json(*answer) << '\n';
    } else if (answer.error().code == "server_unreachable" ||
               answer.error().code == "sign_in_required" ||
               answer.error().code == "receipt_not_valid") {
      sent.stopped = answer.error();
      return sent;
    } else {
      terminal.complain(answer.error(), "line " + std::to_string(number));
      sent.refused.push_back(
          JsonObject().value("error", error_json(answer.error())).number("line", number).str());
    }
    if (number % kProgressEvery == 0) {
      terminal.note(terminal.say("cli.batch_progress", {{"count", std::to_string(number)}}));
    }
  }
}

}  // namespace

int sign_batch_of_files(const Terminal& terminal, const Options& options) {
  if (options.files.size() > wire::kBatchMax) {
    return terminal.fail({"batch_too_large", "a batch holds 100,000 declarations at most",
                          "Sign them in several batches."});
  }
  Prepared all = prepare_all(terminal, options);
  if (all.payloads.empty()) return kErrorsFound;
  const std::size_t count = all.payloads.size();
  const auto vault = unlock_key(terminal, options.key);
  if (!vault) return terminal.fail(vault.error());
  terminal.note(terminal.say("cli.batch_signing", {{"count", std::to_string(count)}}));
  for (const auto& [currency, value] : all.totals) {
    terminal.note("  " + terminal.say("cli.signing_value") + ": " +
                  localised_amount(terminal.language, value.to_string(), currency));
  }
  const auto envelopes =
      wire::sign_batch((*vault)->signing_key(), static_cast<std::int64_t>(std::time(nullptr)),
                       std::move(all.payloads));
  std::string text;
  for (const wire::Envelope& envelope : envelopes)
    text += wire::envelope_to_json(envelope) + "\n";
  if (options.output.empty() || options.output == "-") {
    terminal.document(text);
  } else {
    const Result<Done> written = write_file(options.output, text);
    if (!written) return terminal.fail(written.error(), options.output);
    terminal.note(terminal.say("cli.written", {{"file", options.output}}));
    if (terminal.json) {
      terminal.document(JsonObject()
                            .text("envelopes", options.output)
                            .number("refused", all.refused)
                            .number("signed", static_cast<long long>(count))
                            .str() +
                        "\n");
    }
  }
  return all.refused == 0 ? kDone : kErrorsFound;
}

bool is_batch_file(const std::string& path) {
  std::ifstream lines(path, std::ios::binary);
  const auto line = next_line(lines);
  if (!line) return false;
  const auto envelope = wire::envelope_from_json(*line);
  return envelope && envelope->batch.has_value();
}

// The same envelope is the same submission: after a broken connection the same command goes on.
int submit_batch(const Terminal& terminal, const Options& options) {
  std::ifstream lines(options.files.front(), std::ios::binary);
  std::ofstream receipts;
  if (!options.receipt_file.empty()) receipts.open(options.receipt_file, std::ios::binary);
  if (receipts.fail()) return terminal.fail(not_written(), options.receipt_file);
  std::shared_ptr<const seal::UnlockedVault> vault;
  Result<ServerSession> session = open_session(terminal, options, vault);
  if (!session) return terminal.fail(session.error());
  const Sent sent = send_lines(terminal, options, *session, lines, receipts);
  session->sign_out();
  if (sent.stopped) return terminal.fail(*sent.stopped);
  if (receipts.is_open() && !receipts.flush()) {
    return terminal.fail(not_written(), options.receipt_file);
  }
  terminal.result(terminal.say(
      "cli.batch_sent",
      {{"taken", std::to_string(sent.taken)}, {"refused", std::to_string(sent.refused.size())}}));
  if (terminal.json) {
    terminal.document(
        JsonObject().value("refused", json_array(sent.refused)).number("taken", sent.taken).str() +
        "\n");
  }
  return sent.refused.empty() ? kDone : kErrorsFound;
}

}  // namespace quayside::cli
