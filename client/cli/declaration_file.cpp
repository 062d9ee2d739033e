#include "client/cli/declaration_file.h"

#include <fmt/format.h>

#include <ctime>

#include "client/cli/files.h"
#include "client/cli/json_text.h"
#include "shared/wire/json.h"
#include "shared/wire/verdict_text.h"

namespace quayside::cli {
namespace {

constexpr std::string_view kUtf8Mark = "\xef\xbb\xbf";

Error not_recognised(std::string_view bytes) {
  Error error{"file_not_recognised", "this is neither Quayside JSON nor a customs XML message",
              "Give a file that begins with { (JSON) or < (XML)."};
  if (bytes.starts_with("PK")) {
    error.hint =
        "This looks like a spreadsheet or a ZIP archive; export the declaration as JSON "
        "or XML first.";
  } else if (bytes.starts_with("%PDF")) {
    error.hint = "This looks like a PDF; ask for the message itself, as XML.";
  } else if (bytes.starts_with("[")) {
    error.hint = "This looks like a list; put each declaration into a file of its own.";
  }
  return error;
}

std::string source_list(const Rule& rule) {
  std::string text;
  for (const std::string_view source : rule.sources) {
    if (!text.empty()) text += ", ";
    text += source;
  }
  return text;
}

}  // namespace

std::string_view without_mark(std::string_view bytes) {
  if (bytes.starts_with(kUtf8Mark)) bytes.remove_prefix(kUtf8Mark.size());
  return bytes;
}

Result<FileKind> kind_of_file(std::string_view bytes) {
  if (bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff") ||
      bytes.substr(0, 4).find('\0') != std::string_view::npos) {
    return Error{"file_encoding", "the file is not in UTF-8",
                 "Save it as UTF-8, in the editor or the program that wrote it."};
  }
  const std::string_view text = without_mark(bytes);
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) {
    return Error{"file_empty", "the file is empty", "Check that it was written completely."};
  }
  if (text[first] == '{') return FileKind::json;
  if (text[first] == '<') return FileKind::xml;
  return not_recognised(text.substr(first));
}

Result<DeclarationFile> declaration_from_bytes(std::string_view bytes, const std::string& profile) {
  const Result<FileKind> kind = kind_of_file(bytes);
  if (!kind) return kind.error();
  DeclarationFile file;
  if (*kind == FileKind::json) {
    Result<Declaration> declaration = wire::declaration_from_json(without_mark(bytes));
    if (!declaration) return declaration.error();
    file.declaration = std::move(*declaration);
  } else {
    Result<wire::ReadDeclaration> read = wire::read_dms_declaration(without_mark(bytes));
    if (!read) return read.error();
    file.declaration = std::move(read->declaration);
    file.not_carried = std::move(read->not_carried);
  }
  if (!profile.empty()) file.declaration.profile = profile;
  return file;
}

Result<DeclarationFile> read_declaration(const std::string& path, const std::string& profile) {
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

void print_issue(const Terminal& terminal, const Issue& issue, const std::string& message,
                 const std::string& hint, const std::string& places) {
  const std::string severity =
      terminal.say("severity." + std::string(wire::severity_name(issue.severity)));
  terminal.result(fmt::format("  {}: {}", severity, message));
  if (!hint.empty()) terminal.result("    " + hint);
  if (issue.rule == nullptr) return;
  terminal.result(fmt::format("    {} [{}]{}", issue.rule->id, source_list(*issue.rule), places));
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
    print_issue(terminal, issue, issue_message(issue, declaration, terminal.language),
                issue_hint(issue, declaration, terminal.language), places);
  }
}

}  // namespace quayside::cli
