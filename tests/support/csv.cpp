#include "tests/support/csv.h"

#include <fstream>
#include <iterator>
#include <sstream>

namespace quayside::testing {

std::vector<CsvRow> read_csv(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::vector<CsvRow> rows(1, CsvRow(1));
  bool quoted = false;
  for (char c = 0; file.get(c);) {
    if (c == '"') {
      const bool doubled = quoted && file.peek() == '"';
      if (doubled) {
        file.get();
        rows.back().back() += '"';
      } else {
        quoted = !quoted;
      }
    } else if (c == ',' && !quoted) {
      rows.back().emplace_back();
    } else if (c == '\n' && !quoted) {
      rows.emplace_back(1);
    } else if (c != '\r') {
      rows.back().back() += c;
    }
  }
  rows.pop_back();
  return rows;
}

std::vector<CsvRow> read_table(const std::string& path) {
  std::vector<CsvRow> rows = read_csv(path);
  if (!rows.empty()) rows.erase(rows.begin());
  return rows;
}

std::set<std::string> words_of(const std::string& cell) {
  std::istringstream in(cell);
  return {std::istream_iterator<std::string>(in), {}};
}

}  // namespace quayside::testing
