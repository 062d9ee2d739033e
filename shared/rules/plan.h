// Plan: what a data set asks for and the rules that hold for it, put together once for all
// declarations, so that judging one looks nothing up by name.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "shared/domain/description.h"
#include "shared/rules/data_set.h"
#include "shared/rules/rule.h"

namespace quayside {

using Rules = std::vector<const Rule*>;

/// A place of the model as the data set sees it.
struct AskedPlace {
  const MemberInfo* member = nullptr;
  std::string_view list;             ///< code list of a leaf, also where it comes from above
  std::span<const DataSetRow> rows;  ///< each with its dates; none: no part of the data set
  std::vector<AskedPlace> below;     ///< of a group or an element; empty where there are no rows
  Rules rules;                       ///< that look at this leaf

  /// Null where the data set does not take the place on that day.
  const DataSetRow* row_on(const Date& day) const;
};

struct Plan {
  std::vector<AskedPlace> places;  ///< members of the declaration; none for an unknown data set
  Rules everything;
  Rules over_places;
  Rules head;
  Rules each_part;
  Rules each_leaf;
};

/// For a profile or data set that is not known the few rules that hold all the same.
const Plan& plan_of(std::string_view profile, std::string_view data_set);

/// The pattern of the list of goods items.
inline constexpr std::string_view kGoodsItems = "/goodsShipment/goodsItems";

}  // namespace quayside
