#include "shared/wire/rule_search.h"

#include <algorithm>

#include "shared/messages/messages.h"
#include "shared/rules/element_codes.h"
#include "shared/rules/together.h"

namespace quayside::wire {
namespace {

constexpr std::size_t kSimilarMax = 5;
constexpr std::size_t kQueryBytesMax = 200;

std::string folded(std::string_view code) {
  std::string text;
  for (const char c : code) {
    if (c == ' ' || c == '#' || c == '-' || c == '_') continue;
    text += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return text;
}

// The code, and those that it is another name of: all folded.
std::vector<std::string> codes_meant(std::string_view code) {
  std::vector<std::string> meant = {folded(code)};
  const std::string& wanted = meant[0];
  std::vector<std::string> others;
  for (const OtherName& other : other_names()) {
    if (folded(other.name) == wanted) others.push_back(folded(other.code));
  }
  if (others.empty() && wanted.starts_with("dkw")) others.push_back("dk" + wanted.substr(3));
  meant.insert(meant.end(), others.begin(), others.end());
  return meant;
}

// All that a rule can be found by, as words between blanks.
std::string words_of(const Rule& rule, std::string_view language) {
  std::string text = std::string(rule.id) + ' ' + std::string(rule.law);
  for (const std::string_view source : rule.sources)
    text += ' ' + std::string(source);
  for (const char* kind : {"rule", "hint", "explain"})
    text += ' ' + general_text(kind, rule, language);
  return ' ' + comparable_text(text);
}

bool has_every_word(const std::string& words, const std::string& query) {
  std::size_t from = 0;
  while (from < query.size()) {
    const std::size_t end = std::min(query.find(' ', from), query.size());
    if (words.find(' ' + query.substr(from, end - from)) == std::string::npos) return false;
    from = end + 1;
  }
  return true;
}

}  // namespace

const std::vector<const Rule*>& every_rule() {
  static const std::vector<const Rule*> every = [] {
    std::vector<const Rule*> all;
    for (const auto rules : {all_rules(), together_rules()}) {
      for (const Rule& rule : rules)
        all.push_back(&rule);
    }
    return all;
  }();
  return every;
}

std::vector<const Rule*> rules_of(std::string_view code) {
  const std::vector<std::string> wanted = codes_meant(code);
  const auto is_wanted = [&](std::string_view name) {
    return std::find(wanted.begin(), wanted.end(), folded(name)) != wanted.end();
  };
  std::vector<const Rule*> found;
  for (const Rule* rule : every_rule()) {
    const bool is_source = std::any_of(rule->sources.begin(), rule->sources.end(), is_wanted);
    if (is_wanted(rule->id) || is_source) found.push_back(rule);
  }
  return found;
}

std::vector<CustomsCode> customs_codes(std::string_view code) {
  const std::vector<std::string> wanted = codes_meant(code);
  std::vector<CustomsCode> found;
  if (!rules_of(code).empty()) return found;
  for (const Catalogue& catalogue : catalogues()) {
    for (const CatalogueRule& one : catalogue.rules) {
      if (std::find(wanted.begin(), wanted.end(), folded(one.id)) == wanted.end()) continue;
      found.push_back({&catalogue, &one});
    }
  }
  return found;
}

std::string_view words_for(const CatalogueRule& code) {
  if (code.held_by == kOnRequest) return "ui.rule.on_request";
  return code.held_by.empty() ? "ui.rule.open" : "ui.rule.customs";
}

std::string what_is_known_of(const CatalogueRule& code, std::string_view language) {
  const std::string key = "open." + std::string(code.id);
  if (!has_message("en", key)) return {};
  return message(language, key) + ' ' + message(language, "open.why");
}

std::vector<const Rule*> search_rules(std::string_view query, std::string_view language) {
  const std::string wanted = comparable_text(query.substr(0, kQueryBytesMax));
  if (wanted.empty()) return every_rule();
  std::vector<const Rule*> found = rules_of(query);
  for (const Rule* rule : every_rule()) {
    if (std::find(found.begin(), found.end(), rule) != found.end()) continue;
    if (has_every_word(words_of(*rule, language), wanted)) found.push_back(rule);
  }
  return found;
}

std::vector<std::string_view> similar_rules(std::string_view code) {
  const std::string wanted = folded(code);
  std::vector<std::string_view> similar;
  for (const Rule* rule : every_rule()) {
    if (wanted.size() < 3 || similar.size() == kSimilarMax) break;
    if (folded(rule->id).find(wanted) != std::string::npos) similar.push_back(rule->id);
  }
  return similar;
}

std::string_view authority_code(const Rule& rule) {
  const auto is_code = [](std::string_view source) {
    return source != "EUCDM" && source != "XSD" && source != "LOCAL";
  };
  const auto code = std::find_if(rule.sources.begin(), rule.sources.end(), is_code);
  return code == rule.sources.end() ? std::string_view() : *code;
}

namespace {

std::vector<std::string_view> without_foreign(std::vector<std::string_view> sources,
                                              std::string_view profile) {
  const auto is_foreign = [&](std::string_view source) {
    const bool is_british = source.starts_with("CDS");
    if (profile == "dk") return is_british;
    return profile == "gb" && !is_british && source != "EUCDM" && source != "XSD" &&
           source != "LOCAL";
  };
  std::erase_if(sources, is_foreign);
  return sources;
}

}  // namespace

std::vector<std::string_view> sources_of(const Rule& rule, std::string_view profile) {
  return without_foreign({rule.sources.begin(), rule.sources.end()}, profile);
}

std::vector<std::string_view> sources_of(const Issue& issue, std::string_view profile,
                                         std::string_view data_set) {
  return without_foreign(codes_of(issue, data_set), profile);
}

// "{field}" becomes "…", and so does "{amount} {currency}".
std::string general_text(std::string_view kind, const Rule& rule, std::string_view language) {
  const std::string key = std::string(kind) + '.' + std::string(rule.id);
  if (!has_message("en", key)) return {};
  const std::string gap = "…";
  std::string text = message(language, key);
  for (std::size_t open = text.find('{'); open != std::string::npos; open = text.find('{', open)) {
    const std::size_t close = text.find('}', open);
    if (close == std::string::npos) break;
    text.replace(open, close - open + 1, gap);
  }
  const std::string two = gap + " " + gap;
  for (std::size_t at = text.find(two); at != std::string::npos; at = text.find(two)) {
    text.replace(at, two.size(), gap);
  }
  return text;
}

}  // namespace quayside::wire
