// Identifiers whose form or check digit can be told without a register.
#pragma once

#include <optional>
#include <string_view>

namespace quayside {

/// Movement reference number (MRN): two digits of the year, country, 12 letters or digits, a letter
/// for the procedure, a check digit (Implementing Regulation (EU) 2015/2447, Annex B, 12 01 001).
bool has_form_of_mrn(std::string_view text);
/// Whether position 18 is the check digit of the 17 before it: ISO 6346 as customs applies it (each
/// character's value times 2^position, modulo 11, 10 counting as 0). Customs has issued others, so
/// this is good for a warning only.
bool has_check_digit_of_mrn(std::string_view text);

/// Container number after ISO 6346: owner (3 letters), category U, J or Z, six digits, check digit.
bool has_form_of_container_number(std::string_view text);
bool has_check_digit_of_container_number(std::string_view text);

/// Guarantee reference number: 17 characters (year, country, 12, check digit), or 24 with a letter
/// and six digits behind.
bool has_form_of_grn(std::string_view text);

/// Customs office: country and six letters or digits, "DK003102".
bool has_form_of_customs_office(std::string_view text);

/// CUS number of the inventory of chemical substances: seven digits, a hyphen, a digit.
bool has_form_of_cus_number(std::string_view text);

/// "20261124", a day that exists, alone or with a time behind it.
bool begins_with_day(std::string_view text);

}  // namespace quayside
