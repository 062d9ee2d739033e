// What a message holds besides the declaration, with its description; the const ones are for
// reading only.
#pragma once

#include "shared/domain/description.h"
#include "shared/domain/request.h"

namespace quayside {

Node root_node(MessageRest& rest);
Node root_node(const MessageRest& rest);
Node root_node(Request& request);
Node root_node(const Request& request);

}  // namespace quayside
