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

/// CUS number of the inventory of chemical substances: seven digits, a hyphen, a check digit.
bool has_form_of_cus_number(std::string_view text);
/// The check digit is that of CAS numbers: the digits times 7, 6, … 1, modulo 10. No text says so,
/// but all 57 362 numbers of CL016 (2025-02) keep to it; good for a warning.
bool has_check_digit_of_cus_number(std::string_view text);

/// EORI number: country and up to 15 capital letters and digits (13 01 017, Delegated Regulation
/// (EU) 2015/2446, Annex B).
bool has_form_of_eori(std::string_view text);
/// EORI number with the number behind the country as that country makes it up. True where no form
/// is known. The forms are gathered from what traders show, not from law: good for a warning.
bool has_national_form_of_eori(std::string_view text);

/// Number of the Import One-Stop Shop whose first three digits are a Member State (ISO 3166-1,
/// numeric) or 900 (Explanatory Notes on VAT e-commerce). The check digit at its
/// end follows a rule that is not published.
bool ioss_number_names_a_member_state(std::string_view text);

/// UN/LOCODE: country and three letters or digits from 2 (UNECE Recommendation 16); customs may add
/// more of its own behind.
bool begins_with_form_of_un_locode(std::string_view text);

/// TARIC additional code: a letter or digit, and three digits ("A999", "2500").
bool has_form_of_taric_additional_code(std::string_view text);

/// Declaration unique consignment reference, as HMRC's own front end takes it: last digit of the
/// year, country, twelve digits, a hyphen, 1 to 19 characters of -/()A-Z0-9.
bool has_form_of_ducr(std::string_view text);
/// Master unique consignment reference: "GB/…-…" of an operator or of an inventory, "A:" of an air
/// waybill, "C:" of a ship's agent; 35 characters at most.
bool has_form_of_mucr(std::string_view text);

/// "20261124", a day that exists, alone or with a time behind it.
bool begins_with_day(std::string_view text);

}  // namespace quayside
