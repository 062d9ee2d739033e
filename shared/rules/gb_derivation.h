// Which data set of the United Kingdom a declaration belongs to: CDS derives it, nobody states it.
#pragma once

#include <string_view>

#include "shared/domain/declaration.h"

namespace quayside {

/// The data set that HMRC derives from the declaration type (1/1, 1/2), the requested procedure
/// (1/10) and the additional procedures (1/11) of all goods items: "H1" … "C21E". Empty when it
/// cannot be told, and when the goods items derive different ones (CDS11005).
std::string_view gb_data_set_of(const Declaration& declaration);
/// The one that this goods item would derive alone; empty when it derives none.
std::string_view gb_data_set_of(const Declaration& declaration, const GoodsItem& item);
/// Gives a declaration to the United Kingdom that does not state its data set the one it derives.
void derive_missing_data_set(Declaration& declaration);

}  // namespace quayside
