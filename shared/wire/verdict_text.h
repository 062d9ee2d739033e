// Verdict text: issues as sentences for people. Rules know no words, messages know no rules; here
// the two meet.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "shared/base/field_pointer.h"
#include "shared/domain/declaration.h"
#include "shared/rules/rule.h"

namespace quayside {

/// The label of a place with where it stands: "Goods item 2: Gross mass".
std::string field_name(const Declaration& declaration, const FieldPointer& at,
                       std::string_view language);
/// The label of a leaf with what it stands in below the first `depth` segments of its pointer.
std::string leaf_name(const FieldPointer& leaf, std::size_t depth, std::string_view language);
/// As field_name(), with its data element: "Goods item 2: Gross mass (18 04)".
std::string field_label(const Declaration& declaration, const FieldPointer& at,
                        std::string_view language);

/// What is wrong, in one sentence that names the field.
std::string issue_message(const Issue& issue, const Declaration& declaration,
                          std::string_view language);
/// What to do about it.
std::string issue_hint(const Issue& issue, const Declaration& declaration,
                       std::string_view language);
/// What an error code of customs is about, in the words of the first rule here that checks it;
/// empty if none does.
std::string explanation_of_code(std::string_view code, std::string_view language);
/// What one edit of a fix would change: "Gross mass: “9” becomes “10.5”."
std::string edit_text(const Fix& fix, const Declaration& declaration, std::string_view language);

}  // namespace quayside
