// MRN: the Master Reference Number that customs gives a declaration it has taken.
//
// Eighteen characters: year, country, twelve letters or digits, the letter of the procedure, and a
// check digit as ISO 6346 computes it for containers (DGXXI/0879/99). Written for the simulator
// alone, so that a mistake in the product's own check cannot hide here.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace quayside::simulator {

/// The digit that belongs behind the first 17 characters; empty when one of them can have no value.
std::optional<char> mrn_check_digit(std::string_view first_17);

/// True when the text is 18 characters long and ends in its own check digit.
bool is_valid_mrn(std::string_view mrn);

/// A new MRN: "26DK", twelve random characters, the letter of the procedure ("R" import, "A"
/// export), check digit. None of the sequences that customs uses for additional messages (COR, INV,
/// …) starts the random part.
std::string new_mrn(int year, std::string_view country, char procedure);

/// The number of an additional message: such an MRN that says what it is, "26DKCOR…".
std::string new_additional_number(int year, std::string_view country, std::string_view kind);

}  // namespace quayside::simulator
