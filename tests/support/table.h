// Tables: what a test has judged, row by row, for people to look at: build/tables/NAME.csv, and on
// standard output how many rows say what in their last column.
#pragma once

#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <vector>

namespace quayside {

class Table {
 public:
  using Row = std::vector<std::string>;

  Table(std::string name, Row heading) : name_(std::move(name)), rows_{std::move(heading)} {}
  Table(const Table&) = delete;
  Table& operator=(const Table&) = delete;

  void add(Row row) { rows_.push_back(std::move(row)); }

  ~Table() {
    const auto folder = std::filesystem::path(QUAYSIDE_SOURCE_DIR) / "build/tables";
    std::error_code ignored;
    std::filesystem::create_directories(folder, ignored);
    std::ofstream file(folder / (name_ + ".csv"), std::ios::binary);
    std::map<std::string, int> verdicts;
    for (const Row& row : rows_) {
      for (const std::string& cell : row)
        file << (&cell == &row.front() ? "" : ",") << quoted(cell);
      file << '\n';
      if (&row != &rows_.front()) ++verdicts[row.back()];
    }
    std::cout << "build/tables/" << name_ << ".csv: " << rows_.size() - 1 << " rows";
    for (const auto& [verdict, count] : verdicts)
      std::cout << ", " << count << ' ' << verdict;
    std::cout << '\n';
  }

 private:
  static std::string quoted(const std::string& cell) {
    std::string text = "\"";
    for (const char c : cell)
      text += c == '"' ? std::string("\"\"") : std::string(1, c);
    return text + '"';
  }

  const std::string name_;
  std::vector<Row> rows_;
};

}  // namespace quayside
