// Key form: what is typed on the pages around the key, checked before anything is done with it.
#pragma once

#include <string>

#include "client/app/state.h"

namespace quayside::app {

/// Marks the field as an error where nothing is typed.
void require(AppState& state, const std::string& field);
/// "passphrase", and "repeat" with the same.
void require_new_passphrase(AppState& state);
/// "person", "organisation", "eori".
void require_identity(AppState& state);
/// Whether an error was marked; then the page shows it.
bool failed(AppState& state);
/// Wipes a field, or each that opens something.
void forget_secret(AppState& state, const char* field);
void forget_secrets(AppState& state);
void forget_recovery_code(AppState& state);

}  // namespace quayside::app
