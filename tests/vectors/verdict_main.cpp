// quayside-verdict: prints the verdict on every case of the given vector files, one per line, in
// the order of the files. A case with "declarations" is judged together (tests/vectors/together).
// Built natively and for Node, so that the two can be compared by bytes.
#include <cstdio>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>

#include "shared/rules/rule.h"
#include "shared/wire/json.h"
#include "shared/wire/together.h"

namespace quayside {
namespace {

using Json = nlohmann::json;

constexpr int kWrongUse = 64;
constexpr int kNotDone = 2;

std::string text_of(const Json& one, const char* name) {
  const auto member = one.find(name);
  return member != one.end() && member->is_string() ? member->get<std::string>() : "";
}

bool print_together(const Json& one, const char* language) {
  const auto day = Date::parse(text_of(one, "asOf"));
  const auto batch = wire::history_from_json(one["declarations"].dump());
  const auto history = wire::history_from_json(one.value("history", Json::array()).dump());
  if (!day || !batch || !history) return false;
  const wire::Compared compared{*batch, *history};
  const auto issues = check_together(*batch, *history, *day);
  std::puts(wire::together_to_json(issues, compared, *day, language).c_str());
  return true;
}

bool print_verdict(const Json& one, const char* language) {
  if (one.is_object() && one.contains("declarations")) return print_together(one, language);
  if (!one.is_object() || !one.contains("declaration")) return false;
  const auto day = Date::parse(text_of(one, "asOf"));
  const auto declaration = wire::declaration_from_json(one["declaration"].dump());
  if (!day || !declaration) return false;
  std::puts(wire::verdict_to_json(validate(*declaration, *day), *declaration, language).c_str());
  return true;
}

bool print_verdicts(const char* path, const char* language) {
  std::ifstream file(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const Json cases = Json::parse(text, nullptr, false);
  if (!cases.is_array()) {
    std::fprintf(stderr, "%s: not a JSON array\n", path);
    return false;
  }
  for (const Json& one : cases) {
    if (print_verdict(one, language)) continue;
    std::fprintf(stderr, "%s: '%s' cannot be judged\n", path, text_of(one, "name").c_str());
    return false;
  }
  return true;
}

}  // namespace
}  // namespace quayside

int main(int count, char** arguments) {
  if (count < 3) {
    std::fputs("usage: quayside-verdict LANGUAGE FILE...\n", stderr);
    return quayside::kWrongUse;
  }
  for (int i = 2; i < count; ++i) {
    if (!quayside::print_verdicts(arguments[i], arguments[1])) return quayside::kNotDone;
  }
  return 0;
}
