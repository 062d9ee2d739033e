#include <algorithm>
#include <map>
#include <set>

#include "client/cli/commands.h"
#include "client/cli/json_text.h"
#include "client/cli/rules.h"
#include "shared/wire/examples.h"
#include "shared/wire/json.h"
#include "shared/wire/rule_search.h"

namespace quayside::cli {
namespace {

std::string text_of(const Terminal& terminal, std::string_view kind, const Rule& rule) {
  return wire::general_text(kind, rule, terminal.language);
}

std::string joined(const std::vector<std::string_view>& texts) {
  std::string line;
  for (const std::string_view text : texts)
    line += (line.empty() ? "" : ", ") + std::string(text);
  return line;
}

std::vector<std::string> copies(const std::vector<std::string_view>& texts) {
  return {texts.begin(), texts.end()};
}

// What the fields hold, what is said about it, and what would be changed.
std::vector<std::string> example_lines(const Terminal& terminal, const Rule& rule) {
  const auto example = wire::example_text(rule, terminal.language);
  if (!example) return {};
  std::vector<std::string> lines;
  for (const auto& [label, value] : example->places) {
    const std::string shown = value.empty() ? terminal.say("ui.rule.nothing") : "“" + value + "”";
    lines.push_back(label + ": " + shown);
  }
  lines.push_back(example->message + (example->hint.empty() ? "" : " " + example->hint));
  for (const std::string& edit : example->edits)
    lines.push_back(terminal.say("ui.rule.edit", {{"edit", edit}}));
  return lines;
}

std::string rule_json(const Terminal& terminal, const Rule& rule) {
  return JsonObject()
      .text("id", rule.id)
      .text("profile", rule.profile)
      .value("dataSets", json_strings(copies(rule.data_sets)))
      .value("source", json_strings(copies(rule.sources)))
      .text("law", rule.law)
      .text("severity", wire::severity_name(rule.severity))
      .text("kind", wire::kind_name(rule.kind))
      .text("from", rule.validity.from.to_string())
      .text("to", rule.validity.to.to_string())
      .text("message", text_of(terminal, "rule", rule))
      .text("hint", text_of(terminal, "hint", rule))
      .text("meaning", text_of(terminal, "explain", rule))
      .value("example", json_strings(example_lines(terminal, rule)))
      .str();
}

/// "from 1 July 2026", "always": the ends that are not those of the calendar.
std::string period(const Terminal& terminal, const DateRange& range) {
  const DateRange always;
  const MessageArguments ends{{"from", localised_date(terminal.language, range.from.to_string())},
                              {"to", localised_date(terminal.language, range.to.to_string())}};
  if (range.from == always.from && range.to == always.to) return terminal.say("period.always");
  if (range.to == always.to) return terminal.say("period.from_on", ends);
  if (range.from == always.from) return terminal.say("period.until", ends);
  return terminal.say("period.from_until", ends);
}

void explain_rule(const Terminal& terminal, const Rule& rule) {
  const auto line = [&](const char* key, const std::string& text) {
    if (!text.empty()) terminal.result("  " + terminal.say(key) + ": " + text);
  };
  const std::string severity(wire::severity_name(rule.severity));
  const std::string kind(wire::kind_name(rule.kind));
  terminal.result(rule.id);
  line("cli.explain_says", text_of(terminal, "rule", rule));
  line("cli.explain_meaning", text_of(terminal, "explain", rule));
  line("cli.explain_fix", text_of(terminal, "hint", rule));
  line("cli.explain_source", joined(rule.sources));
  line("cli.explain_law", std::string(rule.law));
  line("cli.explain_kind",
       terminal.say("severity." + severity) + ", " + terminal.say("kind." + kind));
  line("cli.explain_applies", std::string(rule.profile.empty() ? "*" : rule.profile) + " " +
                                  (rule.data_sets.empty() ? "*" : joined(rule.data_sets)));
  line("cli.explain_period", period(terminal, rule.validity));
  const std::vector<std::string> example = example_lines(terminal, rule);
  if (example.empty()) return;
  terminal.result("  " + terminal.say("ui.rule.example") + ":");
  for (const std::string& one : example)
    terminal.result("    " + one);
}

struct Coverage {
  std::size_t decidable = 0;
  std::vector<std::string> covered;
  std::vector<std::string> open;          ///< decidable, not covered
  std::vector<std::string> customs_only;  ///< needs a register
  std::map<std::string, int> held_by;     ///< how many of those, by who can decide them
};

Coverage coverage_of(const wire::Catalogue& catalogue) {
  std::set<std::string_view> sources;
  for (const Rule* rule : wire::every_rule())
    sources.insert(rule->sources.begin(), rule->sources.end());
  Coverage coverage;
  for (const wire::CatalogueRule& rule : catalogue.rules) {
    // "DKW1275" is the warning that a pre-lodged declaration gets where others get DK1275.
    const std::string as_error =
        "DK" + std::string(rule.id.substr(std::min<std::size_t>(3, rule.id.size())));
    const bool is_covered = sources.count(rule.id) > 0 || rule.held_by == wire::kOnRequest ||
                            (rule.id.starts_with("DKW") && sources.count(as_error) > 0);
    coverage.decidable += is_covered || rule.held_by.empty();
    if (is_covered) {
      coverage.covered.emplace_back(rule.id);
    } else if (rule.held_by.empty()) {
      coverage.open.emplace_back(rule.id);
    } else {
      ++coverage.held_by[std::string(rule.held_by)];
      coverage.customs_only.push_back(std::string(rule.id) + " (" + std::string(rule.held_by) +
                                      ")");
    }
  }
  return coverage;
}

std::string joined_strings(const std::vector<std::string>& texts) {
  return joined({texts.begin(), texts.end()});
}

std::string show_catalogue(const Terminal& terminal, const wire::Catalogue& catalogue) {
  const Coverage coverage = coverage_of(catalogue);
  terminal.result(
      terminal.say("cli.coverage", {{"catalogue", std::string(catalogue.name)},
                                    {"rules", std::to_string(catalogue.rules.size())},
                                    {"decidable", std::to_string(coverage.decidable)},
                                    {"covered", std::to_string(coverage.covered.size())}}));
  terminal.result("  " + terminal.say("cli.coverage_source") + ": " +
                  std::string(catalogue.source));
  if (!coverage.open.empty()) {
    terminal.result("  " + terminal.say("cli.coverage_open") + ": " +
                    joined_strings(coverage.open));
  }
  terminal.result("  " + terminal.say("cli.coverage_customs") + ":");
  for (const auto& [held_by, count] : coverage.held_by) {
    terminal.result("    " + std::to_string(count) + "  " + terminal.say("held." + held_by));
  }
  return JsonObject()
      .text("name", catalogue.name)
      .text("source", catalogue.source)
      .number("rules", static_cast<long long>(catalogue.rules.size()))
      .number("decidable", static_cast<long long>(coverage.decidable))
      .number("covered", static_cast<long long>(coverage.covered.size()))
      .value("open", json_strings(coverage.open))
      .value("customsOnly", json_strings(coverage.customs_only))
      .str();
}

int show_coverage(const Terminal& terminal) {
  std::vector<std::string> documents;
  for (const wire::Catalogue& catalogue : wire::catalogues()) {
    documents.push_back(show_catalogue(terminal, catalogue));
  }
  if (!terminal.json) return kDone;
  terminal.document(JsonObject()
                        .text("ruleSet", rule_set_hash())
                        .value("catalogues", json_array(documents))
                        .str() +
                    "\n");
  return kDone;
}

// A code that no rule here cites: which catalogues have it, and who decides it.
bool explain_code_of_customs(const Terminal& terminal, const std::string& code) {
  std::vector<std::string> documents;
  for (const auto& [catalogue, rule] : wire::customs_codes(code)) {
    const std::string held =
        rule->held_by.empty() ? std::string() : terminal.say("held." + std::string(rule->held_by));
    terminal.result(
        terminal.say(wire::words_for(*rule), {{"code", std::string(rule->id)},
                                              {"catalogue", std::string(catalogue->source)},
                                              {"held_by", held}}));
    if (!rule->about.empty()) {
      terminal.result(terminal.say("ui.rule.about", {{"about", std::string(rule->about)}}));
    }
    const std::string known = wire::what_is_known_of(*rule, terminal.language);
    if (!known.empty()) terminal.result("  " + known);
    documents.push_back(JsonObject()
                            .text("catalogue", catalogue->name)
                            .text("code", rule->id)
                            .text("heldBy", held)
                            .text("about", rule->about)
                            .text("known", known)
                            .text("source", catalogue->source)
                            .str());
  }
  if (terminal.json && !documents.empty()) {
    terminal.document(JsonObject()
                          .text("code", code)
                          .value("customs", json_array(documents))
                          .value("rules", "[]")
                          .str() +
                      "\n");
  }
  return !documents.empty();
}

}  // namespace

Error unknown_code(const std::string& code) {
  const std::string similar = joined(wire::similar_rules(code));
  return {"code_unknown", "'" + code.substr(0, 100) + "' is no rule and no code of customs",
          similar.empty() ? "All of them: quayside rules" : "Did you mean " + similar + "?"};
}

int explain_code(const Terminal& terminal, const Options& options) {
  const std::vector<const Rule*> found = wire::rules_of(options.code);
  if (found.empty() && explain_code_of_customs(terminal, options.code)) return kDone;
  if (found.empty()) return terminal.fail(unknown_code(options.code));
  std::vector<std::string> documents;
  for (const Rule* rule : found) {
    explain_rule(terminal, *rule);
    documents.push_back(rule_json(terminal, *rule));
  }
  if (terminal.json) {
    terminal.document(
        JsonObject().text("code", options.code).value("rules", json_array(documents)).str() + "\n");
  }
  return kDone;
}

int list_rules(const Terminal& terminal, const Options& options) {
  if (options.coverage) return show_coverage(terminal);
  std::vector<std::string> documents;
  for (const Rule* rule : wire::every_rule()) {
    documents.push_back(rule_json(terminal, *rule));
    if (!terminal.json) {
      terminal.result(std::string(wire::severity_name(rule->severity)) + "  " +
                      std::string(rule->id) + "  [" + joined(rule->sources) + "]");
    }
  }
  terminal.note(terminal.say("cli.rules_count", {{"count", std::to_string(documents.size())},
                                                 {"hash", std::string(rule_set_hash())}}));
  if (terminal.json) {
    terminal.document(
        JsonObject().text("ruleSet", rule_set_hash()).value("rules", json_array(documents)).str() +
        "\n");
  }
  return kDone;
}

}  // namespace quayside::cli
