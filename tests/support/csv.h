// Tables of the tests and of the reference material.
#pragma once

#include <set>
#include <string>
#include <vector>

namespace quayside::testing {

using CsvRow = std::vector<std::string>;

/// CSV after RFC 4180: quoted cells, doubled quotes, line ends within quotes. The heading counts as
/// a row.
std::vector<CsvRow> read_csv(const std::string& path);
/// The same without the heading.
std::vector<CsvRow> read_table(const std::string& path);
/// What stands between the blanks of a cell.
std::set<std::string> words_of(const std::string& cell);

}  // namespace quayside::testing
