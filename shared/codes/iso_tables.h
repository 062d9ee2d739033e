// Countries (ISO 3166-1 alpha-2) and currencies (ISO 4217 alpha-3), sorted by code, with their
// English names. Generated at build time from Debian's iso-codes package (generate_iso.py).
#pragma once

#include <span>
#include <string_view>

namespace quayside::codes {

struct IsoRow {
  std::string_view code;
  std::string_view name;
};

std::span<const IsoRow> iso_countries();
std::span<const IsoRow> iso_currencies();

}  // namespace quayside::codes
