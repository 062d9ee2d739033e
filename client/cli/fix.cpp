// quayside fix: makes the corrections that rules know, and says each.
#include <set>

#include "client/cli/commands.h"
#include "client/cli/declaration_file.h"
#include "client/cli/files.h"
#include "client/cli/json_text.h"
#include "client/cli/rules.h"
#include "shared/rules/checker.h"
#include "shared/rules/choices.h"
#include "shared/rules/fixes.h"
#include "shared/wire/json.h"
#include "shared/wire/rule_search.h"
#include "shared/wire/verdict_text.h"

namespace quayside::cli {
namespace {

/// One correction, as it was made.
struct Made {
  std::string rule;
  std::vector<std::string> at;
  std::vector<std::string> edits;
};

/// Corrects one issue after the other, each seen anew after the one before; none twice, so that two
/// rules that disagree come to an end.
class Fixing {
 public:
  /// Without `wanted` issues of every rule are corrected whose correction is no choice.
  Fixing(Declaration& declaration, const Date& as_of, const std::string& language,
         std::set<const Rule*> wanted)
      : declaration_(declaration), as_of_(as_of), language_(language), wanted_(std::move(wanted)) {
    checker_.check(declaration_, as_of_);
  }

  bool fix_next() {
    for (const Issue& issue : checker_.verdict().issues) {
      if (issue.fixes.empty() || !is_wanted(*issue.rule)) continue;
      if (!seen_.insert(std::string(issue.rule->id) + issue.at.front().text()).second) continue;
      Made made = told(issue);
      const std::vector<FieldPointer> touched = touched_by(issue.fixes);
      if (!apply_fixes(declaration_, issue.fixes)) continue;
      made_.push_back(std::move(made));
      checker_.check_again(declaration_, as_of_, touched);
      return true;
    }
    return false;
  }

  const std::vector<Made>& made() const { return made_; }
  const Verdict& verdict() const { return checker_.verdict(); }

 private:
  bool is_wanted(const Rule& rule) const {
    return wanted_.empty() ? !is_choice(rule) : wanted_.count(&rule) > 0;
  }

  Made told(const Issue& issue) const {
    Made made{std::string(issue.rule->id), {}, {}};
    for (const FieldPointer& at : issue.at)
      made.at.push_back(at.text());
    for (const Fix& fix : issue.fixes)
      made.edits.push_back(edit_text(fix, declaration_, language_));
    return made;
  }

  Declaration& declaration_;
  Date as_of_;
  std::string language_;
  std::set<const Rule*> wanted_;
  Checker checker_;
  std::set<std::string> seen_;
  std::vector<Made> made_;
};

std::string made_json(const std::vector<Made>& all) {
  std::vector<std::string> documents;
  for (const Made& made : all) {
    documents.push_back(JsonObject()
                            .value("at", json_strings(made.at))
                            .value("edits", json_strings(made.edits))
                            .text("rule", made.rule)
                            .str());
  }
  return json_array(documents);
}

void tell(const Terminal& terminal, const std::vector<Made>& all) {
  terminal.note(terminal.say("cli.fixed", {{"count", std::to_string(all.size())}}));
  for (const Made& made : all) {
    terminal.note("  " + made.rule);
    for (const std::string& edit : made.edits)
      terminal.note("    " + edit);
  }
}

}  // namespace

int fix_file(const Terminal& terminal, const Options& options) {
  const std::string& path = options.files.front();
  const Result<Date> as_of = day_of(options.as_of);
  if (!as_of) {
    terminal.complain(as_of.error());
    return kWrongUse;
  }
  std::set<const Rule*> wanted;
  for (const std::string& code : options.rules) {
    const std::vector<const Rule*> found = wire::rules_of(code);
    if (found.empty()) return terminal.fail(unknown_code(code));
    wanted.insert(found.begin(), found.end());
  }
  Result<wire::ReadDeclaration> file = read_declaration(path, options.profile);
  if (!file) return terminal.fail(file.error(), path);
  note_not_carried(terminal, file->not_carried);

  Fixing fixing(file->declaration, *as_of, terminal.language, std::move(wanted));
  while (fixing.fix_next()) {
  }
  tell(terminal, fixing.made());
  const std::string fixed = wire::message_to_json(file->declaration, file->rest);
  JsonObject document;
  document.value("fixes", made_json(fixing.made()))
      .value("notCarried", not_carried_json(file->not_carried))
      .value("verdict",
             wire::verdict_to_json(fixing.verdict(), file->declaration, terminal.language));
  const bool to_stdout = options.output.empty() || options.output == "-";
  if (to_stdout) {
    if (!terminal.json) terminal.document(fixed);
    document.value("declaration", wire::declaration_to_canonical_json(file->declaration));
  } else {
    const Result<Done> written = write_file(options.output, fixed);
    if (!written) return terminal.fail(written.error(), options.output);
    terminal.note(terminal.say("cli.written", {{"file", options.output}}));
    document.text("written", options.output);
    print_verdict(terminal, options.output, fixing.verdict(), file->declaration);
  }
  if (terminal.json) terminal.document(document.str() + "\n");
  return fixing.verdict().has_errors() ? kErrorsFound : kDone;
}

}  // namespace quayside::cli
