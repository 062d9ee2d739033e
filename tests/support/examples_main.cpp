// quayside-examples: writes shared/wire/examples.inc, the example of each rule.
//   quayside-examples SOURCE_FOLDER > shared/wire/examples.inc
#include <cstdio>
#include <string>

#include "tests/support/examples.h"

namespace {

// As a C++ string literal; bytes of UTF-8 stand for themselves.
std::string quoted(const std::string& text) {
  std::string literal = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') literal += '\\';
    literal += c;
  }
  return literal + '"';
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    std::fputs("usage: quayside-examples SOURCE_FOLDER\n", stderr);
    return 64;
  }
  std::puts("// Written by quayside-examples from the test vectors; do not edit.");
  for (const auto& [rule, facts] : quayside::testing::examples_of_vectors(arguments[1])) {
    std::printf("{%s,\n", quoted(rule).c_str());
    for (std::size_t from = 0; from < facts.size();) {
      const std::size_t end = facts.find('\n', from);
      const std::string literal = quoted(facts.substr(from, end - from));
      std::printf(" %s\\n\"", literal.substr(0, literal.size() - 1).c_str());
      from = end + 1;
      std::puts(from < facts.size() ? "" : "},");
    }
  }
  return 0;
}
