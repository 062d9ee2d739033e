#include <algorithm>
#include <optional>
#include <vector>

#include "shared/domain/fields.h"
#include "shared/rules/data_set.h"
#include "shared/wire/json.h"
#include "shared/wire/json_tree.h"
#include "shared/wire/rule_search.h"
#include "shared/wire/verdict_text.h"

namespace quayside::wire {
namespace {

// Whether the JSON of the declaration lacks the place: what holds nothing is left out of it.
bool is_left_out(const Declaration& declaration, const FieldPointer& at) {
  const std::optional<Place> place = find_place(declaration, at);
  // The root and the elements of a list are written, whatever they hold.
  return !place || (place->member != nullptr && place->holds_nothing());
}

// The place itself or the uppermost one above it that the JSON lacks; the root if it lacks none.
FieldPointer first_left_out(const Declaration& declaration, const FieldPointer& at) {
  FieldPointer above;
  for (const std::string_view segment : at.segments()) {
    above = above / segment;
    if (is_left_out(declaration, above)) return above;
  }
  return {};
}

// Where a text belongs in a value that stands for all from `top` on; what lies between is made.
Json& place_below(Json& value, const FieldPointer& top, const FieldPointer& at) {
  Json* inner = &value;
  const std::vector<std::string_view> segments = at.segments();
  for (std::size_t i = top.segments().size(); i < segments.size(); ++i) {
    const int index = list_index(segments[i]);
    if (index < 0) {
      inner = &(*inner)[std::string(segments[i])];
      continue;
    }
    while (inner->size() <= static_cast<std::size_t>(index))
      inner->push_back(Json::object());
    inner = &(*inner)[static_cast<std::size_t>(index)];
  }
  return *inner;
}

// A JSON Patch (RFC 6902) of the declaration's JSON: what is not there yet is added with all that
// lies above it, once.
Json patch_tree(const Declaration& declaration, const std::vector<Fix>& fixes) {
  Json patch = Json::array();
  const auto operation = [&](const char* name, const FieldPointer& at) -> Json& {
    patch.push_back({{"op", name}, {"path", at.text()}});
    return patch.back();
  };
  for (const Fix& fix : fixes) {
    if (fix.operation == Fix::Operation::remove) {
      operation("remove", fix.at);
      continue;
    }
    const FieldPointer top = first_left_out(declaration, fix.at);
    if (top.is_root()) {
      operation("replace", fix.at)["value"] = fix.value;
      continue;
    }
    const bool goes_on =
        !patch.empty() && patch.back()["op"] == "add" && patch.back()["path"] == top.text();
    Json& added = goes_on ? patch.back() : operation("add", top);
    place_below(added["value"], top, fix.at) = fix.value;
  }
  return patch;
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
  tree["fixes"] = patch_tree(declaration, issue.fixes);
  Json& source = tree["source"] = Json::array();
  if (issue.rule != nullptr) {
    for (const std::string_view code : sources_of(issue, declaration.profile, declaration.data_set))
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
