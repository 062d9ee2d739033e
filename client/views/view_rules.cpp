// The rules: a list that can be searched, and a page about each rule or code of customs.
#include <algorithm>

#include "client/views/device_form.h"
#include "shared/wire/examples.h"
#include "shared/wire/json.h"
#include "shared/wire/rule_search.h"

namespace quayside::views {
namespace {

constexpr std::size_t kShownAtOnce = 25;

app::Route route_of(std::string_view rule) {
  app::Route route;
  route.screen = app::Screen::rule;
  route.id = std::string(rule);
  return route;
}

std::string joined(const std::vector<std::string_view>& texts) {
  std::string line;
  for (const std::string_view text : texts)
    line += (line.empty() ? "" : ", ") + std::string(text);
  return line;
}

std::string general(const View& view, std::string_view kind, const Rule& rule) {
  return wire::general_text(kind, rule, view.state.settings.language);
}

std::string severity(const View& view, const Rule& rule) {
  return view.words("severity." + std::string(wire::severity_name(rule.severity)));
}

// "Denmark B1, C1"
std::string where_it_applies(const View& view, const Rule& rule) {
  if (rule.profile.empty()) return view.words("ui.rules.all_sets");
  const std::string authority = view.words("profile." + std::string(rule.profile));
  return rule.data_sets.empty() ? authority : authority + " " + joined(rule.data_sets);
}

std::string period(const View& view, const DateRange& range) {
  const DateRange always;
  const std::string& language = view.state.settings.language;
  const MessageArguments ends{{"from", localised_date(language, range.from.to_string())},
                              {"to", localised_date(language, range.to.to_string())}};
  if (range.from == always.from && range.to == always.to) return view.words("period.always");
  if (range.to == always.to) return view.words("period.from_on", ends);
  return view.words(range.from == always.from ? "period.until" : "period.from_until", ends);
}

void rule_card(const View& view, const Rule& rule) {
  const std::string key = "rules.rule." + std::string(rule.id);
  const auto item = view.ui.list_item(key);
  view.link(key + ".open", general(view, "explain", rule), route_of(rule.id));
  view.ui.text(
      key + ".facts",
      severity(view, rule) + " · " + joined(rule.sources) + " · " + where_it_applies(view, rule),
      ui::TextStyle::hint);
}

std::string form_text(const View& view, const std::string& name) {
  const auto found = view.state.form.find(name);
  return found == view.state.form.end() ? "" : found->second;
}

void rule_list(const View& view, const std::vector<const Rule*>& rules, std::size_t shown) {
  const auto list = view.ui.list("rules.list", view.words("ui.rules.title"));
  for (std::size_t i = 0; i < std::min(shown, rules.size()); ++i)
    rule_card(view, *rules[i]);
}

void customs_code(const View& view, std::size_t number, const wire::CustomsCode& found) {
  const std::string held = std::string(found.code->held_by);
  view.ui.text("rule.customs." + std::to_string(number),
               view.words(wire::words_for(*found.code),
                          {{"code", std::string(found.code->id)},
                           {"catalogue", std::string(found.catalogue->source)},
                           {"held_by", held.empty() ? held : view.words("held." + held)}}));
  if (!found.code->about.empty()) {
    view.ui.text("rule.customs.about." + std::to_string(number),
                 view.words("ui.rule.about", {{"about", std::string(found.code->about)}}));
  }
  const std::string known = wire::what_is_known_of(*found.code, view.state.settings.language);
  if (!known.empty()) view.ui.text("rule.customs.known." + std::to_string(number), known);
}

bool customs_codes(const View& view, const std::string& code) {
  const std::vector<wire::CustomsCode> codes = wire::customs_codes(code);
  for (std::size_t i = 0; i < codes.size(); ++i)
    customs_code(view, i, codes[i]);
  return !codes.empty();
}

void example(const View& view, const Rule& rule) {
  const auto shown = wire::example_text(rule, view.state.settings.language);
  if (!shown) return;
  view.ui.heading(2, "rule.example", view.words("ui.rule.example"));
  if (!shown->places.empty()) {
    const auto list = view.ui.description_list("rule.example.places");
    for (std::size_t i = 0; i < shown->places.size(); ++i) {
      const auto& [label, value] = shown->places[i];
      view.ui.description("rule.example.place." + std::to_string(i), label,
                          value.empty() ? view.words("ui.rule.nothing") : value);
    }
  }
  view.ui.text("rule.example.message", shown->message + " " + shown->hint);
  for (std::size_t i = 0; i < shown->edits.size(); ++i) {
    view.ui.text("rule.example.edit." + std::to_string(i),
                 view.words("ui.rule.edit", {{"edit", shown->edits[i]}}));
  }
}

void facts(const View& view, const Rule& rule) {
  const auto list = view.ui.description_list("rule.facts");
  const auto fact = [&](const char* name, const std::string& text) {
    const std::string key = name;
    if (!text.empty()) view.ui.description("rule." + key, view.words("ui.rule." + key), text);
  };
  fact("message", general(view, "rule", rule));
  fact("hint", general(view, "hint", rule));
  fact("sources", joined(rule.sources));
  fact("law", std::string(rule.law));
  fact("kind",
       severity(view, rule) + ", " + view.words("kind." + std::string(wire::kind_name(rule.kind))));
  fact("applies", where_it_applies(view, rule));
  fact("period", period(view, rule.validity));
  fact("id", std::string(rule.id));
}

void link_to_all(const View& view) {
  app::Route all;
  all.screen = app::Screen::rules;
  view.link("rule.all", view.words("ui.rules.title"), all);
}

}  // namespace

std::string rule_title(const View& view) {
  const Rule* rule = find_rule(view.state.route.id);
  const std::string code(rule == nullptr ? std::string_view() : wire::authority_code(*rule));
  return view.words("ui.rule.title", {{"code", code.empty() ? view.state.route.id : code}});
}

void view_rules(const View& view) {
  view.ui.heading(1, "heading", view.words("ui.rules.title"));
  view.ui.text("rules.text", view.words("ui.rules.text"));
  form_field(view, {.name = "rules_query", .autocomplete = "off", .required = false});
  const std::string query = form_text(view, "rules_query");
  const std::vector<const Rule*> found = wire::search_rules(query, view.state.settings.language);
  const bool is_customs_code = !query.empty() && customs_codes(view, query);
  if (found.empty()) {
    if (!is_customs_code)
      view.ui.status("rules.none", view.words("ui.rules.none", {{"query", query}}));
    return;
  }
  view.ui.status("rules.count",
                 view.words("ui.rules.count", {{"count", std::to_string(found.size())}}));
  const int pages = std::max(1, list_index(form_text(view, "rules_pages")));
  const std::size_t shown = kShownAtOnce * static_cast<std::size_t>(pages);
  rule_list(view, found, shown);
  if (found.size() <= shown) return;
  const std::size_t more = std::min(kShownAtOnce, found.size() - shown);
  if (view.ui.button("rules.more",
                     view.words("ui.rules.more", {{"count", std::to_string(more)}}))) {
    view.push(app::SetForm{"rules_pages", std::to_string(pages + 1)});
  }
}

void view_rule(const View& view) {
  const std::string& code = view.state.route.id;
  const Rule* rule = find_rule(code);
  view.ui.heading(1, "heading", rule_title(view));
  if (rule == nullptr) {
    const std::vector<const Rule*> rules = wire::rules_of(code);
    if (!rules.empty()) {
      view.ui.text("rule.several", view.words("ui.rule.several", {{"code", code}}));
      rule_list(view, rules, rules.size());
    } else if (!customs_codes(view, code)) {
      view.ui.text("rule.unknown", view.words("ui.rule.unknown"));
    }
    return link_to_all(view);
  }
  view.ui.text("rule.explain", general(view, "explain", *rule));
  facts(view, *rule);
  example(view, *rule);
  link_to_all(view);
}

}  // namespace quayside::views
