// Requests: what may be asked about a declaration that customs has.
#pragma once

#include <vector>

#include "client/app/state.h"
#include "shared/wire/requests.h"

namespace quayside::app {

/// Of the declaration, newest first, sent or not.
std::vector<const Draft*> requests_about(const AppState& state, const Draft& declaration);
/// As it was lodged, or as the last amendment made it that customs granted; null if it is not on
/// this device.
const Declaration* declaration_at_customs(const AppState& state, const std::string& submission);
/// What may be asked now; one of each kind at a time.
std::vector<wire::RequestName> possible_requests(const AppState& state, const Draft& draft);
/// Whether the draft on the screen, a declaration or a request, can be signed.
bool may_be_sent(const AppState& state, const Draft& draft);

}  // namespace quayside::app
