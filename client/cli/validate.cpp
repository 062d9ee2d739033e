#include <algorithm>
#include <optional>

#include "client/cli/commands.h"
#include "client/cli/declaration_file.h"
#include "client/cli/files.h"
#include "client/cli/json_text.h"
#include "shared/wire/json.h"

namespace quayside::cli {
namespace {

struct Outcome {
  int exit_code = kDone;
  std::string json;  ///< the verdict, or {"error":…}
  bool is_verdict = false;
};

struct Days {
  Date as_of;
  std::optional<Date> breaks_on;
};

Verdict verdict_of(const Declaration& declaration, const Days& days) {
  if (!days.breaks_on) return validate(declaration, days.as_of);
  return {declaration.profile, declaration.data_set, *days.breaks_on,
          issues_that_begin(declaration, days.as_of, *days.breaks_on)};
}

Outcome validate_one(const Terminal& terminal, const std::string& path, const Options& options,
                     const Days& days) {
  const Result<wire::ReadDeclaration> file = read_declaration(path, options.profile);
  if (!file) {
    terminal.complain(file.error(), path);
    return {kNotDone, error_json(file.error()), false};
  }
  note_not_carried(terminal, file->not_carried);
  const Verdict verdict = verdict_of(file->declaration, days);
  print_verdict(terminal, path, verdict, file->declaration);
  return {verdict.has_errors() ? kErrorsFound : kDone,
          wire::verdict_to_json(verdict, file->declaration, terminal.language), true};
}

}  // namespace

int validate_files(const Terminal& terminal, const Options& options) {
  const Result<Date> as_of = day_of(options.as_of);
  if (!as_of) {
    terminal.complain(as_of.error());
    return kWrongUse;
  }
  Days days{*as_of, std::nullopt};
  if (!options.breaks_on.empty()) {
    const Result<Date> breaks_on = day_of(options.breaks_on);
    if (!breaks_on) {
      terminal.complain(breaks_on.error());
      return kWrongUse;
    }
    days.breaks_on = *breaks_on;
  }
  int exit_code = kDone;
  std::vector<std::string> documents;
  for (const std::string& path : options.files) {
    const Outcome outcome = validate_one(terminal, path, options, days);
    exit_code = std::max(exit_code, outcome.exit_code);
    JsonObject document;
    if (options.files.size() > 1) document.text("file", path);
    const bool bare = outcome.is_verdict && options.files.size() == 1;
    documents.push_back(
        bare ? outcome.json
             : document.value(outcome.is_verdict ? "verdict" : "error", outcome.json).str());
  }
  if (terminal.json) {
    terminal.document((documents.size() == 1 ? documents[0] : json_array(documents)) + "\n");
  }
  return exit_code;
}

int convert_file(const Terminal& terminal, const Options& options) {
  const std::string& path = options.files.front();
  const Result<wire::ReadDeclaration> file = read_declaration(path, options.profile);
  if (!file) return terminal.fail(file.error(), path);
  note_not_carried(terminal, file->not_carried);
  const bool to_xml = options.format == "xml";
  std::string bytes = to_xml ? wire::write_declaration(file->declaration)
                             : wire::declaration_to_json(file->declaration);
  if (!bytes.ends_with('\n')) bytes += '\n';

  const std::vector<FieldPointer> left_out =
      to_xml ? wire::not_written(file->declaration) : std::vector<FieldPointer>{};
  if (!left_out.empty()) terminal.note(terminal.say("cli.not_written"));
  std::vector<std::string> places;
  for (const FieldPointer& at : left_out) {
    terminal.note("  " + at.text());
    places.push_back(at.text());
  }

  const bool to_stdout = options.output.empty() || options.output == "-";
  if (to_stdout && !(terminal.json && to_xml)) {
    terminal.document(bytes);
    return kDone;
  }
  JsonObject document;
  if (to_stdout) {
    document.text("xml", bytes);
  } else {
    const Result<Done> written = write_file(options.output, bytes);
    if (!written) return terminal.fail(written.error(), options.output);
    document.text("written", options.output);
    terminal.note(terminal.say("cli.written", {{"file", options.output}}));
  }
  document.value("notCarried", not_carried_json(file->not_carried))
      .value("notWritten", json_strings(places));
  if (terminal.json) terminal.document(document.str() + "\n");
  return kDone;
}

}  // namespace quayside::cli
