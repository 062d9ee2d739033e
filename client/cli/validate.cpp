#include <algorithm>
#include <iterator>
#include <optional>

#include "client/cli/commands.h"
#include "client/cli/declaration_file.h"
#include "client/cli/files.h"
#include "client/cli/history.h"
#include "client/cli/json_text.h"
#include "shared/wire/json.h"
#include "shared/wire/together.h"

namespace quayside::cli {
namespace {

/// What --json says of one file, and what the file is compared by.
struct Outcome {
  int exit_code = kDone;
  std::string file;
  std::string verdict;                ///< JSON; empty if the file could not be read
  std::string error;                  ///< {"code",…}; empty if it could
  std::vector<std::string> together;  ///< JSON of the issues that stand in this file
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
                     const Days& days, std::vector<Filed>& batch) {
  const Result<wire::ReadDeclaration> file = read_declaration(path, options.profile);
  batch.emplace_back();  // one that could not be read is compared with nothing
  if (!file) {
    batch.back().standing = Standing::ended;
    terminal.complain(file.error(), path);
    return {kNotDone, path, "", error_json(file.error()), {}};
  }
  note_not_carried(terminal, wire::left_behind(*file));
  const Verdict verdict = verdict_of(file->declaration, days);
  print_verdict(terminal, path, verdict, file->declaration);
  batch.back() = filed_of(file->declaration);
  batch.back().id = record_id(path);
  batch.back().name = path;
  return {verdict.has_errors() ? kErrorsFound : kDone,
          path,
          wire::verdict_to_json(verdict, file->declaration, terminal.language),
          "",
          {}};
}

/// " a.json /lrn; b.json /lrn": where an issue stands in each.
std::string places_of(const TogetherIssue& issue, const wire::Compared& compared) {
  const auto places = [&](std::size_t index, const std::vector<FieldPointer>& at) {
    std::string text = " " + compared.at(index).name;
    for (const FieldPointer& place : at)
      text += " " + place.text();
    return text;
  };
  std::string text = places(issue.declaration, issue.issue.at);
  for (const TogetherPlaces& other : issue.others)
    text += ";" + places(other.declaration, other.at);
  return text;
}

/// Compares the files with each other and with the history, and adds what is found to the outcomes;
/// what concerns the history alone goes to the last one. The answer is the exit code.
int validate_together(const Terminal& terminal, const wire::Compared& compared, const Date& as_of,
                      std::vector<Outcome>& outcomes) {
  const std::vector<TogetherIssue> issues = check_together(compared.batch, compared.history, as_of);
  const auto errors = static_cast<std::size_t>(std::count_if(
      issues.begin(), issues.end(),
      [](const TogetherIssue& one) { return one.issue.severity == Severity::error; }));
  terminal.result(terminal.say(
      issues.empty() ? "cli.together_clean" : "cli.together",
      {{"errors", std::to_string(errors)}, {"warnings", std::to_string(issues.size() - errors)}}));
  for (const TogetherIssue& one : issues) {
    print_issue(terminal, one.issue,
                {wire::together_message(one, compared, terminal.language),
                 wire::together_hint(one, compared, terminal.language), places_of(one, compared),
                 compared.batch[std::min(one.declaration, compared.batch.size() - 1)].profile,
                 compared.batch[std::min(one.declaration, compared.batch.size() - 1)].data_set});
    outcomes[std::min(one.declaration, compared.batch.size() - 1)].together.push_back(
        wire::together_issue_to_json(one, compared, terminal.language));
  }
  return errors > 0 ? kErrorsFound : kDone;
}

std::string outcome_json(const Outcome& outcome, bool compared) {
  JsonObject document;
  document.text("file", outcome.file);
  if (!outcome.verdict.empty()) document.value("verdict", outcome.verdict);
  if (!outcome.error.empty()) document.value("error", outcome.error);
  if (compared) document.value("together", json_array(outcome.together));
  return document.str();
}

/// One file alone is its verdict; else see tests/vectors/README.md.
std::string document_of(const std::vector<Outcome>& outcomes, bool compared) {
  const Outcome& first = outcomes.front();
  if (outcomes.size() == 1 && !compared) {
    return first.verdict.empty() ? JsonObject().value("error", first.error).str() : first.verdict;
  }
  std::vector<std::string> documents;
  for (const Outcome& outcome : outcomes)
    documents.push_back(outcome_json(outcome, compared));
  return outcomes.size() == 1 ? documents.front() : json_array(documents);
}

Result<Days> days_of(const Options& options) {
  const Result<Date> as_of = day_of(options.as_of);
  if (!as_of) return as_of.error();
  if (options.breaks_on.empty()) return Days{*as_of, std::nullopt};
  const Result<Date> breaks_on = day_of(options.breaks_on);
  if (!breaks_on) return breaks_on.error();
  return Days{*as_of, *breaks_on};
}

}  // namespace

int validate_files(const Terminal& terminal, const Options& options) {
  const Result<Days> days = days_of(options);
  if (!days) {
    terminal.complain(days.error());
    return kWrongUse;
  }
  std::vector<Filed> history;
  for (const std::string& path : options.histories) {
    Result<std::vector<Filed>> read = read_history(terminal, path);
    if (!read) return terminal.fail(read.error(), path);
    std::move(read->begin(), read->end(), std::back_inserter(history));
  }
  int exit_code = kDone;
  std::vector<Filed> batch;
  std::vector<Outcome> outcomes;
  for (const std::string& path : options.files) {
    outcomes.push_back(validate_one(terminal, path, options, *days, batch));
    exit_code = std::max(exit_code, outcomes.back().exit_code);
  }
  // What begins to be wrong on a day is a matter of each declaration alone.
  const bool compare = !days->breaks_on && (options.files.size() > 1 || !options.histories.empty());
  if (compare) {
    exit_code =
        std::max(exit_code, validate_together(terminal, {batch, history}, days->as_of, outcomes));
  }
  if (terminal.json) terminal.document(document_of(outcomes, compare) + "\n");
  return exit_code;
}

}  // namespace quayside::cli
