#include <algorithm>

#include "shared/rules/data_set.h"
#include "shared/wire/json.h"
#include "shared/wire/json_tree.h"
#include "shared/wire/verdict_text.h"

namespace quayside::wire {
namespace {

std::string_view operation_name(Fix::Operation operation) {
  switch (operation) {
    case Fix::Operation::replace:
      return "replace";
    case Fix::Operation::remove:
      return "remove";
    case Fix::Operation::add:
      return "add";
  }
  return "replace";
}

Json fix_tree(const Fix& fix) {
  Json tree = Json::object();
  tree["op"] = operation_name(fix.operation);
  tree["path"] = fix.at.text();
  if (fix.operation != Fix::Operation::remove) tree["value"] = fix.value;
  return tree;
}

Json verdict_tree(const Verdict& verdict, const Declaration& declaration,
                  std::string_view language) {
  Json tree = Json::object();
  tree["asOf"] = verdict.as_of.to_string();
  tree["dataSet"] = verdict.data_set;
  Json& issues = tree["issues"] = Json::array();
  for (const Issue& issue : verdict.issues) {
    issues.push_back(issue_tree(issue, declaration, language));
  }
  tree["profile"] = verdict.profile;
  tree["ruleSet"] = rule_set_hash();
  return tree;
}

}  // namespace

Json issue_tree(const Issue& issue, const Declaration& declaration, std::string_view language) {
  Json tree = Json::object();
  Json& at = tree["at"] = Json::array();
  Json& de = tree["de"] = Json::array();
  for (const FieldPointer& place : issue.at) {
    at.push_back(place.text());
    const std::string number = data_element_number(declaration, place);
    if (!number.empty() && std::find(de.begin(), de.end(), number) == de.end()) {
      de.push_back(number);
    }
  }
  Json& fixes = tree["fixes"] = Json::array();
  for (const Fix& fix : issue.fixes)
    fixes.push_back(fix_tree(fix));
  Json& source = tree["source"] = Json::array();
  if (issue.rule != nullptr) {
    for (const std::string_view code : issue.rule->sources)
      source.push_back(code);
  }
  tree["hint"] = issue_hint(issue, declaration, language);
  tree["kind"] = kind_name(issue.kind);
  tree["message"] = issue_message(issue, declaration, language);
  tree["rule"] = issue.rule == nullptr ? std::string_view() : issue.rule->id;
  tree["severity"] = severity_name(issue.severity);
  return tree;
}

std::string_view severity_name(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::blocks_on_arrival:
      return "blocksOnArrival";
  }
  return "error";
}

std::string_view kind_name(Kind kind) {
  switch (kind) {
    case Kind::format:
      return "format";
    case Kind::code_list:
      return "codeList";
    case Kind::missing:
      return "missing";
    case Kind::rule:
      return "rule";
    case Kind::not_allowed:
      return "notAllowed";
  }
  return "rule";
}

std::string verdict_to_json(const Verdict& verdict, const Declaration& declaration,
                            std::string_view language) {
  return canonical_text(verdict_tree(verdict, declaration, language));
}

std::string verdict_to_pretty_json(const Verdict& verdict, const Declaration& declaration,
                                   std::string_view language) {
  return pretty_text(verdict_tree(verdict, declaration, language));
}

}  // namespace quayside::wire
