// The vectors of tests/vectors/h7, natively.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "shared/rules/rule.h"
#include "shared/wire/json.h"

namespace quayside::testing {
namespace {

using nlohmann::json;

std::string content_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<std::filesystem::path> vector_files() {
  std::vector<std::filesystem::path> files;
  const std::filesystem::path folder = std::string(QUAYSIDE_SOURCE_DIR) + "/tests/vectors/h7";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

json issues_of(const Verdict& verdict) {
  json found = json::array();
  for (const Issue& issue : verdict.issues) {
    json at = json::array();
    for (const FieldPointer& pointer : issue.at)
      at.push_back(pointer.text());
    found.push_back({{"rule", issue.rule->id}, {"at", at}});
  }
  return found;
}

TEST(Vectors, AreJudgedAsExpected) {
  for (const auto& path : vector_files()) {
    const json cases = json::parse(content_of(path), nullptr, false);
    ASSERT_TRUE(cases.is_array()) << path;
    for (const json& one : cases) {
      const auto declaration = wire::declaration_from_json(one["declaration"].dump());
      ASSERT_TRUE(declaration.has_value()) << path << declaration.error().message;
      const auto day = Date::parse(one["asOf"].get<std::string>());
      ASSERT_TRUE(day.has_value()) << path;
      EXPECT_EQ(issues_of(validate(*declaration, *day)), one["expect"])
          << path.filename() << ": " << one["name"];
    }
  }
}

TEST(Vectors, ShowEveryRuleAcceptingAndRejecting) {
  std::map<std::string, std::pair<int, int>> shown;
  for (const auto& path : vector_files()) {
    const json cases = json::parse(content_of(path), nullptr, false);
    for (const json& one : cases) {
      bool rejects = false;
      for (const json& issue : one["expect"])
        rejects |= issue["rule"] == path.stem().string();
      auto& [accepting, rejecting] = shown[path.stem().string()];
      ++(rejects ? rejecting : accepting);
    }
  }
  for (const Rule& rule : all_rules()) {
    EXPECT_GT(shown[std::string(rule.id)].first, 0) << rule.id;
    EXPECT_GT(shown[std::string(rule.id)].second, 0) << rule.id;
  }
  EXPECT_EQ(shown.size(), all_rules().size()) << "a vector names a rule that does not exist";
}

}  // namespace
}  // namespace quayside::testing
