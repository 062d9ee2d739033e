#include "shared/wire/trial.h"

#include <algorithm>

#include "shared/wire/catalogues.h"
#include "shared/wire/key_tree.h"

namespace quayside::wire {
namespace {

constexpr std::size_t kAnswerBytesMax = 32 * 1024 * 1024;

// In the words of the catalogues; what is not listed concerns other messages and data sets.
constexpr std::pair<std::string_view, std::string_view> kHolders[] = {
    {"DK-CRS", "trial.held.register"},
    {"IOSS", "trial.held.ioss"},
    {"VIES", "trial.held.vat"},
    {"tariff", "trial.held.tariff"},
    {"statistics office", "trial.held.statistics"},
    {"customs' own data", "trial.held.own_data"},
};

}  // namespace

std::string trial_answer_to_json(const TrialAnswer& answer) {
  Json tree = Json::object();
  tree["connected"] = answer.connected;
  tree["message"] = answer.message;
  Json& problems = tree["problems"] = Json::array();
  for (const Error& problem : answer.problems) {
    problems.push_back(
        {{"code", problem.code}, {"hint", problem.hint}, {"title", problem.message}});
  }
  tree["verdict"] = tree_or_empty(answer.verdict);
  return canonical_text(tree);
}

Result<TrialAnswer> trial_answer_from_json(std::string_view text) {
  const Result<Json> tree =
      parse_strict(text, {.bytes_max = kAnswerBytesMax, .string_bytes_max = kAnswerBytesMax});
  if (!tree) return tree.error();
  ObjectReader read(*tree, "the answer");
  TrialAnswer answer;
  answer.connected = read.flag("connected");
  answer.message = read.text("message");
  const Json* problems = read.list("problems");
  const Json* verdict = read.object("verdict");
  if (!read.done()) return read.error();
  for (const Json& element : *problems) {
    ObjectReader problem(element, "problems");
    answer.problems.push_back({problem.text("code"), problem.text("title"), problem.text("hint")});
    if (!problem.done()) return problem.error();
  }
  if (!verdict->empty()) answer.verdict = canonical_text(*verdict);
  return answer;
}

std::vector<std::string_view> checks_held_by_customs(std::string_view profile) {
  std::vector<std::string_view> keys;
  for (const auto& [holder, key] : kHolders) {
    const auto is_held = [wanted = holder](const CatalogueRule& rule) {
      return rule.held_by.find(wanted) != std::string_view::npos;
    };
    for (const Catalogue& catalogue : catalogues()) {
      if (catalogue.name.substr(0, 2) != profile) continue;
      if (std::any_of(catalogue.rules.begin(), catalogue.rules.end(), is_held)) {
        keys.push_back(key);
        break;
      }
    }
  }
  keys.push_back("trial.held.risk");
  return keys;
}

}  // namespace quayside::wire
