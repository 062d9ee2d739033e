// Official tables: which kind a CSV file is, told by its headings or by its first row.
#include <algorithm>
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

Result<ReadFile> read_code_list(const Table& table, std::size_t code, const std::string& name,
                                const ImportOptions& options) {
  const codes::CodeList* own = codes::find_list(options.list);
  if (own == nullptr) {
    return Error{"refdata_list_unknown", "there is no list '" + options.list + "'",
                 "quayside refdata show names the lists."};
  }
  const auto headings = headings_of(table);
  const auto text = column(headings, {"description", "name", "label", "text"}, true);
  const auto from = column(headings, {"validfrom", "from", "startdate"});
  const auto to = column(headings, {"validto", "to", "enddate"});
  ReadFile file{"code list", name, {}, {}, {}, {}};
  ReadList& list = file.lists[options.list];
  list.complete = own->completeness == codes::Completeness::complete;
  for (std::size_t i = 1; i < table.size(); ++i) {
    const std::string bare = trimmed(cell(table[i], code));
    if (bare.empty()) continue;
    ReadCode read{label_text(cell(table[i], text)), {}};
    if (const auto day = Date::parse(trimmed(cell(table[i], from)))) read.validity.from = *day;
    if (const auto day = Date::parse(trimmed(cell(table[i], to)))) read.validity.to = *day;
    list.codes[bare] = std::move(read);
  }
  return file;
}

}  // namespace

Result<ReadFile> read_table(const std::string& bytes, const std::string& name,
                            const ImportOptions& options) {
  const auto table = read_csv(bytes);
  if (!table) return table.error();
  const Error unknown{"refdata_unknown_file", "not a file that is known",
                      "Known are CS/RD2 and customs office JSON, the Combined Nomenclature and "
                      "UN/LOCODE as CSV, and lists with the columns Code and Description."};
  if (table->empty()) return unknown;
  if (const auto places = place_columns(*table)) return read_places(*table, *places, name);
  const auto headings = headings_of(*table);
  const auto number = column(headings, {"cncode", "cn"});
  if (number) return read_nomenclature(*table, *number, name, options);
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
