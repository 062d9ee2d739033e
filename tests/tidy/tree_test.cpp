// The repository checks itself: direction of dependency, third-party fences, sizes, host names.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

struct Source {
  std::string path;  ///< relative to the root
  std::vector<std::string> lines;
};

std::vector<Source> sources() {
  std::vector<Source> all;
  const fs::path root = QUAYSIDE_SOURCE_DIR;
  for (const char* top : {"shared", "client", "server", "tests"}) {
    for (const auto& entry : fs::recursive_directory_iterator(root / top)) {
      const std::string extension = entry.path().extension().string();
      if (extension != ".h" && extension != ".cpp") continue;
      Source source{fs::relative(entry.path(), root).generic_string(), {}};
      std::ifstream file(entry.path());
      for (std::string line; std::getline(file, line);)
        source.lines.push_back(line);
      all.push_back(std::move(source));
    }
  }
  return all;
}

bool starts_with(const std::string& text, const std::string& head) {
  return text.compare(0, head.size(), head) == 0;
}

// What a folder of ours may include of ours; its own folder always.
const std::map<std::string, std::vector<std::string>>& allowed() {
  static const std::map<std::string, std::vector<std::string>> table{
      {"shared/base", {}},
      {"shared/domain", {"shared/base"}},
      {"shared/codes", {"shared/base"}},
      {"shared/messages", {"shared/base"}},
      {"shared/seal", {"shared/base"}},
      {"shared/rules", {"shared/base", "shared/domain", "shared/codes"}},
      {"shared/wire", {"shared/"}},
      {"client/app", {"shared/", "client/platform"}},
      {"client/ui", {"shared/base"}},
      {"client/platform", {"shared/"}},
      {"client/views", {"shared/", "client/app", "client/ui", "client/platform"}},
      {"client/cli", {"shared/"}},
      {"server/store", {"shared/base", "shared/wire", "server/log.h"}},
      {"server/services", {"shared/", "server/store", "server/log.h"}},
      {"server/gateway", {"shared/", "server/services", "server/store", "server/log.h"}},
      {"server/http", {"shared/", "server/services", "server/store", "server/log.h"}},
      {"server/simulator", {"shared/base"}},
  };
  return table;
}

std::string folder_of(const std::string& path) {
  const std::size_t second = path.find('/', path.find('/') + 1);
  return path.substr(0, second);
}

TEST(Dependencies, PointOneWay) {
  const std::regex include(R"(^\s*#include "((shared|client|server)/[^"]+)\")");
  for (const Source& source : sources()) {
    const auto rule = allowed().find(folder_of(source.path));
    if (rule == allowed().end()) continue;
    for (const std::string& line : source.lines) {
      std::smatch match;
      if (!std::regex_search(line, match, include)) continue;
      const std::string target = match[1];
      bool good = folder_of(target) == rule->first;
      for (const std::string& head : rule->second)
        good = good || starts_with(target, head);
      EXPECT_TRUE(good) << source.path << " includes " << target;
    }
  }
}

struct Fence {
  const char* header;
  std::vector<std::string> inside;
};

TEST(ThirdParty, StaysBehindItsFence) {
  const std::vector<Fence> fences{
      {"imgui",
       {"client/ui/", "client/views/", "client/main.cpp", "client/platform/", "tests/client/"}},
      {"httplib.h",
       {"server/http/", "server/gateway/", "server/simulator/", "client/cli/", "tests/"}},
      {"sqlite3.h", {"server/store/sqlite_"}},
      {"sodium.h", {"shared/seal/"}},
      {"openssl/",
       {"shared/seal/certificate.cpp", "shared/seal/hash_openssl.cpp",
        "tests/support/certificates.cpp"}},
      {"p11-kit/", {"client/cli/pkcs11_signer.cpp"}},
      {"pugixml.hpp", {"shared/wire/", "server/simulator/", "tests/"}},
      {"emscripten", {"client/platform/", "client/main.cpp"}},
  };
  for (const Source& source : sources()) {
    for (const std::string& line : source.lines) {
      if (line.find("#include <") == std::string::npos &&
          line.find("#include \"") == std::string::npos) {
        continue;
      }
      for (const Fence& fence : fences) {
        if (line.find(fence.header) == std::string::npos) continue;
        bool inside = false;
        for (const std::string& head : fence.inside) {
          inside = inside || starts_with(source.path, head);
        }
        EXPECT_TRUE(inside) << source.path << ": " << line;
      }
    }
  }
}

TEST(Files, KeepTheirSize) {
  for (const Source& source : sources()) {
    if (starts_with(source.path, "tests/")) continue;
    const bool header = source.path.ends_with(".h");
    EXPECT_LE(source.lines.size(), header ? 150U : 500U) << source.path;
    for (std::size_t i = 0; i < source.lines.size(); ++i) {
      std::size_t columns = 0;
      for (const char c : source.lines[i])
        columns += (c & 0xC0) != 0x80;
      EXPECT_LE(columns, 100U) << source.path << ":" << i + 1;
    }
  }
}

TEST(Functions, FitOnAScreen) {
  // A function body starts with a line that ends in "{" at the left margin and ends with "}".
  for (const Source& source : sources()) {
    if (starts_with(source.path, "tests/")) continue;
    std::size_t start = 0;
    bool inside = false;
    for (std::size_t i = 0; i < source.lines.size(); ++i) {
      const std::string& line = source.lines[i];
      const bool opens = !line.empty() && line[0] != ' ' && line[0] != '}' && line.ends_with(") {");
      if (opens) {
        start = i;
        inside = true;
      }
      if (!inside || line != "}") continue;
      EXPECT_LE(i - start + 1, 70U) << source.path << ":" << start + 1;
      inside = false;
    }
  }
}

TEST(Tree, NamesNoMachineAndNoRegistry) {
  const std::regex bad(R"((^|[^a-z])/(work|farm|check)/|debian\.org|npmjs\.(org|com)|registry\.npm)");
  const fs::path root = QUAYSIDE_SOURCE_DIR;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    const std::string path = fs::relative(entry.path(), root).generic_string();
    if (starts_with(path, "build/") || starts_with(path, ".git") ||
        starts_with(path, "node_modules/") || path == "tests/tidy/tree_test.cpp" ||
        !entry.is_regular_file() || entry.file_size() > 2'000'000) {
      continue;
    }
    std::ifstream file(entry.path());
    std::size_t number = 0;
    for (std::string line; std::getline(file, line);) {
      ++number;
      EXPECT_FALSE(line.size() < 2000 && std::regex_search(line, bad)) << path << ":" << number;
    }
  }
}

}  // namespace
