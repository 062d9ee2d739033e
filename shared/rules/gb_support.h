// What the rules of the United Kingdom have in common.
#pragma once

#include "shared/rules/support.h"

namespace quayside {

/// A rule of the United Kingdom's CDS, for every data set; an error that things do not fit
/// together.
Rule gb_rule(std::string_view id, std::vector<std::string_view> sources, std::string_view law,
             void (*check)(const Facts&, Reporter&));
Rule as_kind(Kind kind, Rule rule);

/// Where an item states that additional information; empty where it does not.
std::vector<FieldPointer> statements_of(const NumberedItem& item, std::string_view code);
/// Where an item names that document; empty where it does not.
std::vector<FieldPointer> documents_of(const NumberedItem& item, std::string_view type);
bool states(const NumberedItem& item, std::string_view code);

}  // namespace quayside
