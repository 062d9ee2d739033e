// A short, repeatable run of the fuzzers' entry points over the kept inputs and mutations of them;
// the long runs are ./dev fuzz.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "tests/fuzz/inputs.h"

namespace quayside::testing {
namespace {

std::vector<std::string> corpus(const char* name) {
  std::vector<std::filesystem::path> files;
  const auto folder = std::filesystem::path(QUAYSIDE_SOURCE_DIR) / "tests/fuzz/corpus" / name;
  for (const auto& file : std::filesystem::directory_iterator(folder))
    files.push_back(file);
  std::sort(files.begin(), files.end());
  std::vector<std::string> inputs;
  for (const auto& file : files) {
    std::ifstream stream(file, std::ios::binary);
    inputs.emplace_back(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>());
  }
  return inputs;
}

std::string mutated(std::string input, std::mt19937& random) {
  for (int i = 0; i < 4 && !input.empty(); ++i) {
    const std::size_t at = random() % input.size();
    const std::size_t length = random() % 16;
    switch (random() % 4) {
      case 0:
        input[at] = static_cast<char>(random());
        break;
      case 1:
        input.erase(at, length);
        break;
      case 2:
        input.insert(at, input.substr(random() % input.size(), length));
        break;
      default:
        input[at] = "\"{}[],:<>/&0 "[random() % 13];
    }
  }
  return input;
}

void run(const char* name, void (*judge)(std::string_view), int mutations) {
  const std::vector<std::string> inputs = corpus(name);
  ASSERT_FALSE(inputs.empty());
  std::mt19937 random(20261127);
  for (const std::string& input : inputs) {
    judge(input);
    for (int i = 0; i < mutations; ++i)
      judge(mutated(input, random));
  }
}

TEST(Fuzz, DeclarationBytesAreJudged) { run("bytes", &fuzz::judge_bytes, 1500); }
TEST(Fuzz, EditsAreJudgedAgainAsAnew) { run("edits", &fuzz::judge_edits, 40); }
TEST(Fuzz, NotificationsAreUnderstoodAndShown) {
  run("notifications", &fuzz::judge_notifications, 20);
}

}  // namespace
}  // namespace quayside::testing
