// Tables of the tests and of the reference material.
#pragma once

#include <string>
#include <vector>

namespace quayside::testing {

using CsvRow = std::vector<std::string>;

/// CSV after RFC 4180: quoted cells, doubled quotes, line ends within quotes. The heading counts as
/// a row.
std::vector<CsvRow> read_csv(const std::string& path);

}  // namespace quayside::testing
