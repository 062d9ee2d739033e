// Official tables: which kind a CSV file is, told by its headings or by its first row.
#include <algorithm>
#include <chrono>
#include <optional>

#include "shared/base/text.h"
#include "shared/codes/code_list.h"
#include "shared/wire/csv.h"
#include "shared/wire/reference_files.h"

namespace quayside::wire {
namespace {

using Table = std::vector<CsvRow>;

/// "CN_CODE" and "Cn code" are "cncode".
std::string folded(std::string_view heading) {
  std::string text;
  for (const char c : heading) {
    if (c >= 'A' && c <= 'Z')
      text += static_cast<char>(c - 'A' + 'a');
    else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
      text += c;
  }
  return text;
}

std::vector<std::string> headings_of(const Table& table) {
  std::vector<std::string> headings;
  for (const std::string& cell : table.front())
    headings.push_back(folded(cell));
  return headings;
}

std::optional<std::size_t> column(const std::vector<std::string>& headings,
                                  std::initializer_list<std::string_view> names,
                                  bool as_beginning = false) {
  for (const std::string_view name : names) {
    for (std::size_t i = 0; i < headings.size(); ++i) {
      if (headings[i] == name || (as_beginning && headings[i].starts_with(name))) return i;
    }
  }
  return std::nullopt;
}

const std::string& cell(const CsvRow& row, std::optional<std::size_t> at) {
  static const std::string kNothing;
  return at && *at < row.size() ? row[*at] : kNothing;
}

bool is_letters(std::string_view text, std::size_t count) {
  return text.size() == count &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

struct PlaceColumns {
  std::optional<std::size_t> change;
  std::optional<std::size_t> country;
  std::optional<std::size_t> place;
  std::optional<std::size_t> name;
  bool has_headings = false;
};

// UNECE's own files have no headings: change, country, place, name and eight more.
std::optional<PlaceColumns> place_columns(const Table& table) {
  const auto headings = headings_of(table);
  const PlaceColumns named{column(headings, {"change", "ch"}), column(headings, {"country"}),
                           column(headings, {"location", "locode"}), column(headings, {"name"}),
                           true};
  if (named.country && named.place && named.name) return named;
  const CsvRow& first = table.front();
  if (first.size() >= 11 && first.size() <= 12 && is_letters(first[1], 2) &&
      (first[2].empty() || first[2].size() == 3)) {
    return PlaceColumns{0, 1, 2, 3, false};
  }
  return std::nullopt;
}

// Country rows have no place; "X" marks what goes with the next edition, "=" another spelling.
ReadFile read_places(const Table& table, const PlaceColumns& columns, const std::string& name) {
  ReadFile file{"UN/LOCODE", name, {}, {}, {}, {}};
  ReadList& list = file.lists["unLocode"];
  list.replaces = true;
  for (std::size_t i = columns.has_headings ? 1 : 0; i < table.size(); ++i) {
    const CsvRow& row = table[i];
    const std::string code = cell(row, columns.country) + cell(row, columns.place);
    if (code.size() != 5 || cell(row, columns.change) == "=") continue;
    list.codes[code] = {label_text(cell(row, columns.name)), {}};
  }
  return file;
}

Result<ReadFile> read_nomenclature(const Table& table, std::size_t code, const std::string& name,
                                   const ImportOptions& options) {
  const auto headings = headings_of(table);
  const auto text =
      column(headings, {"name", "description", "label", "preflabel", "text", "dm"}, true);
  const auto unit = column(headings, {"su", "supplementaryunit", "supplunit"}, true);
  if (!text) {
    return Error{"refdata_malformed", "the nomenclature has no column for its texts",
                 "It is found by a heading that begins with NAME, DESCRIPTION or LABEL."};
  }
  NomenclatureBuilder builder;
  for (std::size_t i = 1; i < table.size(); ++i)
    builder.add(cell(table[i], code), cell(table[i], text), cell(table[i], unit));
  return builder.finish(name, options);
}

// "2026-01-31", with or without a time, "31-01-2026", "31/01/2026", or a day as Excel counts it.
std::optional<Date> day_of(const std::string& written) {
  const std::string text = trimmed(written).substr(0, 10);
  if (const auto day = Date::parse(text)) return day;
  const bool has_dividers = text.size() == 10 && text[2] == text[5] &&
                            (text[2] == '-' || text[2] == '/' || text[2] == '.');
  if (has_dividers)
    return Date::parse(text.substr(6) + "-" + text.substr(3, 2) + "-" + text.substr(0, 2));
  const bool is_count =
      text.size() == 5 && text.find_first_not_of("0123456789") == std::string::npos;
  if (!is_count) return std::nullopt;
  using Days = std::chrono::sys_days;
  const std::chrono::year_month_day day(Days(std::chrono::year(1899) / 12 / 30) +
                                        std::chrono::days(std::stoi(text)));
  return Date{static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
              static_cast<int>(static_cast<unsigned>(day.day()))};
}

struct ValidityColumns {
  std::optional<std::size_t> from;
  std::optional<std::size_t> to;
};

ValidityColumns validity_columns(const std::vector<std::string>& headings) {
  return {column(headings, {"validfrom", "from", "startdate", "validitystartdate"}),
          column(headings, {"validto", "to", "enddate", "validityenddate"})};
}

DateRange validity_of(const CsvRow& row, const ValidityColumns& columns) {
  DateRange range;
  if (const auto day = day_of(cell(row, columns.from))) range.from = *day;
  if (const auto day = day_of(cell(row, columns.to))) range.to = *day;
  return range.to < range.from ? DateRange{} : range;
}

// A code that was away for a time is two lines, and one here: better too little said than too much.
void add_code(ReadList& list, const std::string& code, ReadCode read) {
  const auto [known, is_new] = list.codes.emplace(code, read);
  if (is_new) return;
  known->second.validity.from = std::min(known->second.validity.from, read.validity.from);
  known->second.validity.to = std::max(known->second.validity.to, read.validity.to);
}

/// A table of the TARIC as the Commission publishes them: what its first column holds.
struct TaricColumns {
  enum class Holds { goods, additional_codes, certificates };
  Holds holds = Holds::goods;
  std::size_t code = 0;
};

std::optional<TaricColumns> taric_columns(const std::vector<std::string>& headings) {
  using Holds = TaricColumns::Holds;
  if (const auto at = column(headings, {"goodscode", "goodsnomenclatureitemid", "tariccode"}))
    return TaricColumns{Holds::goods, *at};
  if (const auto at = column(headings, {"additionalcode", "additionalcodes"}))
    return TaricColumns{Holds::additional_codes, *at};
  if (const auto at = column(headings, {"certificate", "certificatecode", "certcode"}))
    return TaricColumns{Holds::certificates, *at};
  return std::nullopt;
}

// Codes that begin with Y stand in 12 04, the others in 12 03.
std::string list_of(TaricColumns::Holds holds, const std::string& code) {
  if (holds == TaricColumns::Holds::goods) return "taric";
  if (holds == TaricColumns::Holds::additional_codes) return "additionalCode";
  return code.starts_with('Y') ? "additionalReferenceType" : "supportingDocumentType";
}

// "0101210000 80": ten digits and the suffix, which is 80 where goods can be declared.
bool is_declared(std::string& code, const std::string& suffix) {
  const bool is_other = (!suffix.empty() && suffix != "80") ||
                        (code.size() > 10 && code.substr(10).find("80") == std::string::npos);
  code = code.substr(0, 10);
  return !is_other && code.size() == 10 &&
         code.find_first_not_of("0123456789") == std::string::npos;
}

Result<ReadFile> read_taric(const Table& table, const TaricColumns& columns,
                            const std::string& name) {
  const auto headings = headings_of(table);
  const auto text = column(headings, {"description", "name", "label", "text"}, true);
  const auto suffix = column(headings, {"suffix", "productlinesuffix", "productline"});
  const ValidityColumns validity = validity_columns(headings);
  ReadFile file{"TARIC", name, {}, {}, {}, {}};
  for (std::size_t i = 1; i < table.size(); ++i) {
    std::string code = trimmed(cell(table[i], columns.code));
    const bool is_code = columns.holds == TaricColumns::Holds::goods
                             ? is_declared(code, trimmed(cell(table[i], suffix)))
                             : code.size() == 4;
    if (!is_code) continue;
    ReadList& list = file.lists[list_of(columns.holds, code)];
    list.replaces = columns.holds != TaricColumns::Holds::certificates;
    add_code(list, code, {label_text(cell(table[i], text)), validity_of(table[i], validity)});
  }
  if (file.lists.empty()) {
    return Error{"refdata_malformed", "the table of the TARIC has no code of its kind",
                 "Goods have ten digits, additional codes and certificates four characters."};
  }
  return file;
}

Result<ReadFile> read_code_list(const Table& table, std::size_t code, const std::string& name,
                                const ImportOptions& options) {
  const codes::CodeList* own = codes::find_list(options.list);
  if (own == nullptr) {
    return Error{"refdata_list_unknown", "there is no list '" + options.list + "'",
                 "quayside refdata show names the lists."};
  }
  const auto headings = headings_of(table);
  const auto text = column(headings, {"description", "name", "label", "text"}, true);
  const ValidityColumns validity = validity_columns(headings);
  ReadFile file{"code list", name, {}, {}, {}, {}};
  ReadList& list = file.lists[options.list];
  list.complete = own->completeness == codes::Completeness::complete;
  for (std::size_t i = 1; i < table.size(); ++i) {
    const std::string bare = trimmed(cell(table[i], code));
    if (bare.empty()) continue;
    list.codes[bare] = {label_text(cell(table[i], text)), validity_of(table[i], validity)};
  }
  return file;
}

}  // namespace

Result<ReadFile> read_table(const std::string& bytes, const std::string& name,
                            const ImportOptions& options) {
  const auto table = read_csv(bytes);
  if (!table) return table.error();
  const Error unknown{"refdata_unknown_file", "not a file that is known",
                      "Known are CS/RD2 and customs office JSON, the Combined Nomenclature, TARIC "
                      "and UN/LOCODE as CSV, and lists with the columns Code and Description."};
  if (table->empty()) return unknown;
  if (const auto places = place_columns(*table)) return read_places(*table, *places, name);
  const auto headings = headings_of(*table);
  const auto number = column(headings, {"cncode", "cn"});
  if (number) return read_nomenclature(*table, *number, name, options);
  if (const auto taric = taric_columns(headings)) return read_taric(*table, *taric, name);
  const auto code = column(headings, {"code"});
  if (!code) return unknown;
  if (!options.list.empty()) return read_code_list(*table, *code, name, options);
  if (column(headings, {"su", "supplementaryunit", "supplunit"}, true)) {
    return read_nomenclature(*table, *code, name, options);
  }
  return Error{"refdata_list_missing", "the table does not say which list it is",
               "Say it with --list, for example --list supportingDocumentType."};
}

}  // namespace quayside::wire
