// VAT identification numbers of the Member States, of Northern Ireland (XI) and of Great Britain:
// form and check digit, which say nothing of whether the number was ever issued.
#pragma once

#include <string_view>

namespace quayside {

enum class VatNumber {
  adds_up,
  unknown_country,    ///< the two letters in front are of no state that has such numbers here
  wrong_form,         ///< length or kind of characters (Article 215 of Directive 2006/112/EC; VIES)
  wrong_check_digit,  ///< a slip of the pen; states do not publish their rules as law
};

/// The number with its country in front and nothing between ("DK12345674"). Greece may write EL or
/// GR. The check digit rules are those by which tax administrations are known to work, so a finding
/// is good for a warning only.
VatNumber examine_vat_number(std::string_view text);

}  // namespace quayside
