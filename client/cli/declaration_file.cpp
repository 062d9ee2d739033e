#include "client/cli/declaration_file.h"

#include <fmt/format.h>

#include <ctime>

#include "client/cli/files.h"
#include "client/cli/json_text.h"
#include "shared/rules/gb_derivation.h"
#include "shared/wire/json.h"
#include "shared/wire/rule_search.h"
#include "shared/wire/verdict_text.h"

namespace quayside::cli {
namespace {

std::string source_list(const Issue& issue, std::string_view profile, std::string_view data_set) {
  std::string text;
  for (const std::string_view source : wire::sources_of(issue, profile, data_set)) {
    if (!text.empty()) text += ", ";
    text += source;
  }
  return text;
}

}  // namespace

Result<wire::ReadDeclaration> declaration_from_bytes(std::string_view bytes,
                                                     const std::string& profile) {
  Result<wire::ReadDeclaration> file = wire::read_declaration(bytes);
  if (file && !profile.empty()) {
    file->declaration.profile = profile;
    derive_missing_data_set(file->declaration);
  }
  return file;
}

Result<wire::ReadDeclaration> read_declaration(const std::string& path,
                                               const std::string& profile) {
  const Result<std::string> bytes = read_file(path, wire::kDeclarationBytesMax);
  if (!bytes) return bytes.error();
  return declaration_from_bytes(*bytes, profile);
}

Date today() {
  const std::time_t now = std::time(nullptr);
  std::tm here{};
  ::localtime_r(&now, &here);
  return {here.tm_year + 1900, here.tm_mon + 1, here.tm_mday};
}

Result<Date> day_of(const std::string& text) {
  if (text.empty()) return today();
  if (const std::optional<Date> day = Date::parse(text)) return *day;
  return Error{"date_malformed", "'" + text + "' is not a day", "Write it as 2026-11-24."};
}

void note_not_carried(const Terminal& terminal, const std::vector<wire::NotCarried>& left_out) {
  if (left_out.empty()) return;
  terminal.note(terminal.say("cli.not_carried"));
  for (const wire::NotCarried& one : left_out) {
    terminal.note("  " + one.path + ": " + one.value.substr(0, 200));
  }
}

std::string not_carried_json(const std::vector<wire::NotCarried>& left_out) {
  std::vector<std::string> values;
  for (const wire::NotCarried& one : left_out) {
    values.push_back(JsonObject().text("path", one.path).text("value", one.value).str());
  }
  return json_array(values);
}

void print_issue(const Terminal& terminal, const Issue& issue, const IssueLines& lines) {
  const std::string severity =
      terminal.say("severity." + std::string(wire::severity_name(issue.severity)));
  terminal.result(fmt::format("  {}: {}", severity, lines.message));
  if (!lines.hint.empty()) terminal.result("    " + lines.hint);
  if (issue.rule == nullptr) return;
  terminal.result(fmt::format("    {} [{}]{}", issue.rule->id,
                              source_list(issue, lines.profile, lines.data_set), lines.places));
}

void print_verdict(const Terminal& terminal, const std::string& name, const Verdict& verdict,
                   const Declaration& declaration) {
  std::size_t errors = 0;
  for (const Issue& issue : verdict.issues)
    errors += issue.severity == Severity::error;
  terminal.result(
      terminal.say(verdict.issues.empty() ? "cli.verdict_clean" : "cli.verdict",
                   {{"file", name},
                    {"errors", std::to_string(errors)},
                    {"warnings", std::to_string(verdict.issues.size() - errors)},
                    {"profile", verdict.profile},
                    {"data_set", verdict.data_set},
                    {"date", localised_date(terminal.language, verdict.as_of.to_string())}}));
  for (const Issue& issue : verdict.issues) {
    std::string places;
    for (const FieldPointer& at : issue.at)
      places += " " + (at.is_root() ? "/" : at.text());
    print_issue(terminal, issue,
                {issue_message(issue, declaration, terminal.language),
                 issue_hint(issue, declaration, terminal.language), places, verdict.profile,
                 verdict.data_set});
  }
}

}  // namespace quayside::cli
