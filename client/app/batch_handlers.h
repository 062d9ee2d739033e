// Handlers of apply_batch.cpp: several declarations under one signature; see handlers.h.
#pragma once

#include "client/app/batch_commands.h"
#include "client/app/state.h"

namespace quayside::app {

struct Context;

void handle(Context& context, const ChooseForBatch& command);
void handle(Context& context, const SignBatch& command);
void handle(Context& context, const SendUnsent& command);
/// The server has answered about one that is sent with others; the next one is sent.
void go_on_sending(Context& context, const std::optional<Error>& refused);
/// Whether the server is asked about this draft as one of several.
bool is_sent_with_others(const AppState& state, const std::string& id);

/// The bytes that are signed, the declaration made ready for it. Error codes: those of
/// wire::choose_mandate().
Result<std::string> bytes_to_sign(const Context& context, const Draft& draft,
                                  const std::string& submission_id, Declaration& declaration);

}  // namespace quayside::app
