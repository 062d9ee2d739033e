// Code lists: dated, read-only tables of codes, and their look-up.
//
// Lists are named by what they hold ("country", "additionalProcedure"), the name that the model's
// description uses. A description is our own wording, by message key, or comes from iso-codes.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/date.h"

namespace quayside::codes {

struct Code {
  std::string_view code;
  std::string_view label;  ///< English, our own words; may be empty
  DateRange validity;
};

enum class Completeness {
  complete,  ///< a code that is not in the list does not exist
  partial,   ///< what is missing may still exist: only a shape can be checked
};

struct CodeList {
  std::string_view name;
  std::string_view source;  ///< where the facts come from, with edition
  Completeness completeness = Completeness::complete;
  std::span<const Code> codes;
};

std::span<const CodeList> all_lists();
/// Null when there is no such list.
const CodeList* find_list(std::string_view name);
/// Null when the code is not in the list on that day. Exact match.
const Code* find_code(std::string_view list, std::string_view code, const Date& day);
/// As find_code, whatever the day: tells a code that has run out from one that never existed.
const Code* find_code_of_any_day(std::string_view list, std::string_view code);
/// What a code means in the language of whoever searches.
using Words = std::function<std::string(const Code&)>;
/// Codes whose code or words start with, then contain, `query` (ASCII case ignored); at most
/// `limit` of them. Without `words` the labels are searched; digits are looked for in codes only.
std::vector<const Code*> search(std::string_view list, std::string_view query, const Date& day,
                                std::size_t limit, const Words& words = {});

}  // namespace quayside::codes
