// Since when and until when: currencies that came or went, and the first days of document codes.
#include <algorithm>

#include "shared/codes/iso_tables.h"
#include "shared/codes/tables.h"

namespace quayside::codes {
namespace {

constexpr DateRange since(int year, int month, int day) {
  return {{year, month, day}, {9999, 12, 31}};
}
constexpr DateRange until(int year, int month, int day) { return {{1, 1, 1}, {year, month, day}}; }

// Currency list: modifications, of the Interinstitutional Style Guide (Publications Office of the
// European Union), which names the amendments to ISO 4217 (161 to 178). Where two codes stood
// beside each other for a while, the old one ends with that while: SLL (amendment 175) and ZWL
// (177). BGN: Bulgaria has had the euro since 1 January 2026 (Council decision of 8 July 2025).
constexpr Code kChangedCurrencies[] = {
    {"ANG", "Netherlands Antillean Guilder", until(2025, 3, 31)},
    {"BGN", "Bulgarian Lev", until(2025, 12, 31)},
    {"BYN", "Belarusian Ruble", since(2016, 7, 1)},
    {"BYR", "Belarusian Ruble (before 2017)", until(2016, 12, 31)},
    {"CUC", "Peso Convertible", until(2020, 12, 31)},
    {"HRK", "Kuna", until(2022, 12, 31)},
    {"MRO", "Ouguiya (before 2018)", until(2018, 6, 30)},
    {"MRU", "Ouguiya", since(2018, 1, 1)},
    {"SLE", "Leone", since(2022, 7, 1)},
    {"SLL", "Leone (before 2024)", until(2023, 12, 31)},
    {"STD", "Dobra (before 2018)", until(2018, 6, 30)},
    {"STN", "Dobra", since(2018, 1, 1)},
    {"VEF", "Bolívar (before 2018)", until(2018, 8, 19)},
    {"VES", "Bolívar Soberano", since(2018, 8, 20)},
    {"XCG", "Caribbean Guilder", since(2025, 3, 31)},
    {"ZWG", "Zimbabwe Gold", since(2024, 6, 25)},
    {"ZWL", "Zimbabwe Dollar", until(2024, 8, 31)},
};

struct FirstDay {
  Date day;
  std::string_view codes;
};

constexpr FirstDay kFirstDays[] = {
#include "shared/codes/document_days.inc"
};

bool is_before(const Code& row, std::string_view code) { return row.code < code; }

// ISO 4217 as the package has it, with what changed.
std::vector<Code> all_currencies() {
  std::vector<Code> rows;
  for (const IsoRow& row : iso_currencies())
    rows.push_back({row.code, row.name, {}});
  for (const Code& changed : kChangedCurrencies) {
    const auto row = std::lower_bound(rows.begin(), rows.end(), changed.code, is_before);
    if (row != rows.end() && row->code == changed.code) {
      row->validity = changed.validity;
    } else {
      rows.insert(row, changed);
    }
  }
  return rows;
}

}  // namespace

std::span<const Code> currencies() {
  static const std::vector<Code> rows = all_currencies();
  return rows;
}

void begin_on_first_days(std::vector<Code>& rows) {
  constexpr std::size_t kWidth = 4;
  for (const FirstDay& first : kFirstDays) {
    for (std::size_t at = 0; at < first.codes.size(); at += kWidth) {
      const std::string_view code = first.codes.substr(at, kWidth);
      const auto row = std::lower_bound(rows.begin(), rows.end(), code, is_before);
      if (row != rows.end() && row->code == code) row->validity.from = first.day;
    }
  }
}

}  // namespace quayside::codes
