// The data sets that exist, one function and one file each.
#pragma once

#include "shared/rules/data_set.h"

namespace quayside {

/// Denmark, H7: low-value consignments (dk_h7.cpp).
const DataSet& dk_h7();

}  // namespace quayside
