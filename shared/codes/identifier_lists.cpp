// Lists of numbers and places that are registers of their own. Codes are facts.
#include "shared/codes/tables.h"

namespace quayside::codes {
namespace {

constexpr char kUnLocodes[] =
#include "shared/codes/un_locodes.inc"
    ;
constexpr char kUnNumbers[] =
#include "shared/codes/un_numbers.inc"
    ;
constexpr Code kDanishGoodsPlaces[] = {
#include "shared/codes/dk_goods_places.inc"
};

// CL141, column Valid To.
constexpr Code kClosedOffices[] = {
    {"CZ600200", "", {{2025, 9, 9}, {2025, 9, 23}}},
    {"IT097104", "", {{2025, 7, 3}, {2025, 7, 3}}},
    {"NO01016C", "", {{2025, 5, 27}, {2025, 6, 13}}},
};

}  // namespace

std::span<const Code> closed_offices() { return kClosedOffices; }

std::span<const Code> danish_goods_places() { return kDanishGoodsPlaces; }

std::span<const Code> un_locodes() {
  static const std::vector<Code> rows = unpack(kUnLocodes, 5);
  return rows;
}

std::span<const Code> un_numbers() {
  static const std::vector<Code> rows = unpack(kUnNumbers, 4);
  return rows;
}

}  // namespace quayside::codes
