#include "shared/wire/catalogues.h"

namespace quayside::wire {
namespace {

// Danish customs, dms-public, "validation rules H7 H1 H2 I2", rows of declaration type H7. Whether
// a number is registered or an authorisation valid only customs can say; the same holds for
// prohibitions and restrictions of the tariff (ITE).
constexpr CatalogueRule kRules[] = {
    {"VR #1", ""},
    {"VR #2", ""},
    {"VR #3", ""},
    {"VR #4", ""},
    {"VR #5", ""},
    {"VR #6", ""},
    {"VR #7", ""},
    {"VR #8", ""},
    {"VR #9", ""},
    {"VR #10", ""},
    {"VR #11", ""},
    {"VR #12", "not published"},
    {"VR #32", "IOSS"},
    {"VR #33", ""},
    {"VR #34", ""},
    {"VR #35", ""},
    {"VR #37", ""},
    {"VR #38", "DK-CRS"},
    {"VR #39", "DK-CRS"},
    {"VR #40", "DK-CRS"},
    {"VR #41", ""},
    {"VR #42", ""},
    {"VR #43", ""},
    {"VR #44", ""},
    {"VR #45", ""},
    {"VR #46", ""},
    {"VR #47", "DK-CRS"},
    {"VR #49", ""},
    {"VR #50", ""},
    {"VR #51", ""},
    {"VR #52", ""},
    {"VR #53", ""},
    {"VR #54", ""},
    {"VR #55", ""},
    {"VR #56", ""},
    {"VR #57", ""},
    {"VR #58", ""},
    {"VR #59", ""},
    {"VR #60", ""},
    {"VR #62", ""},
    {"VR #63", ""},
    {"VR #64", ""},
    {"VR #65", ""},
    {"VR #66", ""},
    {"VR #67", ""},
    {"VR #68", "DK-CRS"},
    {"VR #69", ""},
    {"VR #70", ""},
    {"VR #95", ""},
    {"VR #100", ""},
    {"VR #101", ""},
    {"VR #102", ""},
    {"VR #103", ""},
    {"VR #104", ""},
    {"VR #105", ""},
    {"VR #106", ""},
    {"VR #107", ""},
    {"VR #108", "DK-CRS"},
    {"VR #118", "DK-CRS"},
    {"VR #119", "ITE tariff"},
    {"VR #120", "ITE tariff"},
    {"VR #121", "ITE tariff"},
    {"VR #122", "ITE tariff"},
    {"VR #137", "DK-CRS"},
    {"VR #158", ""},
    {"VR #163", ""},
    {"VR #178", ""},
};

constexpr CatalogueRule kAll[] = {
#include "shared/wire/dk_catalogue.inc"
};

constexpr CatalogueRule kCodes[] = {
#include "shared/wire/dk_code_list.inc"
};

constexpr OtherName kOtherNames[] = {
#include "shared/wire/dk_other_names.inc"
};

constexpr CatalogueRule kUnitedKingdom[] = {
#include "shared/wire/gb_catalogue.inc"
};

constexpr CatalogueRule kExports[] = {
#include "shared/wire/aes_catalogue.inc"
};

}  // namespace

std::span<const Catalogue> catalogues() {
  static const Catalogue all[] = {
      {"dk H7", "Danish customs (dms-public), validation rules for H7", kRules},
      {"dk", "Danish customs (dms-public), validation rules for all messages, December 2025", kAll},
      {"dk codes", "Danish customs (dms-public), other error and warning codes, December 2025",
       kCodes},
      {"aes", "EU, rules and conditions of the Automated Export System (dms-public)", kExports},
      {"gb", "HMRC, error codes of the Customs Declaration Service, August 2026", kUnitedKingdom},
  };
  return all;
}

std::span<const OtherName> other_names() { return kOtherNames; }

}  // namespace quayside::wire
