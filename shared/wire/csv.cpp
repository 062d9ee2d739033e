#include "shared/wire/csv.h"

#include <algorithm>

#include "shared/base/text.h"

namespace quayside::wire {
namespace {

constexpr std::size_t kRowsMax = 500'000;
constexpr std::size_t kColumnsMax = 64;
constexpr std::size_t kCellMax = 64 * 1024;

std::string from_latin1(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 8);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      text += c;
    } else {
      text += static_cast<char>(0xC0 | byte >> 6);
      text += static_cast<char>(0x80 | (byte & 0x3F));
    }
  }
  return text;
}

// The divider that the first line has most of.
char divider_of(std::string_view text) {
  const std::string_view line = text.substr(0, text.find('\n'));
  char best = ',';
  for (const char c : {';', '\t'}) {
    if (std::count(line.begin(), line.end(), c) > std::count(line.begin(), line.end(), best)) {
      best = c;
    }
  }
  return best;
}

/// Takes one cell off the text; `at_end` says whether the row ends behind it.
bool take_cell(std::string_view& text, char divider, std::string& cell, bool& at_end) {
  const bool quoted = !text.empty() && text.front() == '"';
  if (quoted) {
    text.remove_prefix(1);
    while (true) {
      const std::size_t quote = text.find('"');
      if (quote == std::string_view::npos) return false;
      cell.append(text.substr(0, quote));
      text.remove_prefix(quote + 1);
      if (text.empty() || text.front() != '"') break;
      cell += '"';
      text.remove_prefix(1);
    }
  }
  const char ends[] = {divider, '\n', '\0'};
  const std::size_t end = std::min(text.find_first_of(ends), text.size());
  cell.append(text.substr(0, end));
  text.remove_prefix(end);
  at_end = text.empty() || text.front() == '\n';
  if (!text.empty()) text.remove_prefix(1);
  if (at_end && cell.ends_with('\r')) cell.pop_back();
  return cell.size() <= kCellMax;
}

}  // namespace

Result<std::vector<CsvRow>> read_csv(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    return Error{"refdata_malformed", "the table is in UTF-16", "Save it as CSV in UTF-8."};
  }
  const std::string converted = is_valid_utf8(bytes) ? std::string() : from_latin1(bytes);
  std::string_view text = converted.empty() ? bytes : std::string_view(converted);
  const char divider = divider_of(text);
  std::vector<CsvRow> rows;
  while (!text.empty()) {
    CsvRow& row = rows.emplace_back();
    for (bool at_end = false; !at_end;) {
      if (!take_cell(text, divider, row.emplace_back(), at_end)) {
        return Error{"refdata_malformed", "row " + std::to_string(rows.size()) + " does not end",
                     "Look for a quotation mark that is not closed."};
      }
      if (row.size() > kColumnsMax) break;
    }
    if (rows.size() > kRowsMax || row.size() > kColumnsMax) {
      return Error{"refdata_too_large", "the table has more than 500 000 rows or 64 columns",
                   "Import the official file as it is."};
    }
    if (row.size() == 1 && row[0].empty()) rows.pop_back();
  }
  return rows;
}

}  // namespace quayside::wire
