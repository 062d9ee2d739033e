// Requests: what may be asked about a declaration that customs has.
#pragma once

#include <vector>

#include "client/app/state.h"
#include "shared/wire/requests.h"

namespace quayside::app {

/// Key of the button that chooses a key file.
inline constexpr const char* kKeyFileKey = "key_file";
/// Key of the button that chooses files to hand in; those of all others open a draft.
inline constexpr const char* kFilesKey = "documents.files";
/// Key of the button that chooses an evidence package.
inline constexpr const char* kEvidenceKey = "verify.file";

/// Of the declaration, newest first, sent or not.
std::vector<const Draft*> requests_about(const AppState& state, const Draft& declaration);
/// As it was lodged, or as the last amendment made it that customs granted; null if it is not on
/// this device.
const Declaration* declaration_at_customs(const AppState& state, const std::string& submission);
/// What may be asked now; one of each kind at a time.
std::vector<wire::RequestName> possible_requests(const AppState& state, const Draft& draft);
/// Whether documents may be handed in: HMRC takes them at any time.
bool may_hand_in(const Draft& draft);
bool hands_in(const Draft& draft);
/// Files chosen for the draft; empty when there are none.
const std::vector<ChosenFile>& chosen_files(const AppState& state, const Draft& draft);
/// Whether the draft on the screen, a declaration or a request, can be signed.
bool may_be_sent(const AppState& state, const Draft& draft);

}  // namespace quayside::app
