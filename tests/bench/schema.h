// A data set as JSON Schema: the same members, formats, code lists and requirements, so that a
// validator of JSON Schema does what of our work it can do.
#pragma once

#include <cstddef>
#include <string>

#include "shared/base/date.h"
#include "shared/rules/data_set.h"

namespace quayside::bench {

/// Draft-07. Code lists of more than `enum_max` codes are left out and the format alone is asked
/// for; conditional elements are optional.
std::string json_schema(const DataSet& data_set, const Date& day, std::size_t enum_max);

}  // namespace quayside::bench
