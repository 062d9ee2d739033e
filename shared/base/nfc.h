// Normalization Form C (Unicode Standard Annex 15): one spelling for what looks the same, "é" and
// not "e" with an accent behind it. Customs messages hold texts in this form.
#pragma once

#include <string>
#include <string_view>

namespace quayside {

/// Of well-formed UTF-8; a text that is not comes back as it is.
std::string to_nfc(std::string_view text);

}  // namespace quayside
