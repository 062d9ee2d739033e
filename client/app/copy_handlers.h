// Handlers of apply_copies.cpp: drafts that are kept with the server as well; see handlers.h.
#pragma once

#include "client/app/copy_commands.h"

namespace quayside::app {

struct Context;

void handle(Context& context, const DraftsChanged& command);
void handle(Context& context, const CopiesListed& command);
void handle(Context& context, const CopyFetched& command);
void handle(Context& context, const CopyKept& command);
void handle(Context& context, const CopiesReloaded& command);
void handle(Context& context, const CopiesRemoved& command);
void handle(Context& context, const CopyFailed& command);

/// There is a new recovery code: from now on the key is looked up by it.
void know_recovery_code(Context& context);

}  // namespace quayside::app
