// The one reader of customs messages: walks the rows of a form. Inside shared/wire only.
#pragma once

#include "shared/wire/wco_map.h"
#include "shared/wire/xml_source.h"

namespace quayside::wire {

/// The namespace of an element; empty if it is in none.
std::string_view namespace_of(const pugi::xml_node& element);

/// Reads the root element of a message. White space around values is removed; what the draft has no
/// place for is in not_carried. Error code: xml_too_large.
Result<ReadDeclaration> read_message(const MessageForm& form, const pugi::xml_node& root,
                                     std::string_view variant);

}  // namespace quayside::wire
