// The amendment of the United Kingdom: what changed, each change with a pointer of WCO ids, a
// reason code and a statement. Inside shared/wire only.
#pragma once

#include "shared/wire/requests.h"
#include "shared/wire/wco_map.h"

namespace quayside::wire {

/// `request` says the rest. The reason is that of every change. Holds the sections that changed and
/// nothing else; an element that is gone has a pointer only. Error code: nothing_changed, when no
/// element of the message differs.
Result<Message> cds_amendment(const Declaration& before, const Declaration& after,
                              const Amendment& reason, Request request);

}  // namespace quayside::wire
