// CSV inside shared/wire: tables of official code lists (RFC 4180; commas, semicolons or tabs).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"

namespace quayside::wire {

using CsvRow = std::vector<std::string>;

/// What is no UTF-8 is read as Latin-1, as UNECE writes. Error codes: refdata_malformed (a quote
/// that is not closed, UTF-16), refdata_too_large (more than 500 000 rows, 64 columns or 64 KiB in
/// a cell).
Result<std::vector<CsvRow>> read_csv(std::string_view bytes);

}  // namespace quayside::wire
