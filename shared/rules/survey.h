// Survey: what one walk over a declaration beside its data set finds.
//
// Rules about single fields (format, code list, presence) read the survey instead of walking again;
// a declaration may have 9999 goods items.
#pragma once

#include <string_view>
#include <vector>

#include "shared/base/field_pointer.h"
#include "shared/domain/description.h"
#include "shared/rules/data_set.h"

namespace quayside {

/// A leaf that holds text and that the data set asks for.
struct GivenLeaf {
  FieldPointer pointer;
  const MemberInfo* member = nullptr;
  const DataSetRow* row = nullptr;
  std::string_view list;  ///< code list; empty if none
  std::string_view text;  ///< points into the declaration

  const Format& format() const { return format_at(*row, *member); }
};

struct LongList {
  FieldPointer pointer;
  int occurs_max = 0;
};

struct Survey {
  std::vector<GivenLeaf> given;
  std::vector<FieldPointer> missing;  ///< required and not there
  /// Given, but no part of the data set: one entry per group or list, with all leaves below it.
  std::vector<std::vector<FieldPointer>> outside;
  std::vector<LongList> too_long;
};

/// `data_set` may be null: then nothing is asked for and the survey is empty.
Survey survey_of(const Declaration& declaration, const DataSet* data_set, const Date& day);

}  // namespace quayside
