// MRN: the movement reference number that customs gives, with its ISO 6346 check digit.
//
// The simulator's own arithmetic; it shares none with the product, so that neither hides the
// other's mistake. Form: two digits of the year, country, 12 characters, procedure letter, check
// digit (Implementing Regulation (EU) 2015/2447, Annex B, data element 12 01 001).
#pragma once

#include <string>
#include <string_view>

namespace quayside::simulator {

/// The check digit of 17 characters, or '\0' if one of them is neither digit nor capital letter.
char mrn_check_digit(std::string_view first_17);
/// "26DK" + 12 characters made from `seed` + "R" + check digit: an import declaration.
std::string import_mrn(int year, std::string_view seed);

}  // namespace quayside::simulator
