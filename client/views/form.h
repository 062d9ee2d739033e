// Form: fields of a declaration, drawn from the description of the model and the data set's table.
#pragma once

#include <string>
#include <vector>

#include "client/views/asked.h"
#include "client/views/view.h"
#include "shared/domain/fields.h"
#include "shared/rules/data_set.h"

namespace quayside::views {

/// Draws the place and all below it that the form shows now.
void form_place(const View& view, const app::Draft& draft, const Asked& asked,
                const FieldPointer& pointer);
/// The tick that shows what is left out of the page so far, `labels`; nothing if it is nothing.
void tick_for_all_fields(const View& view, const app::Draft& draft,
                         const std::vector<std::string>& labels);

/// Issues whose places include the pointer and that are to be shown now.
std::vector<const Issue*> shown_issues(const View& view, const app::Draft& draft,
                                       const FieldPointer& pointer);
/// True before the check for what is only not given yet.
bool is_hidden(const app::Draft& draft, const Issue& issue);

const DataSet* data_set_of(const app::Draft& draft);
/// Null where the data set does not have the place on this day.
const DataSetRow* row_of(const View& view, const app::Draft& draft, const FieldPointer& pointer);
/// Every issue below the pointers of a section (or one item), errors only.
std::size_t count_errors(const View& view, const app::Draft& draft, std::string_view section);

}  // namespace quayside::views
