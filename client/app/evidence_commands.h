// What a person does with evidence; see command.h.
#pragma once

#include "client/platform/platform.h"

namespace quayside::app {

struct VerifyEvidence {
  platform::PickedFile file;
};
/// Compares the keys of the package on the screen with those in the form fields verify_server_key,
/// verify_trader_key and verify_client_key.
struct CompareKeys {};
/// The text of the package on the screen, as a file.
struct DownloadEvidenceText {};
/// Everything the organisation has on the server, as a file.
struct DownloadEverything {};

}  // namespace quayside::app
