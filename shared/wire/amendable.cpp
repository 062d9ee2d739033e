// What an authority does not take as an amendment, see requests.h.
#include <algorithm>
#include <array>

#include "shared/wire/requests.h"

namespace quayside::wire {
namespace {

enum class Direction { both, exports };

struct Fixed {
  std::string_view place;  ///< with all below it; "*" is any element of a list
  Direction direction = Direction::both;
  std::string_view code = {};  ///< of the rule; empty: the guide alone says so
};

// DMS Import XML Guide v1.18 and DMS Export XML Guide v1.31, "C/A: No/No"; codes of the validation
// rule catalogue of December 2025. R0883 of AES, too, keeps the parties and offices of an export.
constexpr Fixed kDanish[] = {
    {"/declarationType", Direction::both, "DK3036"},
    {"/additionalDeclarationType", Direction::both, "DK3037"},
    {"/goodsShipment/goodsItems/*/goodsItemNumber", Direction::both, "DK3038"},
    {"/security", Direction::exports, "DK3039"},
    {"/goodsShipment/goodsItems/*/procedure", Direction::both, "DK3040"},
    {"/goodsShipment/goodsItems/*/additionalProcedures", Direction::both, "DK3040"},
    {"/goodsShipment/goodsItems/*/commodity/typeOfGoods"},
    {"/customsOffice", Direction::both, "DK4041"},
    {"/customsOfficeOfExit", Direction::exports, "DK4041"},
    {"/customsOfficeOfExport", Direction::exports, "DK4041"},
    {"/customsOfficeOfPresentation", Direction::exports, "DK4041"},
    {"/goodsShipment/exporter", Direction::exports, "DK4040"},
    {"/declarant", Direction::exports, "DK4040"},
    {"/representative", Direction::exports, "DK4040"},
};

// The British data set follows from the rest, and which elements HMRC lets nobody amend (CDS11012)
// is not published.
constexpr Fixed kBritish[] = {{"/declarationType"}, {"/additionalDeclarationType"}};

constexpr std::string_view kItems = "/goodsShipment/goodsItems/*/";

bool is_below(std::string_view pattern, std::string_view place) {
  return pattern.starts_with(place) &&
         (pattern.size() == place.size() || pattern[place.size()] == '/');
}

/// The place is in a goods item that only one of the two has: that is another item, not another
/// value.
bool is_of_one_item_only(const FieldPointer& at, std::string_view pattern, std::size_t common) {
  if (!pattern.starts_with(kItems)) return false;
  return static_cast<std::size_t>(list_index(at.segments()[2])) >= common;
}

}  // namespace

std::vector<FixedPlace> fixed_places(const Declaration& before, const Declaration& after,
                                     std::span<const Difference> changes) {
  const bool is_danish = after.profile == "dk";
  const bool is_export = after.declaration_type == "EX" || after.declaration_type == "CO";
  const std::span<const Fixed> table =
      is_danish ? std::span<const Fixed>(kDanish) : std::span<const Fixed>(kBritish);
  const std::size_t common =
      std::min(before.goods_shipment.goods_items.size(), after.goods_shipment.goods_items.size());
  std::vector<FixedPlace> found;
  for (const Difference& difference : changes) {
    const std::string pattern = difference.at.pattern();
    if (is_of_one_item_only(difference.at, pattern, common)) continue;
    const auto fixed = std::find_if(table.begin(), table.end(), [&](const Fixed& one) {
      return is_below(pattern, one.place) && (is_export || one.direction == Direction::both);
    });
    if (fixed != table.end()) found.push_back({difference.at, fixed->code});
  }
  return found;
}

}  // namespace quayside::wire
